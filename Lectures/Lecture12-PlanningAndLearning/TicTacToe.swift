import Lyceum

/// Three in a row, as an environment for two players who take turns.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(9)`: a free square, row by row from the top left |
/// | Observation | the squares of the player whose turn it is, and 512 times those of the other, as bits |
/// | Reward | for the player who has just moved: 1 for three in a row, else 0 |
/// | Terminated | with three in a row, or when no square is free |
struct TicTacToe: Env {
    var observationSpace = Discrete(512 * 512)
    var actionSpace = Discrete(9)
    var random = Generator()  // nothing is drawn from it
    /// Bit i of a number is 1 where a player has square i.
    private(set) var own = 0
    private(set) var others = 0

    /// The rows, columns and diagonals: three bits each. After `0o` stands a number in base 8, a digit for each row of the board.
    private static let lines = [0o007, 0o070, 0o700, 0o111, 0o222, 0o444, 0o421, 0o124]

    var position: Int { own + 512 * others }
    /// `1 << i` has only bit i, `|` gives the bits of either number and `&` those of both.
    var freeSquares: [Int] { (0..<9).filter { (own | others) & (1 << $0) == 0 } }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        (own, others) = (0, 0)
        return Reset(position)
    }

    mutating func step(_ square: Int) throws -> Step<Int> {
        guard freeSquares.contains(square) else { throw InvalidAction(square, in: actionSpace) }
        own |= 1 << square
        let hasWon = Self.lines.contains { own & $0 == $0 }
        let isFull = own | others == 0o777
        (own, others) = (others, own)  // the other player's turn
        return Step(position, reward: hasWon ? 1 : 0, terminated: hasWon || isFull)
    }

    /// All positions that can come up and in which a move is to be made, each once, from the empty board on.
    static func allPositions() throws -> [TicTacToe] {
        var positions = [TicTacToe()]
        var seen: Set = [positions[0].position]
        var place = 0
        while place < positions.count {
            for square in positions[place].freeSquares {
                var next = positions[place]
                if try !next.step(square).terminated, seen.insert(next.position).inserted { positions.append(next) }
            }
            place += 1
        }
        return positions
    }

    /// The board, where the player who began has crosses.
    var drawing: String {
        let crossesMove = own.nonzeroBitCount == others.nonzeroBitCount
        let (crosses, noughts) = crossesMove ? (own, others) : (others, own)
        return (0..<3).map { row in
            (0..<3).map { column in
                let bit = 1 << (3 * row + column)
                return crosses & bit != 0 ? "X" : noughts & bit != 0 ? "O" : "·"
            }.joined(separator: " ")
        }.joined(separator: "\n")
    }
}

/// Perfect play: the value of every position for the player whose turn it is, by trying out everything.
struct Minimax {
    /// Positions that were looked at before.
    private(set) var values: [Int: Double] = [:]

    /// 1 if this player can win, 0 for a draw, -1 if the other wins, whatever this one does.
    mutating func value(of game: TicTacToe) throws -> Double {
        if let value = values[game.position] { return value }
        var best = -1.0
        for square in game.freeSquares { best = max(best, try value(of: square, in: game)) }
        values[game.position] = best
        return best
    }

    /// What a move is worth: 1 if it wins, else minus what the position is worth for the other.
    mutating func value(of square: Int, in game: TicTacToe) throws -> Double {
        var next = game
        let step = try next.step(square)
        return step.terminated ? step.reward : -(try value(of: next))
    }

    /// All moves that are as good as can be.
    mutating func bestMoves(in game: TicTacToe) throws -> [Int] {
        let best = try value(of: game)
        return try game.freeSquares.filter { try value(of: $0, in: game) == best }
    }

    /// Plays a game against a search, with one of its best moves at random each time.
    ///
    /// - Returns: the last position, and who won: `true` for the search, `false` for perfect play, `nil` for nobody.
    mutating func playGame(
        against search: inout TreeSearch<TicTacToe>, beginning searchBegins: Bool, using random: inout Generator
    ) throws -> (end: TicTacToe, winner: Bool?) {
        var board = TicTacToe()
        var isSearch = searchBegins
        while true {
            let square = try isSearch ? search.action(in: board) : random.choice(bestMoves(in: board))
            let step = try board.step(square)
            if step.terminated { return (board, step.reward == 1 ? isSearch : nil) }
            isSearch.toggle()  // from true to false, or back
        }
    }
}
