import Lyceum

/// A policy whose action is a number, drawn from a normal distribution of mean μ and deviation σ.
struct GaussianPolicy {
    var mean: Double
    /// log σ may be any number; σ itself must not be negative.
    var logDeviation: Double

    var deviation: Double { Math.exp(logDeviation) }

    func sample(using random: inout Generator) -> Double { mean + deviation * random.normal() }

    /// ∇ log π(a): (a − μ) / σ² by μ, and (a − μ)² / σ² − 1 by log σ.
    func score(_ action: Double) -> (byMean: Double, byLogDeviation: Double) {
        let distance = (action - mean) / deviation
        return (distance / deviation, distance * distance - 1)
    }

    /// The mean of (reward − baseline) · score over many actions: an estimate of the gradient of the expected reward.
    func sampledGradient(
        draws: Int, baseline: Double, using random: inout Generator, reward: (Double) -> Double
    ) -> (byMean: Double, byLogDeviation: Double) {
        var sum = (byMean: 0.0, byLogDeviation: 0.0)
        for _ in 0..<draws {
            let action = sample(using: &random)
            let score = score(action)
            sum.byMean += (reward(action) - baseline) * score.byMean
            sum.byLogDeviation += (reward(action) - baseline) * score.byLogDeviation
        }
        return (sum.byMean / Double(draws), sum.byLogDeviation / Double(draws))
    }

    /// One step uphill along an advantage times the score of the action that had it.
    mutating func learn(from action: Double, advantage: Double, stepSize: Double) {
        let score = score(action)
        mean += stepSize * advantage * score.byMean
        logDeviation += stepSize * advantage * score.byLogDeviation
    }
}
