import Lyceum

/// How an episode went.
struct Outcome: CustomStringConvertible {
    var steps = 0
    var episodeReturn = 0.0
    var hasFallen = false

    var description: String {
        "\(decimals(episodeReturn, 1)) in \(steps) steps, \(hasFallen ? "fell" : "did not fall")"
    }
}

/// Plays an episode with the controller that comes with the walker. `inout` and `&`: it is the caller's environment that is
/// played on.
func walk<E: Env<[Float], [Float]>>(in env: inout E, seed: Int) throws -> Outcome {
    var controller = BipedalWalker.Heuristic()  // it remembers where in a stride it is: a new one for each episode
    var observation = try env.reset(seed: seed).observation
    var outcome = Outcome()
    var isDone = false
    while !isDone {
        let step = try env.step(controller.action(for: observation))
        observation = step.observation
        outcome.steps += 1
        outcome.episodeReturn += step.reward
        outcome.hasFallen = step.reward == -100
        isDone = step.isDone
    }
    return outcome
}
