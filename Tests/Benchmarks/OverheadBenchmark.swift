import Foundation
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
        trace(of: "walker", "rldurham/Walker", steps: 50_000) { env, _ in env.actionSpace.sample() },
    ]

    /// What a trace adds to the processor time of a step with a log, in whole runs, each from `make` to `close`: with and without in turn,
    /// the median of each.
    ///
    /// Random episodes of CartPole have 22 steps, and what is done at an episode's end weighs the most; skilled ones have 500.
    private static func trace(
        of name: String, _ id: String = "CartPole-v1", steps: Int = 1_000_000,
        _ choose: @escaping (inout AnyRecorder, Value) -> Value
    ) -> Benchmark {
        Benchmark(name: "trace-overhead/\(name)", unit: "%") {
            var times: [[Double]] = [[], []]
            for run in 0..<18 {
                let isTraced = run.isMultiple(of: 4) || run % 4 == 3
                times[isTraced ? 1 : 0].append(
                    try withTemporaryFolder { folder in
                        try runTime(id, steps, trace: isTraced ? .standard : nil, in: folder, choose)
                    })
            }
            let (plain, traced) = (median(times[0]), median(times[1]))
            print("ns a step: \(plain / Double(steps) * 1e9) without a trace, \(traced / Double(steps) * 1e9) with one")
            return (traced / plain - 1) * 100
        }
    }

    /// Seconds of processor time, in all threads, of a run.
    private static func runTime(
        _ id: String, _ steps: Int, trace: TracePolicy?, in folder: String,
        _ choose: (inout AnyRecorder, Value) -> Value
    ) throws -> Double {
        let start = clock()
        var env = try Recorder(make(id), logs: true, logFolder: folder, trace: trace)
        var observation = try env.reset(seed: 42).observation
        try env.actionSpace.seed(42)
        for _ in 0..<steps {
            let step = try env.step(choose(&env, observation))
            observation = step.observation
            if step.isDone { observation = try env.reset().observation }
        }
        try env.close()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
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
