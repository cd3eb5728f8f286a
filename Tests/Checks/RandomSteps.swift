import Gymnasium
import LyceumNumerics
import LyceumValues

/// Random actions in the environments of rigid bodies, over many seeds and with extreme options: no trap, and every number that
/// comes out is finite.
let randomSteps = Check("steps/rigid-bodies") { isQuick in
    let kinds: [(id: String, options: Info, steps: Int)] = [
        ("LunarLander-v3", [:], 2500), ("LunarLanderContinuous-v3", [:], 2500), ("BipedalWalker-v3", [:], 1600),
        ("BipedalWalkerHardcore-v3", [:], 1600), ("rldurham/Walker", [:], 1200), ("CarRacing-v3", [:], 20),
        ("LunarLander-v3", ["enable_wind": true, "wind_power": 1e6, "turbulence_power": -1e6], 300),
        ("LunarLander-v3", ["gravity": -11.99], 300), ("LunarLander-v3", ["gravity": -1e-9], 300),
    ]
    let seeds = isQuick ? 8 : 1000
    let counts = try concurrently(seeds) { seed in
        var count = 0
        // Observations outside of their space are told as warnings, and expected of such options.
        _ = try Warnings.collecting {
            for kind in kinds {
                var env = try make(kind.id, kind.options)
                try env.actionSpace.seed(seed)
                try env.reset(seed: seed)
                for _ in 0..<(isQuick ? kind.steps / 10 : kind.steps) {
                    let step = try env.step(env.actionSpace.sample())
                    let isFinite = step.observation.floats?.allSatisfy(\.isFinite) ?? true
                    try require(isFinite && step.reward.isFinite, "\(kind.id), seed \(seed): \(step)")
                    if step.isDone { try env.reset() }
                    count += 1
                }
            }
        }
        return count
    }
    return "\(counts.reduce(0, +)) steps over \(seeds) seeds"
}
