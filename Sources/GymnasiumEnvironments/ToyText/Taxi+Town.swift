extension Taxi {
    /// The town as text: a cell is every second character, between cells stands `:` for a way and `|` for a wall.
    static let map = [
        "+---------+", "|R: | : :G|", "| : | : : |", "| : : : : |", "| | : | : |", "|Y| : |B: |", "+---------+",
    ]

    /// The cells of the four stops: red, green, yellow, blue.
    static let stops: [(row: Int, column: Int)] = [(0, 0), (0, 4), (4, 0), (4, 3)]

    private static let characters = map.map { Array($0) }

    /// A state in its parts.
    public struct Situation: Sendable, Hashable, Codable {
        /// The row of the taxi, 0…4 from the north.
        public var row: Int
        /// The column of the taxi, 0…4 from the west.
        public var column: Int
        /// The stop where the passenger waits, 0…3, or 4 in the taxi.
        public var passenger: Int
        /// The stop that the passenger wants to go to, 0…3.
        public var destination: Int
    }

    /// The state of a number from 0 to 499; other numbers are taken as the nearest of them.
    public static func decode(_ state: Int) -> Situation {
        let state = min(max(state, 0), 499)
        return Situation(
            row: state / 100, column: state / 20 % 5, passenger: state / 4 % 5, destination: state % 4)
    }

    /// The number of a state: ((row · 5 + column) · 5 + passenger) · 4 + destination.
    public static func encode(row: Int, column: Int, passenger: Int, destination: Int) -> Int {
        ((row * 5 + column) * 5 + passenger) * 4 + destination
    }

    /// For each action, whether it would change something in a state: moves that nothing blocks, picking up where the
    /// passenger waits, dropping off at a stop.
    public static func actionMask(of state: Int) -> [Bool] {
        let now = decode(state)
        let stop = stops.firstIndex { $0 == (now.row, now.column) }
        return (0..<4).map { canMove(now.row, now.column, $0) }
            + [now.passenger < 4 && stop == now.passenger, now.passenger == 4 && stop != nil]
    }

    /// For each action, whether it would change something now; all `true` before the first reset.
    public var actionMask: [Bool] { state.map(Self.actionMask) ?? Array(repeating: true, count: 6) }

    /// Whether neither a wall nor the edge blocks the way: 0 south, 1 north, 2 east, 3 west.
    static func canMove(_ row: Int, _ column: Int, _ direction: Int) -> Bool {
        switch direction {
        case 0: row < 4
        case 1: row > 0
        case 2: characters[row + 1][2 * column + 2] == ":"
        default: characters[row + 1][2 * column] == ":"
        }
    }

    /// The state after a move; the same one where the way is blocked.
    static func moved(_ now: Situation, _ direction: Int) -> Situation {
        guard canMove(now.row, now.column, direction) else { return now }
        var next = now
        switch direction {
        case 0: next.row += 1
        case 1: next.row -= 1
        case 2: next.column += 1
        default: next.column -= 1
        }
        return next
    }
}

extension Taxi.Situation {
    /// The number of the state.
    public var state: Int { Taxi.encode(row: row, column: column, passenger: passenger, destination: destination) }
}
