/// A space whose elements are arrays of numbers: ``Box``, ``ArrayBox``, and ``AnySpace``, which may hold one of them.
///
/// Wrappers that compute with observations or actions are written over this, once for the typed and the run-time path.
/// They read each number in 64-bit floating point; what they return is rounded to the type of the elements.
public protocol NumericSpace: Space {
    /// The space of arrays of the same shape in 32-bit floating point.
    associatedtype Floats: NumericSpace
    /// The space of arrays of the same numbers in any shape.
    associatedtype Arrays: NumericSpace

    /// Shape, type and bounds; `nil` for an ``AnySpace`` that holds no box.
    var layout: BoxLayout? { get }
    /// The space of the same shape and type with other bounds, row by row; an infinity stands for none.
    func bounded(low: [Double], high: [Double]) -> Self
    /// The space of the same shape in 32-bit floating point, without bounds.
    func unboundedFloats() -> Floats
    /// The space of the same numbers in another shape, which must hold as many.
    func reshaped(_ shape: [Int]) -> Arrays
    /// The element that has given numbers, row by row; each is rounded to the type.
    func element(of numbers: [Double]) -> Element

    /// An element in another shape, which must hold as many numbers.
    static func reshaped(_ element: Element, to shape: [Int]) -> Arrays.Element
    /// An element with every number replaced by a function of its position, row by row, and itself.
    static func mapping(_ element: Element, _ transform: (Int, Double) -> Double) -> Element
    /// As ``mapping(_:_:)``, with the result in 32-bit floating point.
    static func mappingToFloats(_ element: Element, _ transform: (Int, Double) -> Double) -> Floats.Element
    /// Calls a function with the position, row by row, and value of every number.
    static func forEachNumber(_ element: Element, _ body: (Int, Double) -> Void)
}

extension NumericSpace {
    /// The numbers of an element, row by row.
    @inlinable
    public static func numbers(_ element: Element) -> [Double] {
        var numbers: [Double] = []
        forEachNumber(element) { numbers.append($1) }
        return numbers
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

    /// The number of numbers in an element.
    public var count: Int { low.count }
    /// Whether every number has two finite bounds.
    public var isFinite: Bool { zip(low, high).allSatisfy { $0.isFinite && $1.isFinite } }
    /// Whether the numbers have fractions.
    var isFloatingPoint: Bool { scalarType == .float32 || scalarType == .float64 }

    init<S: Scalar>(_ bounds: BoxBounds<S>) {
        shape = bounds.shape
        scalarType = S.scalarType
        low = zip(bounds.low, bounds.boundedBelow).map { $1 ? $0.asDouble : -.infinity }
        high = zip(bounds.high, bounds.boundedAbove).map { $1 ? $0.asDouble : .infinity }
    }

    /// Whether this is an image: bytes from 0 to 255.
    var isImage: Bool {
        scalarType == .uint8 && low.allSatisfy { $0 == 0 } && high.allSatisfy { $0 == 255 }
    }
}

extension ScalarType {
    /// A result of arithmetic on numbers of this type: rounded to 32 bits where the type is `float32`.
    ///
    /// One operation on 32-bit numbers in 64 bits, rounded thus, is the operation in 32 bits (S. Figueroa, "When is
    /// double rounding innocuous?", SIGNUM Newsletter 30, 1995).
    @inlinable
    func rounding(_ number: Double) -> Double { self == .float32 ? Double(Float(number)) : number }
}
