import LyceumNumerics
import LyceumValues

/// Several spaces in order, whose elements are Swift tuples: the typed form of ``TupleSpace``.
///
/// ```swift
/// var space = Product(Discrete(5), Box(low: -1, high: 1, shape: [2]))
/// let (gear, position) = space.sample()           // (Int, [Float])
/// ```
///
/// Samples, seeds, masks and text are those of ``TupleSpace``; as ``Value``s, elements are tuples.
public struct Product<each S: Space>: FlattenableSpace, DynamicTwin {
    /// The spaces, as a tuple.
    public var spaces: (repeat each S)
    /// The stream that the seeds of the parts are drawn from; the samples come from the parts' own streams.
    public var random = Generator()
    private var seedProblem: (any Error)?

    /// The spaces given.
    ///
    /// - Parameters:
    ///   - spaces: any spaces; there may be none.
    ///   - seed: one number for all, or one seed for each part, as in ``Space/seed(_:)``; `nil` leaves the parts as they are.
    public init(_ spaces: repeat each S, seed: SpaceSeed? = nil) {
        self.spaces = (repeat each spaces)
        seedProblem = failure(seeding: seed)
    }

    /// The number of spaces.
    public var count: Int { dynamicTwin.count }

    /// The same spaces as a ``TupleSpace``, continuing with the same random streams.
    public var dynamicTwin: TupleSpace {
        var parts: [any Space] = []
        for space in repeat each spaces { parts.append(space) }
        var twin = TupleSpace(parts)
        twin.random = random
        return twin
    }

    mutating func follow(_ twin: TupleSpace) {
        var parts = twin.spaces[...]
        spaces = (repeat followed(each spaces, by: parts.removeFirst()))
        random = twin.random
    }

    mutating func restart(like twin: TupleSpace) {
        follow(twin)
        seedProblem = nil
    }

    /// A random element of each space, drawn in order.
    public mutating func sample() -> (repeat (each S).Element) {
        let draws = (repeat Draw(each spaces))
        spaces = (repeat (each draws).space)
        return (repeat (each draws).element)
    }

    /// Whether there is one element of each space, in order.
    public func contains(_ element: (repeat (each S).Element)) -> Bool {
        for (space, part) in repeat (each spaces, each element) {
            if !space.contains(part) { return false }
        }
        return true
    }

    /// Checks that every part is valid and that the initialiser's seed fits this space.
    public func validate() throws {
        try dynamicTwin.validate()
        if let seedProblem { throw seedProblem }
    }

    /// A tuple.
    public static func value(of element: (repeat (each S).Element)) -> Value {
        erased(repeat each element)
    }

    static func erased(_ parts: repeat (each S).Element) -> Value {
        var values: [Value] = []
        repeat values.append((each S).value(of: each parts))
        return .tuple(values)
    }

    /// The parts of a tuple or list with the right number of entries.
    public static func element(of value: Value) -> (repeat (each S).Element)? { try? parts(of: value) }

    private static func parts(of value: Value) throws -> (repeat (each S).Element) {
        let given = TupleSpace.element(of: value)?.values ?? []
        var rest = given[...]
        let parts = (repeat try part((each S).self, &rest))
        if !rest.isEmpty { throw PartMismatch() }
        return parts
    }

    private static func part<T: Space>(_ type: T.Type, _ rest: inout ArraySlice<Value>) throws -> T.Element {
        guard let value = rest.popFirst(), let part = type.element(of: value) else { throw PartMismatch() }
        return part
    }

    /// Whether both have equal spaces in the same order.
    public static func == (left: Product, right: Product) -> Bool {
        for (left, right) in repeat (each left.spaces, each right.spaces) {
            if left != right { return false }
        }
        return true
    }
}

/// A part of a value is missing, of another kind, or one too many.
private struct PartMismatch: Error {}

/// An element, and the space after drawing it.
private struct Draw<S: Space> {
    var space: S
    let element: S.Element

    init(_ space: S) {
        self.space = space
        element = self.space.sample()
    }
}
