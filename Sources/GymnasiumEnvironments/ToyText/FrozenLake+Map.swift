import GymnasiumCore
import LyceumNumerics
import LyceumValues

extension FrozenLake {
    /// The cells of a lake, row by row: S start, F frozen, H hole, G goal.
    ///
    /// ```swift
    /// let map = try FrozenLake.Map(["SFF", "FHF", "FFG"])
    /// var env = try make(.frozenLake(map: map))
    /// try FrozenLake.generateRandomMap(size: 5, seed: 123).rows    // ["SFFFF", "FHFFH", "FFFFF", "FFFHF", "FFFFG"]
    /// ```
    public struct Map: Sendable, Hashable {
        /// The rows from top to bottom, all of one length.
        public let rows: [String]
        let letters: [UInt8]

        /// A map.
        ///
        /// - Parameter rows: one or more of the same length, of the letters S, F, H and G, with an S in at least one.
        /// - Throws: ``InvalidOption`` with the key `desc`.
        public init(_ rows: [String]) throws {
            func fail(_ expected: String) -> InvalidOption {
                InvalidOption("desc", given: Value.list(rows.map { .string($0) }), expected: expected)
            }
            let letters = rows.flatMap(\.utf8)
            guard let width = rows.first?.utf8.count, width > 0, rows.allSatisfy({ $0.utf8.count == width }) else {
                throw fail("rows of one length, such as [\"SF\", \"HG\"]")
            }
            guard letters.allSatisfy({ "SFHG".utf8.contains($0) }) else {
                throw fail("no letters but S (start), F (frozen), H (hole) and G (goal)")
            }
            guard letters.contains(UInt8(ascii: "S")) else { throw fail("a start S") }
            guard letters.count <= Self.mostCells else {
                throw InvalidOption(
                    "desc", given: "a map of \(rows.count) rows of \(width) cells",
                    expected: "at most \(Self.mostCells) cells in all, such as 512 rows of 512")
            }
            self.init(unchecked: rows)
        }

        init(unchecked rows: [String]) {
            self.rows = rows
            letters = rows.flatMap(\.utf8)
        }

        /// The most cells that a map may have: 512 · 512, each with twelve transitions.
        static let mostCells = 1 << 18

        /// The number of rows.
        public var rowCount: Int { rows.count }
        /// The number of columns.
        public var columnCount: Int { letters.count / rows.count }

        /// `4x4`: 16 cells, 4 of them holes.
        public static let fourByFour = Map(unchecked: ["SFFF", "FHFH", "FFFH", "HFFG"])
        /// `8x8`: 64 cells, 10 of them holes.
        public static let eightByEight = Map(unchecked: [
            "SFFFFFFF", "FFFFFFFF", "FFFHFFFF", "FFFFFHFF", "FFFHFFFF", "FHHFFFHF", "FHFFHFHF", "FFFHFFFG",
        ])
    }

    /// A random square map with a way from the upper left corner to the lower right one: Gymnasium's
    /// `generate_random_map`, the same for the same seed.
    ///
    /// - Parameters:
    ///   - size: the number of rows and of columns, 2 to 512.
    ///   - p: how likely a cell is frozen; 1 for numbers above.
    ///   - seed: 0 or more; `nil` takes one from the process's entropy.
    /// - Throws: `InvalidSeed`; ``InvalidArgument`` for a size below 2 or above 512, for a `p` that is no probability, and for one
    ///   so small that none of 20,000 maps, fewer of large ones, has a way.
    public static func generateRandomMap(size: Int = 8, p: Double = 0.8, seed: Int? = nil) throws -> Map {
        guard size >= 2, Limits.product([size, size], atMost: Map.mostCells) != nil else {
            throw InvalidArgument("size", given: size, expected: "2 to 512")
        }
        guard p >= 0 else { throw InvalidArgument("p", given: p, expected: "a probability from 0 to 1") }
        let frozen = min(1, p)
        var random = try seed.map { try Generator(seed: $0) } ?? Generator()
        // Of large maps fewer, so that a hopeless `p` is refused in seconds: all are alike by the law of large numbers.
        let tries = min(20_000, max(100, (1 << 26) / (size * size)))
        for _ in 0..<tries {
            var letters: [UInt8] = try random.choice(
                Array("FH".utf8), count: size * size, p: [frozen, 1 - frozen])
            letters[0] = UInt8(ascii: "S")
            letters[size * size - 1] = UInt8(ascii: "G")
            if hasWay(letters, size: size) {
                return Map(
                    unchecked: (0..<size).map { row in
                        String(decoding: letters[(row * size)..<((row + 1) * size)], as: UTF8.self)
                    })
            }
        }
        throw InvalidArgument(
            "p", given: p, expected: "a greater one: none of \(tries) maps of size \(size) has a way to the goal")
    }

    /// Whether cells that are not holes connect the first cell with a goal.
    private static func hasWay(_ letters: [UInt8], size: Int) -> Bool {
        var isSeen = Array(repeating: false, count: letters.count)
        var open = [0]
        isSeen[0] = true
        while let cell = open.popLast() {
            if letters[cell] == UInt8(ascii: "G") { return true }
            for action in 0..<4 {
                let next = neighbour(of: cell, action, rows: size, columns: size)
                guard !isSeen[next], letters[next] != UInt8(ascii: "H") else { continue }
                isSeen[next] = true
                open.append(next)
            }
        }
        return false
    }

    /// The cell that a move leads to on ice that is not slippery; at the edge the same one.
    static func neighbour(of cell: Int, _ action: Int, rows: Int, columns: Int) -> Int {
        let (row, column) = (cell / columns, cell % columns)
        return switch action {
        case 0: row * columns + max(column - 1, 0)
        case 1: min(row + 1, rows - 1) * columns + column
        case 2: row * columns + min(column + 1, columns - 1)
        default: max(row - 1, 0) * columns + column
        }
    }
}

extension FrozenLake.Map: ValueConvertible {
    /// The list of the rows.
    public var value: Value { .list(rows.map { .string($0) }) }

    /// A list of rows that make a map.
    public init?(_ value: Value) {
        guard let rows = [String](value), let map = try? Self(rows) else { return nil }
        self = map
    }
}

extension FrozenLake.Map: Codable {
    /// Reads the rows.
    ///
    /// - Throws: ``InvalidOption`` where they make no map, and the decoder's errors.
    public init(from decoder: any Decoder) throws { try self.init([String](from: decoder)) }

    /// Writes the rows.
    public func encode(to encoder: any Encoder) throws { try rows.encode(to: encoder) }
}

extension FrozenLake.Map: CustomStringConvertible {
    /// The rows, one below the other.
    public var description: String { rows.joined(separator: "\n") }
}
