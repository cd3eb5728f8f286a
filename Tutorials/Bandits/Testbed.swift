import Lyceum

/// Ten arms whose true values are drawn from a normal distribution, and pay their value plus normal noise.
///
/// Sutton and Barto, section 2.3. Every seed is another problem, so that a method is judged by its mean over many.
struct TenArms: Env {
    var observationSpace = Discrete(1)
    var actionSpace = Discrete(10)
    var random: Generator
    let trueValues: [Double]

    init(level: Double, random: Generator) {
        var random = random
        trueValues = random.normal(count: 10).map { level + $0 }
        self.random = random
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        return Reset(0)
    }

    mutating func step(_ arm: Int) throws -> Step<Int> {
        guard actionSpace.contains(arm) else { throw InvalidAction(arm, in: actionSpace) }
        return Step(0, reward: trueValues[arm] + random.normal(), terminated: true)
    }

    var bestArm: Int { trueValues.firstIndex(of: trueValues.max()!)! }
}

/// A method of the comparison, with the bands that its results lie in.
///
/// The bands are those of 20 independent simulations with 500 runs each: their least and greatest mean reward, and share of
/// best arms in per cent, over the last 100 of 1000 pulls.
struct Method {
    let name: String
    var level = 0.0
    let reward: ClosedRange<Double>
    let best: ClosedRange<Double>
    let agent: (Generator) -> any BanditAgent
}

/// The results of a method, as means over all runs.
struct MethodResult {
    /// Over the last 100 pulls.
    var reward = 0.0
    var best = 0.0
    /// The share of best arms in each twentieth of a run.
    var curve = Array(repeating: 0.0, count: 20)
    /// The reward and the share of best arms at each pull.
    var rewards: [Double] = []
    var bests: [Double] = []
}

/// Lets a method play many problems. A run's number decides about its problem, so that all methods face the same ones.
func results(of method: Method, runs: Int, pulls: Int, seed: Int) throws -> MethodResult {
    var result = MethodResult()
    result.rewards = Array(repeating: 0, count: pulls)
    result.bests = result.rewards
    let last = max(0, pulls - 100)..<pulls
    for run in 0..<runs {
        var env = TenArms(level: method.level, random: stream(seed, run, 0))
        var agent = method.agent(stream(seed, run, 1))
        let played = try play(&agent, &env, pulls: pulls)
        let hits = played.arms.map { $0 == env.bestArm ? 1.0 : 0.0 }
        result.reward += mean(Array(played.rewards[last])) / Double(runs)
        result.best += mean(Array(hits[last])) / Double(runs)
        for pull in 0..<pulls {
            result.rewards[pull] += played.rewards[pull] / Double(runs)
            result.bests[pull] += hits[pull] / Double(runs)
        }
        for part in result.curve.indices {
            let range = pulls * part / 20..<max(pulls * part / 20 + 1, pulls * (part + 1) / 20)
            result.curve[part] += mean(Array(hits[range])) / Double(runs)
        }
    }
    return result
}

let methods = [
    Method(name: "greedy", reward: 0.98...1.11, best: 33.4...40.6) {
        EpsilonGreedy(arms: 10, epsilon: 0, random: $0)
    },
    Method(name: "ε = 0.01", reward: 1.29...1.37, best: 53.8...62.3) {
        EpsilonGreedy(arms: 10, epsilon: 0.01, random: $0)
    },
    Method(name: "ε = 0.1", reward: 1.32...1.40, best: 77.1...81.3) {
        EpsilonGreedy(arms: 10, epsilon: 0.1, random: $0)
    },
    Method(name: "ε = 0.1, α = 0.1", reward: 1.32...1.40, best: 73.6...77.9) {
        EpsilonGreedy(arms: 10, epsilon: 0.1, stepSize: .constant(0.1), random: $0)
    },
    Method(name: "optimistic, α = 0.1", reward: 1.46...1.53, best: 83.3...88.0) {
        EpsilonGreedy(arms: 10, epsilon: 0, stepSize: .constant(0.1), initialValue: 5, random: $0)
    },
    Method(name: "UCB, c = 2", reward: 1.43...1.55, best: 84.3...87.1) {
        UpperConfidenceBound(arms: 10, c: 2, random: $0)
    },
    Method(name: "UCB, c = 1", reward: 1.47...1.59, best: 91.1...93.7) {
        UpperConfidenceBound(arms: 10, c: 1, random: $0)
    },
    Method(name: "gradient, α = 0.1, baseline", level: 4, reward: 5.46...5.55, best: 82.9...88.4) {
        GradientBandit(arms: 10, alpha: 0.1, hasBaseline: true, random: $0)
    },
    Method(name: "gradient, α = 0.4, baseline", level: 4, reward: 5.41...5.49, best: 68.2...78.4) {
        GradientBandit(arms: 10, alpha: 0.4, hasBaseline: true, random: $0)
    },
    Method(name: "gradient, α = 0.1", level: 4, reward: 5.14...5.28, best: 44.8...53.1) {
        GradientBandit(arms: 10, alpha: 0.1, hasBaseline: false, random: $0)
    },
    Method(name: "gradient, α = 0.4", level: 4, reward: 4.73...4.84, best: 21.7...31.5) {
        GradientBandit(arms: 10, alpha: 0.4, hasBaseline: false, random: $0)
    },
]
