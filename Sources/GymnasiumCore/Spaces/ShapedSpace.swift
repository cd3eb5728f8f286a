import LyceumValues

/// A space whose elements are numbers in a shape: the boxes, ``Discrete``, ``MultiDiscrete``, ``MultiBinary`` with their forms of
/// any shape, and ``AnySpace``, which may hold one of them.
///
/// Wrappers for which bounds play no part are generic over this protocol, those for boxes alone over ``NumericSpace``.
/// They read each number in 64-bit floating point; what they return is rounded to the type of the elements.
public protocol ShapedSpace: Space {
    /// The space of arrays of the same shape in 32-bit floating point.
    associatedtype Floats: NumericSpace

    /// Shape and type of the numbers; `nil` for an ``AnySpace`` whose elements are not numbers in a shape.
    var arrayLayout: ArrayLayout? { get }
    /// The space of the same shape in 32-bit floating point, without bounds.
    func unboundedFloats() -> Floats
    /// The element that has given numbers, row by row; each is rounded to the type.
    func element(of numbers: [Double]) -> Element

    /// An element with every number replaced by a function of its position, row by row, and itself.
    static func mapping(_ element: Element, _ transform: (Int, Double) -> Double) -> Element
    /// As ``mapping(_:_:)``, with the result in 32-bit floating point.
    static func mappingToFloats(_ element: Element, _ transform: (Int, Double) -> Double) -> Floats.Element
    /// Calls a function with the position, row by row, and value of every number.
    static func forEachNumber(_ element: Element, _ body: (Int, Double) -> Void)
}

extension ShapedSpace {
    /// The numbers of an element, row by row.
    @inlinable
    public static func numbers(_ element: Element) -> [Double] {
        var numbers: [Double] = []
        forEachNumber(element) { numbers.append($1) }
        return numbers
    }
}

/// The shape and number type of the elements of a space, whatever their Swift type.
public struct ArrayLayout: Sendable, Hashable {
    /// The extent of each axis; none for single numbers.
    public let shape: [Int]
    /// NumPy's name of the type of the numbers.
    public let scalarType: ScalarType
    /// How many numbers an element has.
    public let count: Int

    /// A shape and a type.
    ///
    /// - Parameter count: the product of the extents.
    public init(shape: [Int], scalarType: ScalarType, count: Int) {
        self.shape = shape
        self.scalarType = scalarType
        self.count = count
    }
}
