import Gymnasium
import LyceumNumerics
import Testing

@Suite("Wrappers of single environments on the lanes of a vector") struct VectorizeTransformTests {
    private var push: AnySpace { DictSpace(["push": Box(low: -1, high: 1)]).erased }

    @Test("Actions from a dictionary become arrays, and the other way round")
    func dictionaries() throws {
        var lanes = try makeVec("Pendulum-v1", count: 2).actionsVectorized { lane in
            TransformAction(lane, actionSpace: push) { action in
                .floats((action["push"]?.floats ?? []).map { 2 * $0 })
            }
        }
        var plain = lanes.base
        #expect(lanes.description == "<TransformAction, SyncVectorEnv(Pendulum-v1, num_envs=2)>")
        #expect(lanes.actionSpace.description == "Dict('push': Box(-1.0, 1.0, (2, 1), float32))")
        try lanes.reset(seed: 1)
        try plain.reset(seed: 1)
        let actions: Value = ["push": .array(.float32(NDArray(shape: [2, 1], repeating: 0.25)))]
        #expect(try lanes.step(actions) == plain.step(.array(.float32(NDArray(shape: [2, 1], repeating: 0.5)))))
        #expect(throws: InvalidActions.self) {
            _ = try lanes.step(["push": .array(.float32(NDArray(shape: [3, 1], repeating: 0.25)))])
        }
        var observed = try makeVec("Pendulum-v1", count: 2).observationsVectorized { lane in
            TransformObservation(lane, observationSpace: DictSpace(["all": lane.observationSpace]).erased) {
                ["all": $0]
            }
        }
        let first = try observed.reset(seed: 1).observations
        #expect(first["all"]?.array?.shape == [2, 3])
        #expect(observed.observationSpace.contains(first))
    }

    @Test("The same wrapper may be put around each lane of vectors that are stepped in the background")
    func background() throws {
        let space = push
        var lanes = try makeVec(
            "Pendulum-v1", count: 2, vectorizationMode: .async,
            wrappers: [
                { env in
                    AnyEnv(TransformAction(env, actionSpace: space) { .floats($0["push"]?.floats ?? []) })
                }
            ])
        try lanes.reset(seed: 1)
        for _ in 0..<5 { #expect(try lanes.step(lanes.actionSpace.sample()).count == 2) }
        try lanes.close()
    }

    @Test("With SameStep the last observations of episodes are changed, too")
    func lastObservations() throws {
        var lanes = try SyncVectorEnv([2, 3], autoresetMode: .sameStep).observationsRescaled(min: 0, max: 1)
        try lanes.reset(seed: 1)
        _ = try lanes.step([0, 0])
        let batch = try lanes.step([0, 0])
        #expect(batch.observations.elements == [0, 0.02])
        #expect(batch.infos["final_obs"] == [.floats([0.02]), .none])
        #expect(try lanes.step([0, 0]).infos["final_obs"] == [.none, .floats([0.03])])
    }

    @Test("Typed vectors stay typed, and what a wrapper cannot work with is refused")
    func types() throws {
        var lanes = try makeVec(.pendulum, count: 2).observationsCast(to: Double.self).observationsReshaped(to: [3, 1])
        let first: NDArray<Double> = try lanes.reset(seed: 1).observations
        #expect(first.shape == [2, 3, 1])
        #expect(lanes.observationSpace.contains(first))
        #expect(throws: UnsuitableSpace.self) { try lanes.observationsGrayscaled() }
        #expect(throws: UnsuitableSpace.self) { try makeVec("CartPole-v1").actionsClipped() }
        #expect(throws: InvalidBound.self) { try lanes.rewardsVectorized { try ClipReward($0) } }
        var spaces = SpacesOnly(observationSpace: Box(low: 1, high: 2), actionSpace: Discrete(2))
        #expect(try spaces.reset(seed: 1).observation == [1])
        #expect(try spaces.step(0) == Step([1], reward: 0))
    }
}
