import Lyceum
import TestSupport

/// From the start of a process to the first step, and the memory that takes: a rollout of one step.
enum StartupBenchmark {
    static let all = [
        Benchmark(name: "startup", unit: "ms") { seconds(try firstStep().duration) * 1000 },
        Benchmark(name: "startup-memory", unit: "MB") { Double(try firstStep().peakMemory) / 1_000_000 },
    ]

    private static func firstStep() throws -> Run {
        try Program.current.neighbour("course").run(["rollout", "CartPole-v1", "--seed", "42", "--max-steps", "1"])
    }
}
