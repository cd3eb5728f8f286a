import Lyceum

/// What an agent has achieved in a number of episodes.
struct Experiment {
    let agent: Agent
    /// The undiscounted return of each episode.
    let returns: [Double]

    /// The area under the learning curve: the sum of all returns. On the lake, the number of episodes that reached the goal.
    var area: Double { returns.reduce(0, +) }

    /// The number of the first episode with a return above 0; `nil` if there was none.
    var firstSuccess: Int? { returns.firstIndex { $0 > 0 } }

    /// The mean return of the last 500 episodes, or of fewer where there were not as many.
    var final: Double { mean(returns.suffix(500)) }

    /// For each episode the mean return of the 500 that end with it, at the beginning of all so far.
    var curve: [Double] {
        var sum = 0.0
        return returns.indices.map { episode in
            sum += returns[episode]
            if episode >= 500 { sum -= returns[episode - 500] }
            return sum / Double(min(episode + 1, 500))
        }
    }
}

/// Lets an agent play and learn, episode by episode.
func experiment(_ agent: Agent, in env: some Env<Value, Value>, episodes: Int, seed: Int) throws -> Experiment {
    var agent = agent
    var env = env
    try env.reset(seed: seed)
    var returns: [Double] = []
    for _ in 0..<episodes {
        let episode = try playEpisode(&env) { state in try agent.choose(in: state) }
        try agent.learn(from: episode)
        returns.append(episode.reduce(0) { sum, visit in sum + visit.reward })
    }
    return Experiment(agent: agent, returns: returns)
}
