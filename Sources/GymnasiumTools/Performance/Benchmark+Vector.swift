import GymnasiumCore

/// How many steps a second all sub-environments of a vector environment take together with random actions.
///
/// ```swift
/// var lanes = try makeVec(.pendulum, count: 64)
/// print(try benchmarkVectorStep(&lanes, targetDuration: .seconds(1), seed: 42))
/// ```
///
/// Only actions that were taken count: with ``AutoresetMode/nextStep`` the steps that only begin an episode do not.
/// With ``AutoresetMode/disabled`` sub-environments that are done are reset by a mask. One step before the time begins
/// is not measured.
///
/// - Parameters:
///   - sub-environments: the vector environment; it is left where the last step took it.
///   - targetDuration: how long to measure: until more than this has passed; at least one step.
///   - seed: the seed of the first reset; `nil` for none.
///   - clock: the clock that measures the time.
/// - Returns: steps a second.
/// - Throws: ``InvalidArgument`` for a negative duration, and what the sub-environments throw.
@inlinable
public func benchmarkVectorStep<V: VectorEnv, C: Clock>(
    _ lanes: inout V, targetDuration: Duration = .seconds(5), seed: Int? = nil, clock: C = ContinuousClock()
) throws -> Double where C.Duration == Duration {
    try lanes.reset(seed: seed)
    var begins = 0
    func step(_ lanes: inout V) throws -> Int {
        let batch = try lanes.step(lanes.actionSpace.sample())
        let done = batch.isDone
        defer { begins = lanes.autoresetMode == .nextStep ? done.count(where: \.self) : 0 }
        if lanes.autoresetMode == .disabled, done.contains(true) { try lanes.reset(mask: done) }
        return batch.count - begins
    }
    _ = try step(&lanes)
    return try sumPerSecond(for: targetDuration, clock: clock) { try step(&lanes) }
}
