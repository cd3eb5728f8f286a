/// A tensor that cannot be made, or cannot be used like this.
///
/// Initialisers that take data throw it. In an expression, which cannot throw, it ends the program.
public struct InvalidTensor: Error, Sendable, Hashable, CustomStringConvertible {
    enum Problem: Sendable, Hashable {
        case tooManyAxes(shape: [Int])
        case length(shape: [Int])
        case size(shape: [Int])
        case count(shape: [Int], count: Int)
        case ragged(lengths: [Int])
        case item(shape: [Int])
        case axis(operation: String, axis: Int, shape: [Int])
        case index(operation: String, index: Int, length: Int)
        case backward(shape: [Int])
        case noGradient
        case empty(operation: String)
        case notNumbers(String)
        case noIndex(operation: String, number: Float)
        case constant(operation: String, text: String)
    }

    let problem: Problem

    /// What was given, what was expected and what to write instead.
    public var description: String {
        switch problem {
        case .tooManyAxes(let shape):
            "the shape \(shape) has \(shape.count) axes: a tensor has at most \(Shape.mostAxes)"
        case .length(let shape):
            "the shape \(shape) has a length below 0 or above \(Int32.max): write lengths in between"
        case .size(let shape):
            "the shape \(shape) has more than \(Shape.mostElements) elements, the most that a tensor holds: work in parts"
        case .count(let shape, let count):
            "the shape \(shape) does not hold \(count) elements: its lengths must multiply to \(count), "
                + "for instance [\(count)]"
        case .ragged(let lengths):
            "rows of \(lengths) elements do not make a matrix: give all rows the same number"
        case .item(let shape):
            "item of a tensor of shape \(shape): it is there for one element; use elements, or sum() or mean() first"
        case .axis(let operation, let axis, let shape):
            "\(operation): axis \(axis) of a tensor of shape \(shape): "
                + (shape.isEmpty ? "it has none" : "write one of \(-shape.count)...\(shape.count - 1)")
        case .index(let operation, let index, let length):
            "\(operation): index \(index) into an axis of length \(length): "
                + (length == 0 ? "it is empty" : "write one of 0...\(length - 1)")
        case .backward(let shape):
            "backward() from a tensor of shape \(shape): a loss has one element; use sum() or mean() first"
        case .noGradient:
            "backward() from a tensor that no parameter went into: compute the loss from parameters, outside of "
                + "withoutGradients and without detached"
        case .empty(let operation):
            "\(operation) of nothing: give it at least one element"
        case .notNumbers(let text):
            "\(text) is no array of numbers: take the numbers out of it first"
        case .noIndex(let operation, let number):
            "\(operation): \(number) is no index: write whole numbers of 0 or more"
        case .constant(let operation, let text):
            "\(operation): \(text)"
        }
    }
}

/// Two shapes that an operation cannot combine.
///
/// In an expression, which cannot throw, it ends the program.
public struct ShapeMismatch: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the operation.
    public let operation: String
    /// The shape of its first operand.
    public let first: [Int]
    /// The shape of its second operand.
    public let second: [Int]
    /// What the operation expects.
    public let expected: String

    /// What was given and what was expected.
    public var description: String { "\(operation): shapes \(first) and \(second) do not go together: \(expected)" }
}
