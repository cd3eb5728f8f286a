/// Thrown for a shape that does not hold the elements it is given.
public struct InvalidShape: Error, Sendable, Hashable, CustomStringConvertible {
    /// The shape that was given.
    public let shape: [Int]
    /// The number of elements that it was given for.
    public let count: Int

    /// An error for a `shape` that does not hold `count` elements.
    public init(shape: [Int], count: Int) {
        self.shape = shape
        self.count = count
    }

    /// What was given, what was expected and what to write instead.
    public var description: String {
        if let axis = shape.firstIndex(where: { $0 < 0 }) {
            return "axis \(axis) of the shape \(shape) has a negative length: write its length, "
                + "so that the lengths multiply to \(count)"
        }
        return "the shape \(shape) does not hold \(count) elements: its lengths must multiply to \(count), "
            + "for instance [\(count)]"
    }
}
