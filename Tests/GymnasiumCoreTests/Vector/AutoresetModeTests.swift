import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

/// Lamps count their steps, so that a batch of observations tells where each lane is.
@Suite("When lanes start their next episodes")
struct AutoresetModeTests {
    private func lamps(_ mode: AutoresetMode, isAsync: Bool) throws -> AnyVectorEnv {
        let lamps = [Lamp(length: 2), Lamp(length: 3)]
        return isAsync
            ? AnyVectorEnv(try AsyncVectorEnv(lamps, autoresetMode: mode))
            : AnyVectorEnv(try SyncVectorEnv(lamps, autoresetMode: mode))
    }

    @Test("with the next step, which does no action and pays nothing", arguments: [false, true])
    func nextStep(isAsync: Bool) throws {
        var lanes = try lamps(.nextStep, isAsync: isAsync)
        #expect(try lanes.reset(seed: 1).observations == .integers([0, 0]))
        let steps = try (0..<6).map { _ in try lanes.step([0, 0]) }
        #expect(steps.map(\.observations.integers) == [[1, 1], [2, 2], [0, 3], [1, 0], [2, 1], [0, 2]])
        #expect(steps.map(\.rewards) == [[0.5, 0.5], [0.5, 0.5], [0, 0.5], [0.5, 0], [0.5, 0.5], [0, 0.5]])
        #expect(
            steps.map(\.terminated) == [
                [false, false], [true, false], [false, true], [false, false], [true, false], [false, false],
            ])
        #expect(steps.allSatisfy { $0.infos.isEmpty })
    }

    @Test("with the same step, whose information holds the last observation", arguments: [false, true])
    func sameStep(isAsync: Bool) throws {
        var lanes = try lamps(.sameStep, isAsync: isAsync)
        try lanes.reset(seed: 1)
        let steps = try (0..<4).map { _ in try lanes.step([0, 0]) }
        #expect(steps.map(\.observations.integers) == [[1, 1], [0, 2], [1, 0], [0, 1]])
        #expect(steps.allSatisfy { $0.rewards == [0.5, 0.5] })
        #expect(steps.map(\.terminated) == [[false, false], [true, false], [false, true], [true, false]])
        #expect(steps[0].infos.isEmpty)
        #expect(steps[1].infos["final_obs"] == .list([2, .none]))
        #expect(steps[1].infos["_final_obs"] == .array(.bool(NDArray([true, false]))))
        #expect(steps[1].infos["_final_info"] == .array(.bool(NDArray([true, false]))))
        #expect(steps[2].infos["final_obs"] == .list([.none, 3]))
    }

    @Test("never, until they are reset by a mask; stepping one that is done is an error", arguments: [false, true])
    func disabled(isAsync: Bool) throws {
        var lanes = try lamps(.disabled, isAsync: isAsync)
        try lanes.reset(seed: 1)
        _ = try lanes.step([0, 0])
        let ended = try lanes.step([0, 0])
        #expect(ended.observations == .integers([2, 2]) && ended.terminated == [true, false])
        let fresh = try lanes.reset(mask: ended.isDone)
        #expect(fresh.observations == .integers([0, 2]) && fresh.terminated == [false, false])
        let next = try lanes.step([0, 0])
        #expect(next.observations == .integers([1, 3]) && next.terminated == [false, true])
        let failure = try #require(throws: LaneFailure.self) { try lanes.step([0, 0]) }
        #expect(failure.lane == 1 && failure.error is EpisodeIsOver)
        #expect(failure.description.contains("lane 1 of 2") && failure.description.contains("reset(mask:"))
    }

    @Test("the information of the last step lies under final_info, that of the new episode beside it")
    func finalInfo() throws {
        var lanes = try SyncVectorEnv(
            [Echo(Discrete(9), length: 1), Echo(Discrete(9), length: 2)], autoresetMode: .sameStep)
        try lanes.reset(seed: 3)
        let batch = try lanes.step([2, 1])
        let final = try #require((batch.infos["final_info"] as Value?)?.dictionary)
        #expect(final["action"] == .integers([2, 0]) && final["_action"] == .array(.bool(NDArray([true, false]))))
        #expect(batch.infos["started"] == .array(.bool(NDArray([true, false]))))
        #expect(batch.infos["action"] == .integers([0, 1]))
        #expect(batch.infos["_action"] == .array(.bool(NDArray([false, true]))))
    }

    @Test("the last observation is an element of the lanes' space, whatever that is")
    func finalObservation() throws {
        for space in testSpaces() {
            var lanes = try SyncVectorEnv(count: 2, autoresetMode: .sameStep) { _ in Echo(space, length: 1) }
            try lanes.reset(seed: 5)
            let batch = try lanes.step([0, 1])
            let final = try #require((batch.infos["final_obs"] as Value?)?.values)
            #expect(final.count == 2 && final.allSatisfy(space.contains), "\(space)")
            #expect(lanes.observationSpace.contains(batch.observations), "\(space)")
        }
    }

    @Test("the mode is chosen by makeVec, and recorded in the spec by Gymnasium's name")
    func modes() throws {
        for mode in AutoresetMode.allCases {
            for vectorization in [VectorizeMode.sync, .async] {
                let lanes = try makeVec(
                    "FrozenLake-v1", count: 2, vectorizationMode: vectorization, autoresetMode: mode)
                #expect(lanes.autoresetMode == mode)
                let again = try makeVec(try #require(lanes.spec))
                #expect(again.autoresetMode == mode && again.spec == lanes.spec && again.count == 2)
            }
        }
        #expect(AutoresetMode(rawValue: "NextStep") == .nextStep && AutoresetMode(rawValue: "next") == nil)
    }
}
