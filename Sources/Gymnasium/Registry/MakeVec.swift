import GymnasiumCore
import GymnasiumEnvironments
import LyceumValues

/// Makes several environments of one id that are stepped together: Gymnasium's `make_vec`.
///
/// ```swift
/// var lanes = try makeVec("Pendulum-v1", count: 8)
/// let batch = try lanes.reset(seed: 42)          // seeds 42 to 49
/// ```
///
/// - Parameters:
///   - id: `[namespace/]name[-vN]`; without a version the latest is made, with a warning.
///   - count: the number of sub-environments, 1 or more.
///   - options: options of the environment under Gymnasium's names.
///   - vectorizationMode: how they are stepped; `nil` for the vector environment that the id is registered with,
///     otherwise ``VectorizeMode/sync``.
///   - autoresetMode: when sub-environments whose episodes have ended start the next ones; `nil` for the next step.
///   - threads: the number of threads that step them; `nil` for a choice by their number.
///   - renderMode: how they draw; `nil` for not at all.
///   - maxEpisodeSteps: a limit in place of the registered one; -1 for none.
///   - disableEnvChecker: whether the first reset and step go unchecked; `nil` for the registered setting.
///   - wrappers: the wrappers around each sub-environment, from the inside to the outside.
/// - Throws: as `make`; ``VectorEntryPointError`` if the id's own vector environment is asked for and there is none, or
///   it cannot do what is asked for; ``InvalidArgument``.
@_disfavoredOverload
public func makeVec(
    _ id: String, count: Int = 1, _ options: Info = [:], vectorizationMode: VectorizeMode? = nil,
    autoresetMode: AutoresetMode? = nil, threads: Int? = nil, renderMode: RenderMode? = nil,
    maxEpisodeSteps: Int? = nil, disableEnvChecker: Bool? = nil, wrappers: [(AnyEnv) throws -> AnyEnv] = []
) throws -> AnyVectorEnv {
    let entry = try Registry.shared.withLock { try $0.entryToMake(id) }
    return try makeVector(
        entry, entry.spec,
        VectorArguments(
            count: count, mode: vectorizationMode, autoresetMode: autoresetMode, threads: threads,
            lane: MakeArguments(
                options: options, renderMode: renderMode, maxEpisodeSteps: maxEpisodeSteps,
                disableEnvChecker: disableEnvChecker), wrappers: wrappers))
}

/// Makes a vector environment from a spec, such as another one's `lanes.spec`.
///
/// The options of such a spec include the number of sub-environments and how they are stepped; they take precedence
/// over the arguments.
///
/// - Throws: as `makeVec` by id; ``WrapperNotRecorded`` and ``UnknownWrapper`` for a wrapper that cannot be made again.
@_disfavoredOverload
public func makeVec(
    _ spec: EnvSpec, count: Int = 1, _ options: Info = [:], vectorizationMode: VectorizeMode? = nil,
    autoresetMode: AutoresetMode? = nil, threads: Int? = nil, renderMode: RenderMode? = nil,
    maxEpisodeSteps: Int? = nil, disableEnvChecker: Bool? = nil, wrappers: [(AnyEnv) throws -> AnyEnv] = []
) throws -> AnyVectorEnv {
    let entry = try Registry.shared.withLock { try $0.entry(spec.id) }
    var spec = spec
    var arguments = VectorArguments(
        count: count, mode: vectorizationMode, autoresetMode: autoresetMode, threads: threads,
        lane: MakeArguments(
            options: options, renderMode: renderMode, maxEpisodeSteps: maxEpisodeSteps,
            disableEnvChecker: disableEnvChecker), wrappers: wrappers)
    try arguments.take(from: &spec.options)
    return try makeVector(entry, spec, arguments)
}

/// Makes several environments of a typed id that are stepped together: the compiler sees through every sub-environment.
///
/// ```swift
/// var lanes = try makeVec(.pendulum, count: 8)
/// lanes[3].gravity = 5
/// ```
///
/// - Throws: as `makeVec` by id.
@_disfavoredOverload @inlinable
public func makeVec<E: Env>(
    _ id: EnvID<E>, count: Int = 1, _ options: Info = [:], autoresetMode: AutoresetMode = .nextStep,
    threads: Int? = nil, renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil, disableEnvChecker: Bool? = nil
) throws -> SyncVectorEnv<MadeEnv<E>> {
    var lanes = try SyncVectorEnv(count: count, autoresetMode: autoresetMode, threads: threads) { _ in
        try make(
            id, options, renderMode: renderMode, maxEpisodeSteps: maxEpisodeSteps,
            disableEnvChecker: disableEnvChecker)
    }
    lanes.record(count: count, autoresetMode: autoresetMode, threads: threads)
    return lanes
}

/// Makes the vector environment that a type has of its own: ``CartPoleVectorEnv`` for carts with poles.
///
/// With `threads` or `autoresetMode` each sub-environment is separate, with a stream of its own.
///
/// - Throws: ``InvalidOption``, ``UnknownOption``, ``InvalidArgument``.
public func makeVec<E: VectorizableEnv>(
    _ id: EnvID<E>, count: Int = 1, _ options: Info = [:], renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil
) throws -> E.Lanes {
    let made = try makeVec(
        id.id, count: count, id.options.merging(options), vectorizationMode: .vectorEntryPoint, renderMode: renderMode,
        maxEpisodeSteps: maxEpisodeSteps)
    guard var lanes = made[as: E.Lanes.self] else {
        throw VectorEntryPointError(id: id.id, problem: "another vector environment is registered for it")
    }
    E.record(made.spec, in: &lanes)
    return lanes
}

/// Registers a vector environment that `makeVec` uses for an id that is registered already.
///
/// ```swift
/// try registerVector("course/SlotMachines-v0") { options, count in
///     let fee = try options("fee", default: 25.0)
///     return try SyncVectorEnv(count: count) { _ in try SlotMachines(fee: fee) }
/// }
/// ```
///
/// The limit of the id's episodes is the option `max_episode_steps`, which the entry point reads like any other.
///
/// - Throws: what is wrong with the id (see ``spec(_:)``).
public func registerVector<V: VectorEnv>(
    _ id: String, entryPoint: @escaping @Sendable (Options, _ count: Int) throws -> V
) throws {
    let id = try qualified(id)
    try Registry.shared.withLock { registry in
        _ = try registry.add(try registry.entry(id).withVector(entryPoint))
    }
}
