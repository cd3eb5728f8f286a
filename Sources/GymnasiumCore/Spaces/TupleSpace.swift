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
/// Masks and probabilities are given in a list with one for each space, `nil` for none; what does not fit is an
/// ``InvalidMask``, and nothing has been drawn then.
///
/// Elements are ``Value``s, because the parts may differ in kind. Samples and seeds are those of Gymnasium's `Tuple`,
/// draw for draw.
public struct TupleSpace: FlattenableSpace, SpaceOfParts {
    /// A tuple of elements.
    public typealias Element = Value
    /// A tuple of batches.
    public typealias Batch = Value
    /// The space of tuples of batches.
    public typealias Batched = TupleSpace

    /// The spaces, in order.
    public internal(set) var spaces: [AnySpace]
    /// The stream that the seeds of the parts are drawn from; the samples come from the parts' own streams.
    public var random = Generator()
    var seedProblem: (any Error)?

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
        seedProblem = failure(seeding: seed)
    }

    /// The number of spaces.
    public var count: Int { spaces.count }

    /// What the parts are made of.
    public var structure: SpaceStructure { .tuple(spaces.map(\.structure)) }

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
        let used = try seedInOrder(
            &random, seed, parts: count, of: description, form: "a list of \(count) seeds",
            eachSeed: { given in
                guard case .seeds(let seeds) = given, seeds.count == count else { return nil }
                return seeds
            }, { try spaces[$0].seed($1) })
        (self.random, self.spaces, seedProblem) = (random, spaces, nil)
        return .seeds(used)
    }

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

extension TupleSpace {
    var elementForm: String { "a tuple of \(count) parts" }
    var layoutForm: String { "a list of \(count) lists, one for each part" }

    func whole(_ parts: [Value]) -> Value { .tuple(parts) }

    func parts(of whole: Value) -> [Value]? {
        guard let parts = Self.element(of: whole)?.values, parts.count == count else { return nil }
        return parts
    }

    func loosely(_ whole: Value) -> [Value?] { whole.values ?? [] }

    func conditions(_ given: Value, areMasks: Bool) throws -> [Value] {
        try conditions(given, count: count, named: areMasks ? "masks" : "lists of probabilities")
    }

    /// Of elements with another number of parts there are none.
    func columns(of samples: [Value]) -> [[Value]] {
        let rows = samples.compactMap(parts(of:))
        return spaces.indices.map { part in rows.map { $0[part] } }
    }

    /// A list does not tell how many elements a tuple of no parts has.
    func layout(_ columns: [Value]) -> Value { .list(columns) }

    func columns(ofLayout layout: Value) -> [Value]? {
        guard let columns = layout.values, columns.count == count else { return nil }
        return columns
    }
}
