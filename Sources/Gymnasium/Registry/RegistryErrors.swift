/// An id with a colon: Python's `make` imports the module before it, as in `module:CartPole-v1`.
public struct ModuleInID: Error, Sendable, Equatable, CustomStringConvertible {
    /// The id as given.
    public let id: String

    public var description: String {
        let (module, name) = (id.prefix { $0 != ":" }, id.reversed().prefix { $0 != ":" }.reversed())
        return "\"\(id)\" asks for the module \(module) to be imported, which only Python does: what a program "
            + "imports is linked in, so import and register it, and write \"\(String(name))\""
    }
}

/// Refuses an id that names a module to import.
///
/// - Throws: ``ModuleInID``.
func checkNoModule(_ id: String) throws {
    if id.unicodeScalars.contains(":") { throw ModuleInID(id: id) }
}

/// A namespace that no environment is registered in.
public struct NamespaceNotFound: Error, Sendable, Equatable, CustomStringConvertible {
    /// The namespace asked for.
    public let namespace: String
    /// The nearest registered namespace.
    public let suggestion: String?

    public var description: String {
        "there is no namespace \(namespace): "
            + (suggestion.map { "did you mean `\($0)`?" } ?? "register its environments before making them")
    }
}

/// A name that no environment of its namespace has.
public struct NameNotFound: Error, Sendable, Equatable, CustomStringConvertible {
    /// The name asked for, without namespace and version.
    public let name: String
    /// The namespace it was looked for in; `nil` for none.
    public let namespace: String?
    /// The id of the nearest name, in its latest version; or the nearest name in a package that is not included.
    public let suggestion: String?
    /// The system that the suggestion belongs to, if it is not part of this package.
    public let system: String?

    public var description: String {
        "there is no environment `\(name)`" + (namespace.map { " in namespace \($0)" } ?? "") + ": "
            + (suggestion.map { "did you mean `\($0)`\(aside)?" } ?? "`registeredIDs` lists those there are")
    }

    private var aside: String {
        system.map { ", which belongs to \($0) and is not part of this package" } ?? ""
    }
}

/// A version newer than all registered ones.
public struct VersionNotFound: Error, Sendable, Equatable, CustomStringConvertible {
    /// The id asked for.
    public let id: String
    /// The ids of the same name, oldest first.
    public let available: [String]

    public var description: String {
        "there is no \(id) (yet): the versions are \(available.map { "`\($0)`" }.joined(separator: ", "))"
    }
}

/// A version that a newer one has replaced.
public struct DeprecatedEnv: Error, Sendable, Equatable, CustomStringConvertible {
    /// The id asked for.
    public let id: String
    /// The id to make instead.
    public let replacement: String

    public var description: String { "\(id) is no longer there: make `\(replacement)` instead" }
}

/// An id that is well formed and names nothing.
public struct UnregisteredEnv: Error, Sendable, Equatable, CustomStringConvertible {
    /// The id asked for.
    public let id: String
    /// The id to write instead.
    public let suggestion: String?

    public var description: String {
        "no environment is registered as \(id)" + (suggestion.map { ": write `\($0)`" } ?? "")
    }
}

/// An id that cannot be registered beside an existing one.
public struct RegistrationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The id to be registered.
    public let id: String
    /// The id of the same name that is in the way.
    public let existing: String

    public var description: String {
        "\(id) cannot be registered because \(existing) is: "
            + "environments of one name either all have a version or are a single one without"
    }
}

/// A wrapper of a spec that cannot be made again, because its arguments were not recorded.
///
/// The wrappers that take a function (``TransformObservation``, ``TransformAction``, ``TransformReward``) never record it.
public struct WrapperNotRecorded: Error, Sendable, Equatable, CustomStringConvertible {
    /// The wrapper's name.
    public let name: String

    public var description: String {
        Self.takingFunctions.contains(name)
            ? "\(name) did not record its function, which a spec cannot hold: wrap the environment anew"
            : "\(name) did not record its arguments, so it cannot be made again from a spec: wrap the environment anew, "
                + "or give its wrapperSpec arguments and make it known with registerWrapper"
    }

    static let takingFunctions = ["TransformObservation", "TransformAction", "TransformReward"]
}
