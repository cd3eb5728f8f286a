import Lyceum

/// What one variant of the algorithm is like.
struct Variant {
    let name: String
    var dropout = 0.0
    var learningRate = 0.001
    /// The learning rate of the value network; `nil`: no baseline.
    var baselineRate: Double?
    var maxEpisodes = 1500
    let discount = 0.99
    /// Solved: a mean return of at least `threshold` over the last `window` episodes.
    let threshold = 475.0
    let window = 25
}

/// What came of a training run.
struct Outcome {
    let policy: PolicyNetwork
    /// The return of every episode.
    var returns: [Double] = []
    /// The episode that reached the threshold; `nil` if none did.
    var solvedAt: Int?

    /// The mean return of the last episodes.
    func meanReturn(of window: Int) -> Double {
        let last = returns.suffix(window)
        return last.reduce(0, +) / Double(max(1, last.count))
    }
}

/// What happened in one episode, as far as learning needs it.
struct Episode {
    var observations: [[Float]] = []
    var logProbabilities: [Tensor] = []
    var rewards: [Float] = []
}

/// Plays one episode with a policy. `inout` and `&`: it is the caller's environment that is played on.
func play<E: Env<[Float], Int>>(_ policy: PolicyNetwork, in env: inout E) throws -> Episode {
    var episode = Episode()
    var observation = try env.reset().observation
    while true {
        let choice = try policy(observation)  // the probabilities of the actions
        let action = choice.sample()  // one of them, drawn with its probability
        let step = try env.step(action)
        episode.observations.append(observation)
        episode.logProbabilities.append(choice.logProbability(of: action))
        episode.rewards.append(Float(step.reward))
        observation = step.observation
        if step.isDone { return episode }
    }
}

/// Trains a policy on CartPole until it is solved, or the episodes are used up.
///
/// - Parameter report: called after each episode with its number, from 1 on, and the outcome so far.
func train<E: Env<[Float], Int>>(
    _ variant: Variant, in env: inout E, seed: Int, report: (Int, Outcome) -> Void = { _, _ in }
) throws -> Outcome {
    try seedEverything(seed, &env)  // before the networks are made: their first weights are random, too
    let policy = PolicyNetwork(dropoutRate: variant.dropout)
    let optimizer = Adam(policy.parameters, learningRate: variant.learningRate)
    let baseline = variant.baselineRate.map { rate in Baseline(learningRate: rate) }
    var outcome = Outcome(policy: policy)

    for number in 1...variant.maxEpisodes {
        policy.train()  // dropout is at work
        let episode = try play(policy, in: &env)
        let returns = try discountedReturns(of: episode.rewards, discount: Float(variant.discount))

        // How much better than expected each action turned out: compared with the episode's mean, or with the value network.
        let advantages = try normalized(
            baseline?.advantages(of: returns, after: episode.observations) ?? returns, epsilon: 0)

        let loss = try policyLoss(episode.logProbabilities, advantages)
        try descend(loss, optimizer)

        outcome.returns.append(Double(episode.rewards.reduce(0, +)))
        if outcome.meanReturn(of: variant.window) >= variant.threshold { outcome.solvedAt = number }
        report(number, outcome)
        if outcome.solvedAt != nil { break }
    }
    policy.eval()  // from now on dropout does nothing
    return outcome
}

/// The return from each step of an episode on: its reward, plus `discount` times the return from the next step on. Nothing
/// follows the last step.
///
/// Go backwards, and each return is made of the one before: `rewards.indices.reversed()` are the places from the last to the
/// first, `Array(repeating: 0, count: n)` is a list of n zeros.
func discountedReturns(of rewards: [Float], discount: Float) throws -> [Float] {
    // GAP "returns": G(t) = r(t) + γ G(t + 1), and 0 after the end
    var returns = rewards
    var following: Float = 0
    for step in rewards.indices.reversed() {
        following = rewards[step] + discount * following
        returns[step] = following
    }
    return returns
    // END GAP
}

/// The loss of an episode, small where actions that turned out well are probable.
///
/// `stack` makes one tensor of a list of them; tensors are multiplied element by element; `.sum()` adds the elements.
func policyLoss(_ logProbabilities: [Tensor], _ advantages: [Float]) throws -> Tensor {
    // GAP "loss": − Σ log π(a|s) · advantage
    return -(stack(logProbabilities) * Tensor(advantages)).sum()
    // END GAP
}

/// Changes the weights of an optimiser a little, so that the loss falls.
func descend(_ loss: Tensor, _ optimizer: Adam) throws {
    // GAP "descend": forget the gradients of the last step, compute those of this loss, and let the optimiser step
    optimizer.zeroGradients()
    loss.backward()
    optimizer.step()
    // END GAP
}

/// A value network that learns beside the policy.
final class Baseline {
    let network = ValueNetwork()
    private let optimizer: Adam

    init(learningRate: Double) {
        optimizer = Adam(network.parameters, learningRate: learningRate)
    }

    /// Returns less what the network expected; then the network learns what it should have expected.
    ///
    /// `network(Tensor(observations))` has a row for each observation, which `.reshaped([n])` makes one list. `.elements` are
    /// the numbers of a tensor.
    func advantages(of returns: [Float], after observations: [[Float]]) throws -> [Float] {
        // GAP "baseline": descend on the mean squared error, `mseLoss(expected, target)`; the result is target − expected
        let expected = network(Tensor(observations)).reshaped([returns.count])
        let target = Tensor(returns)
        try descend(mseLoss(expected, target), optimizer)
        return (target - expected.detached).elements
        // END GAP
    }
}
