import GymnasiumCore
import LyceumValues

/// A space that a wrapper cannot work with.
public struct UnsuitableSpace: Error, Sendable, Equatable, CustomStringConvertible {
    /// The wrapper's name.
    public let wrapper: String
    /// The space as printed.
    public let space: String
    /// What the wrapper needs.
    public let expected: String

    /// A wrapper, the space it met and what it needs.
    public init(wrapper: String, space: some Space, expected: String) {
        self.wrapper = wrapper
        self.space = space.description
        self.expected = expected
    }

    public var description: String { "\(wrapper) needs \(expected); the space is \(space)" }
}

/// A probability outside its range.
public struct InvalidProbability: Error, Sendable, Equatable, CustomStringConvertible {
    /// The argument's name.
    public let argument: String
    /// The number given.
    public let given: Double

    /// An argument and the number given for it.
    public init(_ argument: String, given: Double) {
        self.argument = argument
        self.given = given
    }

    public var description: String { "\(argument) is \(given); expected a probability of at least 0 and below 1" }

    /// Equal names, and numbers of equal bits, so that an error with a nan equals itself.
    public static func == (left: InvalidProbability, right: InvalidProbability) -> Bool {
        left.argument == right.argument && left.given.bitPattern == right.given.bitPattern
    }
}

extension Wrapper {
    /// The layout of a box, or an error in this wrapper's name.
    static func layout(
        of space: some NumericSpace, expected: String = "a Box", _ isSuitable: (BoxLayout) -> Bool = { _ in true }
    ) throws -> BoxLayout {
        guard let layout = space.layout, isSuitable(layout) else {
            throw UnsuitableSpace(wrapper: typeName, space: space, expected: expected)
        }
        return layout
    }
}

/// An observation of another kind than the space of its environment says.
public struct UnexpectedObservation: Error, Sendable, Equatable, CustomStringConvertible {
    /// The wrapper's name.
    public let wrapper: String
    /// The observation as printed.
    public let given: String
    /// The space that it should lie in, as printed.
    public let space: String

    /// A wrapper, what it met, and the space that this should lie in.
    public init(wrapper: String, given: Value, space: some Space) {
        self.wrapper = wrapper
        self.given = given.description
        self.space = space.description
    }

    public var description: String {
        "\(wrapper) cannot work with the observation \(given), which is not in the observation space \(space): "
            + "mend the environment; checkEnv finds where"
    }
}

/// A key that a wrapper is to add to a dictionary that already has it.
public struct KeyAlreadyUsed: Error, Sendable, Equatable, CustomStringConvertible {
    /// The wrapper's name.
    public let wrapper: String
    /// The key.
    public let key: String
    /// The wrapper's argument that gives another key.
    public let argument: String

    /// A wrapper, the key, and the argument that names it.
    public init(wrapper: String, key: String, argument: String) {
        self.wrapper = wrapper
        self.key = key
        self.argument = argument
    }

    public var description: String {
        "\(wrapper) would add the key \"\(key)\", which is there already: give another one as \(argument)"
    }
}
