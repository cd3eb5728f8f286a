import LyceumNumerics

/// The cases of `Reference/make_random_reference.py` for `MersenneTwister`, under the same names.
enum MersenneTwisterCases {
    /// Runs a case; nil if there is none of this name.
    static func run(_ name: String, _ g: inout MersenneTwister) throws -> [UInt64]? {
        var w = Words()
        switch name {
        case "random":
            w.add(g.random())
            w.add(g.random(count: 2000))
        case "randint": try integers(&w, &g)
        case "uniform":
            w.add(try g.uniform())
            w.add(try g.uniform(-0.05, 0.05))
            w.add(try g.uniform(2, 1))
            w.add(try g.uniform(-3, 8.5, count: 300))
        case "normal":
            w.add(g.normal())
            w.add(try g.normal(3, 2.5))
            w.add(try g.normal(5))
            w.add(try g.normal(0.1, 0.3, count: 7))
            w.add(g.random())
            w.add(g.normal())
            w.add(g.normal(count: 20000))
        case "choice", "choice-p", "choice-distinct": try choice(name, &w, &g)
        case "permutation":
            for n in [10, 0, 1, 1000] { w.add(g.permutation(n)) }
            w.add(g.permutation([4, 5, 6, 7, 8]))
            w.add(try g.randint(5))
        case "shuffle":
            for n in [2, 77, 0] { w.add(shuffled(n, &g)) }
            w.add(g.random())
            w.add(shuffled(5, &g))
        case "mixed":
            w.add(g.random())
            w.add(try g.randint(6))
            w.add(g.random())
            w.add(g.normal())
            w.add(try g.uniform(1, 2))
            w.add(g.normal())
            w.add(try g.choice(3, p: [0.2, 0.3, 0.5]))
            w.add(g.permutation(4))
            w.add(try g.randint(100, count: 3))
            w.add(g.random())
        default: return nil
        }
        return w.words
    }

    private static func integers(_ w: inout Words, _ g: inout MersenneTwister) throws {
        w.add(try g.randint(2))
        w.add(try g.randint(1))
        w.add(try g.randint(6, count: 40))
        w.add(try g.randint(-5, 9))
        w.add(try g.randint(3, 4))
        w.add(try g.randint(0, 1 << 31, count: 5))
        w.add(try g.randint(0, 1 << 32, count: 5))
        w.add(try g.randint(0, (1 << 32) + 1, count: 5))
        w.add(try g.randint(.min, .max, count: 5))
        w.add(try g.randint(0, 1 << 40, count: 30))
        w.add(try g.randint(0, 1000, count: 700))
    }

    private static func choice(_ name: String, _ w: inout Words, _ g: inout MersenneTwister) throws {
        let p4 = GeneratorCases.p4
        let p5 = GeneratorCases.p5
        let p10 = GeneratorCases.p10
        let tens = [10, 20, 30, 40]
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
        default:
            w.add(try g.choice(10, count: 10, replace: false))
            w.add(try g.choice(1, count: 1, replace: false))
            w.add(try g.choice(1000, count: 20, replace: false))
            w.add(try g.choice([5, 6, 7, 8], count: 3, replace: false))
            w.add(try g.choice(4, count: 4, replace: false, p: p4))
            for _ in 0..<50 { w.add(try g.choice(10, count: 8, replace: false, p: p10)) }
        }
    }

    private static func shuffled(_ count: Int, _ g: inout MersenneTwister) -> [Int] {
        var elements = (0..<count).map { 3 * $0 }
        g.shuffle(&elements)
        return elements
    }
}
