import Gymnasium

/// A wrapper with nothing but its `step`.
struct HalvedReward<Base: Env>: Wrapper {
    var base: Base

    mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var step = try base.step(action)
        step.reward /= 2
        return step
    }
}

/// A wrapper that changes what is seen: its observations are texts.
struct Told<Base: Env>: Wrapper {
    var base: Base
    var observationSpace = Words()

    mutating func reset(seed: Int?, options: Info) throws -> Reset<String> {
        let reset = try base.reset(seed: seed, options: options)
        return Reset("\(reset.observation)", info: reset.info)
    }

    mutating func step(_ action: Base.Action) throws -> Step<String> {
        let step = try base.step(action)
        return step.with(observation: "\(step.observation)")
    }
}

/// A wrapper that changes what is done: actions count from the other end.
struct Mirrored<Base: Env>: Wrapper where Base.Action == Int, Base.ActionSpace == Discrete {
    var base: Base
    /// Named like a member of CartPole, to see which of the two is meant.
    var gravity = "mirrored"

    mutating func step(_ action: Int) throws -> Step<Base.Observation> {
        try base.step(base.actionSpace.n - 1 - action)
    }
}
