import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Autoreset")
struct AutoresetTests {
    @Test("the step after an episode's end resets: no reward, no flags, the action ignored")
    func sequence() throws {
        var env = Echo(Discrete(100), length: 2).autoreset()
        let start = try env.reset(seed: 1)
        #expect(start.info["started"] == true)
        let (first, last, fresh, next) = (try env.step(1), try env.step(2), try env.step(0), try env.step(1))
        #expect(!first.isDone && last.terminated && env.steps == 1)
        #expect(fresh.reward == 0 && !fresh.isDone && fresh.info == ["started": true])
        #expect(next.reward == 1 && next.info["action"] == 1)
    }

    @Test("a reset of one's own leaves no reset for the next step")
    func manualReset() throws {
        var env = try Echo(Discrete(100)).timeLimited(1).autoreset()
        try env.reset(seed: 1)
        #expect(try env.step(0).truncated && env.needsReset)
        try env.reset()
        #expect(!env.needsReset)
        #expect(try env.step(2).info["action"] == 2)
    }

    @Test("it goes on for ever with the episodes that resets would give")
    func episodes() throws {
        var automatic = try make("CartPole-v1").autoreset()
        var manual = try make("CartPole-v1")
        #expect(try automatic.reset(seed: 7) == manual.reset(seed: 7))
        for _ in 0..<100 {
            let step = try automatic.step(1)
            #expect(try step == manual.step(1))
            guard step.isDone else { continue }
            #expect(try automatic.step(0).observation == manual.reset().observation)
        }
    }
}
