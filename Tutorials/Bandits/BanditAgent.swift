import Lyceum

/// What an agent for bandits can do: choose an arm, and learn from what it paid.
///
/// A `protocol` only says which functions there are. The agents that have them are structs, each in a file of its own.
protocol BanditAgent {
    mutating func choose() throws -> Int
    mutating func learn(from reward: Double, of arm: Int) throws
}

/// What happened in one run: the arms pulled, in order, and what they paid.
struct Run {
    var arms: [Int] = []
    var rewards: [Double] = []

    var meanReward: Double { mean(rewards) }
    func share(of arm: Int) -> Double { Double(arms.filter { $0 == arm }.count) / Double(arms.count) }
}

/// Lets an agent pull arms. Every pull is an episode of one step: reset, choose, step, learn.
///
/// Agent and environment are `inout`: the caller's own are changed, not copies of them. `some Env<Int, Int>` is any
/// environment whose observations and actions are whole numbers.
func play(_ agent: inout some BanditAgent, _ env: inout some Env<Int, Int>, pulls: Int) throws -> Run {
    var run = Run()
    for _ in 0..<pulls {
        try env.reset()
        let arm = try agent.choose()
        let step = try env.step(arm)
        try agent.learn(from: step.reward, of: arm)
        run.arms.append(arm)
        run.rewards.append(step.reward)
    }
    return run
}
