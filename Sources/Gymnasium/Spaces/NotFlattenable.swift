/// A space that does not say how its elements are flattened.
public struct NotFlattenable: Error, Sendable, Equatable, CustomStringConvertible {
    /// The space as it prints.
    public let space: String

    /// A space.
    public init(space: String) { self.space = space }

    /// One sentence.
    public var description: String {
        "\(space) does not say how its elements are flattened; implement flatDim, flatSpace, flatten and unflatten"
    }
}
