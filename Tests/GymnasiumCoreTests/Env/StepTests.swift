import Gymnasium
import Testing

@Suite("Step and Reset")
struct StepTests {
    @Test("flags that are not named are false and the information is empty")
    func defaults() {
        let step = Step(3, reward: 1)
        #expect(!step.terminated && !step.truncated && !step.isDone && step.info.isEmpty)
        #expect(step.observation == 3 && step.reward == 1)
        #expect(Reset(3).info.isEmpty)
    }

    @Test("an episode is over when terminated, truncated or both")
    func done() {
        #expect(Step(0, reward: 0, terminated: true).isDone)
        #expect(Step(0, reward: 0, truncated: true).isDone)
        #expect(Step(0, reward: 0, terminated: true, truncated: true).isDone)
    }

    @Test("the tuple has Gymnasium's order")
    func tuple() {
        let (observation, reward, terminated, truncated, info) =
            Step("here", reward: 0.5, truncated: true, info: ["x": 1]).tuple
        #expect(observation == "here" && reward == 0.5 && !terminated && truncated && info == ["x": 1])
        let (first, more) = Reset("there", info: ["y": 2]).tuple
        #expect(first == "there" && more == ["y": 2])
    }

    @Test("another observation leaves the rest as it is")
    func withObservation() {
        let step = Step(1, reward: 2, terminated: true, truncated: true, info: ["x": 1])
        #expect(step.with(observation: "a") == Step("a", reward: 2, terminated: true, truncated: true, info: ["x": 1]))
    }

    @Test("steps are equal if all five parts are")
    func equality() {
        let step = Step(1, reward: 2)
        #expect(step == Step(1, reward: 2))
        #expect(
            step != Step(2, reward: 2) && step != Step(1, reward: 3) && step != Step(1, reward: 2, terminated: true))
        #expect(step != Step(1, reward: 2, truncated: true) && step != Step(1, reward: 2, info: ["x": 1]))
        #expect(Reset(1) != Reset(1, info: ["x": 1]) && Reset(1) != Reset(2))
    }
}
