import GymnasiumCore

/// An environment without keys to play it with.
public struct MissingKeysToAction: Error, Sendable, Equatable, CustomStringConvertible {
    /// The environment as it prints.
    public let env: String

    /// An environment that names no keys.
    public init(_ env: some Env) { self.env = env.description }

    /// One sentence.
    public var description: String {
        "\(env) names no keys to play it with: say which key is which action, such as "
            + "play(&env, keysToAction: [\"a\": 0, \"d\": 1]), or make the environment Playable"
    }
}

/// A terminal that is needed, and is none.
public struct NotATerminal: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is no terminal: the standard input or the standard output; `nil` where both are one that cannot be used, such as by
    /// a second game.
    public let stream: String?

    /// A stream that is no terminal.
    public init(_ stream: String?) { self.stream = stream }

    /// One sentence.
    public var description: String {
        (stream.map { "play reads keys from a terminal, and the \($0) is none" }
            ?? "play could not set the terminal up; is another game played in it?")
            + ": run the program in a terminal window, without < or |"
    }
}
