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
        let choice = policy(observation)  // the probabilities of the actions
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
        let returns = discountedReturns(episode.rewards, discount: variant.discount, finalValue: 0)

        // How much better than expected each action turned out: compared with the episode's mean, or with the value network.
        let advantages = normalized(
            baseline?.advantages(of: returns, after: episode.observations) ?? returns, epsilon: 0)

        // The loss of a step is small when an action that turned out well is probable.
        let loss = -(stack(episode.logProbabilities) * Tensor(advantages)).sum()
        optimizer.zeroGradients()
        loss.backward()
        optimizer.step()

        outcome.returns.append(Double(episode.rewards.reduce(0, +)))
        if outcome.meanReturn(of: variant.window) >= variant.threshold { outcome.solvedAt = number }
        report(number, outcome)
        if outcome.solvedAt != nil { break }
    }
    policy.eval()  // from now on dropout does nothing
    return outcome
}

/// A value network that learns beside the policy.
final class Baseline {
    private let network = ValueNetwork()
    private let optimizer: Adam

    init(learningRate: Double) {
        optimizer = Adam(network.parameters, learningRate: learningRate)
    }

    /// Returns less what the network expected; then the network learns what it should have expected.
    func advantages(of returns: [Float], after observations: [[Float]]) -> [Float] {
        let expected = network(Tensor(observations)).reshaped([returns.count])
        let target = Tensor(returns)
        let loss = mseLoss(expected, target)
        optimizer.zeroGradients()
        loss.backward()
        optimizer.step()
        return (target - expected.detached).elements
    }
}
