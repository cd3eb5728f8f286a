import LyceumNumerics
import LyceumValues

/// What goes into a network as it is: observations and actions of every kind of environment, and tensors.
///
/// ```swift
/// let values = network(step.observation)
/// ```
public protocol TensorConvertible {
    /// The numbers of a value as a tensor: `Tensor(value)` in a program.
    static func tensor(of value: Self) -> Tensor
}

extension TensorConvertible {
    /// The numbers as a tensor. The library writes it as a member; a program does not see it on every number and array.
    @inline(__always)
    package var tensor: Tensor { Self.tensor(of: self) }
}

extension Tensor {
    /// The numbers of anything that goes into a network: an observation, an action, an array of them.
    ///
    /// What has no numbers, or ragged ones, stops the program.
    @_disfavoredOverload
    public init(_ value: some TensorConvertible) { self = value.tensor }
}

/// What expressions are written with: a ``Tensor`` or a ``Parameter``.
public protocol TensorOperand: TensorConvertible {}

extension Tensor: TensorOperand {
    /// The tensor unchanged.
    @inline(__always)
    public static func tensor(of tensor: Tensor) -> Tensor { tensor }
}

extension Float: TensorConvertible {
    /// A tensor without axes.
    public static func tensor(of number: Float) -> Tensor { Tensor(number) }
}

extension Double: TensorConvertible {
    /// A tensor without axes, rounded to 32 bits.
    public static func tensor(of number: Double) -> Tensor { Tensor(Float(number)) }
}

extension Int: TensorConvertible {
    /// A tensor without axes; see ``Tensor/oneHot(_:count:)-(Int,_)`` for the other reading of a whole number.
    public static func tensor(of number: Int) -> Tensor { Tensor(Float(number)) }
}

extension NDArray: TensorConvertible where Scalar: TensorScalar {
    /// A tensor of the same shape.
    ///
    /// More than eight axes stop the program.
    public static func tensor(of array: NDArray) -> Tensor {
        let shape = Shape.checked(array.shape)
        return Tensor(shape) { target in
            array.elements.withUnsafeBufferPointer { source in
                for index in 0..<source.count { target[index] = source[index].float }
            }
        }
    }
}

extension Value: TensorConvertible {
    /// Numbers, vectors and arrays, in their shape; lists and tuples of them stacked.
    ///
    /// A value without numbers stops the program; ``Tensor/init(_:)-(Value)`` throws instead.
    public static func tensor(of value: Value) -> Tensor {
        do {
            return try Tensor(value)
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
    /// A number, rounded to 32 bits.
    static func float(of number: Self) -> Float
}

extension TensorScalar {
    /// The number, rounded to 32 bits. The library writes it as a member; a program does not see it on every number.
    @inline(__always)
    package var float: Float { Self.float(of: self) }
}

extension Float: TensorScalar {
    /// The number unchanged.
    public static func float(of number: Float) -> Float { number }
}

extension Bool: TensorScalar {
    /// 1 for true, 0 for false.
    public static func float(of flag: Bool) -> Float { flag ? 1 : 0 }
}

extension Double: TensorScalar {
    /// The number, rounded to 32 bits.
    public static func float(of number: Double) -> Float { Float(number) }
}

extension TensorScalar where Self: BinaryInteger {
    /// The number, rounded to 32 bits.
    public static func float(of number: Self) -> Float { Float(number) }
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
