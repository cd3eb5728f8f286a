import GymnasiumCore
import GymnasiumWrappers
import LyceumValues

/// The arguments of one call of `make`, apart from the id.
@usableFromInline
struct MakeArguments: Sendable {
    @usableFromInline let options: Info
    @usableFromInline let renderMode: RenderMode?
    @usableFromInline let maxEpisodeSteps: Int?
    @usableFromInline let disableEnvChecker: Bool?

    @usableFromInline
    init(options: Info, renderMode: RenderMode?, maxEpisodeSteps: Int?, disableEnvChecker: Bool?) {
        self.options = options
        self.renderMode = renderMode
        self.maxEpisodeSteps = maxEpisodeSteps
        self.disableEnvChecker = disableEnvChecker
    }
}

/// An entry of the registry: a spec, and how to make its environment.
@usableFromInline
package struct RegistryEntry: Sendable {
    @usableFromInline package let spec: EnvSpec
    @usableFromInline let make: @Sendable (EnvSpec, MakeArguments) throws -> AnyEnv
    /// The options as the environment has read them, none given: what it takes, with the defaults.
    @usableFromInline let acceptedOptions: @Sendable () throws -> Options
    /// The vector environment of its own that the entry has, of so many sub-environments.
    var makeVector: (@Sendable (Options, _ count: Int) throws -> AnyVectorEnv)?

    @inlinable
    package init<E: Env>(_ spec: EnvSpec, entryPoint: @escaping @Sendable (Options) throws -> E) {
        self.spec = spec
        acceptedOptions = {
            let options = Options()
            _ = try entryPoint(options)
            return options
        }
        make = { spec, arguments in
            let (stack, mode) = try makeStack(spec, arguments, entryPoint: entryPoint)
            guard spec.additionalWrappers.isEmpty else {
                return try addWrappers(of: spec, to: AnyEnv(stack), adapting: mode)
            }
            // Without a mode to adapt to, a layer that only forwards would cost every step.
            return mode == nil ? AnyEnv(stack) : AnyEnv(try RenderModes(stack, adapting: mode))
        }
    }
}

extension RegistryEntry {
    private init(_ entry: RegistryEntry, make: @escaping @Sendable (EnvSpec, MakeArguments) throws -> AnyEnv) {
        spec = entry.spec
        acceptedOptions = entry.acceptedOptions
        makeVector = entry.makeVector
        self.make = make
    }

    /// The entry that makes the environment of another one where an option has a value: one id may have several types.
    func making(_ other: RegistryEntry, where key: String, is value: Value) -> RegistryEntry {
        RegistryEntry(self) { spec, arguments in
            let given = spec.options.merging(arguments.options)[key] as Value?
            return given == value ? try other.make(spec, arguments) : try make(spec, arguments)
        }
    }

    /// The entry with a vector environment of its own.
    func withVector<V: VectorEnv>(
        _ entryPoint: @escaping @Sendable (Options, _ count: Int) throws -> V
    ) -> RegistryEntry {
        var entry = self
        entry.makeVector = { AnyVectorEnv(try entryPoint($0, $1)) }
        return entry
    }

    /// The entry with the vector environment of an environment's type.
    func withLanes<E: VectorizableEnv>(of type: E.Type) -> RegistryEntry {
        withVector { try type.lanes($0, count: $1) }
    }
}

/// The layers that `make` puts around an environment of a known type; a layer that is switched off only forwards.
public typealias MadeEnv<E: Env> = RenderModes<MadeStack<E>>

/// The part of ``MadeEnv`` below the layer that adapts render modes.
public typealias MadeStack<E: Env> = TimeLimit<OrderEnforcing<PassiveEnvChecker<E>>>

/// The layers of an environment up to the time limit, and the render mode that they must still be adapted to.
@inlinable
func makeStack<E: Env>(
    _ spec: EnvSpec, _ arguments: MakeArguments, entryPoint: @Sendable (Options) throws -> E
) throws -> (MadeStack<E>, adapting: RenderMode?) {
    let (options, given, adapting) = try resolve(spec, arguments, modes: E.metadata.renderModes)
    let env = try entryPoint(options)
    try options.checkAllKnown(id: spec.id)
    warnOfMissingMode(options.renderMode, of: spec, metadata: env.metadata)
    let checked = try PassiveEnvChecker(
        env, made: MadeSpec(spec.minimal(options: given)),
        isEnabled: !(arguments.disableEnvChecker ?? spec.disableEnvChecker))
    let limit = arguments.maxEpisodeSteps == -1 ? nil : arguments.maxEpisodeSteps ?? spec.maxEpisodeSteps
    return (try TimeLimit(OrderEnforcing(checked, isEnforced: spec.orderEnforce), limit: limit), adapting)
}

/// An environment with the wrappers of its spec that it lacks, and then adapted to a render mode.
@usableFromInline
func addWrappers(of spec: EnvSpec, to env: AnyEnv, adapting mode: RenderMode?) throws -> AnyEnv {
    var env = env
    let present = env.spec?.additionalWrappers.count ?? 0
    for wrapper in spec.additionalWrappers.dropFirst(present) { env = try env.wrapped(wrapper) }
    return mode == nil ? env : AnyEnv(try RenderModes(env, adapting: mode))
}

/// The options that an entry point is called with, as the spec records them, and the mode that the environment does not
/// have itself: it is then made with a mode from which that one can be made.
///
/// - Throws: ``InvalidOption`` for an option `render_mode` that names no mode.
@usableFromInline
func resolve(
    _ spec: EnvSpec, _ arguments: MakeArguments, modes: [RenderMode]
) throws -> (Options, recorded: Info, adapting: RenderMode?) {
    var options = spec.options.merging(arguments.options)
    let recordedMode = try renderMode(options["render_mode"])
    options["render_mode"] = nil as Value?
    let asked = arguments.renderMode ?? recordedMode
    let source = asked.flatMap { adapted($0, to: modes) }
    let mode = source ?? asked
    var recorded = options
    if let mode { recorded["render_mode"] = .string(mode.rawValue) }
    return (Options(options, renderMode: mode), recorded, adapting: source == nil ? nil : asked)
}

/// The mode from which another one can be made; `nil` if the environment has that one itself, or nothing like it.
private func adapted(_ mode: RenderMode, to modes: [RenderMode]) -> RenderMode? {
    // `human` is always shown by the layer around the environment: environments draw, and have no windows.
    if mode == .human { return [.rgbArray, .rgbArrayList].first(where: modes.contains) }
    guard !modes.contains(mode), let single = mode.single, modes.contains(single) else { return nil }
    return single
}

@usableFromInline
func warnOfMissingMode(_ mode: RenderMode?, of spec: EnvSpec, metadata: Metadata) {
    guard let mode, !metadata.renderModes.contains(mode) else { return }
    let modes = metadata.renderModes.map(\.rawValue).joined(separator: ", ")
    Warnings.warn("\(spec.id) has no render mode \(mode); it has \(modes.isEmpty ? "none" : modes)")
}

private func renderMode(_ option: Value?) throws -> RenderMode? {
    guard let option, option != .none else { return nil }
    guard let mode = option.string.flatMap(RenderMode.init) else {
        let modes = RenderMode.allCases.map { "'\($0)'" }.joined(separator: ", ")
        throw InvalidOption("render_mode", given: option, expected: "one of \(modes)")
    }
    return mode
}
