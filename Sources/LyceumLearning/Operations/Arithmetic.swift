import LyceumKernels

// Two operands broadcast as in NumPy: aligned at the last axis, a length of 1 is repeated. Other shapes stop the program.
extension TensorOperand {
    /// The negative of each element.
    public static prefix func - (x: Self) -> Tensor { x.tensor.unary(LYUnaryNegate) }

    // MARK: +

    /// The elementwise sum.
    public static func + (a: Self, b: some TensorOperand) -> Tensor {
        Tensor.binary(LYBinaryAdd, "+", a.tensor, b.tensor)
    }

    /// The sum of each element and a number.
    public static func + (a: Self, b: Float) -> Tensor { a.tensor.unary(LYUnaryAdd, b) }

    /// The sum of a number and each element.
    public static func + (a: Float, b: Self) -> Tensor { b.tensor.unary(LYUnaryAdd, a) }

    /// The sum of each element and a number, rounded to 32 bits.
    @_disfavoredOverload
    public static func + (a: Self, b: Double) -> Tensor { a + Float(b) }

    /// The sum of a number, rounded to 32 bits, and each element.
    @_disfavoredOverload
    public static func + (a: Double, b: Self) -> Tensor { Float(a) + b }

    // MARK: -

    /// The elementwise difference.
    public static func - (a: Self, b: some TensorOperand) -> Tensor {
        Tensor.binary(LYBinarySubtract, "-", a.tensor, b.tensor)
    }

    /// The difference of each element and a number.
    public static func - (a: Self, b: Float) -> Tensor { a.tensor.unary(LYUnaryAdd, -b) }

    /// The difference of a number and each element.
    public static func - (a: Float, b: Self) -> Tensor { b.tensor.unary(LYUnarySubtractFrom, a) }

    /// The difference of each element and a number, rounded to 32 bits.
    @_disfavoredOverload
    public static func - (a: Self, b: Double) -> Tensor { a - Float(b) }

    /// The difference of a number, rounded to 32 bits, and each element.
    @_disfavoredOverload
    public static func - (a: Double, b: Self) -> Tensor { Float(a) - b }

    // MARK: *

    /// The elementwise product.
    public static func * (a: Self, b: some TensorOperand) -> Tensor {
        Tensor.binary(LYBinaryMultiply, "*", a.tensor, b.tensor)
    }

    /// The product of each element and a number.
    public static func * (a: Self, b: Float) -> Tensor { a.tensor.unary(LYUnaryMultiply, b) }

    /// The product of a number and each element.
    public static func * (a: Float, b: Self) -> Tensor { b.tensor.unary(LYUnaryMultiply, a) }

    /// The product of each element and a number, rounded to 32 bits.
    @_disfavoredOverload
    public static func * (a: Self, b: Double) -> Tensor { a * Float(b) }

    /// The product of a number, rounded to 32 bits, and each element.
    @_disfavoredOverload
    public static func * (a: Double, b: Self) -> Tensor { Float(a) * b }

    // MARK: /

    /// The elementwise quotient.
    public static func / (a: Self, b: some TensorOperand) -> Tensor {
        Tensor.binary(LYBinaryDivide, "/", a.tensor, b.tensor)
    }

    /// The quotient of each element and a number.
    public static func / (a: Self, b: Float) -> Tensor { a.tensor.unary(LYUnaryDivide, b) }

    /// The quotient of a number and each element.
    public static func / (a: Float, b: Self) -> Tensor { b.tensor.unary(LYUnaryDivideInto, a) }

    /// The quotient of each element and a number, rounded to 32 bits.
    @_disfavoredOverload
    public static func / (a: Self, b: Double) -> Tensor { a / Float(b) }

    /// The quotient of a number, rounded to 32 bits, and each element.
    @_disfavoredOverload
    public static func / (a: Double, b: Self) -> Tensor { Float(a) / b }
}

extension Tensor {
    /// Replaces this by its sum with another.
    public static func += (a: inout Tensor, b: some TensorOperand) { a = a + b }

    /// Replaces this by its sum with a number.
    public static func += (a: inout Tensor, b: Float) { a = a + b }

    /// Replaces this by its difference with another.
    public static func -= (a: inout Tensor, b: some TensorOperand) { a = a - b }

    /// Replaces this by its difference with a number.
    public static func -= (a: inout Tensor, b: Float) { a = a - b }

    /// Replaces this by its product with another.
    public static func *= (a: inout Tensor, b: some TensorOperand) { a = a * b }

    /// Replaces this by its product with a number.
    public static func *= (a: inout Tensor, b: Float) { a = a * b }

    /// Replaces this by its quotient with another.
    public static func /= (a: inout Tensor, b: some TensorOperand) { a = a / b }

    /// Replaces this by its quotient with a number.
    public static func /= (a: inout Tensor, b: Float) { a = a / b }
}
