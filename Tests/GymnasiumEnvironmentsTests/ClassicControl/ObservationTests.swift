import Gymnasium
import LyceumValues
import Testing

/// Observations as values, although environments write them into memory that they had before.
@Suite struct ObservationTests {
    private static let ids = [
        "CartPole-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1", "Acrobot-v1",
    ]

    @Test(arguments: ids) func `An observation that is kept stays as it was`(id: String) throws {
        var env = try make(id)
        try env.actionSpace.seed(5)
        var kept = [try env.reset(seed: 5).observation]
        var texts = ["\(kept[0])"]
        for index in 0..<60 {
            let observation = try env.step(env.actionSpace.sample()).observation
            if index % 3 == 0 {
                kept.append(observation)
                texts.append("\(observation)")
            }
        }
        try env.reset()
        #expect(kept.map { "\($0)" } == texts && Set(texts).count == texts.count)
    }

    @Test(arguments: ids) func `Original and copy do not write into each other's observations`(id: String) throws {
        var env = try make(id)
        try env.actionSpace.seed(5)
        try env.reset(seed: 5)
        let step = try env.step(env.actionSpace.sample())
        let text = "\(step.observation)"
        var copy = env
        let actions = (0..<10).map { _ in env.actionSpace.sample() }
        var (mine, others) = ([Value](), [Value]())
        for action in actions { mine.append(try env.step(action).observation) }
        #expect("\(step.observation)" == text)
        for action in actions { others.append(try copy.step(action).observation) }
        #expect(mine == others && "\(step.observation)" == text)
    }

    @Test func `A change to an observation does not reach the environment`() throws {
        var env = try make(.cartPole)
        var same = env
        var step = (try env.reset(seed: 5), try same.reset(seed: 5)).0.observation
        for _ in 0..<5 {
            step[0] = .infinity
            step = try env.step(1).observation
            #expect(try same.step(1).observation == step)
        }
    }
}
