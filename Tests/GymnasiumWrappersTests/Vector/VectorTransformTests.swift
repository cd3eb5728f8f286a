import Gymnasium
import LyceumNumerics
import Testing

@Suite("Functions of whole batches") struct VectorTransformTests {
    private func lanes(_ mode: AutoresetMode = .nextStep) throws -> SyncVectorEnv<Metronome> {
        try SyncVectorEnv([3, 4, 50], autoresetMode: mode)
    }

    @Test("Observations of all lanes go through the function, with reset and step")
    func observations() throws {
        var lanes = try lanes().observationsTransformed { batch in
            try NDArray(shape: batch.shape, elements: batch.elements.map { 2 * $0 + 1 })
        }
        #expect(try lanes.reset(seed: 1).observations.elements == [1, 1, 1])
        #expect(try lanes.step([0, 0, 0]).observations.elements == [3, 3, 3])
        #expect(lanes.observationSpace == lanes.base.observationSpace)
        #expect(lanes.description == "<VectorTransformObservation, SyncVectorEnv(num_envs=3)>")
    }

    @Test("From the space of one observation follows that of the batches")
    func derivedObservationSpace() throws {
        var lanes = try lanes().observationsTransformed(into: Discrete(60)) { $0.elements.map { Int($0) } }
        #expect(lanes.singleObservationSpace == Discrete(60))
        #expect(lanes.observationSpace.description == "MultiDiscrete([60 60 60])")
        try lanes.reset(seed: 1)
        let seen: [Int] = try lanes.step([0, 0, 0]).observations
        #expect(seen == [1, 1, 1])
        let error = #expect(throws: InvalidArgument.self) {
            try self.lanes(.sameStep).observationsTransformed { $0 }
        }
        #expect(error?.description.contains("SameStep") == true)
    }

    @Test("Spaces of observations that do not go together give a warning")
    func observationSpaceWarning() throws {
        func warnings(_ batched: ArrayBox<Float>?) throws -> [String] {
            try Warnings.collecting {
                _ = try lanes().observationsTransformed(into: Box(low: 0, high: 200), batched: batched) { $0 }
            }.warnings
        }
        #expect(try warnings(nil) == [])
        #expect(try warnings(ArrayBox(low: 0, high: 200, shape: [3, 1])) == [])
        let found = try warnings(ArrayBox(low: 0, high: 300, shape: [3, 1]))
        #expect(found.count == 1)
        #expect(found[0].contains("Box(0.0, 300.0, (3, 1), float32) is not that of 3 elements"))
    }

    @Test("Actions of all lanes go through the function, from a space whose batches follow from it")
    func actions() throws {
        var lanes = try makeVec(.pendulum, count: 2).actionsTransformed(from: Discrete(3)) { actions in
            try NDArray(shape: [2, 1], elements: actions.map { Float($0 - 1) })
        }
        var plain = lanes.base
        #expect(lanes.singleActionSpace == Discrete(3))
        #expect(lanes.actionSpace.description == "MultiDiscrete([3 3])")
        try lanes.reset(seed: 1)
        try plain.reset(seed: 1)
        #expect(try lanes.step([2, 0]) == plain.step(NDArray(shape: [2, 1], elements: [1, -1])))
        var mirrored = try self.lanes().actionsTransformed { $0.map { 1 - $0 } }
        #expect(mirrored.actionSpace == mirrored.base.actionSpace)
        try mirrored.reset(seed: 1)
        #expect(try mirrored.step([0, 1, 0]).rewards == [1, 1, 1])
    }

    @Test("Spaces of actions that do not go together give a warning")
    func actionSpaceWarning() throws {
        let (_, none) = try Warnings.collecting {
            _ = try lanes().actionsTransformed(from: Discrete(2), batched: MultiDiscrete([2, 2, 2])) { $0 }
        }
        #expect(none == [])
        let (made, found) = try Warnings.collecting { () throws -> VectorTransformAction<_, Discrete> in
            try lanes().actionsTransformed(from: Discrete(2), batched: MultiDiscrete([4, 4, 4])) { $0 }
        }
        #expect(found.count == 1)
        #expect(found[0].contains("action space MultiDiscrete([4 4 4]) is not that of 3 elements"))
        #expect(made.actionSpace == MultiDiscrete([4, 4, 4]))
    }

    @Test("Rewards of all lanes go through the function")
    func rewards() throws {
        var lanes = try lanes().rewardsTransformed { rewards in rewards.enumerated().map { Double($0) * $1 } }
        try lanes.reset(seed: 1)
        #expect(try lanes.step([0, 0, 0]).rewards == [0, 1, 2])
        var short = try self.lanes().rewardsTransformed { _ in [1] }
        try short.reset(seed: 1)
        #expect(throws: InvalidArgument.self) { try short.step([0, 0, 0]) }
    }
}
