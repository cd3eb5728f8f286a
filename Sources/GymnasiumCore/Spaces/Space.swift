import LyceumNumerics
import LyceumValues

/// A set of values that observations or actions lie in, with a random stream to sample from it.
///
/// A space is a value: a copy samples the same elements as the original, independently of it. A space that was never
/// seeded took its seed from the process's entropy when it was made.
///
/// Initialisers do not throw, so that a space can be the initial value of a property. An invalid space (a negative
/// count, a lower bound above the upper one) is reported by ``validate()``, which `make` calls for every environment.
///
/// A type must have ``random``, ``sample()``, ``contains(_:)`` and a `description`, and where its elements are not
/// ``ValueConvertible`` the two functions that make values of them. Everything else has a default. How elements become
/// vectors and how they are laid out as JSON is for ``FlattenableSpace`` and ``JSONSpace`` to say.
public protocol Space<Element>: Sendable, Equatable, CustomStringConvertible {
    /// The type of the elements.
    associatedtype Element: Sendable
    /// What holds one element for each of several environments: an array with a row for each if elements are numbers,
    /// else a Swift array.
    associatedtype Batch: Sendable = [Element]
    /// The space of the batches.
    associatedtype Batched: Space<Batch> = Copies<Self>

    /// The stream that sampling draws from.
    var random: Generator { get set }
    /// What the space is made of, for reports and for deciding on a network's shape; the description unless a space says more.
    var structure: SpaceStructure { get }

    /// A random element.
    mutating func sample() -> Element
    /// A random element among those that a mask allows; each space documents its masks, and has none unless it does.
    ///
    /// - Throws: ``InvalidMask``.
    mutating func sample(mask: Value) throws -> Element
    /// A random element with given probabilities; each space documents their form, and takes none unless it does.
    ///
    /// - Throws: ``InvalidMask``.
    mutating func sample(probability: Value) throws -> Element
    /// Whether a value is an element. Never ends the program, whatever the value.
    func contains(_ element: Element) -> Bool
    /// Seeds the random stream; `nil` takes a seed from the process's entropy.
    ///
    /// - Returns: the seed used: seeding with it again gives the same samples.
    /// - Throws: `InvalidSeed` for a negative seed or one of another form than the space needs.
    @discardableResult
    mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed
    /// Checks that the space is valid; by default every space is.
    ///
    /// - Throws: ``InvalidSpace``, saying what is wrong.
    func validate() throws

    /// An element as a run-time value.
    static func value(of element: Element) -> Value
    /// The element that a run-time value stands for; `nil` if it is of another kind. Membership is not checked.
    static func element(of value: Value) -> Element?

    /// The space of batches of `count` elements: Gymnasium's `batch_space`. It continues with a copy of the random
    /// stream.
    func batched(_ count: Int) -> Batched
    /// The batch of the elements, in order.
    ///
    /// - Throws: ``InvalidElement`` for an element of another shape than the space's.
    func batch(_ elements: [Element]) throws -> Batch
    /// A batch to write elements into: zeros in arrays, else ``zeroElement``s.
    func emptyBatch(count: Int) -> Batch
    /// Replaces the element at a position of a batch; as with a Swift array, a position outside ends the program.
    ///
    /// - Throws: ``InvalidElement`` for an element of another shape than the space's.
    func write(_ element: Element, into batch: inout Batch, at index: Int) throws
    /// The element at a position of a batch; as with a Swift array, a position outside ends the program.
    func element(of batch: Batch, at index: Int) -> Element
    /// The number of elements in a batch.
    func count(of batch: Batch) -> Int
    /// The elements of a batch, in order: Gymnasium's `iterate`.
    func elements(of batch: Batch) -> [Element]
    /// The placeholder element: zeros, moved to the nearest bound where they lie outside.
    ///
    /// For a custom space that does not define it, it is a sample.
    var zeroElement: Element { get }
}

extension Space {
    /// Seeds the random stream with a number of 0 or more.
    ///
    /// - Throws: `InvalidSeed` for a negative one.
    @discardableResult
    public mutating func seed(_ seed: Int) throws -> SpaceSeed {
        try self.seed(.seed(seed))
    }

    /// Seeds the random stream from the process's entropy, and returns the seed.
    @discardableResult
    public mutating func seed() throws -> SpaceSeed {
        try seed(nil)
    }

    /// The space, type-erased.
    public var erased: AnySpace { AnySpace(self) }
}

// What a space has that does not say.
extension Space {
    /// The description.
    public var structure: SpaceStructure { .other(description) }
    /// Nothing is wrong.
    public func validate() throws {}

    /// There are no masks.
    ///
    /// - Throws: ``InvalidMask``, for all but `nil`.
    public mutating func sample(mask: Value) throws -> Element {
        if case .none = mask { return sample() }
        throw InvalidMask(space: description, expected: "no mask: write sample()", given: mask.description)
    }

    /// There are no probabilities.
    ///
    /// - Throws: ``InvalidMask``, for all but `nil`.
    public mutating func sample(probability: Value) throws -> Element {
        if case .none = probability { return sample() }
        throw InvalidMask(
            space: description, expected: "no probabilities: write sample()", given: probability.description)
    }

    /// Seeds ``random``.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        switch seed {
        case .seed(let number):
            random = try Generator(seed: number)
            return .seed(number)
        case nil:
            let number = Int(truncatingIfNeeded: freshSeedBits() >> 1)
            random = try Generator(seed: number)
            return .seed(number)
        case .seeds, .named:
            throw InvalidSpaceSeed(space: description, expected: "one whole number of 0 or more, or nil", given: seed)
        }
    }
}

extension Space where Element: ValueConvertible {
    /// The element's own value.
    public static func value(of element: Element) -> Value { element.value }
    /// What the value holds.
    public static func element(of value: Value) -> Element? { Element(value) }
}

/// The stream that a space begins with, and the seed if it is invalid.
///
/// - Parameter seed: 0 or more; `nil` takes one from the process's entropy.
func startStream(_ seed: Int?) -> (random: Generator, problem: Int?) {
    let seeded = seed.flatMap { try? Generator(seed: $0) }
    return (seeded ?? Generator(), seeded == nil ? seed : nil)
}

/// A fresh 64-bit number from the process's entropy.
package func freshSeedBits() -> UInt64 {
    var generator = Generator()
    return generator.nextUInt64()
}
