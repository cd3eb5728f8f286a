import GymnasiumCore
import LyceumValues
import Synchronization

/// All environments that can be made by an id.
@usableFromInline
package struct Registry: Sendable {
    private var entries: [String: RegistryEntry] = [:]
    private(set) var ids: [String] = []

    /// The one registry of the process: the built-in environments, and what was registered since.
    static let shared = Mutex(Registry(builtInEntries()))

    package init(_ entries: [RegistryEntry]) {
        for entry in entries { insert(entry) }
    }

    package subscript(id: String) -> RegistryEntry? { entries[id] }

    var specs: [EnvSpec] { ids.compactMap { entries[$0]?.spec } }

    private mutating func insert(_ entry: RegistryEntry) {
        if entries.updateValue(entry, forKey: entry.spec.id) == nil { ids.append(entry.spec.id) }
    }

    /// Adds an entry, in place of one with the same id.
    ///
    /// - Returns: whether there was one.
    package mutating func add(_ entry: RegistryEntry) throws -> Bool {
        let isKnown = entries[entry.spec.id] != nil
        let name = entry.spec.name
        let namesakes = specs.filter { $0.name.namespace == name.namespace && $0.name.name == name.name }
        let latest = namesakes.max { $0.name.version ?? -1 < $1.name.version ?? -1 }
        if let latest, (latest.name.version == nil) != (name.version == nil) {
            throw RegistrationError(id: entry.spec.id, existing: latest.id)
        }
        insert(entry)
        return isKnown
    }

    /// The entry of an id exactly as given.
    ///
    /// - Throws: what is wrong with the id: its form, its namespace, its name, its version.
    package func entry(_ id: String) throws -> RegistryEntry {
        if let entry = entries[id] { return entry }
        let name = try EnvName(id)
        try checkNoModule(id)
        let namesakes: [EnvSpec]
        do {
            namesakes = try self.namesakes(of: name)
        } catch {
            throw elsewhere(name) ?? error
        }
        guard let version = name.version else {
            throw UnregisteredEnv(id: id, suggestion: namesakes.last?.id)
        }
        guard let latest = namesakes.last, let latestVersion = latest.name.version else {
            throw DeprecatedEnv(id: id, replacement: name.with(version: nil).description)
        }
        if version > latestVersion { throw VersionNotFound(id: id, available: namesakes.map(\.id)) }
        if version < latestVersion { throw DeprecatedEnv(id: id, replacement: latest.id) }
        throw UnregisteredEnv(id: id, suggestion: latest.id)
    }

    /// The error for an id whose name is known, though not here.
    private func elsewhere(_ name: EnvName) -> (any Error)? {
        guard let known = KnownElsewhere(name) else { return nil }
        let suggestion = known.neighbours.first { entries[$0] != nil } ?? "CartPole-v1"
        return EnvironmentNotIncluded(id: name.description, system: known.system, suggestion: suggestion)
    }

    /// The entry that `make` uses for an id: without a version the latest, with a warning.
    package func entryToMake(_ id: String) throws -> RegistryEntry {
        let name = try EnvName(id)
        try checkNoModule(id)
        let latest = specs.filter { $0.name.namespace == name.namespace && $0.name.name == name.name }
            .max { $0.name.version ?? -1 < $1.name.version ?? -1 }
        if let latest, let latestVersion = latest.name.version {
            guard let version = name.version else {
                Warnings.warn("using `\(latest.id)`, the latest version, for `\(id)`: write the version")
                return try entry(latest.id)
            }
            if version < latestVersion {
                Warnings.warn("\(id) is out of date: consider `\(latest.id)`")
            }
        }
        return try entry(id)
    }

    /// The specs with the namespace and name of an id, oldest version first; at least one.
    private func namesakes(of name: EnvName) throws -> [EnvSpec] {
        let specs = specs
        let neighbours = specs.filter { $0.name.namespace == name.namespace }
        if let namespace = name.namespace, neighbours.isEmpty {
            let namespaces = specs.compactMap(\.name.namespace)
            throw NamespaceNotFound(namespace: namespace, suggestion: nearest(to: namespace, among: namespaces))
        }
        let namesakes = neighbours.filter { $0.name.name == name.name }
        guard !namesakes.isEmpty else {
            let here = neighbours.map(\.name.name)
            let elsewhere = name.namespace == nil ? KnownElsewhere.names : []
            let nearest = nearest(to: name.name, among: here + elsewhere)
            let known = neighbours.filter { $0.name.name == nearest }
                .max { $0.name.version ?? -1 < $1.name.version ?? -1 }
            let system = nearest.flatMap { nearest in
                known == nil ? KnownElsewhere(EnvName(namespace: nil, name: nearest, version: nil))?.system : nil
            }
            throw NameNotFound(
                name: name.name, namespace: name.namespace, suggestion: known?.id ?? nearest, system: system)
        }
        return namesakes.sorted { $0.name.version ?? -1 < $1.name.version ?? -1 }
    }
}

/// The ids of all environments that can be made, built-in ones first, in the order in which they were registered.
public var registeredIDs: [String] { Registry.shared.withLock { $0.ids } }

/// The spec of an id, which must include the version.
///
/// As in Gymnasium, an id without its version has no spec; `make` takes the latest version, with a warning.
///
/// - Throws: ``MalformedID``, ``ModuleInID``, ``NamespaceNotFound``, ``NameNotFound``, ``VersionNotFound``, ``DeprecatedEnv``,
///   ``EnvironmentNotIncluded`` or ``UnregisteredEnv``.
public func spec(_ id: String) throws -> EnvSpec {
    try Registry.shared.withLock { try $0.entry(id).spec }
}

/// The spec that `make` would use for an id: without a version that of the latest, with a warning.
///
/// - Throws: as ``spec(_:)``.
package func specToMake(_ id: String) throws -> EnvSpec {
    try Registry.shared.withLock { try $0.entryToMake(id).spec }
}

/// The options that an environment takes under its id, with the values that `make` uses by default.
///
/// ```swift
/// try acceptedOptions("CartPole-v1")            // {'sutton_barto_reward': False}
/// ```
///
/// - Throws: what is wrong with the id (see ``spec(_:)``), and what the environment's own initialiser throws.
public func acceptedOptions(_ id: String) throws -> Info {
    let entry = try Registry.shared.withLock { try $0.entry(id) }
    return try entry.acceptedOptions().accepted.merging(entry.spec.options)
}

/// What the options of an id mean, where the environment has a table of them.
///
/// - Throws: as ``acceptedOptions(_:)``.
package func optionMeanings(_ id: String) throws -> [(key: String, meaning: String)] {
    let entry = try Registry.shared.withLock { try $0.entry(id) }
    return try entry.acceptedOptions().explained
}
