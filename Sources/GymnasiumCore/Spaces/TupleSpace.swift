import LyceumNumerics
import LyceumValues

/// Several spaces in order; an element has one element of each.
///
/// ```swift
/// var space = TupleSpace(Discrete(5), Discrete(6), seed: 42)
/// let pair = space.sample()                       // .tuple([0, 5])
/// try space.sample(mask: [[1, 0, 0, 0, 1], nil])  // the second without a mask
/// ```
///
/// Elements are ``Value``s, because the parts may differ in kind. Samples and seeds are those of Gymnasium's `Tuple`,
/// draw for draw.
public struct TupleSpace: Space {
    /// The spaces, in order.
    public private(set) var spaces: [AnySpace]
    /// The stream that the seeds of the parts are drawn from; the samples come from the parts' own streams.
    public var random = Generator()
    private var seedProblem: (any Error)?

    /// The spaces given.
    ///
    /// - Parameters:
    ///   - spaces: any spaces; there may be none.
    ///   - seed: one number for all, or one seed for each part, as in ``seed(_:)``; `nil` leaves the parts as they are.
    public init(_ spaces: any Space..., seed: SpaceSeed? = nil) { self.init(spaces, seed: seed) }

    /// The spaces in an array.
    ///
    /// - Parameters:
    ///   - spaces: any spaces; there may be none.
    ///   - seed: one number for all, or one seed for each part, as in ``seed(_:)``; `nil` leaves the parts as they are.
    public init(_ spaces: [any Space], seed: SpaceSeed? = nil) {
        self.spaces = spaces.map(\.erased)
        guard let seed else { return }
        do { try self.seed(seed) } catch { seedProblem = error }
    }

    /// The number of spaces.
    public var count: Int { spaces.count }

    /// What the parts are made of.
    public var structure: SpaceStructure { .tuple(spaces.map(\.structure)) }

    /// A random element of each space, drawn in order.
    public mutating func sample() -> Value { .tuple(spaces.indices.map { spaces[$0].sample() }) }

    /// A random element of each space among those that its own mask allows.
    ///
    /// - Parameter mask: a list with a mask for each space, `nil` for none.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(mask: Value) throws -> Value {
        try sample(mask, named: "masks") { try $0.sample(mask: $1) }
    }

    /// A random element of each space with its own probabilities.
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
        guard let conditions = conditions.values, conditions.count == count else {
            throw InvalidMask(
                space: description, expected: "a list of \(count) \(name), one for each part",
                given: conditions.description)
        }
        var spaces = spaces
        let elements = try spaces.indices.map { try draw(&spaces[$0], conditions[$0]) }
        self.spaces = spaces
        return .tuple(elements)
    }

    /// Whether a tuple, list or vector has one element of each space, in order.
    public func contains(_ element: Value) -> Bool {
        guard case .tuple(let elements) = Self.element(of: element), elements.count == count else { return false }
        return zip(spaces, elements).allSatisfy { $0.contains($1) }
    }

    /// Checks that every part is valid and that the given seed fits this space.
    ///
    /// - Throws: ``InvalidSpace``, naming the part, or what ``seed(_:)`` throws.
    public func validate() throws {
        try validateParts(spaces.enumerated().map { ("\($0)", $1) }, of: description)
        if let seedProblem { throw seedProblem }
    }

    /// Seeds all parts.
    ///
    /// A number seeds ``random``, which then draws a seed for each part; a list has a seed for each part; `nil` takes all
    /// from the process's entropy.
    ///
    /// - Returns: the list of the results of seeding the parts; seeding with it again gives the same samples.
    /// - Throws: ``InvalidSpaceSeed`` or `InvalidSeed`, before any stream changes.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        var (random, spaces) = (random, spaces)
        let used = try seedInOrder(&random, seed, parts: count, of: description) { try spaces[$0].seed($1) }
        (self.random, self.spaces, seedProblem) = (random, spaces, nil)
        return used
    }

    /// The element itself, which is already a value.
    public static func value(of element: Value) -> Value { element }

    /// A tuple; lists, vectors and arrays of rank 1 are turned into one.
    public static func element(of value: Value) -> Value? {
        switch value {
        case .tuple: value
        case .list(let elements): .tuple(elements)
        case .integers(let numbers): .tuple(numbers.map { .int($0) })
        case .floats(let numbers): .tuple(numbers.map { .double(Double($0)) })
        case .doubles(let numbers): .tuple(numbers.map { .double($0) })
        case .array(let array) where array.shape.count == 1 && array.scalarType != .bool:
            .tuple(array.integers?.map { .int($0) } ?? array.numbers.map { .double($0) })
        default: nil
        }
    }

    /// Whether both have equal spaces in the same order.
    public static func == (left: TupleSpace, right: TupleSpace) -> Bool { left.spaces == right.spaces }

    /// Gymnasium's text: `Tuple(Discrete(5), Discrete(6))`.
    public var description: String { "Tuple(\(spaces.map(\.description).joined(separator: ", ")))" }
}
