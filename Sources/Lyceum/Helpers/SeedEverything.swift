import Gymnasium
import LyceumNumerics
import LyceumSystem
import LyceumValues

/// Seeds everything that a program draws from: the process-wide streams, the environment and its action space.
///
/// ```swift
/// var env = try make("CartPole-v1")
/// let (seed, observation, info) = try seedEverything(42, &env)
/// ```
///
/// The environment is reset with the seed. `nil` repeats the seed of the previous call, or takes the one in the
/// environment variable `PL_GLOBAL_SEED`, or 0 with a warning; the variable is set to the seed used.
///
/// - Parameters:
///   - seed: 0 to 4294967295.
///   - env: the environment.
///   - seedActions: whether the action space is seeded as well.
///   - others: seeds anything else, such as a generator of your own.
/// - Returns: the seed used, and what the reset returned.
/// - Throws: `InvalidSeed`, and what the environment's `reset` throws.
@discardableResult
public func seedEverything<E: Env>(
    _ seed: Int?, _ env: inout E, seedActions: Bool = true, others: (Int) throws -> Void = { _ in }
) throws -> (seed: Int, observation: E.Observation, info: Info) {
    let (seed, own) = try seedProcess(seed)
    let reset = try env.reset(seed: seed)
    if seedActions { try env.actionSpace.seed(own) }
    try others(own)
    return (seed, reset.observation, reset.info)
}

/// Seeds the process-wide streams, and the action space of an environment that is not reset.
///
/// - Returns: the seed used.
@discardableResult
public func seedEverything<E: Env>(
    _ seed: Int? = nil, actionsOf env: inout E, others: (Int) throws -> Void = { _ in }
) throws -> Int {
    let (seed, own) = try seedProcess(seed)
    try env.actionSpace.seed(own)
    try others(own)
    return seed
}

/// Seeds the process-wide streams: NumPy's legacy stream, and the generator of learning code, which gets a stream of its own
/// that belongs to the seed and is not the environment's.
///
/// - Returns: the seed used.
@discardableResult
public func seedEverything(_ seed: Int? = nil, others: (Int) throws -> Void = { _ in }) throws -> Int {
    let (seed, own) = try seedProcess(seed)
    try others(own)
    return seed
}

/// Seeds the process-wide streams.
///
/// - Returns: the seed, and the one that stands for it where the program itself draws: another one only where a grader runs the program
///   again on seeds that nobody knew.
private func seedProcess(_ given: Int?) throws -> (seed: Int, own: Int) {
    let variable = "PL_GLOBAL_SEED"
    var seed = given ?? 0
    if given == nil {
        let text = Platform.environment(variable)
        if let text, let number = Int(text) {
            seed = number
        } else {
            Warnings.warn(
                text.map { "\(variable) is \"\($0)\", which is no seed: the seed is set to 0" }
                    ?? "no seed was given: it is set to 0")
        }
    }
    let own = try RemoteConnection.current.map { Int(try $0.seed(for: seed)) } ?? seed
    try legacyRandom.seed(own)
    // With the seed alone, learning code would draw the numbers that the environment draws.
    sharedGenerator.withLock { $0 = Generator(entropy: [UInt32(truncatingIfNeeded: own), 1]) }
    Platform.setEnvironment(variable, String(seed))
    Platform.setEnvironment("PL_SEED_WORKERS", "0")
    return (seed, own)
}
