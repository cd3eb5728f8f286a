import LyceumNumerics
import LyceumValues

// The spaces of whole numbers that are not boxes.

extension Discrete: ShapedSpace {
    /// One number without axes.
    public var arrayLayout: ArrayLayout? { ArrayLayout(shape: [], scalarType: scalarType, count: 1) }
    /// The box of one number without axes.
    public func unboundedFloats() -> Box<Float> { Box<Float>(bounds: .unbounded([]), seed: nil) }
    /// The first number, without its fraction.
    public func element(of numbers: [Double]) -> Int { Int(sample: numbers.first ?? 0) }

    /// A function's result for the number.
    @inlinable
    public static func mapping(_ element: Int, _ transform: (Int, Double) -> Double) -> Int {
        Int(sample: transform(0, Double(element)))
    }

    /// A function's result for the number, in 32-bit floating point.
    @inlinable
    public static func mappingToFloats(_ element: Int, _ transform: (Int, Double) -> Double) -> [Float] {
        [Float(transform(0, Double(element)))]
    }

    /// Calls a function with the number.
    @inlinable
    public static func forEachNumber(_ element: Int, _ body: (Int, Double) -> Void) { body(0, Double(element)) }
}

extension MultiDiscrete: ShapedSpace {
    /// A vector.
    public var arrayLayout: ArrayLayout? { ArrayLayout(shape: shape, scalarType: scalarType, count: count) }
    /// The box of vectors of the same length.
    public func unboundedFloats() -> Box<Float> { Box<Float>(bounds: .unbounded(shape), seed: nil) }
    /// The numbers, without their fractions.
    public func element(of numbers: [Double]) -> [Int] { numbers.map { Int(sample: $0) } }

    /// The vector of a function's results for each position and number.
    public static func mapping(_ element: [Int], _ transform: (Int, Double) -> Double) -> [Int] {
        Box<Int>.mapping(element, transform)
    }

    /// The vector of a function's results for each position and number, in 32-bit floating point.
    public static func mappingToFloats(_ element: [Int], _ transform: (Int, Double) -> Double) -> [Float] {
        Box<Int>.mappingToFloats(element, transform)
    }

    /// Calls a function with every position and number.
    public static func forEachNumber(_ element: [Int], _ body: (Int, Double) -> Void) {
        Box<Int>.forEachNumber(element, body)
    }
}

extension ArrayMultiDiscrete: ShapedSpace {
    /// An array.
    public var arrayLayout: ArrayLayout? { ArrayLayout(shape: shape, scalarType: scalarType, count: nvec.count) }
    /// The box of arrays of the same shape.
    public func unboundedFloats() -> ArrayBox<Float> { ArrayBox<Float>(bounds: .unbounded(shape), seed: nil) }
    /// The array of numbers, without their fractions.
    public func element(of numbers: [Double]) -> NDArray<Int> {
        Box<Int>.reshaped(numbers.map { Int(sample: $0) }, to: shape)
    }

    /// The array of a function's results for each position and number.
    public static func mapping(_ element: NDArray<Int>, _ transform: (Int, Double) -> Double) -> NDArray<Int> {
        ArrayBox<Int>.mapping(element, transform)
    }

    /// The array of a function's results for each position and number, in 32-bit floating point.
    public static func mappingToFloats(
        _ element: NDArray<Int>, _ transform: (Int, Double) -> Double
    ) -> NDArray<Float> {
        ArrayBox<Int>.mappingToFloats(element, transform)
    }

    /// Calls a function with every position and number.
    public static func forEachNumber(_ element: NDArray<Int>, _ body: (Int, Double) -> Void) {
        ArrayBox<Int>.forEachNumber(element, body)
    }
}

extension MultiBinary: ShapedSpace {
    /// A vector.
    public var arrayLayout: ArrayLayout? { ArrayLayout(shape: shape, scalarType: .int8, count: n) }
    /// The box of vectors of the same length.
    public func unboundedFloats() -> Box<Float> { Box<Float>(bounds: .unbounded(shape), seed: nil) }
    /// The numbers, without their fractions.
    public func element(of numbers: [Double]) -> [Int8] { numbers.map { Int8(sample: $0) } }

    /// The vector of a function's results for each position and number.
    public static func mapping(_ element: [Int8], _ transform: (Int, Double) -> Double) -> [Int8] {
        Box<Int8>.mapping(element, transform)
    }

    /// The vector of a function's results for each position and number, in 32-bit floating point.
    public static func mappingToFloats(_ element: [Int8], _ transform: (Int, Double) -> Double) -> [Float] {
        Box<Int8>.mappingToFloats(element, transform)
    }

    /// Calls a function with every position and number.
    public static func forEachNumber(_ element: [Int8], _ body: (Int, Double) -> Void) {
        Box<Int8>.forEachNumber(element, body)
    }
}

extension ArrayMultiBinary: ShapedSpace {
    /// An array.
    public var arrayLayout: ArrayLayout? {
        let count = NDArray<Int8>(shape: shape, repeating: 0).count
        return ArrayLayout(shape: shape, scalarType: .int8, count: count)
    }
    /// The box of arrays of the same shape.
    public func unboundedFloats() -> ArrayBox<Float> { ArrayBox<Float>(bounds: .unbounded(shape), seed: nil) }
    /// The array of numbers, without their fractions.
    public func element(of numbers: [Double]) -> NDArray<Int8> {
        Box<Int8>.reshaped(numbers.map { Int8(sample: $0) }, to: shape)
    }

    /// The array of a function's results for each position and number.
    public static func mapping(_ element: NDArray<Int8>, _ transform: (Int, Double) -> Double) -> NDArray<Int8> {
        ArrayBox<Int8>.mapping(element, transform)
    }

    /// The array of a function's results for each position and number, in 32-bit floating point.
    public static func mappingToFloats(
        _ element: NDArray<Int8>, _ transform: (Int, Double) -> Double
    ) -> NDArray<Float> {
        ArrayBox<Int8>.mappingToFloats(element, transform)
    }

    /// Calls a function with every position and number.
    public static func forEachNumber(_ element: NDArray<Int8>, _ body: (Int, Double) -> Void) {
        ArrayBox<Int8>.forEachNumber(element, body)
    }
}
