import Lyceum

/// A first agent that learns: each motor gets a weighted sum of what the walker observes.
///
/// It has no network and knows no gradient. It tries small changes of its weights at random, and keeps those with which the
/// walker fares better: that is called hill climbing. A network that is trained by gradients gets much further; this is
/// what it has to beat.
struct FirstAgent {
    /// A row of weights for each motor, with a weight for each number that is observed.
    var weights: [[Double]]

    /// An agent that lets all motors rest.
    init(observationCount: Int, actionCount: Int) {
        weights = Array(repeating: Array(repeating: 0, count: observationCount), count: actionCount)
    }

    /// What to do after an observation: a number from −1 to 1 for each motor.
    ///
    /// `zip(a, b)` goes through two lists at once, and `Math.tanh` brings any number between −1 and 1.
    func action(for observation: [Float]) throws -> [Float] {
        // GAP "act": for each row of weights, tanh(Σ weight · observation)
        return weights.map { row in
            Float(Math.tanh(zip(row, observation).reduce(0) { sum, pair in sum + pair.0 * Double(pair.1) }))
        }
        // END GAP
    }

    /// An agent like this one, with every weight changed a little. `random.normal()` is a normally distributed number.
    func changed(by size: Double, using random: inout Generator) throws -> FirstAgent {
        // GAP "change": a copy, in which each weight is the old one plus size · a normal number of its own
        var changed = self
        for (motor, row) in weights.enumerated() {
            for input in row.indices { changed.weights[motor][input] += size * random.normal() }
        }
        return changed
        // END GAP
    }
}

/// An agent, and the return that it got.
struct Trial {
    var agent: FirstAgent
    var episodeReturn: Double
}

/// The better one of two trials, the older one where both are equal.
func better(_ old: Trial, _ new: Trial) throws -> Trial {
    // GAP "keep": the trial of the greater return
    return new.episodeReturn > old.episodeReturn ? new : old
    // END GAP
}

/// The return of an episode that an agent plays.
func episodeReturn(of agent: FirstAgent, in env: inout some Env<[Float], [Float]>, seed: Int) throws -> Double {
    try episodeReturn(in: &env, seed: seed) { try agent.action(for: $0) }
}

/// The return of an episode whose actions a function chooses.
func episodeReturn(
    in env: inout some Env<[Float], [Float]>, seed: Int, choosing action: ([Float]) throws -> [Float]
) throws -> Double {
    var observation = try env.reset(seed: seed).observation
    var sum = 0.0
    while true {
        let step = try env.step(action(observation))
        sum += step.reward
        if step.isDone { return sum }
        observation = step.observation
    }
}
