import Lyceum

/// What it takes to learn, beside PyTorch: each figure from about a second of work on one thread.
enum LearningBenchmarks {
    static let all = [
        Benchmark(name: "learn/reinforce", unit: "µs a step", measure: reinforce),
        Benchmark(name: "learn/dqn", unit: "µs an update", measure: dqn),
        Benchmark(name: "learn/sac", unit: "µs an update", measure: sac),
        Benchmark(name: "learn/matmul-256", unit: "GFLOP/s", measure: matmul256),
    ]

    /// Microseconds for each call of `body`, which does a number of things at a time.
    private static func time(_ body: () throws -> Int) rethrows -> Double {
        setThreadCount(1)
        let clock = ContinuousClock()
        var count = 0
        _ = try body()
        let start = clock.now
        while start.duration(to: clock.now) < .seconds(1) { count += try body() }
        return seconds(start.duration(to: clock.now)) * 1e6 / Double(count)
    }

    // MARK: REINFORCE

    private final class Policy: Module {
        let hidden = Linear(4, 128), output = Linear(128, 2), dropout = Dropout(0.5)
        func callAsFunction(_ observation: some TensorConvertible) -> Categorical {
            Categorical(logits: output(relu(dropout(hidden(observation)))))
        }
    }

    /// The tutorial's loop, environment included: an update after each episode.
    private static func reinforce() throws -> Double {
        var env = try make(.cartPole)
        try seedEverything(1, &env)
        let policy = Policy()
        let optimizer = Adam(policy.parameters, learningRate: 0.01)
        return try time {
            var logProbabilities: [Tensor] = []
            var rewards: [Double] = []
            var observation = try env.reset().observation
            var isDone = false
            while !isDone {
                let choice = policy(observation)
                let action = choice.sample()
                let step = try env.step(action)
                logProbabilities.append(choice.logProbability(of: action))
                rewards.append(step.reward)
                observation = step.observation
                isDone = step.isDone
            }
            let returns = normalized(discountedReturns(rewards, discount: 0.99))
            let loss = -(stack(logProbabilities) * Tensor(returns)).sum()
            optimizer.zeroGradients()
            loss.backward()
            optimizer.step()
            return rewards.count
        }
    }

    // MARK: DQN

    private static func network() -> Sequential {
        Sequential(Linear(4, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 2))
    }

    /// A batch of 128 from a full memory, and one step of Adam.
    private static func dqn() throws -> Double {
        try sharedGenerator.seed(1)
        var memory = ReplayBuffer(capacity: 10_000)
        for index in 0..<10_000 {
            memory.add(
                Tensor.randomNormal(4), index % 2, reward: 1, next: Tensor.randomNormal(4),
                terminated: index % 20 == 0)
        }
        let values = network()
        let target = network()
        let optimizer = Adam(values.parameters, learningRate: 2.5e-4)
        return time {
            let batch = memory.sample(128)
            let next = withoutGradients { target(batch.nextObservations).max(axis: -1) }
            let goal = batch.rewards + 0.99 * (1 - batch.terminated) * next
            let loss = mseLoss(values(batch.observations).gather(batch.actionIndices), goal)
            optimizer.zeroGradients()
            loss.backward()
            optimizer.step()
            return 1
        }
    }

    // MARK: SAC

    private final class Actor: Module {
        let body = Sequential(Linear(3, 256), ReLU(), Linear(256, 256), ReLU())
        let mean = Linear(256, 1), logDeviation = Linear(256, 1)
        func callAsFunction(_ observations: Tensor) -> TanhNormal {
            let features = body(observations)
            return TanhNormal(mean: mean(features), deviation: logDeviation(features).clamp(-5, 2).exp())
        }
    }

    private final class Critics: Module {
        let first = network(), second = network()
        private static func network() -> Sequential {
            Sequential(Linear(4, 256), ReLU(), Linear(256, 256), ReLU(), Linear(256, 1))
        }
        func callAsFunction(_ observations: Tensor, _ actions: Tensor) -> (Tensor, Tensor) {
            let input = concatenate([observations, actions], axis: 1)
            return (first(input), second(input))
        }
    }

    /// A batch of 256: both critics, the actor and the targets, as on Pendulum-v1.
    private static func sac() throws -> Double {
        try sharedGenerator.seed(1)
        var memory = ReplayBuffer(capacity: 10_000)
        for index in 0..<10_000 {
            memory.add(
                Tensor.randomNormal(3), Tensor.random(1), reward: 1, next: Tensor.randomNormal(3),
                terminated: index % 20 == 0)
        }
        let actor = Actor()
        let critics = Critics()
        let targets = Critics()
        updateTarget(targets, from: critics)
        let actorOptimizer = Adam(actor.parameters, learningRate: 3e-4)
        let criticOptimizer = Adam(critics.parameters, learningRate: 1e-3)
        let temperature = 0.2
        return time {
            let batch = memory.sample(256)
            let goal = withoutGradients {
                let (action, logProbability) = actor(batch.nextObservations).sampleWithLogProbability()
                let (first, second) = targets(batch.nextObservations, action)
                let next = (minimum(first, second) - temperature * logProbability).flattened()
                return batch.rewards + 0.99 * (1 - batch.terminated) * next
            }
            let (first, second) = critics(batch.observations, batch.actions)
            let criticLoss = mseLoss(first.flattened(), goal) + mseLoss(second.flattened(), goal)
            criticOptimizer.zeroGradients()
            criticLoss.backward()
            criticOptimizer.step()

            let (action, logProbability) = actor(batch.observations).sampleWithLogProbability()
            let (one, other) = critics(batch.observations, action)
            let actorLoss = (temperature * logProbability - minimum(one, other)).mean()
            actorOptimizer.zeroGradients()
            actorLoss.backward()
            actorOptimizer.step()
            updateTarget(targets, from: critics, rate: 0.005)
            return 1
        }
    }

    // MARK: Matrices

    private static func matmul256() -> Double {
        let a = Tensor.randomNormal(256, 256)
        let b = Tensor.randomNormal(256, 256)
        let microseconds = time {
            _ = a.matmul(b)
            return 1
        }
        return 2 * 256.0 * 256 * 256 / microseconds / 1000
    }
}
