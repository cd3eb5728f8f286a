import Lyceum

/// One-episode estimates of the gradient by θ(right), made in several ways from the same episodes, and how they scatter.
struct Estimates {
    static let names = ["the whole return", "what follows", "less a number", "less the value"]
    let count: Int
    private var sums = Array(repeating: 0.0, count: 4)
    private var squares = Array(repeating: 0.0, count: 4)

    /// Plays episodes with a policy.
    ///
    /// - Parameter values: v(cell), which the agent itself cannot know.
    init(of policy: SoftmaxPolicy, values: [Double], episodes: Int, using random: inout Generator) throws {
        count = episodes
        var corridor = ShortCorridor()  // an environment made by its type, without anything around it
        for _ in 0..<episodes {
            let episode = try play(policy, in: &corridor, using: &random)
            let returns = returns(episode.map(\.reward), discount: 1, finalValue: 0)
            var estimates = [0.0, 0, 0, 0]
            for (step, futureReturn) in zip(episode, returns) {
                let score = policy.score(0, step.action)[1]
                estimates[0] += returns[0] * score
                estimates[1] += futureReturn * score
                estimates[2] += (futureReturn + 15) * score
                estimates[3] += (futureReturn - values[step.cell]) * score
            }
            for way in 0..<4 {
                sums[way] += estimates[way]
                squares[way] += estimates[way] * estimates[way]
            }
        }
    }

    func mean(_ way: Int) -> Double { sums[way] / Double(count) }
    /// How far a single estimate is from their mean, typically.
    func deviation(_ way: Int) -> Double { (squares[way] / Double(count) - mean(way) * mean(way)).squareRoot() }
    /// How far the mean is from the truth, typically: √count times less.
    func error(_ way: Int) -> Double { deviation(way) / Double(count).squareRoot() }
}
