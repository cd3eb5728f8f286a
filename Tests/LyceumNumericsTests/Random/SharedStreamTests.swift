import LyceumNumerics
import Testing

@Suite("Shared streams")
struct SharedStreamTests {
    @Test("a shared generator that was seeded gives the numbers of a generator of its own")
    func sharedGeneratorDraws() throws {
        let shared = SharedGenerator()
        try shared.seed(42)
        var own = try Generator(seed: 42)
        #expect(shared.withLock { $0.random() } == own.random())
        #expect(try shared.withLock { try $0.integers(10, count: 4) } == own.integers(10, count: 4))
    }

    @Test("elements of any type can be shuffled under the lock")
    func anyElements() throws {
        final class Node {}
        let nodes = [Node(), Node(), Node()]
        let shuffled = SharedGenerator().withLock { $0.permutation(nodes) }
        #expect(Set(shuffled.map(ObjectIdentifier.init)) == Set(nodes.map(ObjectIdentifier.init)))
        #expect(throws: InvalidDistribution.self) { try sharedGenerator.withLock { try $0.choice([Node]()) } }
    }

    @Test("a shared stream that is given a bad seed stays where it is")
    func badSeeds() throws {
        let shared = SharedGenerator()
        let before = shared.withLock { $0 }
        #expect(throws: InvalidSeed.self) { try shared.seed(-1) }
        #expect(shared.withLock { $0 } == before)
        let legacy = SharedMersenneTwister()
        let legacyBefore = legacy.withLock { $0 }
        #expect(throws: InvalidSeed.self) { try legacy.seed(1 << 32) }
        #expect(legacy.withLock { $0 } == legacyBefore)
    }

    @Test("the process-wide streams start with fresh seeds")
    func processWide() {
        #expect(sharedGenerator.withLock { $0 } != SharedGenerator().withLock { $0 })
        #expect(legacyRandom.withLock { $0 } != SharedMersenneTwister().withLock { $0 })
    }

    @Test("every method of a shared twister draws what the twister's method draws")
    func forwarding() throws {
        let shared = SharedMersenneTwister()
        try shared.seed(7)
        var own = try MersenneTwister(seed: 7)
        let p = [0.2, 0.3, 0.5]
        #expect(shared.random() == own.random())
        #expect(shared.random(count: 3) == own.random(count: 3))
        #expect(try shared.uniform(-1, 4) == own.uniform(-1, 4))
        #expect(try shared.uniform(-1, 4, count: 3) == own.uniform(-1, 4, count: 3))
        #expect(try shared.randint(9) == own.randint(9))
        #expect(try shared.randint(-9, 9) == own.randint(-9, 9))
        #expect(try shared.randint(9, count: 5) == own.randint(9, count: 5))
        #expect(try shared.randint(-9, 9, count: 5) == own.randint(-9, 9, count: 5))
        #expect(shared.normal() == own.normal())
        #expect(shared.normal(count: 4) == own.normal(count: 4))
        #expect(try shared.normal(3, 2) == own.normal(3, 2))
        #expect(try shared.normal(3, 2, count: 4) == own.normal(3, 2, count: 4))
        #expect(try shared.choice(3, p: p) == own.choice(3, p: p))
        #expect(try shared.choice(3, count: 2, replace: false) == own.choice(3, count: 2, replace: false))
        #expect(try shared.choice(["a", "b", "c"]) == own.choice(["a", "b", "c"]))
        #expect(try shared.choice(["a", "b", "c"], count: 5, p: p) == own.choice(["a", "b", "c"], count: 5, p: p))
        #expect(shared.permutation(6) == own.permutation(6))
        #expect(shared.permutation(["a", "b", "c", "d"]) == own.permutation(["a", "b", "c", "d"]))
        var letters = ["a", "b", "c", "d", "e"]
        var same = letters
        shared.shuffle(&letters)
        own.shuffle(&same)
        #expect(letters == same)
        #expect(shared.withLock { $0 } == own)
    }

    @Test("draws from many tasks neither repeat nor lose a number")
    func concurrency() async throws {
        let shared = SharedGenerator()
        try shared.seed(3)
        let drawn = await withTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).map { _ in shared.withLock { $0.nextUInt64() } } }
            }
            return await group.reduce(into: Set<UInt64>()) { $0.formUnion($1) }
        }
        var own = try Generator(seed: 3)
        #expect(drawn == Set((0..<4000).map { _ in own.nextUInt64() }))
    }
}
