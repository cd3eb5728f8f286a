import Gymnasium

/// Shows what an environment draws: text is printed to the terminal.
///
/// ```swift
/// var env = try make("course/Courtyard-v0", renderMode: .ansi)
/// try env.reset()
/// try render(&env)
/// ```
///
/// - Throws: ``RenderModeNeeded`` where the environment was made without a render mode, `ResetNeeded` before the first reset.
public func render(_ env: inout some Env) throws {
    guard let frame = try env.render() else { throw RenderModeNeeded(env: env.description) }
    print(frame)
}

/// An environment that was to be shown and draws nothing.
public struct RenderModeNeeded: Error, Sendable, Equatable, CustomStringConvertible {
    /// The environment as it prints.
    public let env: String

    /// One sentence.
    public var description: String {
        "\(env) draws nothing: make it with a render mode that it has, such as make(…, renderMode: .ansi)"
    }
}
