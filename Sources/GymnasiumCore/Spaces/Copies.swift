import LyceumNumerics
import LyceumValues

/// Several independent copies of a space, in order: the space of batches where those are Swift arrays.
///
/// It is Gymnasium's `batch_space` of a text, sequence, graph or union of spaces, a `Tuple` of seeded copies, and prints
/// as one.
public struct Copies<Base: Space>: Space {
    /// The copies, in order.
    public private(set) var spaces: [Base]
    /// The stream that the seeds of the copies are drawn from; the samples come from the copies' own streams.
    public var random = Generator()

    /// Copies with seeds that a copy of the space's own stream draws, from 0 to 10^8 - 1.
    public init(_ base: Base, count: Int) {
        var random = base.random
        // Each copy is a whole space, with a stream of its own.
        spaces = (0..<batchCount(count, of: 64)).map { _ in
            var copy = base
            // The seed is a whole number of 0 or more, which every space takes.
            _ = try? copy.seed(.seed(random.integer(below: 100_000_000)))
            return copy
        }
    }

    /// Copies as they are.
    init(spaces: [Base]) { self.spaces = spaces }

    /// The number of copies.
    public var count: Int { spaces.count }
    /// The parts of the copies.
    public var structure: SpaceStructure { .tuple(spaces.map(\.structure)) }
    /// A random element of each copy, drawn in order.
    public mutating func sample() -> [Base.Element] { spaces.indices.map { spaces[$0].sample() } }

    /// A random element of each copy among those that its own mask, in a list, allows.
    ///
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(mask: Value) throws -> [Base.Element] {
        try sample(mask, named: "masks") { try $0.sample(mask: $1) }
    }

    /// A random element of each copy with its own probabilities, in a list.
    ///
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(probability: Value) throws -> [Base.Element] {
        try sample(probability, named: "lists of probabilities") { try $0.sample(probability: $1) }
    }

    private mutating func sample(
        _ conditions: Value, named name: String, _ draw: (inout Base, Value) throws -> Base.Element
    ) throws -> [Base.Element] {
        if case .none = conditions { return sample() }
        guard let conditions = conditions.values, conditions.count == count else {
            throw InvalidMask(
                space: description, expected: "a list of \(count) \(name), one for each part",
                given: conditions.description)
        }
        var spaces = spaces
        let elements = try spaces.indices.map { try draw(&spaces[$0], conditions[$0]) }
        self.spaces = spaces
        return elements
    }

    /// Whether there is one element of each copy, in order.
    public func contains(_ element: [Base.Element]) -> Bool {
        element.count == count && zip(spaces, element).allSatisfy { $0.contains($1) }
    }

    /// Checks that each copy is valid.
    public func validate() throws { for space in spaces { try space.validate() } }

    /// Seeds all copies, as ``TupleSpace/seed(_:)`` does.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        var (random, spaces) = (random, spaces)
        let used = try seedInOrder(&random, seed, parts: count, of: description) { try spaces[$0].seed($1) }
        (self.random, self.spaces) = (random, spaces)
        return used
    }

    /// A tuple.
    public static func value(of element: [Base.Element]) -> Value { .tuple(element.map(Base.value(of:))) }

    /// The parts of a tuple or list.
    public static func element(of value: Value) -> [Base.Element]? {
        guard case .tuple(let parts) = TupleSpace.element(of: value) else { return nil }
        let elements = parts.compactMap(Base.element(of:))
        return elements.count == parts.count ? elements : nil
    }

    /// The zero of each copy.
    public var zeroElement: [Base.Element] { spaces.map(\.zeroElement) }
    /// Whether both have equal copies in the same order.
    public static func == (left: Copies, right: Copies) -> Bool { left.spaces == right.spaces }
    /// Gymnasium's text: `Tuple(Text(1, 6, …), Text(1, 6, …))`.
    public var description: String { "Tuple(\(spaces.map(\.description).joined(separator: ", ")))" }
}
