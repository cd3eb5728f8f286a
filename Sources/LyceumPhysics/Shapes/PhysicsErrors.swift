/// Thrown for a shape that no body can have.
public struct DegenerateShape: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was given.
    public let given: String
    /// What was expected.
    public let expected: String

    init(_ given: String, expected: String) {
        self.given = given
        self.expected = expected
    }

    /// What was given and what was expected.
    public var description: String { "\(given) cannot be a shape; expected \(expected)" }
}

/// Thrown for a number that has no meaning in the world, such as a position that is not finite.
public struct InvalidQuantity: Error, Hashable, Sendable, CustomStringConvertible {
    /// What the number is for.
    public let quantity: String
    /// The number as printed.
    public let given: String
    /// What was expected.
    public let expected: String

    init(_ quantity: String, given: some Any, expected: String) {
        self.quantity = quantity
        self.given = "\(given)"
        self.expected = expected
    }

    /// What was given and what was expected.
    public var description: String { "\(quantity) is \(given); expected \(expected)" }
}

/// Thrown for a body, fixture or joint that is not, or no longer, in the world.
public struct NotInWorld: Error, Hashable, Sendable, CustomStringConvertible {
    /// What it is that is missing: `"body"`, `"fixture"` or `"joint"`.
    public let kind: String

    init(_ kind: String) { self.kind = kind }

    /// What is missing and where it may be.
    public var description: String {
        "this \(kind) is not in the world: it was removed, or added to another world or after this copy was made; "
            + "use what adding a \(kind) to this world returned"
    }
}

/// Thrown for something that a joint of this kind does not have.
public struct WrongJoint: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked for.
    public let feature: String
    /// The kind of the joint.
    public let kind: String

    init(_ feature: String, _ kind: String) {
        self.feature = feature
        self.kind = kind
    }

    /// What was asked for and what the joint is.
    public var description: String { "a \(kind) joint has no \(feature)" }
}

func checkFinite(_ quantity: String, _ value: Float) throws {
    guard value.isFinite else { throw InvalidQuantity(quantity, given: value, expected: "a finite number") }
}

func checkFinite(_ quantity: String, _ value: Vector2) throws {
    guard value.isFinite else {
        throw InvalidQuantity(quantity, given: "(\(value.x), \(value.y))", expected: "two finite numbers")
    }
}

func checkNotNegative(_ quantity: String, _ value: Float) throws {
    guard value.isFinite, value >= 0 else {
        throw InvalidQuantity(quantity, given: value, expected: "a finite number, 0 or above")
    }
}
