import Lyceum
import Testing

@testable import tutorial_cartpole_reinforce

@Suite("REINFORCE")
struct REINFORCETests {
    /// A policy of which each hidden unit says how far the pole leans to the right, and the outputs +1 and −1 of what they say.
    private func leaning() -> PolicyNetwork {
        let policy = PolicyNetwork(dropoutRate: 0.5)
        policy.eval()
        policy.hidden.weight.value = Tensor(Array(repeating: [Float(0), 0, 1, 0], count: 128))
        policy.hidden.bias?.value = Tensor(Array(repeating: Float(0), count: 128))
        policy.output.weight.value = Tensor([
            Array(repeating: Float(1) / 128, count: 128), Array(repeating: Float(-1) / 128, count: 128),
        ])
        policy.output.bias?.value = Tensor([Float(0), 0])
        return policy
    }

    @Test("policy: the network's two numbers are the logits of the actions")
    func logits() throws {
        let probabilities = try leaning()([0, 0, 1, 0]).probabilities.elements
        try #require(probabilities.count == 2)
        // exp(1) / (exp(1) + exp(−1))
        #expect((0.8807...0.8809).contains(probabilities[0]))
    }

    @Test("policy: what is negative in the hidden layer is cut off")
    func cutOff() throws {
        let probabilities = try leaning()([0, 0, -5, 0]).probabilities.elements
        #expect(probabilities == [0.5, 0.5])
    }

    @Test("policy: while it trains, dropout is at work")
    func dropout() throws {
        let policy = leaning()
        policy.train()
        let tries = try (0..<10).map { _ in try policy([0, 0, 1, 0]).probabilities.elements }
        #expect(Set(tries).count > 1)
    }

    @Test("returns: a late reward counts less in early steps")
    func late() throws {
        let returns = try discountedReturns(of: [0, 0, 8], discount: 0.5)
        #expect(returns == [2, 4, 8])
    }

    @Test("returns: each is the reward and the discounted return of the next step")
    func each() throws {
        let returns = try discountedReturns(of: [1, 2, 4, 8], discount: 0.5)
        #expect(returns == [4, 6, 8, 8])
    }

    @Test("loss: it is minus the sum of logarithms times advantages")
    func loss() throws {
        let loss = try policyLoss([Tensor(-1), Tensor(-2), Tensor(-4)], [1, -1, 0.5])
        #expect(loss.item == 1)
    }

    @Test("descend: a step moves the weights down the gradient of this loss, and of no other")
    func descends() throws {
        let weight = Parameter([2, -2])
        let optimizer = Adam([weight], learningRate: 0.5)
        weight.gradient = Tensor([100, 100])  // left from before
        try descend((weight * weight).sum(), optimizer)
        // The first step of Adam is as long as the learning rate, against the sign of the gradient.
        let moved = weight.value.elements.map { ($0 * 1000).rounded() / 1000 }
        #expect(moved == [1.5, -1.5])
    }

    @Test("baseline: the advantage is the return less what the network expected before")
    func advantage() throws {
        let baseline = Baseline(learningRate: 0.5)
        baseline.network.output.weight.value = Tensor([Array(repeating: Float(0), count: 128)])
        baseline.network.output.bias?.value = Tensor([Float(3)])
        let advantages = try baseline.advantages(of: [5, 1], after: [[0, 0, 0, 0], [1, 1, 1, 1]])
        #expect(advantages == [2, -2])
    }

    @Test("baseline: the network learns to expect the returns")
    func learns() throws {
        let baseline = Baseline(learningRate: 0.01)
        var last: [Float] = []
        for _ in 0..<200 { last = try baseline.advantages(of: [5], after: [[1, 0, 0, 0]]) }
        #expect(last.allSatisfy { abs($0) < 1 })
    }
}
