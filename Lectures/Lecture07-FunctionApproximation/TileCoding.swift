import Lyceum

/// Several grids of tiles over a box, each shifted a little against the others. In each of them a point lies in one tile.
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, section 9.5.4. With 8 intervals a grid has 9 tiles along each
/// dimension: one more, because a shifted grid begins outside of the box.
struct TileCoder {
    let low: [Double]
    let high: [Double]
    let tilings: Int
    /// How many widths of a tile make the box, along each dimension.
    let intervals: Int

    /// How many tiles there are in all grids together: `reduce` begins with `tilings` and multiplies once per dimension.
    var count: Int { low.reduce(tilings) { product, _ in product * (intervals + 1) } }

    /// The numbers of the tiles that a point lies in, one of each grid.
    ///
    /// Grid k is shifted by k/tilings of a tile along the first dimension, three times that along the second, five times
    /// along the third: (1, 3, 5, …). Were all shifts equal, the grids would agree along the diagonal and differ only
    /// across it.
    func tiles(at point: [Double]) -> [Int] {
        var tiles = Array(0..<tilings)
        for dimension in low.indices {
            let width = (high[dimension] - low[dimension]) / Double(intervals)
            let position = (point[dimension] - low[dimension]) / width  // in tiles
            let inside = min(max(position, 0), Double(intervals))
            for tiling in 0..<tilings {
                let shift = Double(tiling * (2 * dimension + 1) % tilings) / Double(tilings)
                tiles[tiling] = tiles[tiling] * (intervals + 1) + Int(inside + shift)
            }
        }
        return tiles
    }
}

/// Semi-gradient Sarsa on tiles: section 10.1 of the book.
///
/// x(s) is 1 at the tiles that s lies in and 0 elsewhere, and each action has weights of its own. So q̂(s, a) is a sum of
/// as many weights as there are grids, and those are the only ones that an update changes.
struct Sarsa {
    let coder: TileCoder
    /// The step size of one weight: a grid's share of α.
    let stepSize: Double
    let epsilon: Double
    let discount: Double
    var random: Generator
    /// The weights of each action. They are changed in here only: `private(set)`.
    private(set) var weights: [[Double]]

    init(
        _ coder: TileCoder, actions: Int, alpha: Double, epsilon: Double = 0, discount: Double = 1, random: Generator
    ) {
        self.coder = coder
        self.stepSize = alpha / Double(coder.tilings)
        self.epsilon = epsilon
        self.discount = discount
        self.random = random
        weights = Array(repeating: Array(repeating: 0, count: coder.count), count: actions)
    }

    /// q̂(s, a), where s is given by its tiles.
    func value(_ tiles: [Int], _ action: Int) -> Double {
        var sum = 0.0
        for tile in tiles { sum += weights[action][tile] }
        return sum
    }

    /// The value of the best action at a point.
    func bestValue(at point: [Double]) -> Double {
        let tiles = coder.tiles(at: point)
        return weights.indices.map { value(tiles, $0) }.max() ?? 0
    }

    /// ε-greedy; among equals one at random.
    mutating func choose(_ tiles: [Int]) throws -> Int {
        if epsilon > 0, random.random() < epsilon { return try random.integers(weights.count) }
        return argmax(weights.indices.map { value(tiles, $0) }, using: &random)
    }

    /// Plays an episode and learns at every step: w ← w + α (r + γ q̂(s', a') − q̂(s, a)) x(s).
    ///
    /// Where the episode has terminated nothing follows, and the target is r alone. Where a time limit has cut it off
    /// something would have followed, so its value stays in the target.
    ///
    /// `some Env<Value, Value>` is any environment: a `Value` holds whatever its observations and actions are, and
    /// `doubles` are its numbers.
    ///
    /// - Returns: the number of steps, and whether the limit cut it off.
    mutating func playEpisode(
        in env: inout some Env<Value, Value>
    ) throws -> (length: Int, isCutOff: Bool) {
        var tiles = coder.tiles(at: try env.reset().observation.doubles ?? [])
        var action = try choose(tiles)
        var length = 0
        while true {
            let step = try env.step(action)
            length += 1
            let nextTiles = coder.tiles(at: step.observation.doubles ?? [])
            let nextAction = try choose(nextTiles)
            let following = step.terminated ? 0 : discount * value(nextTiles, nextAction)
            let change = stepSize * (step.reward + following - value(tiles, action))
            for tile in tiles { weights[action][tile] += change }
            if step.isDone { return (length, step.truncated) }
            (tiles, action) = (nextTiles, nextAction)
        }
    }
}
