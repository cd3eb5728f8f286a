import GymnasiumCore
import LyceumValues

/// Flattens observations into one vector of numbers.
///
/// ```swift
/// let images = try make(.cartPole, renderMode: .rgbArray).observationsRendered()
/// var env = try images.observationsFlattened()               // [UInt8]
/// ```
///
/// Arrays are read row by row, whole numbers become one-hot vectors, and the parts of dictionaries and tuples follow
/// each other in the common type of their numbers. Spaces without a fixed number of numbers, such as sequences, keep
/// their kind over flattened parts: ``Space/flatSpace()``.
public struct FlattenObservation<Base: Env>: ObservationWrapper where Base.ObservationSpace: FlattenableSpace {
    /// A vector.
    public typealias Observation = Base.ObservationSpace.Flat.Element
    public var base: Base
    /// The space of the vectors.
    public var observationSpace: Base.ObservationSpace.Flat

    /// An environment with vectors as observations.
    ///
    /// - Throws: ``UnsuitableSpace`` for a custom space that does not define flattening, and for one without numbers.
    public init(_ base: Base) throws {
        let space = base.observationSpace
        guard space.flatDim != 0, let flat = try? space.typedFlatSpace() else {
            throw UnsuitableSpace(
                wrapper: Self.typeName, space: space, expected: "a space of which flatSpace() makes another")
        }
        self.base = base
        observationSpace = flat
    }

    /// The observation as a vector.
    @inlinable
    public func observation(_ observation: Base.Observation) throws -> Observation {
        try base.observationSpace.typedFlatten(observation)
    }

    public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: [:]) }
}

extension Env where ObservationSpace: FlattenableSpace {
    /// The environment with observations flattened into vectors.
    public func observationsFlattened() throws -> FlattenObservation<Self> { try FlattenObservation(self) }
}
