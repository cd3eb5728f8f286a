import LyceumNumerics
import LyceumValues

/// The whole numbers `start`, `start + 1`, …, `start + n - 1`.
///
/// ```swift
/// var actions = Discrete(2)
/// try actions.seed(42)
/// let action = actions.sample()     // 0 or 1
/// actions.contains(2)               // false
/// ```
///
/// Samples are those of Gymnasium's `Discrete` for the same seed, draw for draw.
@frozen
public struct Discrete: Space {
    /// The number of elements.
    public let n: Int
    /// The least element.
    public let start: Int
    /// The integer type that Gymnasium's samples would have. It decides how random bits become a sample.
    public let scalarType: ScalarType
    /// The stream that sampling draws from.
    public var random: Generator
    @usableFromInline let seedProblem: Int?

    /// The whole numbers from `start` on.
    ///
    /// - Parameters:
    ///   - n: how many, 1 or more.
    ///   - start: the least.
    ///   - scalarType: an integer type.
    ///   - seed: the seed of the samples, 0 or more; `nil` takes one from the process's entropy.
    public init(_ n: Int, start: Int = 0, scalarType: ScalarType = .int64, seed: Int? = nil) {
        self.n = n
        self.start = start
        self.scalarType = scalarType
        (random, seedProblem) = startStream(seed)
    }

    /// The number 0 alone, with a stream that is never drawn from: for a place where there may be no space.
    @usableFromInline static let nothing = Discrete(
        n: 1, start: 0, scalarType: .int64, random: Generator(state: PCG64(state: 0, increment: 1)))

    private init(n: Int, start: Int, scalarType: ScalarType, random: Generator) {
        (self.n, self.start, self.scalarType, self.random) = (n, start, scalarType, random)
        seedProblem = nil
    }

    /// One choice among ``n``.
    public var structure: SpaceStructure { .discrete(count: n, start: start) }

    /// A random element, each equally likely.
    @inlinable
    public mutating func sample() -> Int {
        guard n > 1 else { return start }
        return scalarType == .int64 ? start &+ random.integer(below: n) : start &+ narrowSample()
    }

    @usableFromInline
    mutating func narrowSample() -> Int {
        switch scalarType {
        case .int8: offset(as: Int8.self)
        case .uint8: offset(as: UInt8.self)
        case .int16: offset(as: Int16.self)
        case .uint16: offset(as: UInt16.self)
        case .int32: offset(as: Int32.self)
        case .uint32: offset(as: UInt32.self)
        case .uint64: offset(as: UInt64.self)
        case .int64, .bool, .float32, .float64: random.integer(below: n)
        }
    }

    private mutating func offset<T: FixedWidthInteger>(as type: T.Type) -> Int {
        guard let last = T(exactly: n - 1), let drawn = try? random.integers(0, last, endpoint: true, count: 1).first
        else { return 0 }
        return Int(drawn)
    }

    /// Whether a number is one of the elements.
    @inlinable
    public func contains(_ element: Int) -> Bool {
        guard element >= start else { return false }
        let (offset, overflow) = element.subtractingReportingOverflow(start)
        return !overflow && offset < n
    }

    /// Whether there is at least one element and all fit the scalar type.
    public func validate() throws {
        func fail(_ problem: String) throws -> Never { throw InvalidSpace(space: description, problem: problem) }
        if n <= 0 { try fail("the number of elements is \(n); write Discrete(n) with n of 1 or more") }
        if let seedProblem { throw InvalidSeed(seed: seedProblem, stream: .generator) }
        let (last, overflow) = start.addingReportingOverflow(n - 1)
        guard let limits = scalarType.integerLimits else {
            try fail("\(scalarType) is not an integer type; write one such as .int64")
        }
        if overflow || !limits.contains(start) || !limits.contains(last) {
            try fail("its elements do not fit \(scalarType); write a smaller n or start, or a wider type")
        }
    }

    /// The number.
    @inlinable
    public static func value(of element: Int) -> Value { .int(element) }

    /// A whole number, or one in an array without axes; a truth value counts as 0 or 1.
    @inlinable
    public static func element(of value: Value) -> Int? {
        if case .int(let number) = value { number } else { rareElement(of: value) }
    }

    @usableFromInline
    static func rareElement(of value: Value) -> Int? {
        switch value {
        case .bool(let flag): return flag ? 1 : 0
        case .array(.bool): return nil
        case .array(let array) where array.shape.isEmpty && Int.accepts(array): return array.integers?.first
        default: return nil
        }
    }

    /// Whether both have the same elements and scalar type.
    public static func == (left: Discrete, right: Discrete) -> Bool {
        left.n == right.n && left.start == right.start && left.scalarType == right.scalarType
    }

    /// Gymnasium's text: `Discrete(2)`, `Discrete(5, start=2)`.
    public var description: String {
        var text = "Discrete(\(n)"
        if start != 0 { text += ", start=\(start)" }
        if scalarType != .int64 { text += ", dtype=\(scalarType)" }
        return text + ")"
    }
}
