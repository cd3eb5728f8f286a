import Gymnasium
import LyceumNumerics
import Testing

/// Samples that Gymnasium 1.4.0 gives with numpy 2.4.6, written out; the reference files compare many more by their hash.
@Suite("Samples known of Gymnasium")
struct GoldenSampleTests {
    private func seeded<S: Space>(_ space: S, _ seed: Int) throws -> S {
        var space = space
        try space.seed(seed)
        return space
    }

    private func isNear(_ sample: [Float], _ golden: [Float]) -> Bool {
        sample.count == golden.count && zip(sample, golden).allSatisfy { abs($0 - $1) < 6e-9 * max(1, 100 * abs($1)) }
    }

    @Test("one of several whole numbers, of every type, with a mask and with probabilities")
    func discrete() throws {
        func draws(_ space: Discrete, _ count: Int) -> [Int] {
            var space = space
            return (0..<count).map { _ in space.sample() }
        }
        #expect(draws(try seeded(Discrete(5), 42), 10) == [0, 3, 3, 2, 2, 4, 0, 3, 1, 0])
        #expect(draws(try seeded(Discrete(5, scalarType: .int8), 42), 6) == [2, 4, 3, 1, 0, 3])
        #expect(draws(try seeded(Discrete(5, scalarType: .int32), 42), 6) == [0, 3, 3, 2, 2, 4])
        var space = try seeded(Discrete(5, start: 2), 0)
        let mask = Value.array(.int8(NDArray([1, 0, 0, 1, 1])))
        let probability = Value.doubles([0.1, 0.2, 0.3, 0.2, 0.2])
        #expect(try (0..<5).map { _ in try space.sample(mask: mask) } == [6, 5, 5, 2, 2])
        #expect(try (0..<5).map { _ in try space.sample(probability: probability) } == [2, 6, 6, 5, 5])
    }

    @Test("vectors within bounds, without them, and of whole numbers")
    func boxes() throws {
        var bounded = try seeded(Box(low: -1, high: 1, shape: [2]), 42)
        for golden in [[0.54791212, -0.12224312], [0.71719587, 0.39473606], [-0.81164533, 0.95124471]] as [[Float]] {
            #expect(isNear(bounded.sample(), golden))
        }
        let infinity = Float.infinity
        var mixed = try seeded(Box(low: [-infinity, 0, -infinity, 0], high: [infinity, infinity, 0, 1]), 42)
        for golden in [
            [0.30471709, 2.33618975, -2.38476110, 0.69736803], [-1.95103514, 1.45266056, -1.40996075, 0.78606433],
        ] as [[Float]] {
            #expect(isNear(mixed.sample(), golden))
        }
        var numbers = try seeded(Box<Int32>(low: 0, high: 10, shape: [3]), 42)
        #expect(numbers.sample() == [8, 4, 9])
        var image = try seeded(ArrayBox<UInt8>(low: 0, high: 255, shape: [2, 2]), 42)
        #expect(image.sample().elements == [198, 112, 219, 178])
    }

    @Test("several whole numbers, and zeros and ones")
    func multi() throws {
        var numbers = try seeded(MultiDiscrete([3, 5]), 42)
        #expect((0..<3).map { _ in numbers.sample() } == [[2, 2], [2, 3], [0, 4]])
        var bits = try seeded(MultiBinary(5), 42)
        #expect((0..<3).map { _ in bits.sample() } == [[1, 0, 1, 0, 1], [1, 1, 1, 1, 0], [0, 0, 1, 0, 1]])
    }

    @Test("a dictionary, whose parts get seeds of their own")
    func dictionary() throws {
        var space = DictSpace([("a", Discrete(5)), ("b", Box(low: 0, high: 1, shape: [2])), ("c", MultiBinary(3))])
        #expect(
            try space.seed(7)
                == .named(["a": 2_029_167_940, "b": 1_342_382_291, "c": 1_469_265_225].mapValues(SpaceSeed.seed)))
        let sample = space.sample()
        #expect(sample["a"] == 2 && isNear(sample["b"]?.floats ?? [], [0.4005139, 0.37156877]))
        #expect(sample["c"] == .array(.int8(NDArray([0, 1, 0]))))
    }

    @Test("a batch of spaces goes on with a copy of the stream")
    func batch() throws {
        var space = try seeded(Discrete(5), 5)
        var batched = space.batched(3)
        #expect(batched.sample() == [4, 4, 2])
        #expect((0..<3).map { _ in space.sample() } == [3, 4, 0])
    }
}
