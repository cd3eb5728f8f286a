import LyceumNumerics
import LyceumValues

/// Arrays of whole numbers of any shape, with a range of its own at each position.
///
/// ```swift
/// var space = ArrayMultiDiscrete([[2, 3], [3, 2]], seed: 42)
/// let board = space.sample()                      // NDArray<Int> of shape (2, 2)
/// ```
///
/// It samples as ``MultiDiscrete`` does; its elements are `NDArray<Int>`.
public struct ArrayMultiDiscrete: Space {
    /// The number of elements at each position.
    public let nvec: NDArray<Int>
    /// The least element at each position.
    public let start: NDArray<Int>
    private var vectors: MultiDiscrete
    private let problem: String?

    /// At each position the whole numbers from its start on.
    ///
    /// - Parameters:
    ///   - nvec: how many at each position, 1 or more.
    ///   - start: the least at each position; `nil` for zeros.
    ///   - scalarType: an integer type.
    ///   - seed: the seed of the samples, 0 or more; `nil` takes one from the process's entropy.
    public init(
        _ nvec: NDArray<Int>, start: NDArray<Int>? = nil, scalarType: ScalarType = .int64, seed: Int? = nil
    ) {
        self.nvec = nvec
        self.start = start ?? NDArray(shape: nvec.shape, repeating: 0)
        vectors = MultiDiscrete(nvec.elements, start: start?.elements, scalarType: scalarType, seed: seed)
        problem =
            self.start.shape == nvec.shape
            ? nil
            : "start has shape \(shapeText(self.start.shape)), the numbers of elements \(shapeText(nvec.shape)); "
                + "write one start for each"
    }

    /// Rows of positions; all rows must have the same length.
    public init(_ nvec: [[Int]], start: [[Int]]? = nil, scalarType: ScalarType = .int64, seed: Int? = nil) {
        func array(_ rows: [[Int]]) -> NDArray<Int> {
            (try? NDArray(rows: rows)) ?? NDArray(shape: [0, 0], repeating: 0)
        }
        self.nvec = array(nvec)
        self.start = start.map(array) ?? NDArray(shape: self.nvec.shape, repeating: 0)
        vectors = MultiDiscrete(
            self.nvec.elements, start: self.start.elements, scalarType: scalarType, seed: seed)
        let isRagged = [nvec, start ?? []].contains { rows in rows.contains { $0.count != rows[0].count } }
        problem =
            isRagged
            ? "its rows differ in length; write rows of one length"
            : self.start.shape == self.nvec.shape ? nil : "start has another shape; write one start for each position"
    }

    /// The extent of each axis.
    public var shape: [Int] { nvec.shape }
    /// The integer type that Gymnasium's samples would have.
    public var scalarType: ScalarType { vectors.scalarType }

    /// The stream that sampling draws from.
    public var random: Generator {
        get { vectors.random }
        set { vectors.random = newValue }
    }

    /// One choice at each position.
    public var structure: SpaceStructure { .multiDiscrete(counts: nvec.elements, shape: shape) }

    private func array(_ elements: [Int]) -> NDArray<Int> {
        (try? NDArray(shape: shape, elements: elements)) ?? nvec
    }

    /// A random array: at each position the start plus a random fraction of the count, rounded down.
    public mutating func sample() -> NDArray<Int> { array(vectors.sample()) }

    /// A random array among those that a list of masks, nested as the shape is, allows.
    public mutating func sample(mask: Value) throws -> NDArray<Int> {
        array(try vectors.sample(mask: mask == .none ? mask : .list(mask.unnested(levels: shape.count - 1))))
    }

    /// A random array with the probabilities in a list of vectors, nested as the shape is.
    public mutating func sample(probability: Value) throws -> NDArray<Int> {
        array(
            try vectors.sample(
                probability: probability == .none
                    ? probability : .list(probability.unnested(levels: shape.count - 1))))
    }

    /// The space of an entry along the first axis, which continues the random stream from where it is here.
    ///
    /// As with a Swift array, a position outside ends the program.
    public subscript(position: Int) -> ArrayMultiDiscrete {
        var part = ArrayMultiDiscrete(nvec.entry(position), start: start.entry(position), scalarType: scalarType)
        part.random = random
        return part
    }

    /// The number of entries along the first axis.
    public var count: Int { nvec.rowCount }

    /// Whether an array has the space's shape and a number in range at each position.
    public func contains(_ element: NDArray<Int>) -> Bool {
        hasShape(element, shape) && vectors.contains(element.elements)
    }

    /// Whether each position has at least one element, a start, and elements that fit the scalar type.
    public func validate() throws {
        if let problem { throw InvalidSpace(space: description, problem: problem) }
        try vectors.validate()
    }

    /// The array as a run-time value.
    public static func value(of element: NDArray<Int>) -> Value { Int.value(of: element) }
    /// An array of whole numbers.
    public static func element(of value: Value) -> NDArray<Int>? { Int.array(of: value) }

    /// Whether both have the same elements and scalar type.
    public static func == (left: ArrayMultiDiscrete, right: ArrayMultiDiscrete) -> Bool {
        left.nvec == right.nvec && left.start == right.start && left.scalarType == right.scalarType
    }

    /// Gymnasium's text, with the numbers of elements as NumPy prints arrays.
    public var description: String {
        let counts = Int.numPyText(shape: shape, elements: nvec.elements)
        if start.elements.allSatisfy({ $0 == 0 }) { return "MultiDiscrete(\(counts))" }
        return "MultiDiscrete(\(counts), start=\(Int.numPyText(shape: start.shape, elements: start.elements)))"
    }

    /// The sum of the numbers of elements.
    public var flatDim: Int? { vectors.flatDim }
    /// Vectors of zeros and ones.
    public func flatSpace() throws -> AnySpace { try vectors.flatSpace() }

    /// The one-hot vectors of all positions, joined.
    public func flatten(_ element: NDArray<Int>) throws -> Value {
        guard hasShape(element, shape) else { throw notAnElement(element) }
        return try vectors.flatten(element.elements)
    }

    /// For each position the place of the first number that is not 0.
    public func unflatten(_ flat: Value) throws -> NDArray<Int> { array(try vectors.unflatten(flat)) }
}

extension Value {
    /// The entries of nested lists, `levels` levels down, in order.
    func unnested(levels: Int) -> [Value] {
        guard let parts = values else { return [self] }
        return levels <= 0 ? parts : parts.flatMap { $0.unnested(levels: levels - 1) }
    }
}
