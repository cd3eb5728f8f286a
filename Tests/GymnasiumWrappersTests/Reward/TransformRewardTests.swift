import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("TransformReward")
struct TransformRewardTests {
    @Test("every reward is changed by the function, also without a reset", arguments: [(0, 1.0), (1, 3.0), (4, 9.0)])
    func function(action: Int, reward: Double) throws {
        var env = Probe().rewardsTransformed { 2 * $0 + 1 }
        #expect(try env.step(action).reward == reward)
        #expect(env.function(10) == 21)
    }

    @Test("functions of several layers are applied from the inside to the outside")
    func layers() throws {
        var env = TransformReward(Probe().rewardsTransformed { $0 + 1 }) { $0 * 10 }
        #expect(try env.step(2).reward == 30)
        var dynamic = AnyEnv(env)
        #expect(try dynamic.step(2).reward == 30)
    }
}
