import Gymnasium
import LyceumNumerics
import Synchronization
import Testing

/// A clock that stands still until it is told to go on.
private final class ToyClock: Clock {
    typealias Instant = ContinuousClock.Instant
    private let start = ContinuousClock.now
    private let elapsed = Mutex(Duration.zero)
    var now: Instant { start + elapsed.withLock { $0 } }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws { advance(by: now.duration(to: deadline)) }
    func advance(by time: Duration) { elapsed.withLock { $0 += time } }
}

/// An environment each of whose calls takes a time by a clock.
private struct Slow: Env {
    var observationSpace = Discrete(1)
    var actionSpace = Discrete(2)
    var random = Generator()
    var renderMode: RenderMode? = .ansi
    let clock: ToyClock
    /// The number of steps of an episode.
    var length = Int.max
    var time = Duration.seconds(1)
    var resetTime = Duration.zero
    private(set) var seeds: [Int?] = []
    private(set) var steps = 0
    private(set) var renders = 0

    init(_ clock: ToyClock) { self.clock = clock }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        seeds.append(seed)
        clock.advance(by: resetTime)
        return Reset(0)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        clock.advance(by: time)
        steps += 1
        return Step(0, reward: 0, truncated: steps.isMultiple(of: length))
    }

    mutating func render() throws -> RenderedFrame? {
        clock.advance(by: time)
        renders += 1
        return .text("")
    }
}

@Suite("Benchmarks") struct BenchmarkTests {
    @Test("Steps are counted until more than the time has passed")
    func steps() throws {
        let clock = ToyClock()
        var env = Slow(clock)
        #expect(try benchmarkStep(&env, targetDuration: .seconds(5), seed: 3, clock: clock) == 1)
        #expect(env.steps == 6 && env.seeds == [3])
        env.time = .milliseconds(250)
        #expect(try benchmarkStep(&env, targetDuration: .seconds(1), clock: clock) == 4)
        #expect(env.steps == 6 + 5 && env.seeds == [3, nil])
        #expect(try benchmarkStep(&env, targetDuration: .zero, clock: clock) == 4)
        #expect(env.steps == 6 + 5 + 1)
    }

    @Test("An episode that is over is followed by a reset without a seed")
    func resets() throws {
        let clock = ToyClock()
        var env = Slow(clock)
        env.length = 2
        #expect(try benchmarkStep(&env, targetDuration: .seconds(4), seed: 0, clock: clock) == 1)
        #expect(env.steps == 5 && env.seeds == [0, nil, nil])
    }

    @Test("Environments are made, reset and closed until more than the time has passed")
    func inits() throws {
        let clock = ToyClock()
        var made = 0
        let rate = try benchmarkInit(targetDuration: .seconds(3), seed: 5, clock: clock) {
            clock.advance(by: .milliseconds(500))
            made += 1
            return Slow(clock)
        }
        #expect(rate == 2 && made == 7)
    }

    @Test("Frames are counted; an environment that draws nothing is refused")
    func renders() throws {
        let clock = ToyClock()
        var env = Slow(clock)
        #expect(try benchmarkRender(&env, targetDuration: .seconds(2), seed: 9, clock: clock) == 1)
        #expect(env.renders == 3 && env.steps == 0 && env.seeds == [9])
        env.renderMode = nil
        #expect(throws: InvalidRenderMode.self) { try benchmarkRender(&env, clock: clock) }
    }

    @Test("Between two looks at the clock there are more and more calls, up to about a millisecond's")
    func batches() throws {
        let clock = ToyClock()
        var env = Slow(clock)
        env.time = .microseconds(100)
        // 1 + 2 + 4 + 8 take 1.5 ms in all; the next 16 take more than a millisecond and so stay 16.
        #expect(try benchmarkStep(&env, targetDuration: .milliseconds(4), clock: clock).rounded() == 10_000)
        #expect(env.steps == 1 + 2 + 4 + 8 + 16 + 16)
        #expect(throws: InvalidArgument.self) {
            try benchmarkStep(&env, targetDuration: .seconds(-1), clock: clock)
        }
        var real = CartPole()
        #expect(try benchmarkStep(&real, targetDuration: .milliseconds(5), seed: 1) > 100)
    }

    @Test("Steps of lanes are counted without those that only begin an episode")
    func vectors() throws {
        for (mode, rate) in [(AutoresetMode.nextStep, 1.0), (.sameStep, 2), (.disabled, 2)] {
            let clock = ToyClock()
            var lanes = try SyncVectorEnv(count: 2, autoresetMode: mode) { lane in
                var env = Slow(clock)
                // Time goes by in the last lane only, which is stepped and reset after the other one.
                env.time = lane == 0 ? .zero : .seconds(1)
                env.length = 1
                env.resetTime = env.time
                return env
            }
            let measured = try benchmarkVectorStep(&lanes, targetDuration: .seconds(9), seed: 3, clock: clock)
            // Each step takes a second, and so does each reset: one for two actions, or one beside every two.
            #expect(measured == rate / (mode == .nextStep ? 1 : 2), "\(mode)")
            #expect(lanes[1].seeds.first == 4)
        }
    }
}
