/// Thrown for a text that is not JSON.
public struct MalformedJSON: Error, Sendable, Equatable, CustomStringConvertible {
    /// The byte where reading stopped, counted from 0.
    public let offset: Int
    /// What is wrong there.
    public let problem: String

    public var description: String { "the text is not JSON at byte \(offset): \(problem)" }
}
