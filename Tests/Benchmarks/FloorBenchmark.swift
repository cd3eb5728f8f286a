import BenchmarkFloor
import Lyceum
import LyceumNumerics

/// How close a step of CartPole comes to a loop in C with the same arithmetic and the same draws: C and ours in turn, in
/// short slices, the fastest of each.
enum FloorBenchmark {
    static let all = [
        Benchmark(name: "floor/CartPole-v1", unit: "steps/s") { Double(sliceLength) / (try fastest { try floor() }) },
        Benchmark(name: "share-of-c/typed", unit: "of C's steps/s") { try share(of: make(.cartPole)) },
        Benchmark(name: "share-of-c/make", unit: "of C's steps/s") { try share(of: make("CartPole-v1")) },
        Benchmark(name: "share-of-c/recorder", unit: "of C's steps/s") {
            try share(of: Recorder(make("CartPole-v1"), smoothing: 10))
        },
    ]

    private static let sliceLength = 200_000

    /// The share of C's speed that an environment reaches, after a check that both have played the same.
    private static func share<E: Env>(of env: E) throws -> Double {
        var env = env
        guard try play(&env) == floor() else { throw DifferentWork() }
        var times = (floor: Double.infinity, env: Double.infinity)
        for _ in 0..<20 {
            times.floor = min(times.floor, try time { _ = try floor() })
            times.env = min(times.env, try time { _ = try play(&env) })
        }
        return times.floor / times.env
    }

    private static func fastest(_ work: () throws -> Double) throws -> Double {
        try (0..<20).map { _ in try time { _ = try work() } }.min() ?? 0
    }

    private static func time(_ work: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try work()
        return seconds(start.duration(to: clock.now))
    }

    private static func play<E: Env>(_ env: inout E) throws -> Double {
        try env.actionSpace.seed(42)
        try env.reset(seed: 42)
        var sum = 0.0
        for _ in 0..<sliceLength {
            let step = try env.step(env.actionSpace.sample())
            sum += Double(angle(step.observation))
            if step.isDone { try env.reset() }
        }
        return sum
    }

    @inline(__always)
    private static func angle<Observation>(_ observation: Observation) -> Float {
        if let numbers = observation as? [Float] { return numbers[2] }
        guard case .floats(let numbers)? = observation as? Value else { return .nan }
        return numbers[2]
    }

    private static func floor() throws -> Double {
        floor_cartpole(FloorStream(try Generator(seed: 42)), FloorStream(try Generator(seed: 42)), sliceLength)
    }

    /// Ours and C's did not come to the same.
    private struct DifferentWork: Error {}
}

extension FloorStream {
    init(_ generator: Generator) {
        func halves(_ number: UInt128) -> (UInt64, UInt64) {
            (UInt64(truncatingIfNeeded: number), UInt64(truncatingIfNeeded: number >> 64))
        }
        self.init(state: halves(generator.state.state), increment: halves(generator.state.increment))
    }
}
