import Gymnasium
import Testing

/// Rules of vectors over every environment, and with wrappers around each lane.
@Suite("Lanes of every environment")
struct LaneRuleTests {
    @Test("two vectors with one seed sample the same actions and give the same steps", arguments: registeredIDs)
    func determinism(id: String) throws {
        guard try spec(id).entryPoint.hasPrefix("Gymnasium.") else { return }
        var first = try makeVec(id, count: 3)
        var second = try makeVec(id, count: 3)
        #expect(try first.reset(seed: 12) == second.reset(seed: 12))
        try first.actionSpace.seed(5)
        try second.actionSpace.seed(5)
        for _ in 0..<10 {
            let actions = first.actionSpace.sample()
            #expect(actions == second.actionSpace.sample())
            #expect(try first.step(actions) == second.step(actions))
        }
    }

    @Test("the mode belongs to the vector: equal lanes may be in two that differ")
    func modes() throws {
        let env = try make(.cartPole)
        let next = try SyncVectorEnv([env, env])
        let same = try AsyncVectorEnv([env, env], autoresetMode: .sameStep)
        #expect(next.autoresetMode == .nextStep && same.autoresetMode == .sameStep)
        #expect(next.metadata == env.metadata && same.metadata == env.metadata)
    }

    @Test("background lanes are called, and their results come in order")
    func calls() throws {
        var lanes = try AsyncVectorEnv(count: 4) { _ in try make(.cartPole, renderMode: .rgbArrayList) }
        try lanes.reset(seed: 1)
        let frames = try lanes.call { try $0.render() }
        for frame in frames {
            guard case .list(let images) = frame else {
                Issue.record("\(String(describing: frame))")
                continue
            }
            #expect(images.count == 1)
        }
        try lanes.setAttribute("gravity", to: [9.81, 3.72, 8.87, 1.62])
        #expect(try lanes.call { $0.gravity } == [9.81, 3.72, 8.87, 1.62])
        try lanes.setAttribute("gravity", to: 1)
        #expect(lanes.attribute("gravity") == [1.0, 1.0, 1.0, 1.0])
    }

    @Test("the render mode reaches every lane, or the vector environment of the id")
    func renderModes() throws {
        for mode in [.sync, .async, .vectorEntryPoint] as [VectorizeMode] {
            #expect(try makeVec("CartPole-v1", count: 2, vectorizationMode: mode).renderMode == nil)
            var lanes = try makeVec("CartPole-v1", count: 2, vectorizationMode: mode, renderMode: .rgbArray)
            #expect(lanes.renderMode == .rgbArray)
            try lanes.reset(seed: 1)
            #expect(try lanes.render().count == 2)
        }
    }

    @Test("lanes that are normalised one by one have statistics of their own")
    func normalized() throws {
        var lanes = try SyncVectorEnv(count: 3) { _ in try CartPole().timeLimited(30).observationsNormalized() }
        var single = try CartPole().timeLimited(30).observationsNormalized().autoreset()
        let start = try single.reset(seed: 8).observation
        let begun = try lanes.reset(seed: 7)
        #expect(lanes.singleObservationSpace.element(of: begun.observations, at: 1) == start)
        for _ in 0..<100 {
            let batch = try lanes.step([1, 0, 1])
            let own = try single.step(0).observation
            #expect(lanes.singleObservationSpace.element(of: batch.observations, at: 1) == own)
        }
        #expect(lanes[0].statistics.count == lanes[2].statistics.count && lanes[0].statistics != lanes[1].statistics)
        for epsilon in [1e-12, 0.5] {
            #expect(try CartPole().observationsNormalized(epsilon: epsilon).epsilon == epsilon)
        }
    }
}
