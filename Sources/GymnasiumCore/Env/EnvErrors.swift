import LyceumNumerics

/// A call that needs an episode under way, before the first `reset`.
public struct ResetNeeded: Error, Sendable, Equatable, CustomStringConvertible {
    /// The call, such as `step`.
    public let call: String

    /// The call that came too early.
    public init(_ call: String) { self.call = call }

    public var description: String {
        "cannot call \(call)() before reset(): write `try env.reset()` first"
    }
}

/// An action outside the action space.
public struct InvalidAction: Error, Sendable, Equatable, CustomStringConvertible {
    /// The action as printed.
    public let action: String
    /// The action space as printed.
    public let space: String

    /// An action that is not in a space.
    public init(_ action: some Any, in space: some Space) {
        self.action = shortened("\(action)")
        self.space = space.description
    }

    public var description: String {
        "\(action) is not an action of this environment: its action space is \(space); "
            + "`env.actionSpace.sample()` gives one that is"
    }
}

/// An option of `reset` or `make` that an environment cannot accept.
public struct InvalidOption: Error, Sendable, Equatable, CustomStringConvertible {
    /// The key of the option.
    public let key: String
    /// The value as printed.
    public let given: String
    /// What was expected.
    public let expected: String

    /// A key, what was given for it and what was expected.
    public init(_ key: String, given: some Any, expected: String) {
        self.key = key
        self.given = shortened("\(given)")
        self.expected = expected
    }

    public var description: String { "the option \"\(key)\" is \(given); expected \(expected)" }
}

/// What was given, for an error message: only the beginning of a long text.
func shortened(_ text: String) -> String { text.utf8.count <= 400 ? text : "\(text.prefix(200))…" }

/// An argument outside its range, such as a time limit of 0.
public struct InvalidArgument: Error, Sendable, Equatable, CustomStringConvertible {
    /// The argument's name.
    public let argument: String
    /// The value as printed.
    public let given: String
    /// What was expected.
    public let expected: String

    /// An argument, what was given for it and what was expected.
    public init(_ argument: String, given: some Any, expected: String) {
        self.argument = argument
        self.given = shortened("\(given)")
        self.expected = expected
    }

    public var description: String { "\(argument) is \(given); expected \(expected)" }
}

/// Bounds that bound nothing or contradict each other.
public struct InvalidBound: Error, Sendable, Equatable, CustomStringConvertible {
    /// The lower bound as printed.
    public let low: String
    /// The upper bound as printed.
    public let high: String
    /// What was expected.
    public let expected: String

    /// Two bounds and what was expected of them.
    public init(low: Double?, high: Double?, expected: String) {
        self.low = low.map(\.pythonDescription) ?? "nil"
        self.high = high.map(\.pythonDescription) ?? "nil"
        self.expected = expected
    }

    public var description: String { "the bounds are \(low) and \(high); expected \(expected)" }
}
