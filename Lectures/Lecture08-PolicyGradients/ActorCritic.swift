import Lyceum

/// One-step actor–critic with tables: the actor is a softmax policy, the critic a value for every observation.
struct ActorCritic {
    let discount = 1.0
    let actorStepSize: Double
    let criticStepSize: Double
    var actor: SoftmaxPolicy
    var critic: [Double]

    init(observations: Int, actions: Int, actorStepSize: Double, criticStepSize: Double) {
        self.actorStepSize = actorStepSize
        self.criticStepSize = criticStepSize
        actor = SoftmaxPolicy(observations: observations, actions: actions)
        critic = Array(repeating: 0, count: observations)
    }

    /// Plays an episode, learns from every step of it at once, and returns the sum of its rewards. `some Env<Int, Int>` is any
    /// environment whose observations and actions are whole numbers.
    mutating func learn(in env: inout some Env<Int, Int>, using random: inout Generator) throws -> Double {
        var sum = 0.0
        var seen = try env.reset().observation
        while true {
            let action = try actor.sample(seen, using: &random)
            let step = try env.step(action)

            // Nothing follows a terminated step. Of a truncated one the next state has its value, as of any other.
            let next = step.terminated ? 0 : critic[step.observation]
            let error = step.reward + discount * next - critic[seen]
            critic[seen] += criticStepSize * error
            actor.move(seen, along: actor.score(seen, action), by: actorStepSize * error)

            sum += step.reward
            seen = step.observation
            if step.isDone { return sum }
        }
    }
}
