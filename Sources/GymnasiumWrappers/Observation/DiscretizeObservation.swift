import GymnasiumCore
import LyceumValues

/// Divides the range of each number of an observation into cells and gives the cell's number.
///
/// ```swift
/// var env = try make("Pendulum-v1").observationsDiscretized(bins: [5, 4, 7])       // 0 ..< 140
/// var grid = try make("Pendulum-v1").observationsDiscretized(bins: 5, as: MultiDiscrete.self)
/// ```
///
/// An `Int` that counts the cells, the last number running fastest, or `[Int]` with the cell of each number. A number
/// outside the box counts as on its bound.
public struct DiscretizeObservation<Base: Env, ObservationSpace: CellSpace>: ObservationWrapper
where Base.ObservationSpace: NumericSpace {
    /// The cell.
    public typealias Observation = ObservationSpace.Element
    public var base: Base
    /// The space of the cells.
    public var observationSpace: ObservationSpace
    /// The numbers of cells.
    public let bins: BinCounts
    @usableFromInline let grid: CellGrid

    /// An environment with observations in cells.
    ///
    /// - Throws: ``UnsuitableSpace`` for an observation space that is not a finite box; ``InvalidArgument`` for counts
    ///   below 1, or not as many as the box has numbers.
    public init(_ base: Base, bins: BinCounts, as space: ObservationSpace.Type = ObservationSpace.self) throws {
        let layout = try Self.layout(
            of: base.observationSpace, expected: "a Box with finite bounds", \.isFinite)
        grid = try CellGrid(layout, bins: bins)
        observationSpace = ObservationSpace.cells(grid.counts)
        self.base = base
        self.bins = bins
    }

    /// The cell of an observation.
    @inlinable
    public func observation(_ observation: Base.Observation) -> Observation {
        var positions: [Int] = []
        Base.ObservationSpace.forEachNumber(observation) { positions.append(grid.cell($0, of: $1)) }
        return ObservationSpace.element(ofCell: positions, counts: grid.counts)
    }

    /// The lower and upper edges of a cell; a cell outside counts as the nearest one.
    public func edges(of cell: Observation) -> (low: Base.Observation, high: Base.Observation) {
        let positions = ObservationSpace.cell(of: cell, counts: grid.counts)
        func element(_ offset: Int) -> Base.Observation {
            base.observationSpace.element(of: positions.indices.map { grid.edges[$0][positions[$0] + offset] })
        }
        return (element(0), element(1))
    }

    /// The numbers of cells, and whether each number has its own.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(
            name: Self.typeName,
            arguments: ["bins": bins.value, "multidiscrete": .bool(ObservationSpace.isMultiDiscrete)])
    }
}

extension Env where ObservationSpace: NumericSpace {
    /// The environment with the cell of each observation, counted row by row.
    public func observationsDiscretized(bins: BinCounts) throws -> DiscretizeObservation<Self, Discrete> {
        try DiscretizeObservation(self, bins: bins)
    }

    /// The environment with the cell of each observation, counted row by row or number by number.
    public func observationsDiscretized<Cells: CellSpace>(
        bins: BinCounts, as space: Cells.Type
    ) throws -> DiscretizeObservation<Self, Cells> {
        try DiscretizeObservation(self, bins: bins)
    }
}
