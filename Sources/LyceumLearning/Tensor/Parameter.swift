import Synchronization

/// Numbers that are learnt: a tensor that an optimiser changes, and the gradient of a loss with respect to it.
///
/// It is used like a tensor in expressions. ``Tensor/backward()`` adds to the gradient; an optimiser's step changes the
/// value. A tensor read from ``value`` is a value like any other, and does not change.
///
/// ```swift
/// let weight = Parameter([1, 2])
/// (weight * weight).sum().backward()
/// weight.gradient                     // [2, 4]
/// ```
public final class Parameter: TensorOperand, Sendable {
    private let leaf: Mutex<Tensor>
    private let gradients: GradientStore

    /// A parameter that starts with these numbers.
    public init(_ value: some TensorConvertible) {
        let value = value.tensor
        gradients = GradientStore(value.node.shape)
        leaf = Mutex(Self.leaf(copying: value.node, gradients))
    }

    /// The length of each axis.
    public var shape: [Int] { gradients.shape.array }

    /// The number of elements.
    public var count: Int { gradients.shape.count }

    /// The numbers, without history. New numbers must have the same shape; any other stops the program.
    public var value: Tensor {
        get {
            leaf.withLock { Tensor(Node.view(of: $0.node, $0.node.shape)) }
        }
        set {
            guard newValue.node.shape == gradients.shape else {
                stop(
                    ShapeMismatch(
                        operation: "Parameter.value", first: shape, second: newValue.shape,
                        expected: "a parameter keeps its shape"))
            }
            leaf.withLock { $0 = Self.leaf(copying: newValue.node, gradients) }
        }
    }

    /// The sum of the gradients since it was last cleared; nil if there are none.
    public var gradient: Tensor? {
        get { gradients.value }
        set {
            if let newValue, newValue.node.shape != gradients.shape {
                stop(
                    ShapeMismatch(
                        operation: "Parameter.gradient", first: shape, second: newValue.shape,
                        expected: "a gradient has the shape of its parameter"))
            }
            gradients.value = newValue
        }
    }

    /// Clears the gradient.
    public func zeroGradient() { gradients.clear() }

    /// The parameter in an expression: gradients go through it to ``gradient``.
    public var tensor: Tensor { leaf.withLock { $0 } }
    /// ``tensor``.
    public static func tensor(of parameter: Parameter) -> Tensor { parameter.tensor }

    /// Changes the numbers in place, given the gradient; does nothing and returns false where there is no gradient.
    ///
    /// Expressions that were computed before keep the numbers that they were computed from.
    @discardableResult
    package func update(
        _ body: (_ value: UnsafeMutableBufferPointer<Float>, _ gradient: UnsafeBufferPointer<Float>) -> Void
    )
        -> Bool
    {
        gradients.withGradient { gradient in
            guard let gradient else { return false }
            withUnsafeMutableValue { body($0, gradient) }
            return true
        }
    }

    /// Changes the numbers in place.
    package func withUnsafeMutableValue(_ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
        leaf.withLock { leaf in
            if !isKnownUniquelyReferenced(&leaf.node) { leaf = Self.leaf(copying: leaf.node, gradients) }
            body(UnsafeMutableBufferPointer(start: leaf.node.data, count: leaf.node.count))
        }
    }

    /// Changes the gradient in place, where there is one.
    func withUnsafeMutableGradient(_ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
        gradients.withMutableGradient(body)
    }

    private static func leaf(copying node: Node, _ gradients: GradientStore) -> Tensor {
        let leaf = Node.make(node.shape)
        leaf.data.update(from: node.data, count: node.count)
        leaf.fields.pointee.requiresGradient = true
        leaf.fields.pointee.gradients = .passRetained(gradients)
        return Tensor(leaf)
    }
}

extension Parameter: CustomStringConvertible {
    /// The numbers.
    public var description: String { "Parameter(\(value))" }
}

/// Where the gradient of a parameter is added up, in one buffer for as long as nobody else looks at it.
final class GradientStore: Sendable {
    private struct State {
        var buffer: Tensor?
        var isEmpty = true
    }

    let shape: Shape
    private let state = Mutex(State())

    init(_ shape: Shape) { self.shape = shape }

    /// Adds to the gradient: `body` writes to the numbers or adds to them, as `add` says.
    func accumulate(_ body: (_ gradient: UnsafeMutablePointer<Float>, _ add: Bool) -> Void) {
        state.withLock { state in
            body(Self.ownBuffer(&state, shape), !state.isEmpty)
            state.isEmpty = false
        }
    }

    var value: Tensor? {
        get { state.withLock { $0.isEmpty ? nil : $0.buffer } }
        set {
            state.withLock { state in
                state.isEmpty = newValue == nil
                if let newValue { state.buffer = newValue.detached }
            }
        }
    }

    func clear() { state.withLock { $0.isEmpty = true } }

    func withGradient<Result>(_ body: (UnsafeBufferPointer<Float>?) -> Result) -> Result {
        // The lock is not held meanwhile: the body may do what it likes.
        let buffer = state.withLock { $0.isEmpty ? nil : $0.buffer }
        return withExtendedLifetime(buffer) {
            body(buffer.map { UnsafeBufferPointer(start: $0.node.data, count: $0.count) })
        }
    }

    func withMutableGradient(_ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
        state.withLock { state in
            guard !state.isEmpty else { return }
            body(UnsafeMutableBufferPointer(start: Self.ownBuffer(&state, shape), count: shape.count))
        }
    }

    /// The numbers of a buffer that nobody else has, with the gradient in it where there is one.
    private static func ownBuffer(_ state: inout State, _ shape: Shape) -> UnsafeMutablePointer<Float> {
        if state.buffer != nil, isKnownUniquelyReferenced(&state.buffer!.node) { return state.buffer!.node.data }
        let fresh = Node.make(shape)
        if !state.isEmpty, let old = state.buffer?.node { fresh.data.update(from: old.data, count: old.count) }
        state.buffer = Tensor(fresh)
        return fresh.data
    }
}
