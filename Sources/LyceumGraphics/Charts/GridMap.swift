import LyceumSystem

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
        /// Where they end well.
        case goal
        /// A hole or a cliff.
        case pit
        /// What cannot be entered.
        case wall
    }

    /// An action that may be taken.
    public struct Arrow: Sendable, Hashable {
        /// How far it goes to the right, in parts of what a certain action has: its probability times -1, 0 or 1.
        public var right: Double
        /// How far it goes down.
        public var down: Double

        /// An arrow.
        public init(right: Double, down: Double) {
            self.right = right
            self.down = down
        }
    }

    /// One cell.
    public struct Cell: Sendable, Hashable {
        /// What it is.
        public var kind: Kind
        /// A word below its middle; none where empty.
        public var label: String
        /// Its value: the shade, and a number at the lower left; one that is not finite counts as none.
        public var value: Double?
        /// What may be done there. One without a direction is drawn as a ring.
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
    /// The cells that were visited, in order; numbers that are no cell are left out.
    public var trajectory: [Int]
    /// What the shade is raised to: 0.5 makes small values visible.
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

    /// The picture as the text of an SVG file.
    public var svg: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes the picture as an SVG file.
    ///
    /// A file of that name is replaced at once: who opens it sees the old picture or the new one, never half of one. The
    /// folder is made where it does not exist.
    /// - Throws: `FileError`.
    public func write(to path: String) throws { try Platform.replaceFile(path, with: bytes) }

    private var bytes: [UInt8] { GridMapDrawing(self).bytes }
}
