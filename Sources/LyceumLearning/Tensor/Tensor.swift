import LyceumKernels
import LyceumNumerics
import LyceumSystem

/// 32-bit numbers in any shape of up to eight axes, and, where parameters went into them, how to find their gradients.
///
/// A tensor is a value: operations make new ones. What an expression computed from a ``Parameter`` remembers its inputs,
/// and ``backward()`` follows them back.
///
/// ```swift
/// let x = Tensor([[1, 2], [3, 4]])       // shape [2, 2]
/// let weight = Parameter(Tensor([0.5, -1]))
/// let loss = (x.matmul(weight) - 1).square().mean()
/// loss.backward()
/// weight.gradient                        // what ∂loss/∂weight is
/// ```
///
/// Shapes that do not go together in an expression are a mistake in the program: it stops with one line that names
/// the place in the program, the operation and both shapes. Where data come in, initialisers throw.
public struct Tensor: @unchecked Sendable {
    // A node does not change (see there), which the compiler cannot know.
    package var node: Node
    /// What holds the elements: two tensors with the same one share them.
    package var storage: AnyObject { node }

    init(_ node: Node) { self.node = node }

    /// The length of each axis; empty for a single number.
    public var shape: [Int] { node.shape.array }

    /// The number of axes.
    public var rank: Int { node.shape.rank }

    /// The number of elements.
    public var count: Int { node.count }

    /// All elements, the last axis running fastest.
    public var elements: [Float] {
        Array(UnsafeBufferPointer(start: node.data, count: node.count))
    }

    /// The number that a tensor of one element holds.
    ///
    /// With more elements, or none, the program stops.
    public var item: Float {
        guard node.count == 1 else { stop(InvalidTensor(problem: .item(shape: shape))) }
        return withExtendedLifetime(node) { node.data[0] }
    }

    /// The elements as an array of the same shape.
    public var array: NDArray<Float> {
        var array = NDArray(shape: shape, repeating: Float(0))
        array.withUnsafeMutableElements { target in
            for index in 0..<node.count { target[index] = node.data[index] }
        }
        return array
    }

    /// Whether parameters went into this, so that ``backward()`` reaches them.
    public var requiresGradient: Bool { node.requiresGradient }

    /// The same numbers without their history: no gradient goes through them.
    public var detached: Tensor {
        guard node.requiresGradient else { return self }
        // A copy: to share the elements would keep the history alive.
        let copy = Node.make(node.shape)
        copy.data.update(from: node.data, count: node.count)
        return Tensor(copy)
    }

    /// Calls `body` with all elements, the last axis running fastest.
    ///
    /// The pointer must not be used afterwards.
    public func withUnsafeElements<Result>(_ body: (UnsafeBufferPointer<Float>) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(node) { try body(UnsafeBufferPointer(start: node.data, count: node.count)) }
    }
}

extension Tensor: Equatable {
    /// Whether shapes and elements are equal; how they came about does not matter.
    public static func == (a: Tensor, b: Tensor) -> Bool {
        guard a.node.shape == b.node.shape else { return false }
        return a.withUnsafeElements { first in
            b.withUnsafeElements { second in first.elementsEqual(second) }
        }
    }
}

/// Ends the program for a mistake that an expression cannot throw, naming the line in the program that made it.
func stop(_ error: some Error & CustomStringConvertible) -> Never { Mistake.stop(error) }
