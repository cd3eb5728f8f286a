import GymnasiumCore
import LyceumValues

/// Takes the number of a cell as an action, and passes on the middle of that cell.
///
/// ```swift
/// var env = try make("Pendulum-v1").actionsDiscretized(bins: 5)
/// try env.step(4)                     // does [1.6]
/// var grid = try make("BipedalWalker-v3").actionsDiscretized(bins: 3, as: MultiDiscrete.self)
/// ```
/// The range of each number of the action is divided into cells of equal width; they are counted row by row, the last
/// number running fastest, or number by number. An action out of range counts as the nearest one.
/// number running fastest, or number by number. An action outside counts as the nearest one.
public struct DiscretizeAction<Base: Env, ActionSpace: CellSpace>: ActionWrapper
where Base.ActionSpace: NumericSpace {
    /// The cell.
    public typealias Action = ActionSpace.Element
    public var base: Base
    /// The space of the cells.
    public var actionSpace: ActionSpace
    /// The numbers of cells.
    public let bins: BinCounts
    @usableFromInline let grid: CellGrid

    /// An environment with actions in cells.
    ///
    /// - Throws: ``UnsuitableSpace`` for an action space that is not a finite box; ``InvalidArgument`` for counts below
    ///   1, or not as many as the box has numbers.
    public init(_ base: Base, bins: BinCounts, as space: ActionSpace.Type = ActionSpace.self) throws {
        let layout = try Self.layout(of: base.actionSpace, expected: "a Box with finite bounds", \.isFinite)
        grid = try CellGrid(layout, bins: bins)
        actionSpace = ActionSpace.cells(grid.counts)
        self.base = base
        self.bins = bins
    }

    /// The middle of a cell.
    @inlinable
    public func action(_ action: Action) -> Base.Action {
        let positions = ActionSpace.cell(of: action, counts: grid.counts)
        return base.actionSpace.element(of: positions.indices.map { grid.center($0, of: positions[$0]) })
    }

    /// The cell whose middle is nearest to an action of the environment inside.
    public func cell(nearestTo action: Base.Action) -> Action {
        var positions: [Int] = []
        Base.ActionSpace.forEachNumber(action) { positions.append(grid.nearestCell($0, to: $1)) }
        return ActionSpace.element(ofCell: positions, counts: grid.counts)
    }

    /// The numbers of cells, and whether each number has its own.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(
            name: Self.typeName,
            arguments: ["bins": bins.value, "multidiscrete": .bool(ActionSpace.isMultiDiscrete)])
    }
}

extension Env where ActionSpace: NumericSpace {
    /// The environment with actions that number the cells of its action space row by row.
    public func actionsDiscretized(bins: BinCounts) throws -> DiscretizeAction<Self, Discrete> {
        try DiscretizeAction(self, bins: bins)
    }

    /// The environment with actions that number the cells of its action space, row by row or number by number.
    public func actionsDiscretized<Cells: CellSpace>(
        bins: BinCounts, as space: Cells.Type
    ) throws -> DiscretizeAction<Self, Cells> {
        try DiscretizeAction(self, bins: bins)
    }
}
