import Lyceum

/// A bandit with infinitely many arms: the arms are the places of a square, −1 to 1 in both directions.
///
/// The agent is put somewhere at random, moves once, and is paid for the place that it has reached. Three hills pay.
struct InfiniteBandit {
    /// A hill: where its top is, how high it is and how wide.
    struct Hill {
        let top: [Float]
        let height: Double
        let width: Double
    }

    let hills = [
        Hill(top: [-0.5, 0.5], height: 2.5, width: 0.2),
        Hill(top: [0, -0.5], height: 0.9, width: 0.4),
        Hill(top: [0.5, 0], height: 1.0, width: 0.3),
    ]

    /// What places pay.
    ///
    /// - Parameter places: shape [number of places, 2].
    /// - Returns: shape [number of places], through which gradients reach the places.
    func rewards(at places: Tensor) throws -> Tensor {
        // GAP "rewards": Σ over the hills height · exp(−|place − top|² / width²)
        var sum = Tensor.zeros(places.shape[0])
        for hill in hills {
            let squares = (places - Tensor(hill.top)).square().sum(axis: 1)
            sum += exp(-squares / (hill.width * hill.width)) * hill.height
        }
        return sum
        // END GAP
    }
}

/// Where a normally distributed action leads from some states: the path that the gradient takes.
///
/// All tensors are of shape [number of states, 2]. The hyperbolic tangent keeps places inside of the square.
///
/// - Parameter noise: numbers of the normal distribution with mean 0 and deviation 1. They are drawn before, and know
///   nothing of mean and variance.
func places(from states: Tensor, mean: Tensor, variance: Tensor, noise: Tensor) throws -> Tensor {
    // GAP "pathwise": the action is a = mean + √variance · noise, and the place tanh(s + a)
    return tanh(states + mean + sqrt(variance) * noise)
    // END GAP
}

/// The policy: the place where the agent is, 128 hidden units, and mean and variance of the action in both directions.
final class BanditPolicy: Module {
    let hidden: Linear
    let output: Linear

    init(using random: inout Generator) {
        hidden = Linear(2, 128, using: &random)
        output = Linear(128, 4, using: &random)
    }

    /// Mean and variance, both of shape [number of states, 2]. `softplus`, log(1 + eˣ), makes the variance positive.
    func callAsFunction(_ states: Tensor) -> (mean: Tensor, variance: Tensor) {
        let numbers = output(relu(hidden(states)))
        return (numbers[0..., 0..<2], softplus(numbers[0..., 2..<4]))
    }
}

/// How the gradient of the mean reward is estimated. An `enum` is one of its cases, and `switch` goes on with that one.
enum GradientEstimate {
    /// Through the action: the reward is a function of it that can be differentiated.
    case pathwise
    /// Without: what paid better than the mean becomes more probable, as in REINFORCE.
    case scoreFunction
}

/// Learns the bandit from one seed.
///
/// - Returns: the mean reward of 100 actions before each update, and the policy at the end.
func learnBandit(
    _ estimate: GradientEstimate, updates: Int, random: Generator
) throws -> (rewards: [Double], policy: BanditPolicy) {
    let bandit = InfiniteBandit()
    var random = random
    let policy = BanditPolicy(using: &random)
    let optimizer = Adam(policy.parameters, learningRate: 0.001)
    var means: [Double] = []
    for _ in 0..<updates {
        let states = Tensor.random([100, 2], using: &random) * 2 - 1
        let noise = Tensor.randomNormal([100, 2], using: &random)
        let (mean, variance) = policy(states)
        let rewards = try bandit.rewards(at: places(from: states, mean: mean, variance: variance, noise: noise))
        let meanReward = rewards.mean()
        let loss: Tensor
        switch estimate {
        case .pathwise:
            loss = -meanReward
        case .scoreFunction:
            // `detached` are plain numbers: no gradient goes through the action or its reward.
            let actions = (mean + sqrt(variance) * noise).detached
            let logDensities = Normal(mean: mean, deviation: sqrt(variance)).logProbability(of: actions).sum(axis: 1)
            loss = -(logDensities * (rewards - meanReward).detached).mean()
        }
        optimizer.zeroGradients()
        loss.backward()
        optimizer.step()
        means.append(Double(meanReward.item))
    }
    return (means, policy)
}
