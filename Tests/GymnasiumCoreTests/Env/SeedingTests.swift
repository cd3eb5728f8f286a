import Foundation
import Gymnasium
import LyceumNumerics
import Testing

@Suite("Seeding") struct SeedingTests {
    @Test("A negative seed is refused, by environments and spaces alike")
    func negative() {
        #expect(throws: InvalidSeed.self) { try Generator(seed: -1) }
        var env = CartPole()
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
        #expect(throws: InvalidSeed.self) { try env.actionSpace.seed(-1) }
    }

    @Test("A seed is given back as it is, and leads to the stream of its own", arguments: [0, 1])
    func unchanged(seed: Int) throws {
        var space = Discrete(1000)
        #expect(try space.seed(seed) == .seed(seed))
        var (first, second) = (try Generator(seed: seed), try Generator(seed: seed))
        #expect((0..<5).map { _ in first.nextUInt64() } == (0..<5).map { _ in second.nextUInt64() })
        var other = try Generator(seed: 2)
        #expect(first.nextUInt64() != other.nextUInt64())
        // A seed taken from the process's entropy can be used again.
        let taken = try space.seed()
        let samples = (0..<5).map { _ in space.sample() }
        try space.seed(taken)
        #expect((0..<5).map { _ in space.sample() } == samples)
    }

    @Test("A stream that was written out goes on where it was")
    func coded() throws {
        var generator = try Generator(seed: 42)
        // A half of 32 bits is held back, which belongs to the state.
        _ = generator.nextUInt32()
        var copy = try JSONDecoder().decode(Generator.self, from: JSONEncoder().encode(generator))
        #expect(copy == generator)
        #expect((0..<10).map { _ in copy.nextUInt32() } == (0..<10).map { _ in generator.nextUInt32() })
    }
}
