import Gymnasium
import GymnasiumCore
import GymnasiumWrappers
import LyceumValues

/// Makes an environment by its id: a drop-in for Gymnasium's `make` that also keeps the unscaled reward for the log.
///
/// ```swift
/// var env = try make("CartPole-v1")
/// try env.reset(seed: 42)
/// let step = try env.step(1)
/// ```
///
/// - Parameters:
///   - id: `[namespace/]name[-vN]`; without a version the latest is made, with a warning.
///   - options: options of the environment under Gymnasium's names.
///   - renderMode: how to draw; `nil`: not at all.
///   - maxEpisodeSteps: a limit in place of the registered one; -1 for none.
///   - disableEnvChecker: whether the first reset and step go unchecked; `nil`: as registered.
/// - Throws: what is wrong with the id, the options or the environment.
public func make(
    _ id: String, _ options: Info = [:], renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil,
    disableEnvChecker: Bool? = nil
) throws -> UnscaledReward<AnyEnv> {
    try connected(
        Gymnasium.make(
            id, options, renderMode: renderMode, maxEpisodeSteps: maxEpisodeSteps,
            disableEnvChecker: disableEnvChecker))
}

/// Makes an environment from a spec, such as another one's `env.spec`, and keeps the unscaled reward for the log.
///
/// - Throws: what is wrong with the id, the options, the environment or a wrapper of the spec.
public func make(
    _ spec: EnvSpec, _ options: Info = [:], renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil,
    disableEnvChecker: Bool? = nil
) throws -> UnscaledReward<AnyEnv> {
    try connected(
        Gymnasium.make(
            spec, options, renderMode: renderMode, maxEpisodeSteps: maxEpisodeSteps,
            disableEnvChecker: disableEnvChecker))
}

/// Makes an environment by its typed id, and keeps the unscaled reward for the log.
///
/// ```swift
/// var env = try make(.cartPole)
/// env.gravity = 5                     // reaches CartPole through the stack, checked by the compiler
/// ```
@inlinable
public func make<E: Env>(
    _ id: EnvID<E>, _ options: Info = [:], renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil,
    disableEnvChecker: Bool? = nil
) throws -> UnscaledReward<MadeEnv<E>> {
    try connected(
        Gymnasium.make(
            id, options, renderMode: renderMode, maxEpisodeSteps: maxEpisodeSteps,
            disableEnvChecker: disableEnvChecker))
}

/// An environment with the layer that keeps its reward; where a grader has started the program, the grader's environment is played.
@usableFromInline
func connected<E: Env>(_ env: E) throws -> UnscaledReward<E> {
    UnscaledReward(env, remote: try RemoteConnection.current?.environment(like: env))
}
