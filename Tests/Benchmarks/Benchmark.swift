import Lyceum

/// Some work whose speed is measured.
struct Benchmark {
    /// A name that stays: results are compared by it.
    let name: String
    /// `steps/s`, or a unit that is better when smaller.
    let unit: String
    /// Does the work once and returns the figure.
    let measure: () throws -> Double
}

let allBenchmarks: [Benchmark] =
    registeredIDs.map(makeBenchmark) + TypedBenchmark.all + [
        Benchmark(name: "recorder/CartPole-v1", unit: "steps/s") {
            try stepsPerSecond(of: Recorder(make("CartPole-v1"), smoothing: 10))
        }
    ] + FloorBenchmark.all + VectorBenchmark.all + OverheadBenchmark.all + PictureBenchmark.all + LearningBenchmark.all
    + StartupBenchmark.all + PlotBenchmark.all

private func makeBenchmark(_ id: String) -> Benchmark {
    Benchmark(name: "make/\(id)", unit: "steps/s") { try stepsPerSecond(of: make(id)) }
}

/// Steps a second with sampled actions, resets included, over about half a second.
func stepsPerSecond<E: Env>(of env: E) throws -> Double {
    var env = env
    try env.reset(seed: 42)
    try env.actionSpace.seed(42)
    let clock = ContinuousClock()
    let start = clock.now
    var steps = 0
    while start.duration(to: clock.now) < .milliseconds(500) {
        for _ in 0..<10_000 {
            let step = try env.step(env.actionSpace.sample())
            if step.isDone { try env.reset() }
        }
        steps += 10_000
    }
    return Double(steps) / seconds(start.duration(to: clock.now))
}

func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}
