import LyceumValues

/// A named property of an environment, for stacks whose type is known only at run time.
///
/// ```swift
/// let gravity = Attribute<Pendulum>("gravity", \.gravity)     // one of the `attributes` of Pendulum
/// var env = try make("Pendulum-v1")
/// env["gravity"] = 5                                          // by its name, where the type is not known
/// ```
public struct Attribute<E>: Sendable {
    /// The name, as in Gymnasium where it has the property.
    public let name: String
    package let get: @Sendable (E) -> Value
    package let set: (@Sendable (inout E, Value) -> Bool)?

    package init(
        name: String, get: @escaping @Sendable (E) -> Value, set: (@Sendable (inout E, Value) -> Bool)?
    ) {
        self.name = name
        self.get = get
        self.set = set
    }

    /// A property that can be read and written.
    public init<Content: ValueConvertible>(_ name: String, _ path: WritableKeyPath<E, Content> & Sendable) {
        self.name = name
        get = { $0[keyPath: path].value }
        set = { env, value in
            guard let content = Content(value) else { return false }
            env[keyPath: path] = content
            return true
        }
    }

    /// A property that can only be read.
    public init<Content: ValueConvertible>(readOnly name: String, _ path: KeyPath<E, Content> & Sendable) {
        self.name = name
        get = { $0[keyPath: path].value }
        set = nil
    }
}

/// A name that is not a property of any layer of an environment.
public struct UnknownAttribute: Error, Sendable, Equatable, CustomStringConvertible {
    /// The name given.
    public let name: String
    /// The environment as printed.
    public let env: String
    /// The names that exist.
    public let known: [String]
    /// The most similar of them.
    public let suggestion: String?

    public var description: String {
        "\(env) has no attribute \"\(name)\": " + (suggestion.map { "did you mean \"\($0)\"? " } ?? "")
            + (known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))")
    }
}

/// A value that a property cannot take.
public struct InvalidAttribute: Error, Sendable, Equatable, CustomStringConvertible {
    /// The property's name.
    public let name: String
    /// The value as printed.
    public let given: String
    /// What is wrong with it.
    public let problem: String

    public var description: String { "the attribute \"\(name)\" cannot be set to \(given): \(problem)" }
}
