import Lyceum
import Testing

@testable import tutorial_function_approximation

@Suite("The infinite-armed bandit")
struct InfiniteBanditTests {
    @Test("rewards: a hill pays its height at its top, and less around it by its width")
    func hills() throws {
        let places = Tensor([[-0.5, 0.5], [-0.3, 0.5], [0, -0.5], [0, -0.9], [0.9, 0.9]] as [[Float]])
        let rewards = try InfiniteBandit().rewards(at: places)
        // One width away from a top, a hill has fallen to 1/e of its height.
        let known = [2.500365, 0.920739, 0.903866, 0.331099, 0.000021]
        #expect(rewards.shape == [5])
        for (found, known) in zip(rewards.elements, known) { #expect(abs(Double(found) - known) < 1e-5) }
    }

    @Test("rewards: the gradient points up the hill")
    func slope() throws {
        let place = Parameter(Tensor([[-0.5, 0.3]] as [[Float]]))
        try InfiniteBandit().rewards(at: place.tensor).sum().backward()
        let gradient = try #require(place.gradient).elements
        #expect(abs(gradient[0]) < 0.1)
        // 2 · height / width / e
        #expect(abs(gradient[1] - 9.197) < 0.1)
    }

    @Test("pathwise: the place is tanh of state, mean and noise times the root of the variance")
    func place() throws {
        let places = try places(
            from: Tensor([[0.5, 0], [0, 0]] as [[Float]]), mean: Tensor([[1, 0], [0, 0]] as [[Float]]),
            variance: Tensor([[4, 9], [1, 1]] as [[Float]]), noise: Tensor([[-0.5, 1], [0, -2]] as [[Float]]))
        let known = [0.5, 3, 0, -2].map { Float(Math.tanh($0)) }
        for (found, known) in zip(places.elements, known) { #expect(abs(found - known) < 1e-6) }
    }

    @Test("pathwise: gradients reach mean and variance")
    func gradients() throws {
        let mean = Parameter(Tensor([[0, 0]] as [[Float]]))
        let variance = Parameter(Tensor([[4, 1]] as [[Float]]))
        try places(
            from: Tensor.zeros(1, 2), mean: mean.tensor, variance: variance.tensor,
            noise: Tensor([[0, 2]] as [[Float]])
        ).sum().backward()
        let byMean = try #require(mean.gradient).elements
        let byVariance = try #require(variance.gradient).elements
        // The slope of tanh is 1 − tanh², that of √v is 1 / (2 √v).
        let slope = Float(1 - Math.pow(Math.tanh(2), 2))
        #expect(abs(byMean[0] - 1) < 1e-6 && abs(byMean[1] - slope) < 1e-6)
        #expect(abs(byVariance[0]) < 1e-6 && abs(byVariance[1] - slope) < 1e-6)
    }
}
