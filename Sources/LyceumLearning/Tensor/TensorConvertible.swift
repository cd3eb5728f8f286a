import LyceumNumerics
import LyceumValues

/// What goes into a network as it is: observations and actions of every kind of environment, and tensors.
///
/// ```swift
/// let values = network(step.observation)
/// ```
public protocol TensorConvertible {
    /// The numbers as a tensor.
    var tensor: Tensor { get }
}

/// What expressions are written with: a ``Tensor`` or a ``Parameter``.
public protocol TensorOperand: TensorConvertible {}

extension Tensor: TensorOperand {
    /// The tensor itself.
    public var tensor: Tensor { self }
}

extension Float: TensorConvertible {
    /// A tensor without axes.
    public var tensor: Tensor { Tensor(self) }
}

extension Double: TensorConvertible {
    /// A tensor without axes, rounded to 32 bits.
    public var tensor: Tensor { Tensor(Float(self)) }
}

extension Int: TensorConvertible {
    /// A tensor without axes; see ``Tensor/oneHot(_:count:)-(Int,_)`` for the other reading of a whole number.
    public var tensor: Tensor { Tensor(Float(self)) }
}

extension Array: TensorConvertible where Element: TensorConvertible {
    /// Numbers as a vector; tensors and arrays of equal shape stacked along a new first axis.
    ///
    /// Different shapes stop the program.
    public var tensor: Tensor {
        switch self {
        case let numbers as [Float]: Tensor(numbers)
        case let numbers as [Double]: Tensor(numbers)
        case let numbers as [Int]: Tensor(numbers)
        default: stack(map(\.tensor))
        }
    }
}

extension NDArray: TensorConvertible where Scalar: TensorScalar {
    /// A tensor of the same shape.
    ///
    /// More than eight axes stop the program.
    public var tensor: Tensor {
        let shape = Shape.checked(shape)
        return Tensor(shape) { target in
            elements.withUnsafeBufferPointer { source in
                for index in 0..<source.count { target[index] = source[index].float }
            }
        }
    }
}

extension Value: TensorConvertible {
    /// Numbers, vectors and arrays, in their shape; lists and tuples of them stacked.
    ///
    /// A value without numbers stops the program; ``Tensor/init(_:)-(Value)`` throws instead.
    public var tensor: Tensor {
        do {
            return try Tensor(self)
        } catch {
            stop(error)
        }
    }
}

extension Tensor {
    /// The numbers of a value.
    ///
    /// - Throws: `InvalidTensor` if the value is not a number, a vector or an array.
    @_disfavoredOverload
    public init(_ value: Value) throws(InvalidTensor) {
        switch value {
        case .floats(let numbers): self.init(numbers)
        case .doubles(let numbers): self.init(numbers)
        case .integers(let numbers): self.init(numbers)
        case .int(let number): self.init(Float(number))
        case .double(let number): self.init(Float(number))
        case .bool(let truth): self.init(truth ? 1 : 0)
        case .array(let array): try self.init(shape: array.shape, elements: array.numbers.map { Float($0) })
        case .list, .tuple:
            guard let numbers = value.floats else { throw InvalidTensor(problem: .notNumbers("\(value)")) }
            self.init(numbers)
        default: throw InvalidTensor(problem: .notNumbers("\(value)"))
        }
    }
}

/// The scalars of arrays that become tensors.
public protocol TensorScalar: Sendable {
    /// The number, rounded to 32 bits.
    var float: Float { get }
}

extension Float: TensorScalar {
    /// The number itself.
    public var float: Float { self }
}

extension Bool: TensorScalar {
    /// 1 for true, 0 for false.
    public var float: Float { self ? 1 : 0 }
}

extension Double: TensorScalar {
    /// The number, rounded to 32 bits.
    public var float: Float { Float(self) }
}

extension TensorScalar where Self: BinaryInteger {
    /// The number, rounded to 32 bits.
    public var float: Float { Float(self) }
}

extension Int: TensorScalar {}
extension Int8: TensorScalar {}
extension Int16: TensorScalar {}
extension Int32: TensorScalar {}
extension Int64: TensorScalar {}
extension UInt8: TensorScalar {}
extension UInt16: TensorScalar {}
extension UInt32: TensorScalar {}
extension UInt64: TensorScalar {}
extension UInt: TensorScalar {}
