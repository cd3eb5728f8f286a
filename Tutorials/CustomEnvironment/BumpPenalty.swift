import Lyceum

/// Takes something off the reward of every step that led into a hedge or a wall.
///
/// A wrapper is a struct with the environment inside as `base`. What it does not write itself (here `reset`, the spaces,
/// drawing) goes on to `base`. `Base` stands for any environment, so it also goes around one that is wrapped already.
struct BumpPenalty<Base: Env>: Wrapper {
    var base: Base
    var penalty: Double

    /// The base's step, with the penalty taken off its reward where `step.info["bumped"] == true`.
    mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        // GAP "penalty": let the base step, take the penalty off the reward of a bump, and return the step
        var step = try base.step(action)
        if step.info["bumped"] == true { step.reward -= penalty }
        return step
        // END GAP
    }
}

extension Env {
    /// The environment with every bump made to hurt: `make(courtyard).bumpsPenalised(by: 1)`.
    func bumpsPenalised(by penalty: Double) -> BumpPenalty<Self> {
        BumpPenalty(base: self, penalty: penalty)
    }
}
