/// Lays observations out as one vector of numbers.
///
/// ```swift
/// var env = try images.observationsFlattened()               // [UInt8]
/// ```
///
/// Arrays are read row by row, whole numbers become a one among zeros, and the parts of dictionaries and tuples follow each
/// other in the common type of their numbers.
public struct FlattenObservation<Base: Env>: ObservationWrapper where Base.ObservationSpace: FlattenableSpace {
    /// A vector.
    public typealias Observation = Base.ObservationSpace.Flat.Element
    /// The environment inside.
    public var base: Base
    /// The space of the vectors.
    public var observationSpace: Base.ObservationSpace.Flat
    @usableFromInline let flatten: @Sendable (Base.Observation) -> Observation

    /// An environment with vectors as observations.
    ///
    /// - Throws: ``UnsuitableSpace`` for observations without a fixed number of numbers.
    public init(_ base: Base) throws {
        guard let (space, flatten) = base.observationSpace.flattening() else {
            throw UnsuitableSpace(
                wrapper: Self.typeName, space: base.observationSpace,
                expected: "observations of a fixed number of numbers")
        }
        self.base = base
        self.flatten = flatten
        observationSpace = space
    }

    /// The observation as a vector.
    @inlinable
    public func observation(_ observation: Base.Observation) -> Observation { flatten(observation) }

    /// No arguments.
    public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: [:]) }
}

extension Env where ObservationSpace: FlattenableSpace {
    /// The environment with observations laid out as vectors.
    public func observationsFlattened() throws -> FlattenObservation<Self> { try FlattenObservation(self) }
}
