import Gymnasium
import LyceumNumerics
import Testing

@testable import LyceumLearning

struct RolloutBufferTests {
    private enum End { case goesOn, terminated, truncated }

    /// One lane of steps with rewards 1, 2, 3, … and values 0.5, 1, 1.5, …; the final values are 10.
    private func rollout(_ ends: [End]) -> RolloutBuffer {
        var rollout = RolloutBuffer()
        for (index, end) in ends.enumerated() {
            let step = Step(
                [Float(index + 1)], reward: Double(index + 1), terminated: end == .terminated,
                truncated: end == .truncated)
            rollout.add(
                [Float(index)], index, step, value: Float(index + 1) / 2, logProbability: -Float(index), finalValue: 10)
        }
        return rollout
    }

    @Test func `Everything comes out in the order in which it went in`() {
        let rollout = rollout([.goesOn, .goesOn, .terminated])
        #expect(rollout.stepCount == 3)
        #expect(rollout.observations == Tensor([[0], [1], [2]]))
        #expect(rollout.actionIndices == [0, 1, 2])
        #expect(rollout.actions.shape == [3])
        #expect(rollout.rewards.elements == [1, 2, 3])
        #expect(rollout.values.elements == [0.5, 1, 1.5])
        #expect(rollout.logProbabilities.elements == [0, -1, -2])
    }

    @Test func `Returns end at a terminated step, and go on with values after a truncated or the last one`() {
        let discount = 0.5
        #expect(
            rollout([.goesOn, .terminated, .goesOn]).returns(discount: discount, lastValues: [8]).elements == [2, 2, 7])
        #expect(
            rollout([.goesOn, .truncated, .terminated]).returns(discount: discount, lastValues: [8]).elements
                == [1 + 0.5 * 7, 7, 3])
        #expect(rollout([.goesOn, .goesOn]).returns(discount: discount).elements == [2, 2])
    }

    @Test func `Advantages with lambda 1 are returns less values, with lambda 0 one-step errors`() {
        let rollout = rollout([.goesOn, .truncated, .goesOn, .terminated, .goesOn])
        let returns = rollout.returns(discount: 0.75, lastValues: [4])
        #expect(
            difference(rollout.advantages(discount: 0.75, lambda: 1, lastValues: [4]), returns - rollout.values) < 1e-6)
        let errors: [Float] = [1 + 0.75 * 1 - 0.5, 2 + 7.5 - 1, 3 + 0.75 * 2 - 1.5, 4 - 2, 5 + 3 - 2.5]
        #expect(rollout.advantages(discount: 0.75, lambda: 0, lastValues: [4]).elements == errors)
    }

    @Test func `Advantages between are the sums of discounted errors within an episode`() {
        let rollout = rollout([.goesOn, .goesOn, .terminated, .goesOn])
        let errors = rollout.advantages(discount: 0.9, lambda: 0, lastValues: [4]).elements
        let k: Float = 0.9 * 0.8
        let expected = [errors[0] + k * errors[1] + k * k * errors[2], errors[1] + k * errors[2], errors[2], errors[3]]
        #expect(
            difference(rollout.advantages(discount: 0.9, lambda: 0.8, lastValues: [4]), Tensor(expected)) < 1e-6)
    }

    @Test func `Lanes do not see each other`() {
        var both = RolloutBuffer(lanes: 2)
        let ends: [[End]] = [[.goesOn, .truncated, .goesOn], [.terminated, .goesOn, .goesOn]]
        for index in 0..<3 {
            both.add(
                Tensor([[Float(index)], [Float(index)]]), [index, index],
                rewards: [Double(index + 1), Double(index + 1)], terminated: ends.map { $0[index] == .terminated },
                truncated: ends.map { $0[index] == .truncated },
                values: [Float(index + 1) / 2, Float(index + 1) / 2], finalValues: [10, 10])
        }
        #expect(both.observations.shape == [6, 1])
        let together = both.advantages(discount: 0.9, lambda: 0.8, lastValues: [3, 4]).elements
        for lane in 0..<2 {
            let alone = rollout(ends[lane]).advantages(discount: 0.9, lambda: 0.8, lastValues: [Float(lane + 3)])
            #expect((0..<3).map { together[$0 * 2 + lane] } == alone.elements)
        }
        both.removeAll()
        #expect(both.stepCount == 0)
        #expect(both.advantages(discount: 0.9, lambda: 0.8).count == 0)
    }
}

struct ReturnsTests {
    @Test func `The example of the comment holds, and a final value is discounted`() {
        #expect(discountedReturns([1, 1, 1], discount: 0.5) == [1.75, 1.5, 1])
        #expect(discountedReturns([1, 1], discount: 0.5, finalValue: 4) == [2.5, 3])
        #expect(discountedReturns([], discount: 0.5, finalValue: 4) == [])
    }

    @Test func `Normalised numbers have the mean 0 and the deviation 1`() {
        #expect(normalized([1, 2, 3], epsilon: 0) == [-1, 0, 1])
        #expect(normalized([5]) == [0])
        #expect(normalized([2, 2]) == [0, 0])
        #expect(normalized([]) == [])
    }
}
