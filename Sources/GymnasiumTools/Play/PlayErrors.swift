import GymnasiumCore

/// Thrown for an environment without keys to play it with.
public struct MissingKeysToAction: Error, Sendable, Equatable, CustomStringConvertible {
    /// The description of the environment.
    public let env: String

    /// An error for an environment that names no keys.
    public init(_ env: some Env) { self.env = env.description }

    public var description: String {
        "\(env) names no keys to play it with: say which key is which action, such as "
            + "play(&env, keysToAction: [\"a\": 0, \"d\": 1]), or make the environment Playable"
    }
}

/// Thrown where a terminal is needed and there is none.
public struct NotATerminal: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is not a terminal: the standard input or the standard output; `nil` where both are terminals that cannot be
    /// used, for instance because of a second game.
    public let stream: String?

    /// An error for a stream that is not a terminal.
    public init(_ stream: String?) { self.stream = stream }

    public var description: String {
        (stream.map { "play reads keys from a terminal, and the \($0) is none" }
            ?? "play could not set the terminal up; is another game played in it?")
            + ": run the program in a terminal window, without < or |"
    }
}
