import LyceumValues

/// A space whose elements are arrays of numbers between bounds: ``Box``, ``ArrayBox``, and ``AnySpace``, which may hold one of
/// them.
public protocol NumericSpace: ShapedSpace {
    /// The space of arrays of the same numbers in any shape.
    associatedtype Arrays: NumericSpace

    /// Shape, type and bounds; `nil` for an ``AnySpace`` that holds no box.
    var layout: BoxLayout? { get }
    /// The space of the same shape and type with other bounds, row by row; an infinity stands for none.
    func bounded(low: [Double], high: [Double]) -> Self
    /// The space of the same numbers in another shape of the same size.
    func reshaped(_ shape: [Int]) -> Arrays

    /// An element in another shape of the same size.
    static func reshaped(_ element: Element, to shape: [Int]) -> Arrays.Element
}

extension NumericSpace {
    /// Shape and type of the box.
    public var arrayLayout: ArrayLayout? {
        layout.map { ArrayLayout(shape: $0.shape, scalarType: $0.scalarType, count: $0.count) }
    }
}

/// The shape, number type and bounds of a box, whatever its Swift type.
public struct BoxLayout: Sendable, Hashable {
    /// The extent of each axis.
    public let shape: [Int]
    /// NumPy's name of the type of the numbers.
    public let scalarType: ScalarType
    /// The lower bound of each number, row by row; minus infinity for none.
    public let low: [Double]
    /// The upper bound of each number, row by row; infinity for none.
    public let high: [Double]

    /// How many numbers an element has.
    public var count: Int { low.count }
    /// Whether every number has two finite bounds.
    public var isFinite: Bool { zip(low, high).allSatisfy { $0.isFinite && $1.isFinite } }
    /// Whether the numbers have fractions.
    package var isFloatingPoint: Bool { scalarType == .float32 || scalarType == .float64 }

    package init<S: Scalar>(_ bounds: BoxBounds<S>) {
        shape = bounds.shape
        scalarType = S.scalarType
        low = zip(bounds.low, bounds.boundedBelow).map { $1 ? $0.asDouble : -.infinity }
        high = zip(bounds.high, bounds.boundedAbove).map { $1 ? $0.asDouble : .infinity }
    }

    /// Whether this is an image: bytes from 0 to 255.
    package var isImage: Bool {
        scalarType == .uint8 && low.allSatisfy { $0 == 0 } && high.allSatisfy { $0 == 255 }
    }
}

extension ScalarType {
    /// A result of arithmetic on numbers of this type: rounded to 32 bits where the type is `float32`.
    ///
    /// One operation on 32-bit numbers in 64 bits, rounded thus, is the operation in 32 bits (S. Figueroa, "When is
    /// double rounding innocuous?", SIGNUM Newsletter 30, 1995).
    @inlinable
    package func rounding(_ number: Double) -> Double { self == .float32 ? Double(Float(number)) : number }
}
