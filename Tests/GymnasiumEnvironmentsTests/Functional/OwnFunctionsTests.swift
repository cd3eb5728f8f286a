import Gymnasium
import LyceumNumerics
import Testing

/// A savings account as pure functions: one decides how much to put in, and chance how the year goes.
private struct Savings: FunctionalEnv {
    var interest: Float = 0.5
    var goal: Float = 4

    var observationSpace: Box<Float> { Box(low: 0, high: .infinity) }
    var actionSpace: Discrete { Discrete(3) }
    static var parameters: [Attribute<Savings>] { [Attribute("interest", \.interest)] }

    func initial(_ key: ThreefryKey) -> Float { key.uniform(0, 1) }
    func transition(_ state: Float, _ action: Int, _ key: ThreefryKey) -> Float {
        state * (1 + interest) + Float(action) + key.uniform(0, 0.125)
    }
    func observation(_ state: Float, _ key: ThreefryKey) -> [Float] { [state] }
    func reward(_ state: Float, _ action: Int, _ nextState: Float, _ key: ThreefryKey) -> Double {
        Double(nextState - state) - Double(action)
    }
    func terminal(_ state: Float, _ key: ThreefryKey) -> Bool { state >= goal }
    func stateInfo(_ state: Float) -> Info { ["first": true] }
    func transitionInfo(_ state: Float, _ action: Int, _ nextState: Float) -> Info { ["paid": .int(action)] }
}

@Suite("Pure functions of one's own")
struct OwnFunctionsTests {
    @Test("the whole cycle can be called by hand, with parameters as they are in the copy that is called")
    func cycle() {
        let savings = Savings()
        let key = ThreefryKey(seed: 3)
        let state = savings.initial(key)
        #expect(0..<1 ~= state && savings.observation(state, key) == [state])
        let next = savings.transition(state, 2, key)
        #expect(next == state * 1.5 + 2 + key.uniform(0, 0.125))
        #expect(savings.reward(state, 2, next, key) == Double(next - state) - 2)
        #expect(!savings.terminal(next, key) && savings.terminal(4, key))
        var generous = savings
        generous.interest = 1
        #expect(generous.transition(state, 2, key) > next && savings.transition(state, 2, key) == next)
    }

    @Test("they are an environment, and lanes, with all that comes with it")
    func environment() throws {
        var env = Functional(Savings())
        #expect(checkEnv(env).filter { $0.severity == .error } == [])
        #expect(try env.reset(seed: 1).info == ["first": true])
        let step = try env.step(1)
        let state = try #require(env.state)
        #expect(step.info == ["paid": 1] && step.observation == [state])
        env["interest"] = 0.25
        #expect(env.functions.interest == 0.25)
        var lanes = try FunctionalVectorEnv(Savings(), count: 3)
        let start = try lanes.reset(seed: 1)
        #expect(start.observations.shape == [3, 1] && Set(lanes.states).count == 3)
        #expect(try lanes.step([0, 1, 2]).rewards.count == 3)
    }

    @Test("card games and cliffs make lanes, too", arguments: [1, 5])
    func tabular(count: Int) throws {
        var games = try FunctionalVectorEnv(FunctionalBlackjack(), count: count)
        #expect(try games.reset(seed: 4).observations.shape == [count, 3])
        var cliffs = try FunctionalVectorEnv(FunctionalCliffWalking(), count: count)
        #expect(try cliffs.reset(seed: 4).observations.elements == Array(repeating: 36, count: count))
        for _ in 0..<50 {
            let hands = try games.step(games.actionSpace.sample())
            #expect(games.observationSpace.contains(hands.observations) && hands.rewards.count == count)
            let walks = try cliffs.step(cliffs.actionSpace.sample())
            #expect(cliffs.observationSpace.contains(walks.observations))
            #expect(walks.rewards.allSatisfy { [0, -1, -100].contains($0) })
        }
    }

    @Test(
        "lanes of pure functions keep their shapes, and have no last observations in the information",
        arguments: ["phys2d/CartPole-v0", "phys2d/CartPole-v1", "phys2d/Pendulum-v0"])
    func shapes(id: String) throws {
        var lanes = try makeVec(id, count: 10)
        var batch = try lanes.reset(seed: 1)
        for _ in 0..<100 {
            batch = try lanes.step(lanes.actionSpace.sample())
            #expect(lanes.observationSpace.contains(batch.observations))
            #expect(batch.rewards.count == 10 && batch.terminated.count == 10 && batch.truncated.count == 10)
            #expect(!batch.infos.keys.contains { $0.contains("final") })
        }
    }
}
