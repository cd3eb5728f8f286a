import Lyceum
import Testing

private final class Policy: Module {
    let hidden = Linear(4, 128), output = Linear(128, 2)

    func callAsFunction(_ observation: some TensorConvertible) -> Categorical {
        Categorical(logits: output(relu(hidden(observation))))
    }
}

@Suite("Many environments at once")
struct ManyAtOnceTests {
    @Test("a policy takes the observations of all lanes as they are, and gives an action for each")
    func program() throws {
        let policy = Policy()
        var lanes = try makeVec(.cartPole, count: 1024)
        var batch = try lanes.reset(seed: 42)
        #expect(batch.observations.shape == [1024, 4])
        var ended = 0
        for _ in 0..<20 {
            let actions = policy(batch.observations).samples()
            batch = try lanes.step(actions)
            ended += batch.isDone.count(where: \.self)
        }
        #expect(ended > 0 && batch.rewards.count == 1024)
    }

    @Test("the same works with lanes made by their id, and with lanes of their own")
    func others() throws {
        let policy = Policy()
        var dynamic = try makeVec("CartPole-v1", count: 8)
        let start = try dynamic.reset(seed: 1)
        _ = try dynamic.step(policy(start.observations).samples())
        var lanes = try makeVec(.cartPole, count: 8, threads: 2)
        let batch = try lanes.reset(seed: 1)
        _ = try lanes.step(policy(batch.observations).samples())
        lanes[3].gravity = 5
        #expect(lanes.environments.map(\.gravity) == [9.8, 9.8, 9.8, 5, 9.8, 9.8, 9.8, 9.8])
    }
}
