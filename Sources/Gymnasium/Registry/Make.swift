import GymnasiumCore
import GymnasiumWrappers
import LyceumValues

/// Makes an environment by its id: Gymnasium's `make`.
///
/// ```swift
/// var env = try make("CartPole-v1", ["sutton_barto_reward": true])
/// print(env)          // <TimeLimit<OrderEnforcing<PassiveEnvChecker<CartPole<CartPole-v1>>>>>
/// ```
///
/// - Parameters:
///   - id: `[namespace/]name[-vN]`; without a version the latest is made, with a warning.
///   - options: options of the environment under Gymnasium's names.
///   - renderMode: how it draws; `nil` for not at all.
///   - maxEpisodeSteps: a limit in place of the registered one; -1 for none.
///   - disableEnvChecker: whether the first reset and step go unchecked; `nil` for the registered setting.
/// - Throws: what is wrong with the id (see ``spec(_:)``); ``UnknownOption``, ``InvalidOption``, ``InvalidArgument``,
///   ``InvalidSpace``, and what the environment's own initialiser throws.
@_disfavoredOverload
public func make(
    _ id: String, _ options: Info = [:], renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil,
    disableEnvChecker: Bool? = nil
) throws -> AnyEnv {
    let entry = try Registry.shared.withLock { try $0.entryToMake(id) }
    let arguments = MakeArguments(
        options: options, renderMode: renderMode, maxEpisodeSteps: maxEpisodeSteps,
        disableEnvChecker: disableEnvChecker)
    return try entry.make(entry.spec, arguments)
}

/// Makes an environment from a spec, such as another one's `env.spec`: the same layers with the same arguments.
///
/// - Throws: as `make` by id; ``WrapperNotRecorded`` and ``UnknownWrapper`` for a wrapper that cannot be made again.
@_disfavoredOverload
public func make(
    _ spec: EnvSpec, _ options: Info = [:], renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil,
    disableEnvChecker: Bool? = nil
) throws -> AnyEnv {
    let entry = try Registry.shared.withLock { try $0.entry(spec.id) }
    let arguments = MakeArguments(
        options: options, renderMode: renderMode, maxEpisodeSteps: maxEpisodeSteps,
        disableEnvChecker: disableEnvChecker)
    return try entry.make(spec, arguments)
}

/// Makes an environment by its typed id: the compiler sees through the whole stack.
///
/// ```swift
/// var env = try make(.cartPole)
/// env.gravity = 5                     // reaches CartPole
/// ```
///
/// - Throws: as `make` by id. Wrappers that the id was registered with are not part of the typed stack.
@_disfavoredOverload @inlinable
public func make<E: Env>(
    _ id: EnvID<E>, _ options: Info = [:], renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil,
    disableEnvChecker: Bool? = nil
) throws -> MadeEnv<E> {
    let arguments = MakeArguments(
        options: id.options.merging(options), renderMode: renderMode, maxEpisodeSteps: maxEpisodeSteps,
        disableEnvChecker: disableEnvChecker)
    let spec = try spec(id.id)
    if !spec.additionalWrappers.isEmpty {
        Warnings.warn(
            "\(spec.id) is registered with wrappers, which a typed stack does not have: make(\"\(spec.id)\") has them")
    }
    let (stack, mode) = try makeStack(spec, arguments, entryPoint: id.entryPoint)
    return try RenderModes(stack, adapting: mode)
}
