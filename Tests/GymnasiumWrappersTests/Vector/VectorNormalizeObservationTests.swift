import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("Normalised observations of several lanes") struct VectorNormalizeObservationTests {
    private let space = Box(low: [-1, 0], high: [3, 10])

    private func lanes(
        _ count: Int = 2, mode: AutoresetMode = .nextStep
    ) throws -> SyncVectorEnv<Echo<Box<Float>, Discrete>> {
        try SyncVectorEnv(count: count, autoresetMode: mode) { _ in Echo(space, length: 20) }
    }

    @Test("After 250 steps mean and variance are those of what the lanes show")
    func converges() throws {
        var lanes = try lanes().observationsNormalized()
        try lanes.reset(seed: 123)
        var sums = (first: 0.0, squares: 0.0)
        for step in 0..<500 {
            let rows = try lanes.step([0, 0]).observations
            if step >= 250 {
                for number in rows.elements { sums.first += Double(number); sums.squares += Double(number * number) }
            }
        }
        // Uniform numbers from -1 to 3 and from 0 to 10.
        #expect(zip(lanes.statistics.mean, [1, 5]).allSatisfy { ($0 - $1).magnitude < 0.3 })
        #expect(zip(lanes.statistics.variance, [16.0 / 12, 100.0 / 12]).allSatisfy { ($0 / $1 - 1).magnitude < 0.2 })
        #expect((sums.first / 1000).magnitude < 0.1)
        #expect((sums.squares / 1000 - 1).magnitude < 0.2)
        #expect((lanes.statistics.count - 2 * 501).magnitude < 0.001)
    }

    @Test("One lane has the numbers of the wrapper of one environment, and several nearly")
    func single() throws {
        var single = try Echo(space, length: 20).observationsNormalized()
        var one = try lanes(1).observationsNormalized()
        var three = try lanes(3).observationsNormalized()
        #expect(try one.reset(seed: 7).observations.elements == single.reset(seed: 7).observation)
        try three.reset(seed: 7)
        for _ in 0..<300 {
            let step = try single.step(0)
            #expect(try one.step([0]).observations.elements == step.observation)
            _ = try three.step([0, 0, 0])
            if step.isDone {
                #expect(try one.step([0]).observations.elements == single.reset().observation)
                _ = try three.step([0, 0, 0])
            }
        }
        #expect(one.statistics == single.statistics)
        for (own, other) in zip(
            three.statistics.mean + three.statistics.variance, single.statistics.mean + single.statistics.variance)
        {
            #expect((own / other - 1).magnitude < 0.2)
        }
    }

    @Test("Frozen statistics stay as they are, and observations are normalised with them")
    func frozen() throws {
        var lanes = try lanes().observationsNormalized()
        try lanes.reset(seed: 1)
        for _ in 0..<10 { _ = try lanes.step([0, 0]) }
        let before = lanes.statistics
        lanes.updatesStatistics = false
        var raw = lanes.base
        let batch = try lanes.step([0, 0])
        #expect(lanes.statistics == before)
        let shown = try raw.step([0, 0]).observations
        for (index, number) in batch.observations.elements.enumerated() {
            let expected =
                (Double(shown.elements[index]) - before.mean[index % 2]) / before.variance[index % 2].squareRoot()
            #expect((Double(number) - expected).magnitude < 1e-5)
        }
        lanes.updatesStatistics = true
        _ = try lanes.step([0, 0])
        #expect(lanes.statistics != before)
    }

    @Test("Spaces and observations are in 32-bit floating point, whatever is inside")
    func types() throws {
        var lanes = try SyncVectorEnv(count: 2) { _ in Echo(Box<Double>(low: -1, high: 1, shape: [3])) }
            .observationsNormalized()
        #expect(lanes.singleObservationSpace.description == "Box(-inf, inf, (3,), float32)")
        #expect(lanes.observationSpace.description == "Box(-inf, inf, (2, 3), float32)")
        let first: NDArray<Float> = try lanes.reset(seed: 3).observations
        #expect(lanes.observationSpace.contains(first))
        var dynamic = try makeVec("Pendulum-v1", count: 2).observationsNormalized()
        #expect(try dynamic.observationSpace.contains(dynamic.reset(seed: 1).observations))
        #expect(dynamic.description == "<VectorNormalizeObservation, SyncVectorEnv(Pendulum-v1, num_envs=2)>")
    }

    @Test("Other modes, partial resets, an epsilon of 0 and spaces without numbers are refused")
    func refused() throws {
        for mode in [AutoresetMode.sameStep, .disabled] {
            #expect(throws: InvalidArgument.self) { try lanes(mode: mode).observationsNormalized() }
        }
        #expect(throws: InvalidBound.self) { try lanes().observationsNormalized(epsilon: 0) }
        #expect(throws: UnsuitableSpace.self) { try makeVec("Blackjack-v1").observationsNormalized() }
        var normalized = try lanes().observationsNormalized()
        try normalized.reset(seed: 1)
        #expect(throws: InvalidArgument.self) { try normalized.reset(mask: [true, false]) }
        #expect(throws: InvalidArgument.self) { try normalized.reset(options: ["reset_mask": [false, true]]) }
        try normalized.reset(mask: [true, true])
    }
}
