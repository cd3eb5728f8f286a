import LyceumLearning

/// The cases of `distributions` in `Reference/make_reference.py`, under the same names.
func distributionCase(_ name: String, _ x: [Parameter], _ constants: [Tensor]) -> Tensor? {
    let a = x[0]
    switch name {
    case "categorical-logits": return Categorical(logits: a).logProbability(of: constants[0])
    case "categorical-entropy": return Categorical(logits: a).entropy()
    case "categorical-kl": return klDivergence(Categorical(logits: a), Categorical(logits: x[1]))
    case "categorical-probabilities": return Categorical(probabilities: a).logProbability(of: constants[0])
    case "categorical-probabilities-entropy": return Categorical(probabilities: a).entropy()
    case "categorical-impossible-entropy": return Categorical(logits: a + constants[0]).entropy() / 10

    case "bernoulli-logits": return Bernoulli(logits: a).logProbability(of: constants[0])
    case "bernoulli-entropy": return Bernoulli(logits: a).entropy()
    case "bernoulli-kl": return klDivergence(Bernoulli(logits: a), Bernoulli(logits: x[1]))
    case "bernoulli-probabilities": return Bernoulli(probabilities: a).logProbability(of: constants[0])

    case "normal": return Normal(mean: a, deviation: x[1]).logProbability(of: constants[0])
    case "normal-entropy": return Normal(mean: a, deviation: x[1]).entropy() + 0 * a
    case "normal-kl":
        return klDivergence(Normal(mean: a, deviation: x[1]), Normal(mean: x[2], deviation: x[3]))

    case "tanhNormal": return TanhNormal(mean: a, deviation: x[1]).logProbability(of: constants[0])
    case "tanhNormal-kl":
        return klDivergence(TanhNormal(mean: a, deviation: x[1]), TanhNormal(mean: x[2], deviation: x[3]))

    case "multivariate": return MultivariateNormal(mean: a, deviations: x[1]).logProbability(of: constants[0])
    case "multivariate-entropy":
        return MultivariateNormal(mean: a, deviations: x[1]).entropy() + 0 * a.sum(axis: -1)
    case "multivariate-kl":
        return klDivergence(
            MultivariateNormal(mean: a, deviations: x[1]), MultivariateNormal(mean: x[2], deviations: x[3]))
    default: return nil
    }
}
