import Lyceum

/// The policy for the cart and its pole: 4 numbers in, 128 hidden units, a number for each of the 2 actions out.
///
/// A `class` is not copied when it is handed on: the optimiser changes the weights of this one. `callAsFunction` is what
/// `policy(observations)` calls.
final class CartPolicy: Module {
    let hidden: Linear
    let output: Linear

    init(using random: inout Generator) {
        hidden = Linear(4, 128, using: &random)
        output = Linear(128, 2, using: &random)
    }

    /// The probabilities of the actions: of one observation, or of each in a list.
    func callAsFunction(_ observations: some TensorConvertible) -> Categorical {
        Categorical(logits: output(relu(hidden(observations))))
    }
}

/// What happened in one episode, as far as learning needs it.
struct Episode {
    var observations: [[Float]] = []
    var actions: [Int] = []
    var rewards: [Double] = []
}

/// Plays one episode with a policy. What is `inout`, the environment here, is the caller's own and is passed with `&`.
func playEpisode(
    _ policy: CartPolicy, in env: inout some Env<[Float], Int>, using random: inout Generator
) throws -> Episode {
    var episode = Episode()
    var observation = try env.reset().observation
    while true {
        // Only numbers are needed to act; gradients come later, for all steps at once.
        let action = withoutGradients { policy(observation).sample(using: &random) }
        let step = try env.step(action)
        episode.observations.append(observation)
        episode.actions.append(action)
        episode.rewards.append(step.reward)
        observation = step.observation
        if step.isDone { return episode }
    }
}

/// The discounted return from each step of an episode on. Nothing is added for what would follow the last reward.
func returns(of rewards: [Double], discount: Double) throws -> [Double] {
    // GAP "returns": G of the last step is r; before it G ← r + γ G of the step after, from the last to the first
    var result = rewards
    var following = 0.0
    for t in rewards.indices.reversed() {
        following = rewards[t] + discount * following
        result[t] = following
    }
    return result
    // END GAP
}

/// The loss whose gradient is REINFORCE's, with the sign turned because optimisers go down.
///
/// - Parameters:
///   - choices: the policy's probabilities in each step, which know how they came about.
///   - actions: what was done.
func policyLoss(_ choices: Categorical, actions: [Int], returns: [Double]) throws -> Tensor {
    // GAP "policy loss": − Σ log π(aₜ|sₜ) Gₜ, the sum over all steps and not their mean
    return -(choices.logProbability(of: actions) * Tensor(returns)).sum()
    // END GAP
}

/// REINFORCE on CartPole from one seed: the return of each episode, and the policy at the end.
func learnCartPole(
    learningRate: Double, episodes: Int, random: (environment: Generator, agent: Generator)
) throws -> (returns: [Double], policy: CartPolicy) {
    var env = try make(.cartPole)
    env.random = random.environment
    var agentRandom = random.agent
    let policy = CartPolicy(using: &agentRandom)
    let optimizer = Adam(policy.parameters, learningRate: learningRate)
    var sums: [Double] = []
    for _ in 0..<episodes {
        let episode = try playEpisode(policy, in: &env, using: &agentRandom)
        let loss = try policyLoss(
            policy(episode.observations), actions: episode.actions,
            returns: returns(of: episode.rewards, discount: 0.98))
        optimizer.zeroGradients()
        loss.backward()
        optimizer.step()
        sums.append(episode.rewards.reduce(0, +))
    }
    return (sums, policy)
}
