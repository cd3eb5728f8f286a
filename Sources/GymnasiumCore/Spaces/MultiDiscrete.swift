import LyceumNumerics
import LyceumValues

/// Vectors of whole numbers, with a range of its own at each position.
///
/// ```swift
/// var space = MultiDiscrete([3, 5], seed: 42)
/// let move = space.sample()                       // [2, 2]
/// space.contains([2, 5])                          // false
/// MultiDiscrete([3, 5], start: [1, -2])           // 1...3 and -2...2
/// ```
///
/// Samples are those of Gymnasium's `MultiDiscrete` for the same seed, draw for draw.
public struct MultiDiscrete: Space {
    /// The number of elements at each position.
    public let nvec: [Int]
    /// The least element at each position.
    public let start: [Int]
    /// The integer type that Gymnasium's samples would have.
    public let scalarType: ScalarType
    /// The stream that sampling draws from.
    public var random: Generator
    private let seedProblem: Int?

    /// At each position the whole numbers from its start on.
    ///
    /// - Parameters:
    ///   - nvec: how many at each position, 1 or more.
    ///   - start: the least at each position; `nil` for zeros.
    ///   - scalarType: an integer type.
    ///   - seed: the seed of the samples, 0 or more; `nil` takes one from the process's entropy.
    public init(_ nvec: [Int], start: [Int]? = nil, scalarType: ScalarType = .int64, seed: Int? = nil) {
        self.nvec = nvec
        self.start = start ?? Array(repeating: 0, count: nvec.count)
        self.scalarType = scalarType
        (random, seedProblem) = startStream(seed)
    }

    /// The number of positions.
    public var count: Int { nvec.count }

    /// The extent of the only axis, `[n]`.
    public var shape: [Int] { [nvec.count] }

    /// One choice at each position.
    public var structure: SpaceStructure { .multiDiscrete(counts: nvec, shape: shape) }

    /// The space of one position, which continues the random stream from where it is here.
    ///
    /// As with a Swift array, a position outside ends the program.
    public subscript(position: Int) -> Discrete {
        var part = Discrete(nvec[position], start: start[position], scalarType: scalarType)
        part.random = random
        return part
    }

    private var hasAStartEach: Bool { start.count == nvec.count }

    /// A random vector: at each position the start plus a random fraction of the count, rounded down.
    public mutating func sample() -> [Int] {
        guard hasAStartEach else { return start }
        return nvec.indices.map { position in
            let n = nvec[position]
            let offset = Int(exactly: (random.random() * Double(n)).rounded(.towardZero)) ?? 0
            return start[position] &+ max(0, min(offset, n &- 1))
        }
    }

    /// Whether a vector has the space's length and a number in range at each position.
    public func contains(_ element: [Int]) -> Bool {
        guard element.count == count, hasAStartEach else { return false }
        return element.indices.allSatisfy { position in
            guard element[position] >= start[position] else { return false }
            let (offset, overflow) = element[position].subtractingReportingOverflow(start[position])
            return !overflow && offset < nvec[position]
        }
    }

    /// Whether each position has at least one element, a start, and elements that fit the scalar type.
    public func validate() throws {
        func fail(_ problem: String) throws -> Never { throw InvalidSpace(space: description, problem: problem) }
        guard hasAStartEach else {
            try fail("start has \(start.count) numbers for \(count) positions; write one for each")
        }
        guard let limits = scalarType.integerLimits else {
            try fail("\(scalarType) is not an integer type; write one such as .int64")
        }
        for (position, n) in nvec.enumerated() {
            if n <= 0 { try fail("the number of elements at position \(position) is \(n); write 1 or more") }
            let (last, overflow) = start[position].addingReportingOverflow(n - 1)
            if overflow || !limits.contains(start[position]) || !limits.contains(last) {
                try fail(
                    "the elements at position \(position) do not fit \(scalarType); "
                        + "write a smaller count or start, or a wider type")
            }
        }
        if let seedProblem { throw InvalidSeed(seed: seedProblem, stream: .generator) }
    }

    /// A vector.
    public static func value(of element: [Int]) -> Value { .integers(element) }

    /// The whole numbers of a vector, list or array of rank 1.
    public static func element(of value: Value) -> [Int]? {
        if case .integers(let numbers) = value { return numbers }
        return Int.array(of: value).flatMap { $0.rank == 1 ? $0.elements : nil }
    }

    /// Whether both have the same elements and scalar type.
    public static func == (left: MultiDiscrete, right: MultiDiscrete) -> Bool {
        left.nvec == right.nvec && left.start == right.start && left.scalarType == right.scalarType
    }

    /// Gymnasium's text: `MultiDiscrete([3 5])`, `MultiDiscrete([3 5], start=[ 1 -2])`.
    public var description: String {
        let counts = numPyText(nvec)
        return start.allSatisfy { $0 == 0 }
            ? "MultiDiscrete(\(counts))" : "MultiDiscrete(\(counts), start=\(numPyText(start)))"
    }
}
