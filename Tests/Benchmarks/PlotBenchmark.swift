import Lyceum

/// Drawing the curves of a long run, the writing of the file included.
enum PlotBenchmark {
    static let all = [
        Benchmark(name: "plot/100000", unit: "ms") {
            let tracker = try tracked(episodes: 100_000)
            let clock = ContinuousClock()
            let start = clock.now
            try tracker.plot(.rewardSum, .meanReturn, .returnDeviation, to: "runs/benchmarks/plot.svg")
            return seconds(start.duration(to: clock.now)) * 1000
        }
    ]

    private static func tracked(episodes: Int) throws -> InfoTracker {
        var tracker = InfoTracker()
        var random = try Generator(seed: 0)
        for index in 0..<episodes {
            let value = random.random() * 100
            let statistics: Info = [
                "idx": .int(index), "r_sum": .double(value), "r_mean_": .double(50 + value / 10), "r_std_": 30.0,
            ]
            try tracker.track(["recorder": .dictionary(statistics)])
        }
        return tracker
    }
}
