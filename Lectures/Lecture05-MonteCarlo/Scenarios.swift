import Lyceum

/// One of the course's settings for control on the empty lake, with the numbers of its program over the seeds 0 to 19.
struct Scenario {
    let name: String
    let epsilon: Double
    var discount = 1.0
    var sharesTies = true
    /// Whether it learns as the course's program does, slip included.
    var isAsPublished = false
    let successes: ClosedRange<Double>
    let length: ClosedRange<Double>
    let startValue: ClosedRange<Double>
}

/// What 1000 episodes with one seed gave.
struct Outcome {
    /// The episodes that reached the goal, of all and of the last 100.
    let successes: Double
    let lastSuccesses: Double
    /// The mean length of the last 100 episodes.
    let length: Double
    /// The steps to the goal without exploration afterwards; `nil` where it is not reached.
    let greedySteps: Int?
    /// The greatest value at the start.
    let startValue: Double
    let agent: SoftAgent
}

let scenarios = [
    Scenario(
        name: "ε = 0, first of equals", epsilon: 0, sharesTies: false, successes: 0...0, length: 100...100,
        startValue: 0...0),
    Scenario(name: "ε = 0", epsilon: 0, successes: 964...999, length: 14...24, startValue: 0.918...0.998),
    Scenario(name: "ε = 0.1", epsilon: 0.1, successes: 952...980, length: 16.5...27.1, startValue: 0.914...0.997),
    Scenario(
        name: "ε = 0.5, γ = 0.9", epsilon: 0.5, discount: 0.9, successes: 986...1000, length: 26...28.6,
        startValue: 0.0789...0.0932),
    Scenario(
        name: "the same, as published", epsilon: 0.5, discount: 0.9, isAsPublished: true, successes: 986...1000,
        length: 26...28.6, startValue: 0.0789...0.0932),
]

/// The lake of 8 × 8 cells without holes; episodes are truncated after 100 steps.
func emptyLake(renderMode: RenderMode? = nil) throws -> UnscaledReward<AnyEnv> {
    let frozen = Array(repeating: "FFFFFFFF", count: 6)
    let map = try FrozenLake.Map(["SFFFFFFF"] + frozen + ["FFFFFFFG"])
    return try make("FrozenLake-v1", ["desc": map.value, "is_slippery": false], renderMode: renderMode)
}

/// Lets an agent learn in 1000 episodes of the empty lake.
func outcome(of scenario: Scenario, seed: Int) throws -> Outcome {
    var env = try emptyLake()
    try env.reset(seed: seed)
    var agent = try SoftAgent(
        states: 64, actions: 4, epsilon: scenario.epsilon, discount: scenario.discount,
        sharesTies: scenario.sharesTies, seed: seed)
    var successes: [Double] = []
    var lengths: [Double] = []
    for _ in 0..<1000 {
        let episode = try play(&env) { try agent.choose(in: $0) }
        if scenario.isAsPublished { agent.learnAsPublished(from: episode) } else { agent.learn(from: episode) }
        successes.append(episode[episode.count - 1].reward)
        lengths.append(Double(episode.count))
    }
    let greedy = try play(&env) { agent.greedyAction(in: $0) }
    return Outcome(
        successes: successes.reduce(0, +), lastSuccesses: successes.suffix(100).reduce(0, +),
        length: mean(lengths.suffix(100)), greedySteps: greedy[greedy.count - 1].reward > 0 ? greedy.count : nil,
        startValue: agent.values[0].max() ?? 0, agent: agent)
}

/// The least and the greatest of some numbers.
func span(_ numbers: [Double]) -> ClosedRange<Double> { (numbers.min() ?? .nan)...(numbers.max() ?? .nan) }

/// A range as text, "14.0–24.0", or one number where both ends are the same.
func text(_ range: ClosedRange<Double>, digits: Int) -> String {
    let (low, high) = (decimals(range.lowerBound, digits), decimals(range.upperBound, digits))
    return low == high ? low : "\(low)–\(high)"
}

extension ClosedRange<Double> {
    /// The least and the greatest number.
    var ends: [Double] { [lowerBound, upperBound] }
}

/// Checks the least and the greatest of some numbers against the range that the course's program gave for as many seeds,
/// with half of its width added on either side.
func check(_ numbers: [Double], in range: ClosedRange<Double>, _ name: String) {
    let half = (range.upperBound - range.lowerBound) / 2
    for number in span(numbers).ends {
        selfCheck(number, in: (range.lowerBound - half)...(range.upperBound + half), name)
    }
}
