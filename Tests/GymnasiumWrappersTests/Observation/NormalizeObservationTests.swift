import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("NormalizeObservation")
struct NormalizeObservationTests {
    private static let space = Box(low: [-1, 0, 5], high: [1, 10, 6])

    @Test("after 1000 observations the mean is near 0 and the variance near 1")
    func convergence() throws {
        var env = try Echo(Self.space, length: 50).observationsNormalized()
        var sums = [Double](repeating: 0, count: 3)
        var squares = sums
        var first = try env.reset(seed: 5).observation
        for count in 0..<1200 {
            let step = try env.step(0)
            if step.isDone { first = try env.reset().observation }
            guard count >= 200 else { continue }
            for (index, number) in step.observation.enumerated() {
                sums[index] += Double(number) / 1000
                squares[index] += Double(number * number) / 1000
            }
        }
        #expect(first.count == 3)
        for index in 0..<3 {
            #expect(abs(sums[index]) < 0.15 && abs(squares[index] - sums[index] * sums[index] - 1) < 0.15)
        }
    }

    @Test("the observation of a reset goes into the statistics, before it is normalised")
    func reset() throws {
        var env = try Reel(Box(low: 0, high: 9), [[4]]).observationsNormalized()
        let first = try env.reset().observation
        #expect(env.statistics.count == 1.0001)
        #expect(abs(Double(first[0]) - (4 - 4 / 1.0001) / env.statistics.variance[0].squareRoot()) < 1e-3)
    }

    @Test("frozen statistics stay while observations are still normalised, also by name")
    func frozen() throws {
        var env = try Echo(Self.space).observationsNormalized()
        try env.reset(seed: 1)
        for _ in 0..<5 { _ = try env.step(0) }
        let statistics = env.statistics
        env.updatesStatistics = false
        let frozen = try env.step(0).observation
        let next = try env.step(0).observation
        #expect(env.statistics == statistics && frozen != next)
        var dynamic = AnyEnv(env)
        dynamic["update_running_mean"] = true
        _ = try dynamic.step(0)
        #expect(dynamic[as: NormalizeObservation<Echo<Box<Float>, Discrete>>.self]?.statistics.count == 7.0001)
    }

    @Test("the space is unbounded float32 of the same shape, whatever the type inside")
    func space() throws {
        let vectors = try Echo(Self.space).observationsNormalized().observationSpace
        #expect(vectors.description == "Box(-inf, inf, (3,), float32)")
        let bytes = ArrayBox<UInt8>(low: 0, high: 255, shape: [2, 3])
        var typed = try Echo(bytes).observationsNormalized()
        var dynamic = try AnyEnv(Echo(bytes)).observationsNormalized()
        #expect(typed.observationSpace.description == "Box(-inf, inf, (2, 3), float32)")
        #expect(dynamic.observationSpace.description == "Box(-inf, inf, (2, 3), float32)")
        let image: NDArray<Float> = try typed.reset(seed: 3).observation
        #expect(try dynamic.reset(seed: 3).observation == .array(.float32(image)))
        #expect(!typed.statistics.isSinglePrecision && !dynamic.statistics.isSinglePrecision)
    }

    @Test("a space whose elements are not numbers in a shape is refused")
    func noNumbers() throws {
        for space in [AnySpace(TextSpace(3)), AnySpace(TupleSpace(Discrete(2))), AnySpace(SequenceSpace(Discrete(2)))] {
            let error = try #require(throws: UnsuitableSpace.self) { try Echo(space).observationsNormalized() }
            #expect(error.description.hasPrefix("NormalizeObservation needs numbers in a shape, such as a Box"))
            #expect(throws: UnsuitableSpace.self) { try Echo(space).framesSkipped(2) }
        }
    }

    @Test("single numbers and vectors of whole ones are normalised, typed and dynamic")
    func counts() throws {
        func check<S: ShapedSpace>(_ space: S, _ text: String) throws {
            var typed = try Echo(space).observationsNormalized()
            var dynamic = try AnyEnv(Echo(space)).observationsNormalized()
            #expect(typed.observationSpace.description == text && dynamic.observationSpace.description == text)
            for seed in 0..<3 {
                let observation = try typed.reset(seed: seed).observation
                #expect(typed.observationSpace.contains(observation))
                let value = try dynamic.reset(seed: seed).observation
                #expect(S.Floats.value(of: observation) == value && dynamic.observationSpace.contains(value))
            }
        }
        try check(Discrete(5, start: -2), "Box(-inf, inf, (), float32)")
        try check(MultiDiscrete([3, 5]), "Box(-inf, inf, (2,), float32)")
        try check(ArrayMultiDiscrete([[2, 3], [3, 2]]), "Box(-inf, inf, (2, 2), float32)")
        try check(MultiBinary(4), "Box(-inf, inf, (4,), float32)")
        try check(ArrayMultiBinary(shape: [2, 3]), "Box(-inf, inf, (2, 3), float32)")
    }

    @Test("an observation longer or shorter than its space does no harm")
    func misfits() throws {
        var env = try Reel(Box(low: 0, high: 9, shape: [2]), [[1, 2, 3], [4]]).observationsNormalized()
        #expect(try env.reset().observation.count == 3)
        #expect(try env.step(0).observation.count == 1)
    }
}
