import GymnasiumCore
import GymnasiumWrappers

/// How many steps a second an environment takes with random actions, resets included.
///
/// ```swift
/// var env = try make(.cartPole)
/// print(try benchmarkStep(&env, targetDuration: .seconds(1), seed: 42))
/// ```
///
/// An episode that is over is followed by a reset without a seed. The clock is read about a thousand times a second, so
/// that fast environments are not measured together with it.
///
/// - Parameters:
///   - env: the environment; it is left where the last step took it.
///   - targetDuration: how long to measure: until more than this has passed; at least one step.
///   - seed: the seed of the first reset; `nil` for none.
///   - clock: the clock that measures the time.
/// - Returns: steps a second.
/// - Throws: ``InvalidArgument`` for a negative duration, and what the environment throws.
@inlinable
public func benchmarkStep<E: Env, C: Clock>(
    _ env: inout E, targetDuration: Duration = .seconds(5), seed: Int? = nil, clock: C = ContinuousClock()
) throws -> Double where C.Duration == Duration {
    try env.reset(seed: seed)
    return try callsPerSecond(for: targetDuration, clock: clock) {
        if try env.step(env.actionSpace.sample()).isDone { try env.reset() }
    }
}

/// How many times a second an environment can be made and reset.
///
/// - Parameters:
///   - targetDuration: how long to measure: until more than this has passed; at least once.
///   - seed: the seed of every reset; `nil` for none.
///   - clock: the clock that measures the time.
///   - make: makes the environment.
/// - Returns: environments a second.
/// - Throws: ``InvalidArgument`` for a negative duration, and what the environment throws.
@inlinable
public func benchmarkInit<E: Env, C: Clock>(
    targetDuration: Duration = .seconds(5), seed: Int? = nil, clock: C = ContinuousClock(), _ make: () throws -> E
) throws -> Double where C.Duration == Duration {
    try callsPerSecond(for: targetDuration, clock: clock) {
        var env = try make()
        try env.reset(seed: seed)
        try env.close()
    }
}

/// How many times a second an environment draws its first state.
///
/// - Parameters:
///   - env: an environment with a render mode.
///   - targetDuration: how long to measure: until more than this has passed; at least once.
///   - seed: the seed of the reset; `nil` for none.
///   - clock: the clock that measures the time.
/// - Returns: frames a second.
/// - Throws: ``InvalidRenderMode`` for an environment without a mode, ``InvalidArgument`` for a negative duration, and
///   what the environment throws.
@inlinable
public func benchmarkRender<E: Env, C: Clock>(
    _ env: inout E, targetDuration: Duration = .seconds(5), seed: Int? = nil, clock: C = ContinuousClock()
) throws -> Double where C.Duration == Duration {
    guard env.renderMode != nil else {
        throw InvalidRenderMode("benchmarkRender", env: env, expected: RenderMode.allCases)
    }
    try env.reset(seed: seed)
    return try callsPerSecond(for: targetDuration, clock: clock) { _ = try env.render() }
}

/// Calls a closure until more than a time has passed, and returns the number of calls a second.
@inlinable
func callsPerSecond<C: Clock>(
    for target: Duration, clock: C, _ call: () throws -> Void
) throws -> Double where C.Duration == Duration {
    try sumPerSecond(for: target, clock: clock) {
        try call()
        return 1
    }
}

/// Calls a closure until more than a time has passed, and returns the sum of what it gives per second.
///
/// Between two looks at the clock there are as many calls as take about a millisecond: one at first, and twice as many
/// whenever they took less.
@inlinable
func sumPerSecond<C: Clock>(
    for target: Duration, clock: C, _ call: () throws -> Int
) throws -> Double where C.Duration == Duration {
    guard target >= .zero else {
        throw InvalidArgument("targetDuration", given: target, expected: "a time of zero or more")
    }
    var (sum, batch) = (0, 1)
    let start = clock.now
    var last = start
    while true {
        for _ in 0..<batch { sum += try call() }
        let now = clock.now
        let elapsed = start.duration(to: now)
        if elapsed > target { return Double(sum) / (elapsed / .seconds(1)) }
        if last.duration(to: now) < .milliseconds(1) { batch = min(batch * 2, 1 << 20) }
        last = now
    }
}
