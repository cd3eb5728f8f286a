import Lyceum

/// From the start of a process to the first step, and the memory that takes: a rollout of one step.
enum StartupBenchmark {
    static let all = [
        Benchmark(name: "startup", unit: "ms") {
            let clock = ContinuousClock()
            let start = clock.now
            _ = try firstStep()
            return seconds(start.duration(to: clock.now)) * 1000
        },
        Benchmark(name: "startup-memory", unit: "MB") { try firstStep().peakMemory },
    ]

    private static func firstStep() throws -> ChildProcess {
        let folder = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let course = (folder + ["course"]).joined(separator: "/")
        return try ChildProcess([course, "rollout", "CartPole-v1", "--seed", "42", "--max-steps", "1"])
    }
}
