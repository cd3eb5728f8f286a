import Gymnasium
import LyceumNumerics
import Testing

@Suite struct DiscreteTests {
    @Test func `Discrete(5) with seed 42 draws 0, 3, 3, 2, 2, 4, 0, 3, 1, 0`() {
        var space = Discrete(5, seed: 42)
        #expect((0..<10).map { _ in space.sample() } == [0, 3, 3, 2, 2, 4, 0, 3, 1, 0])
    }

    @Test func `narrow integer types use the random bits as NumPy does`() {
        var bytes = Discrete(5, scalarType: .int8, seed: 42)
        #expect((0..<6).map { _ in bytes.sample() } == [2, 4, 3, 1, 0, 3])
        var words = Discrete(5, scalarType: .int32, seed: 42)
        #expect((0..<6).map { _ in words.sample() } == [0, 3, 3, 2, 2, 4])
    }

    @Test func `masks and probabilities draw Gymnasium's elements`() throws {
        var space = Discrete(5, start: 2, seed: 0)
        let masked = try (0..<5).map { _ in try space.sample(mask: [true, false, false, true, true]) }
        #expect(masked == [6, 5, 5, 2, 2])
        let likely = try (0..<5).map { _ in try space.sample(probability: [0.1, 0.2, 0.3, 0.2, 0.2]) }
        #expect(likely == [2, 6, 6, 5, 5])
    }

    @Test func `a mask may be flags, zeros and ones, or nil`() throws {
        var flags = Discrete(3, seed: 1)
        var (numbers, vector, plain) = (flags, flags, flags)
        let expected = try flags.sample(mask: [true, false, true])
        #expect(try numbers.sample(mask: Value.list([1, 0, 1])) == expected)
        #expect(try vector.sample(mask: .integers([1, 0, 1])) == expected)
        var unmasked = plain
        #expect(try plain.sample(mask: nil) == unmasked.sample())
        #expect(try plain.sample(probability: Value.none) == unmasked.sample())
    }

    @Test func `where no flag is set the least element is drawn and nothing random`() throws {
        var space = Discrete(3, start: 5, seed: 0)
        let before = space.random
        #expect(try space.sample(mask: [false, false, false]) == 5)
        #expect(space.random == before)
    }

    @Test(arguments: [
        Value.list([1, 0]), .list([1, 0, 2]), .list([-1, 0, 1]), .list([0.5, 0.5, 0]), "abc", 3, .dictionary([:]),
    ])
    func `a mask of another form is refused, naming the space and the mask`(mask: Value) {
        var space = Discrete(3)
        let error = #expect(throws: InvalidMask.self) { try space.sample(mask: mask) }
        #expect(error?.space == "Discrete(3)")
        #expect(error?.description.contains("3") == true)
    }

    @Test(arguments: [
        [0.5, 0.5], [0.5, 0.25, 0.2], [0.5, 0.75, 0.25], [1.5, -0.25, -0.25], [-0.1, 0.6, 0.5], [0, 0, 0],
        [.nan, 0.5, 0.5], [0.5, 0.25, 0.25 + 9e-6], [0.5, 0.25, 0.25 + 2e-5], [],
    ])
    func `what are no probabilities of sum 1 is refused`(probability: [Double]) {
        var space = Discrete(3)
        let before = space.random
        #expect(throws: InvalidMask.self) { try space.sample(probability: probability) }
        #expect(space.random == before)
    }

    @Test(arguments: [
        (Discrete(0), "0"), (Discrete(-1), "-1"), (Discrete(200, scalarType: .int8), "int8"),
        (Discrete(2, start: -1, scalarType: .uint8), "uint8"), (Discrete(2, start: 300, scalarType: .uint8), "uint8"),
        (Discrete(100, start: 100, scalarType: .int8), "int8"), (Discrete(2, start: .max), "int64"),
        (Discrete(2, scalarType: .float32), "float32"), (Discrete(2, scalarType: .bool), "bool"),
    ])
    func `a space without elements or whose elements do not fit its type is none`(space: Discrete, type: String) {
        let error = #expect(throws: InvalidSpace.self) { try space.validate() }
        #expect(error?.problem.contains(type) == true)
        #expect(error?.space == space.description)
    }

    @Test func `a space that is none neither samples nor answers with a trap`() {
        for var space in [Discrete(0), Discrete(-5, start: .min), Discrete(.max, start: .max), Discrete(.min)] {
            _ = space.sample()
            #expect(throws: InvalidSpace.self) { try space.validate() }
            for number in [Int.min, -1, 0, 1, Int.max] { _ = space.contains(number) }
        }
    }

    @Test func `extremes are compared without overflow`() {
        #expect(Discrete(.max, start: -5).contains(.max - 6))
        #expect(!Discrete(.max, start: -5).contains(.max))
        #expect(!Discrete(5, start: .min).contains(.max))
        #expect(Discrete(5, start: .min).contains(.min))
        #expect(Discrete(.max).contains(.max - 1))
        #expect(!Discrete(.max).contains(.max))
    }

    @Test func `a negative seed is an error that names it`() {
        #expect(throws: InvalidSeed(seed: -1, stream: .generator)) { try Discrete(5, seed: -1).validate() }
        var space = Discrete(5)
        #expect(throws: InvalidSeed(seed: -1, stream: .generator)) { try space.seed(-1) }
    }

    @Test func `a list of seeds is an error that names the space`() {
        var space = Discrete(5)
        let error = #expect(throws: InvalidSpaceSeed.self) { try space.seed([1, 2]) }
        #expect(error?.description == "the seed of Discrete(5) is one whole number of 0 or more, or nil; got (1, 2)")
    }

    @Test func `the seed that seeding returns leads to the same samples`() throws {
        var space = Discrete(1000)
        #expect(try space.seed(7) == 7)
        let used = try space.seed(nil)
        let first = (0..<20).map { _ in space.sample() }
        #expect(try space.seed(used) == used)
        #expect((0..<20).map { _ in space.sample() } == first)
    }

    @Test func `a copy samples the same, and independently`() {
        var space = Discrete(1000, seed: 3)
        _ = space.sample()
        var copy = space
        let own = (0..<20).map { _ in space.sample() }
        #expect((0..<20).map { _ in copy.sample() } == own)
        _ = space.sample()
        #expect(space == copy)
        #expect(space.random != copy.random)
    }
}
