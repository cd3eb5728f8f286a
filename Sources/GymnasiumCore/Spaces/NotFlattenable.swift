import LyceumNumerics

/// A space whose elements cannot be flattened: it does not say how, or they would be too long.
public struct NotFlattenable: Error, Sendable, Equatable, CustomStringConvertible {
    /// The space as printed.
    public let space: String
    /// The length that flattened elements would have, where that is too much; `nil` where the space does not say how.
    public let length: Int?

    /// A space that cannot be flattened.
    public init(space: String, length: Int? = nil) {
        self.space = space
        self.length = length
    }

    public var description: String {
        guard let length else {
            return
                "\(space) does not say how its elements are flattened; implement flatDim, flatSpace, flatten and unflatten"
        }
        let number = length == .max ? "more numbers than can be counted" : "\(length) numbers"
        return "an element of \(space) would be flattened to \(number), and \(Limits.spaceNumbers) is the most; "
            + "use the element as it is"
    }
}
