/// A value that is not an element of a space, where one is needed.
public struct InvalidElement: Error, Sendable, Equatable, CustomStringConvertible {
    /// The space as printed.
    public let space: String
    /// What was expected.
    public let expected: String
    /// What was given.
    public let given: String

    /// A space, what it expects and what it got.
    public init(space: String, expected: String, given: String) {
        self.space = space
        self.expected = expected
        self.given = given
    }

    public var description: String { "\(space) expects \(expected), and got \(given)" }
}
