import Lyceum

/// A corridor of five squares to be walked from the right to the left, with a mistake in it.
///
/// It numbers the squares from 1 to 5. `Discrete(5)` has the numbers from 0 to 4; `Discrete(5, start: 1)` would be right.
struct Corridor: Env {
    var observationSpace = Discrete(5)
    var actionSpace = Discrete(2)
    var random = Generator()
    private var square = 5

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        square = 5
        return Reset(square)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        square = max(1, min(5, square + (action == 1 ? 1 : -1)))
        return Step(square, reward: -1, terminated: square == 1)
    }
}
