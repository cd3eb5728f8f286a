import GymnasiumCore
import LyceumValues

/// Registers an environment under an id, and returns the typed id.
///
/// ```swift
/// let slotMachines = try register("course/SlotMachines-v0", maxEpisodeSteps: 100) { _ in try SlotMachines() }
/// var env = try make("course/SlotMachines-v0")      // or make(slotMachines), typed
/// ```
///
/// An id that is registered already is replaced, with a warning.
///
/// - Parameters:
///   - id: `[namespace/]name[-vN]`.
///   - maxEpisodeSteps: the number of steps after which episodes are truncated; `nil` for no limit.
///   - rewardThreshold: the mean return from which the environment counts as solved.
///   - nondeterministic: whether equal seeds and actions may lead to different episodes.
///   - orderEnforce: whether `step` and `render` are refused before the first `reset`.
///   - disableEnvChecker: whether the first reset and step go unchecked.
///   - options: options that the environment is made with unless `make` is given others.
///   - additionalWrappers: wrappers to put around it, from the inside to the outside.
///   - entryPoint: makes the environment; options are read from its argument.
/// - Throws: ``MalformedID``; ``ModuleInID`` for an id with a colon; ``RegistrationError`` for versioned and
///   unversioned ids of one name; ``InvalidArgument`` for a limit below 1.
@discardableResult @inlinable
public func register<E: Env>(
    _ id: String, maxEpisodeSteps: Int? = nil, rewardThreshold: Double? = nil, nondeterministic: Bool = false,
    orderEnforce: Bool = true, disableEnvChecker: Bool = false, options: Info = [:],
    additionalWrappers: [WrapperSpec] = [], entryPoint: @escaping @Sendable (Options) throws -> E
) throws -> EnvID<E> {
    let spec = try EnvSpec(
        qualified(id), entryPoint: entryPointName(of: E.self), rewardThreshold: rewardThreshold,
        nondeterministic: nondeterministic,
        maxEpisodeSteps: maxEpisodeSteps, orderEnforce: orderEnforce, disableEnvChecker: disableEnvChecker,
        options: options, additionalWrappers: additionalWrappers)
    try addToRegistry(RegistryEntry(spec, entryPoint: entryPoint))
    return EnvID(spec.id, entryPoint: entryPoint)
}

/// Puts everything that is registered within a closure into a namespace, in place of any namespace given there.
///
/// ```swift
/// try registering(namespace: "course") {
///     try register("SlotMachines-v0") { _ in try SlotMachines() }
/// }
/// ```
public func registering<Result>(namespace: String, _ body: () throws -> Result) rethrows -> Result {
    try CurrentNamespace.$name.withValue(namespace) { try body() }
}

enum CurrentNamespace {
    @TaskLocal static var name: String?
}

@usableFromInline
func qualified(_ id: String) throws -> String {
    let name = try EnvName(id)
    try checkNoModule(id)
    guard let namespace = CurrentNamespace.name else { return name.description }
    if let own = name.namespace, own != namespace {
        Warnings.warn("\(id) is registered in namespace \(namespace) instead of \(own)")
    }
    return EnvName(namespace: namespace, name: name.name, version: name.version).description
}

/// The name of a type after the module that it is in: `course:SlotMachines`.
@usableFromInline
func entryPointName(of type: (some Env).Type) -> String {
    let parts = String(reflecting: type).split(separator: ".", maxSplits: 1)
    return parts.count == 2 ? "\(parts[0]):\(parts[1])" : String(reflecting: type)
}

@usableFromInline
func addToRegistry(_ entry: RegistryEntry) throws {
    if let limit = entry.spec.maxEpisodeSteps, limit < 1 {
        throw InvalidArgument("maxEpisodeSteps", given: limit, expected: "1 or more, or nil for no limit")
    }
    let wasKnown = try Registry.shared.withLock { try $0.add(entry) }
    if wasKnown { Warnings.warn("\(entry.spec.id) was registered already: the new entry replaces it") }
}
