import LyceumNumerics
import LyceumValues

/// Sequences of any length of elements of one space.
///
/// ```swift
/// var space = SequenceSpace(Discrete(4), seed: 7)
/// let steps = space.sample()                      // [1, 1, 0]
/// ```
///
/// Lengths have the geometric distribution with mean 4. As a ``Value`` an element is a tuple. Samples and seeds are those
/// of Gymnasium's `Sequence`, draw for draw; for its `stack=True` there is ``StackedSequenceSpace``.
public struct SequenceSpace<Feature: Space>: Space {
    /// The space of the parts.
    public private(set) var feature: Feature
    /// The stream that lengths are drawn from; the parts come from their space's own stream.
    public var random = Generator()
    private var seedProblem: (any Error)?

    /// Sequences of elements of a space.
    ///
    /// - Parameters:
    ///   - feature: the space of the parts.
    ///   - seed: one number, or two as in ``seed(_:)``; `nil` leaves the space of the parts as it is.
    public init(_ feature: Feature, seed: SpaceSeed? = nil) {
        self.feature = feature
        seedProblem = failure(seeding: seed)
    }

    /// Sequences; there is no fixed size.
    public var structure: SpaceStructure { .other(description) }

    /// A random sequence: its length first.
    public mutating func sample() -> [Feature.Element] {
        let length = randomLength()
        return (0..<length).map { _ in feature.sample() }
    }

    private mutating func randomLength() -> Int { (try? random.geometric(0.25)) ?? 1 }

    /// A random sequence with a given length, and of parts that a mask allows.
    ///
    /// - Parameter mask: a list of two: the length, a vector of lengths to choose from, or `nil`; and a mask for the parts,
    ///   or `nil`.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(mask: Value) throws -> [Feature.Element] {
        try sample(mask, named: "a mask") { try $0.sample(mask: $1) }
    }

    /// A random sequence with a given length, and with given probabilities of the parts.
    ///
    /// - Parameter probability: a list of two: the length, a vector of lengths to choose from, or `nil`; and probabilities
    ///   for the parts, or `nil`.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(probability: Value) throws -> [Feature.Element] {
        try sample(probability, named: "probabilities") { try $0.sample(probability: $1) }
    }

    private mutating func sample(
        _ conditions: Value, named name: String, _ draw: (inout Feature, Value) throws -> Feature.Element
    ) throws -> [Feature.Element] {
        if case .none = conditions { return sample() }
        guard let parts = conditions.values, parts.count == 2 else {
            throw InvalidMask(
                space: description, expected: "a list of a length and \(name) for the parts",
                given: conditions.description)
        }
        var copy = self
        let length = try copy.length(parts[0])
        let elements = try (0..<length).map { _ in try draw(&copy.feature, parts[1]) }
        self = copy
        return elements
    }

    private mutating func length(_ given: Value) throws -> Int {
        func check(_ isRight: Bool) throws {
            if !isRight {
                throw InvalidMask(
                    space: description,
                    expected: "a length from 0 to \(Limits.parts), a vector of such lengths, or nil",
                    given: given.description)
            }
        }
        func isLength(_ number: Int) -> Bool { 0...Limits.parts ~= number && feature.allowsBatch(number) }
        switch given {
        case .none: return randomLength()
        case .int(let length):
            try check(isLength(length))
            return length
        default:
            let lengths = given.integers ?? []
            try check(!lengths.isEmpty && lengths.allSatisfy(isLength) && (given.array?.shape.count ?? 1) == 1)
            return lengths[random.integer(below: lengths.count)]
        }
    }

    /// Whether all parts are elements of their space.
    public func contains(_ element: [Feature.Element]) -> Bool { element.allSatisfy(feature.contains) }

    /// Checks that the space of the parts is valid and that the given seed fits this space.
    public func validate() throws {
        try validateParts([("0", feature.erased)], of: description)
        if let seedProblem { throw seedProblem }
    }

    /// Seeds the space.
    ///
    /// A number seeds ``random`` and, by a first draw from it, the space of the parts; a list has a seed for each of the
    /// two; `nil` takes both from the process's entropy.
    ///
    /// - Returns: the list of both seeds; seeding with it again gives the same samples.
    /// - Throws: ``InvalidSpaceSeed`` or `InvalidSeed`, before any stream changes.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        var (random, feature) = (random, feature)
        let used = try seedOwnFirst(&random, seed, parts: 1, of: description) { _, seed in try feature.seed(seed) }
        (self.random, self.feature, seedProblem) = (random, feature, nil)
        return used
    }

    /// A tuple.
    public static func value(of element: [Feature.Element]) -> Value { .tuple(element.map(Feature.value(of:))) }

    /// The parts of a tuple.
    public static func element(of value: Value) -> [Feature.Element]? {
        guard case .tuple(let parts) = value else { return nil }
        let elements = parts.compactMap(Feature.element(of:))
        return elements.count == parts.count ? elements : nil
    }

    /// The empty sequence.
    public var zeroElement: [Feature.Element] { [] }
    /// Whether both have equal spaces of parts.
    public static func == (left: SequenceSpace, right: SequenceSpace) -> Bool { left.feature == right.feature }
    /// Gymnasium's text: `Sequence(Discrete(4), stack=False)`.
    public var description: String { "Sequence(\(feature), stack=False)" }
}
