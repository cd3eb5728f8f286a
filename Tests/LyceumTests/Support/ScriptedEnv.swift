import Lyceum

/// Returns the steps of a script: action `i` gives its step `i`, with the number of steps since the reset as observation.
struct ScriptedEnv: Env {
    var observationSpace = Discrete(1000)
    var actionSpace: Discrete
    var random = Generator()
    let script: [Step<Int>]
    private var count = 0

    init(_ script: [Step<Int>]) {
        self.script = script
        actionSpace = Discrete(max(1, script.count))
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        count = 0
        return Reset(0)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        count += 1
        return script[action].with(observation: count)
    }
}

extension ScriptedEnv {
    /// An environment whose step `i` pays `rewards[i]`; the steps of `ends` terminate.
    init(rewards: [Double], ends: Set<Int>) {
        self.init(rewards.enumerated().map { Step(0, reward: $1, terminated: ends.contains($0)) })
    }
}
