/// A world of square cells: what each cell is, and where each action leads.
public struct GridLayout: Sendable, Hashable {
    /// What a cell is.
    public enum Cell: Sendable, Hashable {
        /// A cell to walk on.
        case floor
        /// A cell where episodes begin.
        case start
        /// A cell where episodes end well.
        case goal
        /// A cell to keep away from: a hole, a cliff.
        case pit
        /// A cell that cannot be entered.
        case wall
    }

    /// A move from one cell to another.
    public struct Move: Sendable, Hashable {
        /// How many rows down.
        public let rows: Int
        /// How many columns to the right.
        public let columns: Int

        /// A move by rows and columns.
        public init(rows: Int, columns: Int) {
            self.rows = rows
            self.columns = columns
        }

        /// Up, right, down and left: the order of the actions of the textbook's grids, and of Gymnasium's cliff.
        public static let straight = [
            Move(rows: -1, columns: 0), Move(rows: 0, columns: 1), Move(rows: 1, columns: 0),
            Move(rows: 0, columns: -1),
        ]
        /// Right up, right down, left down, left up.
        public static let diagonal = [
            Move(rows: -1, columns: 1), Move(rows: 1, columns: 1), Move(rows: 1, columns: -1),
            Move(rows: -1, columns: -1),
        ]
        /// No move.
        public static let stay = Move(rows: 0, columns: 0)
    }

    /// The number of rows.
    public let rowCount: Int
    /// The number of columns.
    public let columnCount: Int
    /// The cells, row by row from the top left.
    public let cells: [Cell]
    /// Where each action leads, obstacles and wind aside.
    public let moves: [Move]

    /// A grid drawn with letters: `S` start, `G` goal, `H` and `C` a pit, `#` a wall, anything else floor.
    ///
    /// - Parameters:
    ///   - rows: the rows from the top; those shorter than the longest are filled with floor.
    ///   - moves: where each action leads.
    public init(_ rows: [String], moves: [Move] = Move.straight) {
        let columns = rows.map(\.count).max() ?? 0
        rowCount = rows.count
        columnCount = columns
        cells = rows.flatMap { row in
            let own = row.map { letter -> Cell in
                switch letter {
                case "S": .start
                case "G": .goal
                case "H", "C": .pit
                case "#": .wall
                default: .floor
                }
            }
            return own + Array(repeating: Cell.floor, count: columns - own.count)
        }
        self.moves = moves
    }

    /// The cells that are of a kind, in ascending order.
    public func states(_ kind: Cell) -> [Int] { cells.indices.filter { cells[$0] == kind } }

    /// The state of a cell.
    public func state(row: Int, column: Int) -> Int { row * columnCount + column }
    /// The row of a state, 0 at the top.
    public func row(of state: Int) -> Int { columnCount == 0 ? 0 : state / columnCount }
    /// The column of a state, 0 at the left.
    public func column(of state: Int) -> Int { columnCount == 0 ? 0 : state % columnCount }

    /// The state that a move leads to from a state, not over the edge.
    ///
    /// - Parameter wind: how many rows up the cell is blown in addition.
    public func neighbour(of state: Int, _ move: Move, wind: Int = 0) -> Int {
        let row = min(max(row(of: state) + move.rows - wind, 0), rowCount - 1)
        let column = min(max(column(of: state) + move.columns, 0), columnCount - 1)
        return self.state(row: row, column: column)
    }

    /// The grid in letters, the cell of a state on red: `S` start, `G` goal, `H` pit, `#` wall, `.` floor.
    public func text(agent: Int?) -> String {
        (0..<rowCount).map { row in
            (0..<columnCount).map { column in
                let state = state(row: row, column: column)
                let letter =
                    switch cells[state] {
                    case .floor: "."
                    case .start: "S"
                    case .goal: "G"
                    case .pit: "H"
                    case .wall: "#"
                    }
                return state == agent ? "\u{1B}[41m\(letter)\u{1B}[0m" : letter
            }.joined()
        }.joined(separator: "\n") + "\n"
    }
}
