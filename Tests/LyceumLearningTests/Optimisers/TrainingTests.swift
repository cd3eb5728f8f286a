import Gymnasium
import LyceumLearning
import LyceumNumerics
import Testing

struct TrainingTests {
    private final class Policy: Module {
        let hidden: Linear
        let output: Linear
        let dropout: Dropout
        init(using generator: inout Generator) {
            hidden = Linear(4, 32, using: &generator)
            output = Linear(32, 2, using: &generator)
            dropout = Dropout(0.5, using: generator)
        }
        func callAsFunction(_ observation: some TensorConvertible) -> Categorical {
            Categorical(logits: output(relu(dropout(hidden(observation)))))
        }
    }

    /// The lengths of the first episodes of REINFORCE on CartPole, and what was learnt.
    private func train(seed: Int, episodes: Int) throws -> (lengths: [Int], weights: [Tensor]) {
        var generator = try Generator(seed: seed)
        let policy = Policy(using: &generator)
        let optimizer = Adam(policy.parameters, learningRate: 0.01)
        var env = CartPole()
        try env.reset(seed: seed)
        var lengths: [Int] = []
        for _ in 0..<episodes {
            var observation = try env.reset(seed: nil, options: [:]).observation
            var logProbabilities: [Tensor] = []
            var rewards: [Double] = []
            var isDone = false
            while !isDone && rewards.count < 500 {
                let choice = policy(observation)
                let action = choice.sample(using: &generator)
                let step = try env.step(action)
                logProbabilities.append(choice.logProbability(of: action))
                rewards.append(step.reward)
                observation = step.observation
                isDone = step.isDone
            }
            let returns = normalized(discountedReturns(rewards, discount: 0.99, finalValue: 0))
            let loss = -(stack(logProbabilities) * Tensor(returns)).sum()
            optimizer.zeroGradients()
            loss.backward()
            clipGradientNorm(policy.parameters, maximum: 10)
            optimizer.step()
            lengths.append(rewards.count)
        }
        return (lengths, policy.parameters.map(\.value))
    }

    @Test func `Equal seeds give equal episodes and weights to the bit, other seeds others`() throws {
        let first = try train(seed: 1, episodes: 15)
        let second = try train(seed: 1, episodes: 15)
        let other = try train(seed: 2, episodes: 15)
        #expect(first.lengths == second.lengths)
        #expect(first.weights == second.weights)
        #expect(first.weights != other.weights)
    }

    @Test func `REINFORCE makes CartPole's episodes longer`() throws {
        let lengths = try train(seed: 3, episodes: 120).lengths
        let before = lengths.prefix(20).reduce(0, +)
        let after = lengths.suffix(20).reduce(0, +)
        #expect(after > 2 * before, "\(before) steps in the first 20 episodes, \(after) in the last")
    }

    @Test func `A replay buffer and a target network teach the values of a chain of states`() throws {
        // Five states in a row; each step goes right, the last one ends with the reward 1.
        var generator = try Generator(seed: 4)
        var memory = ReplayBuffer(capacity: 100)
        for state in 0..<5 {
            memory.add(
                Tensor.oneHot([state], count: 5)[0], 0, reward: state == 4 ? 1 : 0,
                next: Tensor.oneHot([min(state + 1, 4)], count: 5)[0], terminated: state == 4,
                truncated: false)
        }
        let values = Linear(5, 1, using: &generator)
        let target = Linear(5, 1, using: &generator)
        let optimizer = SGD(values.parameters, learningRate: 0.5)
        for step in 0..<800 {
            if step.isMultiple(of: 20) { updateTarget(target, from: values) }
            let batch = memory.sample(16, using: &generator)
            let next = withoutGradients { target(batch.nextObservations).flattened() }
            let goal = batch.rewards + 0.9 * (1 - batch.terminated) * next
            let loss = mseLoss(values(batch.observations).flattened(), goal)
            optimizer.zeroGradients()
            loss.backward()
            optimizer.step()
        }
        let learnt = values(Tensor.oneHot(Array(0..<5), count: 5)).flattened()
        #expect(difference(learnt, Tensor([0.6561, 0.729, 0.81, 0.9, 1] as [Float])) < 0.01)
    }
}
