/// An invalid space: `Discrete(0)`, a lower bound above the upper one, shapes that do not match.
public struct InvalidSpace: Error, Sendable, Equatable, CustomStringConvertible {
    /// The space as printed.
    public let space: String
    /// What is wrong with it and what to write instead.
    public let problem: String

    /// A space and what is wrong with it.
    public init(space: String, problem: String) {
        self.space = space
        self.problem = problem
    }

    public var description: String { "\(space) is not a space: \(problem)" }
}

/// A mask or a list of probabilities that does not fit its space.
public struct InvalidMask: Error, Sendable, Equatable, CustomStringConvertible {
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

/// A seed of another form than a space needs, such as a list for a space without parts.
public struct InvalidSpaceSeed: Error, Sendable, Equatable, CustomStringConvertible {
    /// The space as printed.
    public let space: String
    /// What was expected.
    public let expected: String
    /// The seed given.
    public let given: SpaceSeed?

    /// A space, what it expects and what it got.
    public init(space: String, expected: String, given: SpaceSeed?) {
        self.space = space
        self.expected = expected
        self.given = given
    }

    public var description: String {
        "the seed of \(space) is \(expected); got \(given.map(\.description) ?? "nil")"
    }
}
