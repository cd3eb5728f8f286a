import Gymnasium

/// A wrapper with nothing but its `step`.
package struct HalvedReward<Base: Env>: Wrapper {
    package var base: Base

    package init(base: Base) { self.base = base }

    package mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var step = try base.step(action)
        step.reward /= 2
        return step
    }
}

/// A wrapper that changes what is seen: its observations are texts.
package struct Told<Base: Env>: Wrapper {
    package var base: Base
    package var observationSpace = Words()

    package init(base: Base) { self.base = base }

    package mutating func reset(seed: Int?, options: Info) throws -> Reset<String> {
        let reset = try base.reset(seed: seed, options: options)
        return Reset("\(reset.observation)", info: reset.info)
    }

    package mutating func step(_ action: Base.Action) throws -> Step<String> {
        let step = try base.step(action)
        return step.with(observation: "\(step.observation)")
    }
}

/// A wrapper that changes what is done: actions count from the other end.
package struct Mirrored<Base: Env>: Wrapper where Base.Action == Int, Base.ActionSpace == Discrete {
    package var base: Base
    /// Named like a member of CartPole, to see which of the two is meant.
    package var gravity = "mirrored"

    package init(base: Base) { self.base = base }

    package mutating func step(_ action: Int) throws -> Step<Base.Observation> {
        try base.step(base.actionSpace.n - 1 - action)
    }
}
