import LyceumNumerics
import LyceumValues

/// The elements of any of several spaces, each with the position of its space.
///
/// ```swift
/// var space = OneOf(Discrete(3), Box(low: 0, high: 1), seed: 7)
/// let choice = space.sample()                     // .tuple([1, [0.4005139]])
/// ```
///
/// Samples and seeds are those of Gymnasium's `OneOf`, draw for draw.
public struct OneOf: Space {
    /// The spaces, in order.
    public private(set) var spaces: [AnySpace]
    /// The stream that the position is drawn from; the element comes from its space's own stream.
    public var random = Generator()
    private var seedProblem: (any Error)?

    /// The spaces given.
    ///
    /// - Parameters:
    ///   - spaces: one or more.
    ///   - seed: one number, or a list as in ``seed(_:)``; `nil` leaves the parts as they are.
    public init(_ spaces: any Space..., seed: SpaceSeed? = nil) { self.init(spaces, seed: seed) }

    /// The spaces in an array.
    ///
    /// - Parameters:
    ///   - spaces: one or more.
    ///   - seed: one number, or a list as in ``seed(_:)``; `nil` leaves the parts as they are.
    public init(_ spaces: [any Space], seed: SpaceSeed? = nil) {
        self.spaces = spaces.map(\.erased)
        seedProblem = failure(seeding: seed)
    }

    /// The number of spaces.
    public var count: Int { spaces.count }
    /// One of the parts.
    public var structure: SpaceStructure { .other(description) }

    /// A random element of a random space.
    public mutating func sample() -> Value {
        guard count > 0 else { return .none }
        let index = random.integer(below: count)
        return .tuple([.int(index), spaces[index].sample()])
    }

    /// A random element of a random space, among those that the mask of that space allows.
    ///
    /// - Parameter mask: a list with a mask for each space, `nil` for none.
    /// - Throws: ``InvalidMask``, before anything is drawn. (Gymnasium 1.4 has drawn the position by then.)
    public mutating func sample(mask: Value) throws -> Value {
        try sample(mask, named: "masks") { try $0.sample(mask: $1) }
    }

    /// A random element of a random space, with the probabilities for that space.
    ///
    /// - Parameter probability: a list with the probabilities for each space, `nil` for equal ones.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(probability: Value) throws -> Value {
        try sample(probability, named: "lists of probabilities") { try $0.sample(probability: $1) }
    }

    private mutating func sample(
        _ conditions: Value, named name: String, _ draw: (inout AnySpace, Value) throws -> Value
    ) throws -> Value {
        if case .none = conditions { return sample() }
        let conditions = try self.conditions(conditions, count: count, named: name)
        guard count > 0 else { return sample() }
        var random = random
        let index = random.integer(below: count)
        let element = try draw(&spaces[index], conditions[index])
        self.random = random
        return .tuple([.int(index), element])
    }

    /// Whether a tuple has the position of a space and an element of that space.
    public func contains(_ element: Value) -> Bool {
        guard let (index, part) = Self.parts(of: element), spaces.indices.contains(index) else { return false }
        return spaces[index].contains(part)
    }

    /// The position and the element in a tuple of two.
    static func parts(of value: Value) -> (index: Int, element: Value)? {
        guard case .tuple(let parts) = value, parts.count == 2, let index = parts[0].int else { return nil }
        return (index, parts[1])
    }

    /// Checks that there is a space, that every part is valid and that the given seed fits this space.
    public func validate() throws {
        if count == 0 { throw InvalidSpace(space: description, problem: "it has no spaces; write one or more") }
        try validateParts(spaces.enumerated().map { ("\($0)", $1) }, of: description)
        if let seedProblem { throw seedProblem }
    }

    /// Seeds the space.
    ///
    /// A number seeds ``random`` and, by first draws from it, the parts; a list has a seed for ``random`` and one for each
    /// part; `nil` takes all from the process's entropy.
    ///
    /// - Returns: the list of the seeds; seeding with it again gives the same samples.
    /// - Throws: ``InvalidSpaceSeed`` or `InvalidSeed`, before any stream changes.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        var (random, spaces) = (random, spaces)
        let used = try seedOwnFirst(&random, seed, parts: count, of: description) { try spaces[$0].seed($1) }
        (self.random, self.spaces, seedProblem) = (random, spaces, nil)
        return used
    }

    /// The element itself, which is already a value.
    public static func value(of element: Value) -> Value { element }
    /// A tuple of a position and an element.
    public static func element(of value: Value) -> Value? { parts(of: value).map { _ in value } }

    /// The position 0 with the zero of the first space.
    public var zeroElement: Value { .tuple([.int(0), spaces.first?.zeroElement ?? .none]) }
    /// Whether both have equal spaces in the same order.
    public static func == (left: OneOf, right: OneOf) -> Bool { left.spaces == right.spaces }
    /// Gymnasium's text: `OneOf(Discrete(3), Box(0.0, 1.0, (1,), float32))`.
    public var description: String { "OneOf(\(spaces.map(\.description).joined(separator: ", ")))" }
}
