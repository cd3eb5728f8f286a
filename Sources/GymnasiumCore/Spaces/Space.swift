import LyceumNumerics
import LyceumValues

/// A set of values that observations or actions lie in, with a random stream to sample from it.
///
/// A space is a value: a copy samples the same elements as the original, independently of it. A space that was never
/// seeded took its seed from the process's entropy when it was made.
///
/// Initialisers do not throw, so that a space can be the initial value of a property. An invalid space (a negative
/// count, a lower bound above the upper one) is reported by ``validate()``, which `make` calls for every environment.
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
    /// What the space is made of, for reports and for deciding on a network's shape.
    var structure: SpaceStructure { get }

    /// A random element.
    mutating func sample() -> Element
    /// A random element among those that a mask allows; each space documents its masks.
    ///
    /// - Throws: ``InvalidMask``.
    mutating func sample(mask: Value) throws -> Element
    /// A random element with given probabilities; each space documents their form.
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
    /// Checks that the space is valid.
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

    /// Elements in the layout of Gymnasium's `to_jsonable`: a list of them, or for spaces made of parts a list or
    /// dictionary with one such layout for each part.
    func jsonLayout(of samples: [Element]) -> Value
    /// The elements in such a layout. Membership is not checked.
    ///
    /// - Throws: ``InvalidElement``.
    func samples(ofJSON layout: Value) throws -> [Element]

    /// The length of flattened elements; `nil` where elements have no fixed size.
    var flatDim: Int? { get }
    /// The space of flattened elements: a ``Box``, or for spaces without a fixed size one of the same kind over
    /// flattened parts.
    ///
    /// - Throws: ``NotFlattenable`` for a custom space that does not define flattening.
    func flatSpace() throws -> AnySpace
    /// An element as one vector of numbers.
    ///
    /// - Throws: ``NotFlattenable``, or ``InvalidElement`` for a value that is not an element.
    func flatten(_ element: Element) throws -> Value
    /// The element that a flattened value stands for.
    ///
    /// - Throws: ``NotFlattenable``, or ``InvalidElement`` for a value that no element is flattened to.
    func unflatten(_ flat: Value) throws -> Element
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

    mutating func seedOwnStream(_ seed: SpaceSeed?) throws -> SpaceSeed {
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
