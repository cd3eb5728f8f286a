import Lyceum
import Testing

@testable import tutorial_function_approximation

@Suite("REINFORCE")
struct ReinforceTests {
    @Test("returns: each is its reward and the discounted return after it")
    func returnsOfRewards() throws {
        #expect(try returns(of: [1, 0, 4], discount: 0.5) == [2, 2, 4])
        #expect(try returns(of: [1, 1, 1, 1], discount: 1) == [4, 3, 2, 1])
    }

    @Test("returns: without a discount only the own reward counts, and no rewards have no returns")
    func noDiscount() throws {
        #expect(try returns(of: [3, 2, 1], discount: 0) == [3, 2, 1])
        #expect(try returns(of: [], discount: 0.9) == [])
    }

    @Test("policy loss: with even chances it is ln 2 times the sum of the returns")
    func evenChances() throws {
        let choices = Categorical(logits: Tensor([[0, 0], [0, 0], [5, 5]] as [[Float]]))
        let loss = try policyLoss(choices, actions: [0, 1, 1], returns: [3, 2, 1])
        #expect(abs(Double(loss.item) - 6 * Math.log(2)) < 1e-5)
    }

    @Test("policy loss: its gradient is the return times what the probability lacks to 1")
    func gradient() throws {
        // The probabilities are 3/4 and 1/4 in the first step, 1/2 and 1/2 in the second.
        let logits = Parameter(Tensor([[Float(Math.log(3)), 0], [0, 0]]))
        try policyLoss(Categorical(logits: logits), actions: [1, 0], returns: [4, 2]).backward()
        let gradient = try #require(logits.gradient).elements
        for (found, known) in zip(gradient, [3, -3, -1, 1] as [Float]) { #expect(abs(found - known) < 1e-5) }
    }
}
