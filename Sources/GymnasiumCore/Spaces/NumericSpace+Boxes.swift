import LyceumNumerics
import LyceumValues

extension BoxBounds {
    /// Other bounds of the same or another shape; an infinity stands for none.
    package convenience init(low: [Double], high: [Double], shape: [Int]) {
        self.init(
            low: .each(low.map { $0 == -.infinity ? nil : S(sample: $0) }, shape: shape),
            high: .each(high.map { $0 == .infinity ? nil : S(sample: $0) }, shape: shape), shape: shape)
    }

    /// The same bounds in another shape.
    func reshaped(_ shape: [Int]) -> BoxBounds {
        let layout = BoxLayout(self)
        return BoxBounds(low: layout.low, high: layout.high, shape: shape)
    }

    static func unbounded(_ shape: [Int]) -> BoxBounds { BoxBounds(low: .all(nil), high: .all(nil), shape: shape) }
}

extension Box: NumericSpace {
    /// Shape, type and bounds.
    public var layout: BoxLayout? { BoxLayout(bounds) }

    /// The box of the same shape with other bounds.
    public func bounded(low: [Double], high: [Double]) -> Box {
        Box(bounds: BoxBounds(low: low, high: high, shape: shape), seed: nil)
    }

    /// The box of the same shape in 32-bit floating point, without bounds.
    public func unboundedFloats() -> Box<Float> { Box<Float>(bounds: .unbounded(shape), seed: nil) }
    /// The box of arrays of a shape.
    public func reshaped(_ shape: [Int]) -> ArrayBox<S> { ArrayBox(bounds: bounds.reshaped(shape), seed: nil) }
    /// The numbers, each rounded to the type.
    public func element(of numbers: [Double]) -> [S] { numbers.map { S(sample: $0) } }

    /// The numbers in another shape of the same size.
    public static func reshaped(_ element: [S], to shape: [Int]) -> NDArray<S> {
        (try? NDArray(shape: shape, elements: element)) ?? NDArray(element)
    }

    /// The vector of a function's results for each position and number.
    @inlinable
    public static func mapping(_ element: [S], _ transform: (Int, Double) -> Double) -> [S] {
        element.indices.map { S(sample: transform($0, element[$0].asDouble)) }
    }

    /// The vector of a function's results for each position and number, in 32-bit floating point.
    @inlinable
    public static func mappingToFloats(_ element: [S], _ transform: (Int, Double) -> Double) -> [Float] {
        element.indices.map { Float(transform($0, element[$0].asDouble)) }
    }

    /// Calls a function with every position and number.
    @inlinable
    public static func forEachNumber(_ element: [S], _ body: (Int, Double) -> Void) {
        for index in element.indices { body(index, element[index].asDouble) }
    }
}

extension ArrayBox: NumericSpace {
    /// Shape, type and bounds.
    public var layout: BoxLayout? { BoxLayout(bounds) }

    /// The box of the same shape with other bounds.
    public func bounded(low: [Double], high: [Double]) -> ArrayBox {
        ArrayBox(bounds: BoxBounds(low: low, high: high, shape: shape), seed: nil)
    }

    /// The box of the same shape in 32-bit floating point, without bounds.
    public func unboundedFloats() -> ArrayBox<Float> { ArrayBox<Float>(bounds: .unbounded(shape), seed: nil) }
    /// The box of arrays of another shape.
    public func reshaped(_ shape: [Int]) -> ArrayBox { ArrayBox(bounds: bounds.reshaped(shape), seed: nil) }

    /// The array of numbers, each rounded to the type.
    public func element(of numbers: [Double]) -> NDArray<S> {
        Box<S>.reshaped(numbers.map { S(sample: $0) }, to: shape)
    }

    /// The array in another shape of the same size.
    public static func reshaped(_ element: NDArray<S>, to shape: [Int]) -> NDArray<S> {
        Box<S>.reshaped(element.elements, to: shape)
    }

    /// The array of a function's results for each position and number.
    public static func mapping(_ element: NDArray<S>, _ transform: (Int, Double) -> Double) -> NDArray<S> {
        Box<S>.reshaped(Box<S>.mapping(element.elements, transform), to: element.shape)
    }

    /// The array of a function's results for each position and number, in 32-bit floating point.
    public static func mappingToFloats(
        _ element: NDArray<S>, _ transform: (Int, Double) -> Double
    ) -> NDArray<Float> {
        Box<Float>.reshaped(Box<S>.mappingToFloats(element.elements, transform), to: element.shape)
    }

    /// Calls a function with every position and number.
    public static func forEachNumber(_ element: NDArray<S>, _ body: (Int, Double) -> Void) {
        Box<S>.forEachNumber(element.elements, body)
    }
}
