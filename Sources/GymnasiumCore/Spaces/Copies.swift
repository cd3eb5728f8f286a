import LyceumNumerics
import LyceumValues

/// Several independent copies of a space, in order: the space of batches where those are Swift arrays.
///
/// It is Gymnasium's `batch_space` of a text, sequence, graph or union of spaces, a `Tuple` of seeded copies, and prints
/// as one.
public struct Copies<Base: Space>: FlattenableSpace, DynamicTwin {
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

    /// The copies as a ``TupleSpace``, continuing with the same random streams.
    var dynamicTwin: TupleSpace {
        var twin = TupleSpace(spaces)
        twin.random = random
        return twin
    }

    mutating func follow(_ twin: TupleSpace) {
        spaces = zip(spaces, twin.spaces).map(followed(_:by:))
        random = twin.random
    }

    /// A random element of each copy, drawn in order.
    public mutating func sample() -> [Base.Element] { spaces.indices.map { spaces[$0].sample() } }

    /// Whether there is one element of each copy, in order.
    public func contains(_ element: [Base.Element]) -> Bool {
        element.count == count && zip(spaces, element).allSatisfy { $0.contains($1) }
    }

    /// Checks that each copy is valid.
    public func validate() throws { for space in spaces { try space.validate() } }

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
}
