import GymnasiumCore
import LyceumValues

/// Gives observations another shape with the same numbers, row by row.
///
/// ```swift
/// var env = try make(.cartPole).observationsReshaped(to: [2, 2])     // NDArray<Float>
/// ```
public struct ReshapeObservation<Base: Env>: ObservationWrapper where Base.ObservationSpace: NumericSpace {
    /// An array of the shape.
    public typealias Observation = Base.ObservationSpace.Arrays.Element
    public var base: Base
    /// The box of the shape.
    public var observationSpace: Base.ObservationSpace.Arrays
    /// The shape.
    public let shape: [Int]

    /// An environment with observations of a shape.
    ///
    /// - Throws: ``UnsuitableSpace`` for an observation space that is not a box; ``InvalidArgument`` for a shape of
    ///   another size. An extent of -1 is not accepted.
    public init(_ base: Base, shape: [Int]) throws {
        let layout = try Self.layout(of: base.observationSpace)
        let space = base.observationSpace.reshaped(shape)
        guard shape.allSatisfy({ $0 >= 0 }), Self.count(shape) == layout.count else {
            throw InvalidArgument(
                "shape", given: shapeText(shape),
                expected: "extents of 0 or more whose product is \(layout.count), as in \(shapeText(layout.shape))")
        }
        self.base = base
        self.shape = shape
        observationSpace = space
    }

    private static func count(_ shape: [Int]) -> Int? {
        shape.reduce(1) { count, extent in
            guard let count else { return nil }
            let (product, overflow) = count.multipliedReportingOverflow(by: extent)
            return overflow ? nil : product
        }
    }

    /// The observation in the shape.
    @inlinable
    public func observation(_ observation: Base.Observation) -> Observation {
        Base.ObservationSpace.reshaped(observation, to: shape)
    }

    /// The shape.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: ["shape": .list(shape.map { .int($0) })])
    }
}

extension Env where ObservationSpace: NumericSpace {
    /// The environment with observations of another shape of the same size.
    public func observationsReshaped(to shape: [Int]) throws -> ReshapeObservation<Self> {
        try ReshapeObservation(self, shape: shape)
    }
}
