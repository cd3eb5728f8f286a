/// A world of square cells as an SVG picture: values as shades and numbers, policies as arrows, trajectories as a line.
///
/// ```swift
/// var map = GridMap(columns: 2, cells: [.init(.start, value: 0.5), .init(.goal)], title: "values")
/// map.cells[0].arrows = [GridMap.Arrow(right: 1, down: 0)]
/// try map.write(to: "plots/world.svg")
/// ```
public struct GridMap: Sendable {
    /// What a cell is.
    public enum Kind: Sendable, Hashable {
        /// A cell to walk on.
        case floor
        /// A cell of ice, with a small light dot.
        case ice
        /// Where episodes begin.
        case start
        /// Where episodes end well.
        case goal
        /// A hole or a cliff.
        case pit
        /// A cell that cannot be entered.
        case wall
    }

    /// An action that may be taken.
    public struct Arrow: Sendable, Hashable {
        /// How far it points to the right: the action's probability times -1, 0 or 1.
        public var right: Double
        /// How far it points down: the action's probability times -1, 0 or 1.
        public var down: Double

        /// An arrow.
        public init(right: Double, down: Double) {
            self.right = right
            self.down = down
        }
    }

    /// One cell.
    public struct Cell: Sendable, Hashable {
        /// The kind of cell.
        public var kind: Kind
        /// A word below its middle; none where empty.
        public var label: String
        /// Its value: the shade, and a number at the lower left; one that is not finite counts as `nil`.
        public var value: Double?
        /// The actions that may be taken there. One without a direction is drawn as a ring.
        public var arrows: [Arrow]

        /// A cell.
        public init(_ kind: Kind, label: String = "", value: Double? = nil, arrows: [Arrow] = []) {
            self.kind = kind
            self.label = label
            self.value = value
            self.arrows = arrows
        }
    }

    /// The number of columns; below 1 counts as 1.
    public var columns: Int
    /// The cells, row by row from the top left.
    public var cells: [Cell]
    /// The cells that were visited, in order; positions outside the map are left out.
    public var trajectory: [Int]
    /// The exponent of the shade: 0.5 makes small values visible.
    public var shadeExponent: Double
    /// Whether values are written as numbers.
    public var showsValues: Bool
    /// A heading.
    public var title: String

    /// A picture of cells.
    public init(
        columns: Int, cells: [Cell], trajectory: [Int] = [], shadeExponent: Double = 1, showsValues: Bool = true,
        title: String = ""
    ) {
        self.columns = columns
        self.cells = cells
        self.trajectory = trajectory
        self.shadeExponent = shadeExponent
        self.showsValues = showsValues
        self.title = title
    }
}
