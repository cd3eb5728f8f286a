import LyceumNumerics

/// The cases of `Reference/make_random_reference.py` for `Generator`, under the same names.
enum GeneratorCases {
    static let p4 = [0.1, 0.2, 0.3, 0.4]
    static let p5 = [0.1, 0.0, 0.3, 0.6, 0.0]
    static let p10 = [0.19, 0.01, 0.05, 0.25, 0.0, 0.125, 0.125, 0.15, 0.1, 0.0]

    /// Runs a case; nil if there is none of this name.
    static func run(_ name: String, _ g: inout Generator) throws -> [UInt64]? {
        let parts = name.split(separator: " ").map(String.init)
        return switch parts[0] {
        case "int8": try width(parts, Int8.self, &g)
        case "uint8": try width(parts, UInt8.self, &g)
        case "int16": try width(parts, Int16.self, &g)
        case "uint16": try width(parts, UInt16.self, &g)
        case "int32": try width(parts, Int32.self, &g)
        case "uint32": try width(parts, UInt32.self, &g)
        case "int64": try width(parts, Int64.self, &g)
        case "uint64": try width(parts, UInt64.self, &g)
        case "integers": try integers(Int(parts[1]) ?? 0, Int(parts[2]) ?? 0, &g)
        case "geometric": try geometric(Double(parts[1]) ?? 0, &g)
        default: try named(name, &g)
        }
    }

    private static func width<T: FixedWidthInteger>(
        _ parts: [String], _: T.Type, _ g: inout Generator
    ) throws -> [UInt64] {
        var w = Words()
        let low = T(parts[1]) ?? 0
        let high = T(parts[2]) ?? 0
        w.add(try g.integers(low, high, count: 37))
        w.add(try g.integers(low, high, endpoint: true, count: 3))
        return w.words
    }

    private static func integers(_ low: Int, _ high: Int, _ g: inout Generator) throws -> [UInt64] {
        var w = Words()
        w.add(try g.integers(low, high))
        w.add(try g.integers(low, high, count: 33))
        w.add(try g.integers(low, high, endpoint: high < 1 << 62))
        return w.words
    }

    private static func geometric(_ p: Double, _ g: inout Generator) throws -> [UInt64] {
        var w = Words()
        w.add(try g.geometric(p))
        w.add(try g.geometric(p, count: 300))
        return w.words
    }

    private static func named(_ name: String, _ g: inout Generator) throws -> [UInt64]? {
        var w = Words()
        switch name {
        case "u64": for _ in 0..<100 { w.add(g.nextUInt64()) }
        case "u32": for _ in 0..<101 { w.add(g.nextUInt32()) }
        case "random":
            for _ in 0..<5 { w.add(g.random()) }
            w.add(g.random(count: 5000))
        case "uniform":
            w.add(try g.uniform(-0.05, 0.05))
            w.add(try g.uniform())
            w.add(try g.uniform(3, 3))
            w.add(try g.uniform(-1e308, 7e307))
            w.add(try g.uniform(-1.2, 0.5, count: 300))
        case "uniform-arrays":
            w.add(try g.uniform(lows: [-1, 0, 5, -1e-300], highs: [1, 0, 5.5, 1e300]))
        case "integers-mixed": try mixed(&w, &g)
        case "booleans":
            w.add(g.booleans(count: 5))
            w.add(g.booleans(count: 75))
            w.add(try g.integers(9))
        case "normal": w.add(g.normal(count: 20000))
        case "normal-parameters":
            w.add(g.normal())
            w.add(try g.normal(3, 2.5))
            w.add(try g.normal(-1e3, 0))
            w.add(try g.normal(7))
            w.add(try g.normal(0.1, 0.3, count: 200))
        case "exponential": w.add(g.exponential(count: 20000))
        case "exponential-parameters":
            w.add(g.exponential())
            w.add(try g.exponential(2.5))
            w.add(try g.exponential(0))
            w.add(try g.exponential(0.3, count: 200))
        case "choice", "choice-p", "choice-distinct", "choice-distinct-p": try choice(name, &w, &g)
        case "permutation":
            for n in [10, 0, 1, 1000] { w.add(g.permutation(n)) }
            w.add(g.permutation([4, 5, 6, 7, 8]))
            w.add(try g.integers(5))
        case "shuffle":
            for n in [2, 77, 0] { w.add(shuffled(n, &g)) }
            w.add(g.random())
            w.add(shuffled(5, &g))
        default: return nil
        }
        return w.words
    }

    private static func mixed(_ w: inout Words, _ g: inout Generator) throws {
        w.add(try g.integers(10))
        w.add(g.random())
        w.add(try g.integers(10))
        w.add(try g.integers(1 << 40))
        w.add(try g.integers(10))
        w.add(try g.integers(7, endpoint: true))
        w.add(g.random())
        w.add(try g.integers(1))
        w.add(try g.integers(3))
        w.add(try g.integers(0, Int8(5), count: 5))
        w.add(try g.integers(10))
        w.add(g.normal())
        w.add(try g.integers(10))
        w.add(g.booleans(count: 3))
        w.add(try g.integers(1 << 32))
        w.add(g.exponential())
        w.add(try g.integers(6, count: 5))
    }

    private static func choice(_ name: String, _ w: inout Words, _ g: inout Generator) throws {
        let tens = [10, 20, 30, 40]
        let five = [5, 6, 7, 8]
        switch name {
        case "choice":
            w.add(try g.choice(4))
            w.add(try g.choice(1))
            w.add(try g.choice(6, count: 20))
            w.add(try g.choice([10, 20, 30]))
            w.add(try g.choice([10, 20, 30], count: 9))
            w.add(try g.choice(5, count: 0))
        case "choice-p":
            w.add(try g.choice(4, p: p4))
            w.add(try g.choice(4, count: 50, p: p4))
            w.add(try g.choice(5, p: p5))
            w.add(try g.choice(5, count: 50, p: p5))
            w.add(try g.choice(tens, p: p4))
            w.add(try g.choice(tens, count: 9, p: p4))
            for _ in 0..<500 { w.add(try g.choice(10, p: p10)) }
            w.add(try g.choice(10, count: 500, p: p10))
        case "choice-distinct":
            w.add(try g.choice(10, count: 10, replace: false))
            w.add(try g.choice(1, count: 1, replace: false))
            w.add(try g.choice(1000, count: 20, replace: false))
            w.add(try g.choice(1000, count: 20, replace: false, shuffle: false))
            w.add(try g.choice(20000, count: 401, replace: false))
            w.add(try g.choice(20000, count: 400, replace: false))
            w.add(try g.choice(20000, count: 1001, replace: false, shuffle: false))
            w.add(try g.choice(20000, count: 1000, replace: false, shuffle: false))
            w.add(try g.choice(10001, count: 10001, replace: false))
            w.add(try g.choice(five, count: 3, replace: false))
            w.add(try g.choice(5, count: 0, replace: false))
        default:
            w.add(try g.choice(4, count: 4, replace: false, p: p4))
            w.add(try g.choice(5, count: 3, replace: false, p: p5))
            w.add(try g.choice(10, count: 6, replace: false, p: p10))
            for _ in 0..<50 { w.add(try g.choice(10, count: 8, replace: false, p: p10)) }
            w.add(try g.choice(five, count: 2, replace: false, p: p4))
        }
    }

    private static func shuffled(_ count: Int, _ g: inout Generator) -> [Int] {
        var elements = (0..<count).map { 3 * $0 }
        g.shuffle(&elements)
        return elements
    }
}
