import Lyceum

/// Returns the steps of a script: action `i` gives its step `i`, with the number of steps since the reset as observation.
package struct ScriptedEnv: Env {
    package var observationSpace = Discrete(1000)
    package var actionSpace: Discrete
    package var random = Generator()
    package let script: [Step<Int>]
    private var count = 0

    package init(_ script: [Step<Int>]) {
        self.script = script
        actionSpace = Discrete(max(1, script.count))
    }

    package mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        count = 0
        return Reset(0)
    }

    package mutating func step(_ action: Int) throws -> Step<Int> {
        count += 1
        return script[action].with(observation: count)
    }
}

extension ScriptedEnv {
    /// An environment whose step `i` pays `rewards[i]`; the steps of `ends` terminate.
    package init(rewards: [Double], ends: Set<Int>) {
        self.init(rewards.enumerated().map { Step(0, reward: $1, terminated: ends.contains($0)) })
    }
}
