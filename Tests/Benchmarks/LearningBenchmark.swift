import Lyceum

/// Learning on one thread: a policy that is played and updated, updates of the usual sizes, and a matrix product.
enum LearningBenchmark {
    static let all = [
        Benchmark(name: "learning/reinforce", unit: "µs/step", measure: reinforce),
        Benchmark(name: "learning/dqn", unit: "µs/update") { try update(DQN()) },
        Benchmark(name: "learning/sac", unit: "µs/update") { try update(SAC()) },
        Benchmark(name: "learning/matmul-256", unit: "GFLOP/s", measure: matmul),
    ]

    /// The loop of the tutorial with dropout, over 100 episodes: playing, returns, loss, update.
    private static func reinforce() throws -> Double {
        setThreadCount(1)
        var env = try make(.cartPole)
        try seedEverything(1, &env)
        let policy = Network([4, 128, 2], dropout: 0.5)
        let optimizer = Adam(policy.parameters, learningRate: 0.01)
        let clock = ContinuousClock()
        let start = clock.now
        var steps = 0
        for _ in 0..<100 {
            var (logProbabilities, rewards) = ([Tensor](), [Float]())
            var observation = try env.reset().observation
            var isDone = false
            while !isDone {
                let choice = Categorical(logits: policy(Tensor(observation)))
                let action = choice.sample()
                let step = try env.step(action)
                logProbabilities.append(choice.logProbability(of: action))
                rewards.append(Float(step.reward))
                observation = step.observation
                isDone = step.isDone
            }
            var returns = rewards
            for step in returns.indices.dropLast().reversed() { returns[step] += 0.99 * returns[step + 1] }
            let mean = returns.reduce(0, +) / Float(returns.count)
            let variance = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(max(1, returns.count - 1))
            let advantages = returns.map { ($0 - mean) / max(variance.squareRoot(), 1e-6) }
            let loss = -(stack(logProbabilities) * Tensor(advantages)).sum()
            optimizer.zeroGradients()
            loss.backward()
            optimizer.step()
            steps += rewards.count
        }
        return seconds(start.duration(to: clock.now)) * 1e6 / Double(steps)
    }

    private protocol Learner {
        func update()
    }

    private static func update(_ learner: some Learner) throws -> Double {
        setThreadCount(1)
        for _ in 0..<20 { learner.update() }
        let clock = ContinuousClock()
        let start = clock.now
        var count = 0
        while start.duration(to: clock.now) < .milliseconds(700) {
            learner.update()
            count += 1
        }
        return seconds(start.duration(to: clock.now)) * 1e6 / Double(count)
    }

    private static func matmul() throws -> Double {
        setThreadCount(1)
        let (a, b) = (noise([256, 256]), noise([256, 256]))
        let clock = ContinuousClock()
        var best = 0.0
        for _ in 0..<20 {
            let start = clock.now
            for _ in 0..<20 { _ = a.matmul(b) }
            best = max(best, 20 * 2 * 256 * 256 * 256 / seconds(start.duration(to: clock.now)) / 1e9)
        }
        return best
    }

    private static func noise(_ shape: [Int]) -> Tensor {
        Normal(
            mean: Tensor([Float](repeating: 0, count: shape.reduce(1, *))).reshaped(shape),
            deviation: Tensor(1)
        ).samples()
    }

    /// Fully connected layers with ReLU between them.
    private final class Network: Module {
        let layers: [Linear]
        let dropout: Dropout

        init(_ sizes: [Int], dropout rate: Double = 0) {
            layers = zip(sizes, sizes.dropFirst()).map { Linear($0, $1) }
            dropout = Dropout(rate)
            super.init()
        }

        func callAsFunction(_ input: Tensor) -> Tensor {
            var values = layers[0](input)
            for layer in layers.dropFirst() { values = layer(relu(dropout.probability > 0 ? dropout(values) : values)) }
            return values
        }
    }

    /// A batch of 128, 4-120-84-2, mean squared error: CleanRL's DQN.
    private final class DQN: Learner {
        let online = Network([4, 120, 84, 2])
        let target = Network([4, 120, 84, 2])
        lazy var optimizer = Adam(online.parameters, learningRate: 0.00025)
        let (observations, next) = (noise([128, 4]), noise([128, 4]))
        let actions = (0..<128).map { $0 % 2 }
        let rewards = Tensor.ones(128)

        func update() {
            let best = withoutGradients { rewards + target(next).max(axis: 1) * 0.99 }
            let loss = mseLoss(online(observations).gather(actions), best)
            optimizer.zeroGradients()
            loss.backward()
            optimizer.step()
        }
    }

    /// A batch of 256, two hidden layers of 256, two critics with their targets: CleanRL's SAC on Pendulum.
    private final class SAC: Learner {
        let actor = Network([3, 256, 256, 2])
        let critics = [Network([4, 256, 256, 1]), Network([4, 256, 256, 1])]
        let targets = [Network([4, 256, 256, 1]), Network([4, 256, 256, 1])]
        lazy var actorOptimizer = Adam(actor.parameters, learningRate: 0.0003)
        lazy var criticOptimizer = Adam(critics.flatMap(\.parameters), learningRate: 0.001)
        let (observations, next, actions) = (noise([256, 3]), noise([256, 3]), noise([256, 1]))
        let rewards = Tensor.ones(256, 1)

        func policy(_ observations: Tensor) -> (action: Tensor, logProbability: Tensor) {
            let output = actor(observations)
            let deviation = exp(clamp(output[0..., 1..<2], -5, 2))
            let (action, logProbability) = TanhNormal(
                mean: output[0..., 0..<1], deviation: deviation
            ).sampleWithLogProbability()
            return (action, logProbability)
        }

        func update() {
            let goal = withoutGradients {
                let (action, logProbability) = policy(next)
                let input = concatenate([next, action], axis: 1)
                let worse = minimum(targets[0](input), targets[1](input))
                return rewards + (worse - logProbability * 0.2) * 0.99
            }
            let input = concatenate([observations, actions], axis: 1)
            let criticLoss = mseLoss(critics[0](input), goal) + mseLoss(critics[1](input), goal)
            criticOptimizer.zeroGradients()
            criticLoss.backward()
            criticOptimizer.step()

            let (action, logProbability) = policy(observations)
            let tried = concatenate([observations, action], axis: 1)
            let worse = minimum(critics[0](tried), critics[1](tried))
            let actorLoss = (logProbability * 0.2 - worse).mean()
            actorOptimizer.zeroGradients()
            actorLoss.backward()
            actorOptimizer.step()

            withoutGradients {
                for (target, critic) in zip(targets, critics) {
                    for (slow, fast) in zip(target.parameters, critic.parameters) {
                        slow.value = slow.value * 0.995 + fast.value * 0.005
                    }
                }
            }
        }
    }
}
