import Lyceum

/// Steps a second of 1024 lanes or as many as the name says, each counted, with actions that were drawn before.
enum VectorBenchmark {
    static let all =
        [
            Benchmark(name: "vector/CartPole-v1", unit: "steps/s") {
                try stepsPerSecond(of: makeVec(.cartPole, count: 1024))
            },
            Benchmark(name: "vector/CartPole-v1-16384", unit: "steps/s") {
                try stepsPerSecond(of: makeVec(.cartPole, count: 16384))
            },
            Benchmark(name: "vector/dynamic", unit: "steps/s") {
                try stepsPerSecond(of: makeVec("CartPole-v1", count: 1024))
            },
            Benchmark(name: "vector/sync", unit: "steps/s") {
                try stepsPerSecond(of: makeVec(.cartPole, count: 1024, threads: 1))
            },
            Benchmark(name: "vector/sync-threads", unit: "steps/s") {
                try stepsPerSecond(of: makeVec(.cartPole, count: 1024, threads: 2))
            },
            Benchmark(name: "vector/sync-dynamic", unit: "steps/s") {
                try stepsPerSecond(of: makeVec("CartPole-v1", count: 1024, vectorizationMode: .sync, threads: 1))
            },
        ] + ids.map(sync)

    /// The ids of classic control and of toy text.
    private static let ids = [
        "Acrobot-v1", "CartPole-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1", "Blackjack-v1",
        "CliffWalking-v1", "FrozenLake-v1", "Taxi-v4",
    ]

    private static func sync(_ id: String) -> Benchmark {
        Benchmark(name: "vector/sync/\(id)", unit: "steps/s") {
            try stepsPerSecond(of: makeVec(id, count: 1024, vectorizationMode: .sync, threads: 1))
        }
    }

    private static func stepsPerSecond(of lanes: some VectorEnv) throws -> Double {
        var lanes = lanes
        try lanes.actionSpace.seed(42)
        let actions = (0..<16).map { _ in lanes.actionSpace.sample() }
        try lanes.reset(seed: 42)
        let clock = ContinuousClock()
        let start = clock.now
        var batches = 0
        while start.duration(to: clock.now) < .milliseconds(500) {
            for batch in actions { _ = try lanes.step(batch) }
            batches += actions.count
        }
        return Double(batches * lanes.count) / seconds(start.duration(to: clock.now))
    }
}
