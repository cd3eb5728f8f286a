import Lyceum

/// What a Recorder's statistics add to the time of a step: both stacks in turn, in short slices, the fastest of each.
enum OverheadBenchmark {
    static let all = [
        Benchmark(name: "recorder-overhead/CartPole-v1", unit: "%") {
            var plain = try make("CartPole-v1")
            var recorded = try Recorder(make("CartPole-v1"), smoothing: 10)
            var fastest = (plain: Double.infinity, recorded: Double.infinity)
            for _ in 0..<20 {
                fastest.plain = min(fastest.plain, try slice(&plain))
                fastest.recorded = min(fastest.recorded, try slice(&recorded))
            }
            return (fastest.recorded / fastest.plain - 1) * 100
        }
    ]

    /// Seconds for 100,000 steps of the same episodes.
    private static func slice<E: Env>(_ env: inout E) throws -> Double {
        try env.reset(seed: 42)
        try env.actionSpace.seed(42)
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<100_000 {
            let step = try env.step(env.actionSpace.sample())
            if step.isDone { try env.reset() }
        }
        return seconds(start.duration(to: clock.now))
    }
}
