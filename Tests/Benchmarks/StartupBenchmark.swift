import Foundation
import Lyceum

/// From the start of a process to the first step, and the memory that takes.
enum StartupBenchmark {
    static let all = [
        Benchmark(name: "startup", unit: "ms") {
            let clock = ContinuousClock()
            let start = clock.now
            _ = try child()
            return seconds(start.duration(to: clock.now)) * 1000
        },
        Benchmark(name: "startup-memory", unit: "MB") { try child() },
    ]

    /// What the child process does: one step, and its peak memory in MB on the standard output.
    static func probe() throws {
        var env = try make("CartPole-v1")
        try env.reset(seed: 42)
        _ = try env.step(1)
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            let bytes = Double(usage.ru_maxrss) * 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            let bytes = Double(usage.ru_maxrss)
        #endif
        print(bytes / 1_000_000)
    }

    private static func child() throws -> Double {
        let (_, output) = try runProcess([CommandLine.arguments[0], "--startup-probe"])
        return Double(output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? .nan
    }
}
