import Lyceum
import TestSupport

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
        },
        trace(of: "random") { env, _ in env.actionSpace.sample() },
        trace(of: "skilled") { _, observation in
            .int(observation[2] + 0.3 * observation[3] + 0.02 * observation[1] > 0 ? 1 : 0)
        },
    ]

    /// What a trace adds to the time of a step of CartPole by its id with a log.
    ///
    /// Random episodes have 22 steps, and what is done at an episode's end weighs the most; skilled ones have 500.
    private static func trace(
        of policy: String, _ choose: @escaping (inout Recorder<UnscaledReward<AnyEnv>>, Value) -> Value
    ) -> Benchmark {
        Benchmark(name: "trace-overhead/\(policy)", unit: "%") {
            try withTemporaryFolder { folder in
                var plain = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, trace: nil)
                var traced = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder + "/traced")
                var fastest = (plain: Double.infinity, traced: Double.infinity)
                for _ in 0..<20 {
                    fastest.plain = min(fastest.plain, try slice(&plain, choose))
                    fastest.traced = min(fastest.traced, try slice(&traced, choose))
                }
                print("ns a step: \(fastest.plain * 1e4) without a trace, \(fastest.traced * 1e4) with one")
                return (fastest.traced / fastest.plain - 1) * 100
            }
        }
    }

    /// Seconds for 100,000 steps of a policy.
    private static func slice(
        _ env: inout Recorder<UnscaledReward<AnyEnv>>,
        _ choose: (inout Recorder<UnscaledReward<AnyEnv>>, Value) -> Value
    ) throws -> Double {
        var observation = try env.reset(seed: 42).observation
        try env.actionSpace.seed(42)
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<100_000 {
            let step = try env.step(choose(&env, observation))
            observation = step.observation
            if step.isDone { observation = try env.reset().observation }
        }
        return seconds(start.duration(to: clock.now))
    }

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
