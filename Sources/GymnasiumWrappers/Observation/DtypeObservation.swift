import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Converts observations to another dtype.
///
/// ```swift
/// var env = try make(.cartPole).observationsCast(to: Double.self)      // [Double]
/// var dynamic = try make("CartPole-v1").observationsCast(to: .float64)
/// ```
///
/// Numbers are rounded to the precision of a type with fractions; for a type of whole numbers the fraction is dropped, and
/// what does not fit becomes the nearest number that does (with NumPy it is undefined).
public struct DtypeObservation<Base: Env, ObservationSpace: Space>: ObservationWrapper {
    /// An observation of the type.
    public typealias Observation = ObservationSpace.Element
    public var base: Base
    /// The space of numbers of the type.
    public var observationSpace: ObservationSpace
    /// NumPy's name of the type.
    public let dtype: ScalarType
    @usableFromInline let cast: @Sendable (Base.Observation) -> Observation

    private init(
        _ base: Base, _ dtype: ScalarType, _ space: ObservationSpace,
        cast: @escaping @Sendable (Base.Observation) -> Observation
    ) {
        self.base = base
        self.dtype = dtype
        observationSpace = space
        self.cast = cast
    }

    /// The observation with numbers of the type.
    @inlinable
    public func observation(_ observation: Base.Observation) -> Observation { cast(observation) }

    /// The type.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: ["dtype": .string(dtype.rawValue)])
    }
}

extension DtypeObservation {
    /// Vectors with numbers of another type.
    public init<T: Scalar, S: Scalar>(_ base: Base, dtype: S.Type)
    where Base.ObservationSpace == Box<T>, ObservationSpace == Box<S> {
        self.init(base, S.scalarType, Box(bounds: base.observationSpace.bounds.cast(), seed: nil)) { observation in
            observation.map { S(sample: $0.asDouble) }
        }
    }

    /// Arrays with numbers of another type.
    public init<T: Scalar, S: Scalar>(_ base: Base, dtype: S.Type)
    where Base.ObservationSpace == ArrayBox<T>, ObservationSpace == ArrayBox<S> {
        self.init(base, S.scalarType, ArrayBox(bounds: base.observationSpace.bounds.cast(), seed: nil)) { observation in
            Box<S>.reshaped(observation.elements.map { S(sample: $0.asDouble) }, to: observation.shape)
        }
    }

    /// A whole number as a vector of one number, in a box without axes.
    public init<S: Scalar>(_ base: Base, dtype: S.Type)
    where Base.ObservationSpace == Discrete, ObservationSpace == Box<S> {
        let space = base.observationSpace
        let bounds = BoxBounds<S>(
            low: [Double(space.start)], high: [Double(space.start) + Double(space.n - 1)], shape: [])
        self.init(base, S.scalarType, Box(bounds: bounds, seed: nil)) { [S(sample: Double($0))] }
    }

    /// Zeros and ones as numbers of another type.
    public init<S: Scalar>(_ base: Base, dtype: S.Type)
    where Base.ObservationSpace == MultiBinary, Base.Observation == [Int8], ObservationSpace == Box<S> {
        let bounds = BoxBounds<S>(
            low: .all(S(sample: 0)), high: .all(S(sample: 1)), shape: base.observationSpace.shape)
        self.init(base, S.scalarType, Box(bounds: bounds, seed: nil)) { $0.map { S(sample: Double($0)) } }
    }

    /// Observations known at run time with numbers of another type.
    ///
    /// - Throws: ``UnsuitableSpace`` for a space other than Box, Discrete, MultiDiscrete and MultiBinary, and for a
    ///   MultiDiscrete with a type that has fractions.
    public init(
        _ base: Base, dtype: ScalarType
    )
        throws where Base.ObservationSpace == AnySpace, ObservationSpace == AnySpace
    {
        guard let (space, cast) = dtype.swiftType.casting(base.observationSpace) else {
            throw UnsuitableSpace(
                wrapper: Self.typeName, space: base.observationSpace,
                expected: "a Box, Discrete, MultiBinary, or a MultiDiscrete with a type of whole numbers")
        }
        self.init(base, dtype, space, cast: cast)
    }
}

extension BoxBounds {
    /// The bounds as numbers of another type.
    func cast<T: Scalar>() -> BoxBounds<T> {
        let layout = BoxLayout(self)
        return BoxBounds<T>(low: layout.low, high: layout.high, shape: layout.shape)
    }
}

extension Scalar {
    /// The space of elements of a space known at run time with numbers of this type, and the function that gives them.
    fileprivate static func casting(_ space: AnySpace) -> (AnySpace, @Sendable (Value) -> Value)? {
        if let layout = space.layout {
            let bounds = BoxBounds<Self>(low: layout.low, high: layout.high, shape: layout.shape)
            let box: any Space =
                layout.shape.count > 1 ? ArrayBox(bounds: bounds, seed: nil) : Box(bounds: bounds, seed: nil)
            return (box.erased, { cast($0, shape: layout.shape) })
        }
        if let discrete = space.as(Discrete.self) {
            let bounds = BoxBounds<Self>(
                low: [Double(discrete.start)], high: [Double(discrete.start) + Double(discrete.n - 1)], shape: [])
            return (Box(bounds: bounds, seed: nil).erased, { cast($0, shape: []) })
        }
        if let binary = space.as(MultiBinary.self) {
            let bounds = BoxBounds<Self>(
                low: .all(Self(sample: 0)), high: .all(Self(sample: 1)), shape: binary.shape)
            return (Box(bounds: bounds, seed: nil).erased, { cast($0, shape: binary.shape) })
        }
        if let counts = space.as(MultiDiscrete.self), scalarType.integerLimits != nil {
            return (MultiDiscrete(counts.nvec, start: counts.start, scalarType: scalarType).erased, { $0 })
        }
        return nil
    }

    private static func cast(_ element: Value, shape: [Int]) -> Value {
        let numbers = element.double.map { [$0] } ?? AnySpace.numbers(element)
        return value(of: Box<Self>.reshaped(numbers.map { Self(sample: $0) }, to: shape))
    }
}

extension Env {
    /// The environment with vectors of numbers of another type.
    public func observationsCast<T: Scalar, S: Scalar>(to dtype: S.Type) -> DtypeObservation<Self, Box<S>>
    where ObservationSpace == Box<T> {
        DtypeObservation(self, dtype: dtype)
    }

    /// The environment with arrays of numbers of another type.
    public func observationsCast<T: Scalar, S: Scalar>(to dtype: S.Type) -> DtypeObservation<Self, ArrayBox<S>>
    where ObservationSpace == ArrayBox<T> {
        DtypeObservation(self, dtype: dtype)
    }

    /// The environment with its whole-number observations as vectors of one number of another type.
    public func observationsCast<S: Scalar>(to dtype: S.Type) -> DtypeObservation<Self, Box<S>>
    where ObservationSpace == Discrete {
        DtypeObservation(self, dtype: dtype)
    }

    /// The environment with the numbers of its observations, known at run time, in another type.
    public func observationsCast(to dtype: ScalarType) throws -> DtypeObservation<Self, AnySpace>
    where ObservationSpace == AnySpace {
        try DtypeObservation(self, dtype: dtype)
    }
}
