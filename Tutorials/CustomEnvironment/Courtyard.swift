import Lyceum

/// A courtyard with hedges and a pond, to be crossed from the start to the gate.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(4)`: 0 up, 1 right, 2 down, 3 left |
/// | Observation | `Discrete(48)`: the number of the square, row by row from the top left |
/// | Reward | -1 for every step, -20 for the one into the pond |
/// | Terminated | at the gate and in the pond |
/// | Info | `bumped`: true where the step led into a hedge or a wall, and nowhere |
/// | Options of `make` | `slip`: the probability that a step goes in any direction, 0 |
struct Courtyard: Env {
    // The map: S start, G gate, # hedge, ~ pond.
    static let map: [[Character]] = [
        "S..#....",
        ".#...#..",
        ".#.#.#.#",
        "...#....",
        "##.~~##.",
        "....~..G",
    ].map(Array.init)
    static let rows = map.count
    static let columns = map[0].count

    // What every environment has. A space says what its elements are: Discrete(4) has 0, 1, 2 and 3. `random` is the only
    // source of chance, so that the same seed gives the same episode.
    var observationSpace = Discrete(rows * columns)
    var actionSpace = Discrete(Move.allCases.count)
    var random = Generator()

    // What an environment has that can draw itself: the mode it was made with, and the modes there are.
    let renderMode: RenderMode?
    static let metadata = Metadata(renderModes: [.ansi, .rgbArray], renderFPS: 4)

    // What this one has: its state, which is a single number. There is none before the first reset.
    var slip: Double
    private(set) var square: Int?

    init(slip: Double = 0, renderMode: RenderMode? = nil) {
        self.slip = slip
        self.renderMode = renderMode
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        square = 0
        return Reset(0)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        guard let old = square else { throw ResetNeeded("step") }
        guard var move = Move(rawValue: action) else { throw InvalidAction(action, in: actionSpace) }
        if slip > 0 && random.random() < slip { move = try random.choice(Move.allCases) }

        let new = try move.target(from: old)
        square = new
        return try Courtyard.outcome(of: new, after: old)
    }

    /// What a step brings: the square as observation, the reward, whether the episode is over, and what else there is to tell.
    ///
    /// `Courtyard.tile(square)` is the character of a square on the map; `cond ? a : b` is a if the condition holds, else b. What
    /// there is to tell is `["bumped": true]`, or `[:]` for nothing.
    static func outcome(of new: Int, after old: Int) throws -> Step<Int> {
        // GAP "step": reward −20 in the pond ~, else −1; terminated in the pond and at the gate G; `bumped` if it did not move
        let tile = Courtyard.tile(new)
        return Step(
            new, reward: tile == "~" ? -20 : -1, terminated: tile == "G" || tile == "~",
            info: new == old ? ["bumped": true] : [:])
        // END GAP
    }

    /// As text: the map, with `@` where the walker is. As an image: see CourtyardPicture.swift.
    func render() -> RenderedFrame? {
        switch renderMode {
        case .ansi: .text(drawing { $0 == square ? "@" : Courtyard.tile($0) })
        case .rgbArray: picture()
        default: nil
        }
    }

    static func tile(_ square: Int) -> Character { map[square / columns][square % columns] }

    var isAtGate: Bool { square.map(Courtyard.tile) == "G" }
}

/// The four directions. The raw values 0, 1, 2, 3 are the actions.
enum Move: Int, CaseIterable {
    case up, right, down, left

    var arrow: Character { Array("↑→↓←")[rawValue] }

    /// The square that the move leads to; the same one where a hedge or the wall is in the way.
    ///
    /// The rows count down from 0 and the columns to the right, so that a square has the number row · columns + column. Ranges
    /// say whether a number is within limits: `(0..<5).contains(4)`.
    func target(from square: Int) throws -> Int {
        var (row, column) = square.quotientAndRemainder(dividingBy: Courtyard.columns)
        switch self {
        case .up: row -= 1
        case .right: column += 1
        case .down: row += 1
        case .left: column -= 1
        }
        // GAP "move": the square of this row and column; the old one if that is off the map or a hedge, #
        guard (0..<Courtyard.rows).contains(row), (0..<Courtyard.columns).contains(column) else { return square }
        return Courtyard.map[row][column] == "#" ? square : row * Courtyard.columns + column
        // END GAP
    }
}

/// A picture of the courtyard, with a character for each square.
func drawing(_ character: (Int) -> Character) -> String {
    (0..<Courtyard.rows).map { row in
        "  " + (0..<Courtyard.columns).map { "\(character(row * Courtyard.columns + $0))" }.joined(separator: " ")
    }.joined(separator: "\n")
}
