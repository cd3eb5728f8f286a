import Gymnasium
import LyceumNumerics
import Testing

@Suite struct BoxTests {
    private let inf = Float.infinity

    @Test func `a box from -1 to 1 with seed 42 draws Gymnasium's points`() {
        var space = Box(low: -1, high: 1, shape: [2], seed: 42)
        #expect(space.sample() == [0.5479121, -0.12224312])
        #expect(space.sample() == [0.71719587, 0.39473605])
        #expect(space.sample() == [-0.8116453, 0.9512447])
    }

    @Test func `elements are drawn by their bounds: none, a lower, an upper, both`() {
        var space = Box(low: [-inf, 0, -inf, 0], high: [inf, inf, 0, 1], seed: 42)
        #expect(space.sample() == [0.3047171, 2.3361897, -2.384761, 0.697368])
        #expect(space.sample() == [-1.9510351, 1.4526606, -1.4099607, 0.7860643])
        #expect(space.boundedBelow == [false, true, false, true])
        #expect(space.boundedAbove == [false, false, true, true])
    }

    @Test func `whole numbers are drawn with both bounds included`() {
        var numbers = Box(low: 0, high: 10, shape: [3], dtype: Int32.self, seed: 42)
        #expect(numbers.sample() == [8, 4, 9])
        var pixels = ArrayBox(low: 0, high: 255, shape: [2, 2], dtype: UInt8.self, seed: 42)
        #expect(pixels.sample().elements == [198, 112, 219, 178])
        #expect(pixels.sample().shape == [2, 2])
    }

    @Test func `whole numbers of 64 bits keep all their digits at the upper bound`() {
        // 2^62 + 512 and the number above it round to different 64-bit floating-point numbers.
        #expect(((1 << 62) + 512).sampleEnd == Double((1 << 62) + 1024))
        #expect(Int.max.sampleEnd == 0x1p63)
        #expect(UInt64.max.sampleEnd == 0x1p64)
        #expect(Int8.max.sampleEnd == 128)
        #expect(true.sampleEnd == 2)
        #expect(Float(0.5).sampleEnd == 0.5)
    }

    @Test func `boxes up to the limits of their types are sampled all over`() {
        var wide = Box(low: -Double.greatestFiniteMagnitude, high: .greatestFiniteMagnitude, seed: 1)
        var signed = Box(low: Int.min, high: Int.max, seed: 1)
        var unsigned = Box(low: 0, high: UInt64.max, seed: 1)
        let points = (0..<200).map { _ in (wide.sample()[0], signed.sample()[0], unsigned.sample()[0]) }
        #expect(points.allSatisfy { $0.0.isFinite })
        #expect(points.contains { $0.0 < -1e307 } && points.contains { $0.0 > 1e307 })
        #expect(points.contains { $0.1 < -(1 << 61) } && points.contains { $0.1 > 1 << 61 })
        #expect(points.contains { $0.2 > 1 << 63 })
    }

    @Test func `unbounded whole numbers stay within the type`() {
        var space = Box(low: [nil, 0, nil], high: [nil, nil, 3], dtype: Int8.self, seed: 42)
        #expect(!space.isBounded())
        #expect(space.low == [-128, 0, -128])
        for _ in 0..<200 { #expect(space.contains(space.sample())) }
    }

    @Test func `which bounds there are is told as in Gymnasium`() {
        #expect(Box(low: 0, high: 1).isBounded())
        #expect(Box(low: 0, high: inf).isBounded(.below))
        #expect(!Box(low: 0, high: inf).isBounded(.above))
        #expect(!Box(low: 0, high: inf).isBounded())
        #expect(!Box(low: nil, high: nil, dtype: Int32.self).isBounded(.below))
        #expect(Box(low: .min, high: .max, dtype: Int32.self).isBounded())
    }

    @Test func `bounds that do not go together are errors that name what is wrong`() {
        func problem(_ space: some Space) -> String? {
            let error = #expect(throws: InvalidSpace.self) { try space.validate() }
            #expect(error?.space == space.description)
            return error?.problem
        }
        #expect(problem(Box(low: 1, high: 0))?.contains("low 1.0 is above high 0.0 at element 0") == true)
        #expect(problem(Box(low: [0, 2], high: [1, 1]))?.contains("element 1") == true)
        #expect(problem(Box(low: [0, 0], high: [1, 1, 1]))?.contains("high has shape [3], the box [2]") == true)
        #expect(problem(Box(low: .nan, high: 1))?.contains("nan") == true)
        #expect(problem(Box(low: [0, 0], high: [1, .nan]))?.contains("element 1 is nan") == true)
        #expect(problem(Box(low: inf, high: inf))?.contains("no finite value") == true)
        #expect(problem(Box(low: 0, high: 1, shape: [-1]))?.contains("negative") == true)
        #expect(problem(Box(low: 0, high: 1, shape: [.max, .max]))?.contains("too many") == true)
        #expect(problem(Box(low: 0, high: 1, shape: [2, 2]))?.contains("ArrayBox") == true)
        #expect(problem(Box(low: nil, high: 1, dtype: UInt8.self))?.contains("uint8") == true)
        #expect(problem(Box(low: false, high: nil, dtype: Bool.self))?.contains("bool") == true)
        #expect(problem(Box(low: 2, high: 1, dtype: Int.self))?.contains("low 2 is above high 1") == true)
    }

    @Test func `a box that is none still samples and answers`() {
        for var space in [Box(low: 1, high: 0), Box(low: .nan, high: .nan), Box(low: 0, high: 1, shape: [-1])] {
            _ = space.sample()
            #expect(!space.contains([0.5]))
        }
    }

    @Test func `a seed below zero is an error`() {
        #expect(throws: InvalidSeed.self) { try Box(low: 0, high: 1, seed: -5).validate() }
        #expect(throws: InvalidSeed.self) {
            try ArrayBox(low: 0, high: 1, shape: [2], dtype: Double.self, seed: -5).validate()
        }
    }

    @Test func `a box refuses masks and probabilities, but not nil`() throws {
        var space = Box(low: 0, high: 1, shape: [2], seed: 3)
        var plain = space
        #expect(throws: InvalidMask.self) { try space.sample(mask: [1, 0]) }
        #expect(throws: InvalidMask.self) { try space.sample(probability: [0.5, 0.5]) }
        #expect(try space.sample(mask: nil) == plain.sample())
        #expect(try space.sample(probability: nil) == plain.sample())
    }

    @Test func `bounds belong to a box, infinities to one without bounds, and a nan to none`() {
        let space = Box(low: [0, -inf], high: [1, inf])
        #expect(space.contains([0, inf]))
        #expect(space.contains([1, -inf]))
        #expect(!space.contains([1.0000001, 0]))
        #expect(!space.contains([-Float.leastNonzeroMagnitude, 0]))
        #expect(!space.contains([0, .nan]))
        #expect(!space.contains([0]))
        #expect(!space.contains([]))
        #expect(Box(low: Int.min, high: Int.max).contains([.min]))
        #expect(!Box(low: 0, high: UInt64.max - 1).contains([.max]))
    }

    @Test func `samples of all types are members as values, too`() {
        func isMember<S: Scalar>(_ type: S.Type, _ low: S, _ high: S) -> Bool {
            var vector = Box(low: low, high: high, shape: [3], seed: 5).erased
            var array = ArrayBox(low: low, high: high, shape: [2, 2], seed: 5).erased
            return vector.contains(vector.sample()) && array.contains(array.sample())
        }
        #expect(isMember(Float.self, -1, 1))
        #expect(isMember(Double.self, -1, 1))
        #expect(isMember(Int8.self, .min, .max))
        #expect(isMember(Int16.self, .min, .max))
        #expect(isMember(Int32.self, .min, .max))
        #expect(isMember(Int.self, .min, .max))
        #expect(isMember(UInt8.self, 0, .max))
        #expect(isMember(UInt16.self, 0, .max))
        #expect(isMember(UInt32.self, 0, .max))
        #expect(isMember(UInt64.self, 1 << 63, .max))
        #expect(isMember(Bool.self, false, true))
    }

    @Test func `nested lists are arrays of the shape they are nested in`() {
        let space = ArrayBox(low: 0, high: 9, shape: [2, 3], dtype: Double.self).erased
        #expect(space.contains([[0, 1, 2], [3.5, 4, 5]]))
        #expect(space.contains([.integers([0, 1, 2]), .doubles([3, 4, 5])]))
        #expect(!space.contains([[0, 1], [2, 3], [4, 5]]))
        #expect(!space.contains([[0, 1, 2], [3, 4]]))
        #expect(!space.contains([0, 1, 2, 3, 4, 5]))
        #expect(!space.contains([[0, 1, 2], [3, 4, "5"]]))
    }

    @Test func `the seed that seeding returns leads to the same samples, and a copy samples independently`() throws {
        var space = Box(low: -1, high: 1, shape: [4])
        #expect(try space.seed(7) == 7)
        let used = try space.seed()
        var copy = space
        let first = (0..<20).map { _ in space.sample() }
        #expect((0..<20).map { _ in copy.sample() } == first)
        try space.seed(used)
        #expect((0..<20).map { _ in space.sample() } == first)
        #expect(throws: InvalidSpaceSeed.self) { try space.seed(["a": 1]) }
    }
}
