import LyceumLearning
import LyceumNumerics
import Testing

struct DistributionTests {
    // MARK: Categorical

    @Test func `Classes are drawn as often as their probabilities say`() throws {
        var generator = try Generator(seed: 1)
        let choice = Categorical(probabilities: [0.5, 0.2, 0, 0.3])
        var counts = [0, 0, 0, 0]
        for _ in 0..<20_000 { counts[choice.sample(using: &generator)] += 1 }
        for (count, probability) in zip(counts, [0.5, 0.2, 0, 0.3]) {
            #expect(abs(Double(count) - 20_000 * probability) < 250)
        }
        #expect(counts[2] == 0)
        #expect(choice.mode == 0)
        #expect(choice.classCount == 4)
    }

    @Test func `A draw takes one number and gives the first class at which the sum is above it`() throws {
        var generator = try Generator(seed: 2)
        var other = generator
        let choice = Categorical(logits: [0, 1, -1] as [Float])
        let sums = [0.244_728, 0.909_969, 1]
        for _ in 0..<200 {
            let number = other.random()
            #expect(choice.sample(using: &generator) == sums.firstIndex { number < $0 })
        }
        #expect(generator.state == other.state)
    }

    @Test func `A batch is drawn row by row from the same stream as single ones`() throws {
        var generator = try Generator(seed: 3)
        var other = generator
        let logits = Tensor.randomNormal([50, 3], using: &generator)
        other = generator
        let batch = Categorical(logits: logits)
        let singles = (0..<50).map { Categorical(logits: logits[$0]).sample(using: &other) }
        #expect(batch.samples(using: &generator) == singles)
        #expect(batch.modes == logits.argmax(axis: -1))
        #expect(batch.logProbability(of: singles).shape == [50])
        #expect(batch.entropy().shape == [50])
        try sharedGenerator.seed(3)
        let first = batch.samples()
        try sharedGenerator.seed(3)
        #expect(batch.samples() == first)
    }

    @Test func `What is impossible is never drawn, has the log-probability -infinity and adds no entropy`() throws {
        var generator = try Generator(seed: 4)
        let choice = Categorical(logits: [-.infinity, 0, -.infinity, 0] as [Float])
        #expect((0..<100).allSatisfy { _ in [1, 3].contains(choice.sample(using: &generator)) })
        #expect(choice.logProbability(of: 0).item == -.infinity)
        #expect(abs(choice.entropy().item - 0.693_147_2) < 1e-6)
        let other = Categorical(logits: [0, 0, -.infinity, -.infinity] as [Float])
        #expect(klDivergence(choice, other).item == .infinity)
        #expect(klDivergence(choice, choice).item == 0)
    }

    @Test func `What is impossible leaves the gradients of entropy and divergence finite`() {
        let free = Parameter([1, 2, 3] as [Float])
        let mask = Tensor([0, -.infinity, 0] as [Float])
        let choice = Categorical(logits: free + mask)
        let other = Categorical(logits: mask)
        (choice.entropy() * 5 + klDivergence(choice, other) * 5 + klDivergence(other, choice) * 5).backward()
        let gradient = free.gradient?.elements ?? []
        #expect(gradient.count == 3)
        #expect(gradient.allSatisfy { $0.isFinite })
        #expect(gradient[1] == 0)
        #expect(gradient[0] != 0)
    }

    @Test func `The loss of the policy gradient reaches the logits`() {
        let logits = Parameter([0, 0] as [Float])
        let choice = Categorical(logits: logits)
        let loss = -(choice.logProbability(of: 1) * 2)
        loss.backward()
        #expect(logits.gradient?.elements == [1, -1])
    }

    // MARK: Bernoulli

    @Test func `Ones are drawn as often as the probability says, and far logits stay finite`() throws {
        var generator = try Generator(seed: 5)
        let flip = Bernoulli(probabilities: 0.3)
        let ones = (0..<10_000).reduce(0) { sum, _ in sum + flip.sample(using: &generator) }
        #expect(abs(ones - 3000) < 150)
        let far = Bernoulli(logits: [200, -200, 0] as [Float])
        #expect(far.samples(using: &generator).prefix(2) == [1, 0])
        #expect(far.modes == [1, 0, 1])
        #expect(far.logProbability(of: [0, 1, 1]).elements == [-200, -200, -0.693_147_2])
        #expect(far.entropy().elements[0...1] == [0, 0])
    }

    // MARK: Normal

    @Test func `Normal numbers have the mean and the deviation`() throws {
        var generator = try Generator(seed: 6)
        let normal = Normal(mean: Tensor(shape: [40_000], repeating: 2), deviation: 3)
        let draws = normal.samples(using: &generator)
        #expect(abs(draws.mean().item - 2) < 0.05)
        #expect(abs(draws.standardDeviation().item - 3) < 0.05)
        #expect(!draws.requiresGradient)
        #expect(normal.mode == normal.mean)
    }

    @Test func `A draw is the mean and the deviation times the generator's normal number`() throws {
        var generator = try Generator(seed: 7)
        var other = generator
        let draw = Normal(mean: 1, deviation: 0.5).sample(using: &generator)
        #expect(draw == 1 + 0.5 * Float(other.normal()))
        let vector = MultivariateNormal(mean: [1, 2], deviations: [1, 3] as [Float])
        let expected = [1 + Float(other.normal()), 2 + 3 * Float(other.normal())]
        #expect(vector.sample(using: &generator) == expected)
    }

    @Test func `Gradients go through a reparameterised sample to mean and deviation`() throws {
        var generator = try Generator(seed: 8)
        var other = generator
        let mean = Parameter([1, 2] as [Float])
        let deviation = Parameter([1, 0.5] as [Float])
        Normal(mean: mean, deviation: deviation).reparameterizedSample(using: &generator).sum().backward()
        #expect(mean.gradient?.elements == [1, 1])
        #expect(deviation.gradient?.elements == other.normal(count: 2).map { Float($0) })
    }

    // MARK: TanhNormal

    @Test func `The log-probability of a draw is that of the number, and finite where tanh rounds to 1`() throws {
        var generator = try Generator(seed: 9)
        let policy = TanhNormal(mean: Tensor(shape: [200], repeating: 0.2), deviation: 0.7)
        let (sample, logProbability) = policy.sampleWithLogProbability(using: &generator)
        #expect(difference(policy.logProbability(of: sample), logProbability) < 1e-3)
        let far = TanhNormal(mean: [30, -30] as [Float], deviation: 1).sampleWithLogProbability(using: &generator)
        #expect(far.sample.elements == [1, -1])
        // The density of tanh(u) is that of u over 4 exp(-2 |u|), so its logarithm is near 2 × 30.
        #expect(far.logProbability.elements.allSatisfy { (50..<70).contains($0) })
        let ends = policy.logProbability(of: Tensor([[1], [-1]])).elements
        #expect(ends.allSatisfy { $0.isFinite })
    }

    @Test func `The density of a tanh-normal number adds up to 1`() {
        let places = (0..<20_000).map { -1 + (Float($0) + 0.5) / 10_000 }
        let density = TanhNormal(mean: 0.3, deviation: 0.6).logProbability(of: places).exp()
        #expect(abs(density.sum().item / 10_000 - 1) < 1e-3)
        #expect(TanhNormal(mean: 0.3, deviation: 0.6).mode == Tensor(Float(0.3)).tanh())
    }

    // MARK: Against draws

    @Test func `Entropies and divergences are the means of log-probabilities over draws`() throws {
        var generator = try Generator(seed: 10)
        let count = 40_000
        let p = MultivariateNormal(mean: Tensor(shape: [count, 2], repeating: 0.5), deviations: [0.5, 2] as [Float])
        let q = MultivariateNormal(mean: Tensor(shape: [count, 2], repeating: 0), deviations: [1, 1.5] as [Float])
        let draws = p.samples(using: &generator)
        let entropy = -p.logProbability(of: draws).mean().item
        #expect(abs(entropy - p.entropy()[0].item) < 0.03)
        let divergence = (p.logProbability(of: draws) - q.logProbability(of: draws)).mean().item
        #expect(abs(divergence - klDivergence(p, q)[0].item) < 0.03)
    }
}
