import LyceumNumerics
import LyceumValues

extension AnySpace: NumericSpace {
    /// Shape, type and bounds of the box inside; `nil` where another space is inside.
    public var layout: BoxLayout? { (base as? any NumericSpace)?.layout }

    /// Shape and type of the numbers in the elements of the space inside; `nil` if the elements are not numbers.
    public var arrayLayout: ArrayLayout? { (base as? any ShapedSpace)?.arrayLayout }

    /// The box inside with other bounds; where no box is inside, the space as it is.
    public func bounded(low: [Double], high: [Double]) -> AnySpace {
        (base as? any NumericSpace)?.bounded(low: low, high: high).erased ?? self
    }

    /// The box of the numbers inside in 32-bit floating point without bounds; without numbers, the space as it is.
    public func unboundedFloats() -> AnySpace { (base as? any ShapedSpace)?.unboundedFloats().erased ?? self }

    /// The box inside in another shape; where no box is inside, the space as it is.
    public func reshaped(_ shape: [Int]) -> AnySpace {
        guard let space = base as? any NumericSpace else { return self }
        func reshaped<S: NumericSpace>(_ space: S) -> AnySpace { space.reshaped(shape).erased }
        return reshaped(space)
    }

    /// The element of the space inside that has given numbers; where its elements are not numbers, the numbers.
    public func element(of numbers: [Double]) -> Value {
        guard let space = base as? any ShapedSpace else { return .doubles(numbers) }
        func element<S: ShapedSpace>(_ space: S) -> Value { S.value(of: space.element(of: numbers)) }
        return element(space)
    }

    /// The numbers of a value in another shape; a value without numbers stays as it is.
    public static func reshaped(_ element: Value, to shape: [Int]) -> Value {
        switch element {
        case .floats(let numbers): Float.value(of: Box<Float>.reshaped(numbers, to: shape))
        case .doubles(let numbers): Double.value(of: Box<Double>.reshaped(numbers, to: shape))
        case .integers(let numbers): Int.value(of: Box<Int>.reshaped(numbers, to: shape))
        case .array(let array): array.calling(Reshaping(shape: shape))
        default: element
        }
    }

    /// The numbers of a value, each replaced; a value without numbers stays as it is.
    public static func mapping(_ element: Value, _ transform: (Int, Double) -> Double) -> Value {
        switch element {
        case .int(let number): .int(Discrete.mapping(number, transform))
        case .floats(let numbers): .floats(Box<Float>.mapping(numbers, transform))
        case .doubles(let numbers): .doubles(Box<Double>.mapping(numbers, transform))
        case .integers(let numbers): .integers(Box<Int>.mapping(numbers, transform))
        case .array(let array): withoutActuallyEscaping(transform) { array.calling(Mapping(transform: $0)) }
        default: element.doubles.map { .doubles(Box<Double>.mapping($0, transform)) } ?? element
        }
    }

    /// The numbers of a value, each replaced, in 32-bit floating point; a value without numbers stays as it is.
    public static func mappingToFloats(_ element: Value, _ transform: (Int, Double) -> Double) -> Value {
        switch element {
        case .int(let number): .floats(Discrete.mappingToFloats(number, transform))
        case .floats(let numbers): .floats(Box<Float>.mappingToFloats(numbers, transform))
        case .array(let array):
            Float.value(
                of: Box<Float>.reshaped(Box<Double>.mappingToFloats(array.numbers, transform), to: array.shape))
        default: element.doubles.map { .floats(Box<Double>.mappingToFloats($0, transform)) } ?? element
        }
    }

    /// Calls a function with every position and number of a value; a value without numbers has none.
    public static func forEachNumber(_ element: Value, _ body: (Int, Double) -> Void) {
        switch element {
        case .int(let number): body(0, Double(number))
        case .floats(let numbers): Box<Float>.forEachNumber(numbers, body)
        default: if let numbers = element.doubles { Box<Double>.forEachNumber(numbers, body) }
        }
    }
}

/// What is done with an array whose type is known at run time.
private protocol ArrayFunction {
    func callAsFunction<S: Scalar>(_ array: NDArray<S>) -> Value
}

private struct Reshaping: ArrayFunction {
    let shape: [Int]
    func callAsFunction<S: Scalar>(_ array: NDArray<S>) -> Value {
        S.value(of: ArrayBox<S>.reshaped(array, to: shape))
    }
}

private struct Mapping: ArrayFunction {
    let transform: (Int, Double) -> Double
    func callAsFunction<S: Scalar>(_ array: NDArray<S>) -> Value { S.value(of: ArrayBox<S>.mapping(array, transform)) }
}

extension AnyArray {
    fileprivate func calling(_ function: some ArrayFunction) -> Value {
        switch self {
        case .float32(let array): function(array)
        case .float64(let array): function(array)
        case .int8(let array): function(array)
        case .int16(let array): function(array)
        case .int32(let array): function(array)
        case .int64(let array): function(array)
        case .uint8(let array): function(array)
        case .uint16(let array): function(array)
        case .uint32(let array): function(array)
        case .uint64(let array): function(array)
        case .bool(let array): function(array)
        }
    }
}
