import LyceumValues

// The properties of `env.action_space` that Gymnasium's programs read, for a space whose kind is known only at run
// time.
extension AnySpace {
    /// The number of elements of a ``Discrete`` space: `try env.actionSpace.n`.
    ///
    /// - Throws: ``SpacePropertyNotFound`` for another kind of space.
    public var n: Int {
        get throws {
            if case .discrete(let count, _) = structure { return count }
            throw SpacePropertyNotFound("n", of: self, owners: "a Discrete space")
        }
    }

    /// The least element of a ``Discrete`` space.
    ///
    /// - Throws: ``SpacePropertyNotFound`` for another kind of space.
    public var start: Int {
        get throws {
            if case .discrete(_, let start) = structure { return start }
            throw SpacePropertyNotFound("start", of: self, owners: "a Discrete space")
        }
    }

    /// The number of values at each position of a ``MultiDiscrete`` space, in row-major order.
    ///
    /// - Throws: ``SpacePropertyNotFound`` for another kind of space.
    public var nvec: [Int] {
        get throws {
            if case .multiDiscrete(let counts, _) = structure { return counts }
            throw SpacePropertyNotFound("nvec", of: self, owners: "a MultiDiscrete space")
        }
    }

    /// The extents of the elements' axes: `[4]` for CartPole's observations, `[]` for single numbers.
    ///
    /// - Throws: ``SpacePropertyNotFound`` for a space whose elements have no shape.
    public var shape: [Int] {
        get throws {
            switch structure {
            case .discrete: return []
            case .box(let shape, _), .multiDiscrete(_, let shape), .multiBinary(let shape): return shape
            default: throw SpacePropertyNotFound("shape", of: self, owners: "a space of numbers")
            }
        }
    }

    /// The lower bound of each element of a box, in row-major order.
    ///
    /// - Throws: ``SpacePropertyNotFound`` for another kind of space.
    public var low: [Double] {
        get throws {
            if let box = base as? any BoxOfNumbers { return box.lowerBounds }
            throw SpacePropertyNotFound("low", of: self, owners: "a Box")
        }
    }

    /// The upper bound of each element of a box, in row-major order.
    ///
    /// - Throws: ``SpacePropertyNotFound`` for another kind of space.
    public var high: [Double] {
        get throws {
            if let box = base as? any BoxOfNumbers { return box.upperBounds }
            throw SpacePropertyNotFound("high", of: self, owners: "a Box")
        }
    }
}

/// A property that a space does not have, such as `n` of a box.
public struct SpacePropertyNotFound: Error, Sendable, Equatable, CustomStringConvertible {
    /// The property asked for.
    public let property: String
    /// The space as printed.
    public let space: String
    /// The kinds of space that have the property.
    let owners: String

    init(_ property: String, of space: AnySpace, owners: String) {
        self.property = property
        self.space = space.description
        self.owners = owners
    }

    public var description: String {
        "\(space) has no `\(property)`, which only \(owners) has: print the space to see what it is"
    }
}
