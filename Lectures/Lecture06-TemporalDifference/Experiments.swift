import Lyceum

// The experiments of parts 4 to 6: many runs, each with random streams of its own. `stream(seed, run, 0)` is the world's,
// `stream(seed, run, 1)` the agent's.

/// A table of zeros.
private func zeros(_ states: Int, _ actions: Int) -> [[Double]] {
    [[Double]](repeating: [Double](repeating: 0, count: actions), count: states)
}

// MARK: The cliff

/// What came of many runs along the cliff.
struct CliffRuns {
    /// The sum of the rewards of each episode, as a mean over the runs.
    var curve = [Double](repeating: 0, count: 500)
    /// The steps of the greedy way at the end of each run; -1 where it goes round in circles.
    var lengths: [Int] = []
    /// The states of a greedy way of the usual length.
    var way: [Int] = []

    /// The length that the greedy way has most often, and in which share of the runs.
    var usual: (length: Int, share: Double) {
        var best = (length: 0, runs: 0)
        for length in Set(lengths).sorted() {  // each once, the shortest first
            let runs = lengths.filter { $0 == length }.count
            if runs > best.runs { best = (length, runs) }
        }
        return (best.length, Double(best.runs) / Double(lengths.count))
    }
}

/// Example 6.6: 500 episodes with a step size of 0.5 and ε = 0.1.
func alongTheCliff(_ method: Learner.Method, runs: Int, seed: Int) throws -> CliffRuns {
    var result = CliffRuns()
    var ways: [[Int]] = []
    var cliff = try make(.cliffWalking)
    for run in 0..<runs {
        cliff.random = stream(seed, run, 0)
        var learner = Learner(method: method, alpha: 0.5, epsilon: 0.1, Q: zeros(48, 4), random: stream(seed, run, 1))
        for episode in result.curve.indices {
            result.curve[episode] += try learner.playEpisode(in: &cliff).reduce(0, +) / Double(runs)
        }
        ways.append(try learner.greedyWay(in: &cliff) ?? [])
        result.lengths.append(ways.last!.count - 1)
    }
    result.way = ways.first { $0.count - 1 == result.usual.length }!
    return result
}

/// Films a way along the cliff. The cells are numbered in rows of twelve, so the difference of two numbers tells the action.
func film(_ way: [Int], as name: String, to folder: String) throws {
    var stage = try Recorder(
        make(.cliffWalking, renderMode: .rgbArray), video: true, videoFolder: folder, videoPrefix: name)
    try stage.reset()
    for (state, next) in zip(way, way.dropFirst()) {
        _ = try stage.step([-12: 0, 1: 1, 12: 2, -1: 3][next - state]!)  // the action that this difference stands for
    }
    try stage.close()
}

// MARK: The wind

/// Example 6.5: Sarsa in the wind until 8000 steps are made. For each run the number of steps after each episode, a 0
/// before, the table, and the greedy way; `nil` where that goes round in circles.
func inTheWind(runs: Int, seed: Int) throws -> [(ends: [Int], Q: [[Double]], way: [Int]?)] {
    var grid = try make(.windyGrid)
    return try (0..<runs).map { run in
        var learner = Learner(method: .sarsa, alpha: 0.5, epsilon: 0.1, Q: zeros(70, 4), random: stream(seed, run, 1))
        var ends = [0]
        while ends.last! <= 8000 { ends.append(ends.last! + (try learner.playEpisode(in: &grid).count)) }
        return (ends, learner.Q, try learner.greedyWay(in: &grid))
    }
}

// MARK: The maximum

/// Example 6.7: how often Q-learning and double Q-learning go left in each of 300 episodes.
func leftShares(runs: Int, seed: Int) throws -> (single: [Double], double: [Double]) {
    let empty = [[0.0, 0], [Double](repeating: 0, count: 10), [0.0]]  // two actions in A, ten in B, and the end
    var (single, double) = ([Double](repeating: 0, count: 300), [Double](repeating: 0, count: 300))
    var world = try make(.maximizationBias)
    for run in 0..<runs {
        world.random = stream(seed, run, 0)
        var one = Learner(method: .qLearning, alpha: 0.1, epsilon: 0.1, Q: empty, random: stream(seed, run, 1))
        var two = DoubleLearner(alpha: 0.1, epsilon: 0.1, tables: [empty, empty], random: stream(seed, run, 2))
        for episode in 0..<300 {  // who goes left takes two steps
            if try one.playEpisode(in: &world).count == 2 { single[episode] += 1 / Double(runs) }
            if try two.playEpisode(in: &world).count == 2 { double[episode] += 1 / Double(runs) }
        }
    }
    return (single, double)
}
