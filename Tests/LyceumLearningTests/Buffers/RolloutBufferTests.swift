import Gymnasium
import Lyceum
import LyceumLearning
import Testing

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
                [Float(index)], index, step, value: Float(index + 1) / 2, logProbability: -Float(index),
                finalValue: { _ in 10 })
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
        #expect(rollout([.goesOn, .goesOn]).returns(discount: discount, lastValues: [0]).elements == [2, 2])
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

    @Test func `The value of the last observation is asked for where a step is truncated, and only there`() throws {
        struct Refused: Error {}
        var asked: [[Float]] = []
        var rollout = RolloutBuffer()
        let critic = Linear(1, 1)
        for end in [(false, false), (true, false), (true, true), (false, true)] {
            let step = Step([Float(rollout.stepCount + 1)], reward: 0, terminated: end.0, truncated: end.1)
            rollout.add([0], 0, step, value: 0) { observation in
                asked.append(observation)
                return critic(observation).item
            }
        }
        #expect(asked == [[4]])
        #expect(rollout.returns(discount: 0.5, lastValues: [9]).elements.prefix(3) == [0, 0, 0])
        #expect(throws: Refused.self) {
            try rollout.add([0], 0, Step([1], reward: 0, truncated: true), value: 0) { _ in throw Refused() }
        }
        #expect(rollout.stepCount == 4)
    }

    @Test(arguments: [AutoresetMode.nextStep, .sameStep])
    func `Lanes of a vector environment give what their environments give alone`(_ mode: AutoresetMode) throws {
        func worth(_ observation: [Float]) -> Float { observation[0] + 10 * observation[1] }
        let count = 13
        var both = RolloutBuffer(lanes: 2)
        var lanes = try SyncVectorEnv(count: 2, autoresetMode: mode) { Countdown(length: $0 + 2) }
        var batch = try lanes.reset(seed: 0)
        for step in 0..<count {
            let next = try lanes.step([step, step])
            let values = (0..<2).map { worth(batch.observations.tensor[$0].elements) }
            both.add(batch, [step, step], next, values: values) { last in
                (0..<last.shape[0]).map { worth(last[$0].elements) }
            }
            batch = next
        }
        let last = (0..<2).map { worth(batch.observations.tensor[$0].elements) }
        let advantages = both.advantages(discount: 0.9, lambda: 0.8, lastValues: last)
        #expect(both.actionIndices.count == advantages.count)
        for lane in 0..<2 {
            let length = Float(lane + 2)
            let rows = (0..<advantages.count).filter { both.observations[$0, 2].item == length }
            var alone = RolloutBuffer()
            var env = Countdown(length: lane + 2)
            var observation = try env.reset(seed: 0, options: [:]).observation
            for _ in rows {
                let step = try env.step(0)
                alone.add(observation, 0, step, value: worth(observation), finalValue: worth)
                observation = step.isDone ? try env.reset(seed: nil, options: [:]).observation : step.observation
            }
            #expect(both.observations.take(rows) == alone.observations)
            #expect(both.rewards.take(rows) == alone.rewards)
            #expect(both.values.take(rows) == alone.values)
            let expected = alone.advantages(discount: 0.9, lambda: 0.8, lastValues: [worth(observation)])
            #expect(advantages.take(rows) == expected)
            let returns = both.returns(discount: 0.9, lastValues: last)
            #expect(returns.take(rows) == alone.returns(discount: 0.9, lastValues: [worth(observation)]))
        }
        // Every end but one at the very end of a lane is followed by a step without an action.
        #expect(advantages.count == (mode == .sameStep ? 26 : 26 - 4 - 3))
    }

    @Test func `Contents are put together once, until a step is added`() {
        let first = rollout([.goesOn, .terminated])
        func address(_ numbers: [Int]) -> UnsafePointer<Int>? { numbers.withUnsafeBufferPointer { $0.baseAddress } }
        #expect(address(first.actionIndices) == address(first.actionIndices))
        #expect(ObjectIdentifier(first.observations.storage) == ObjectIdentifier(first.observations.storage))
        var second = first
        second.add([7], 5, Step([8], reward: 1), value: 0, finalValue: { _ in 0 })
        #expect(second.actionIndices == [0, 1, 5])
        #expect(first.actionIndices == [0, 1])
        #expect(second.rewards.elements == [1, 2, 1])
    }

    @Test func `Lanes do not see each other`() {
        var both = RolloutBuffer(lanes: 2)
        let ends: [[End]] = [[.goesOn, .truncated, .goesOn], [.terminated, .goesOn, .goesOn]]
        for index in 0..<3 {
            func batch(_ number: Float, reward: Double, _ flags: (End) -> (Bool, Bool)) -> VectorStep<Tensor> {
                let ends = ends.map { flags($0[index]) }
                return VectorStep(
                    Tensor([[number], [number]]), rewards: [reward, reward], terminated: ends.map(\.0),
                    truncated: ends.map(\.1))
            }
            both.add(
                batch(Float(index), reward: 0) { _ in (false, false) }, [index, index],
                batch(Float(index + 1), reward: Double(index + 1)) { ($0 == .terminated, $0 == .truncated) },
                values: [Float(index + 1) / 2, Float(index + 1) / 2],
                finalValues: { Array(repeating: 10, count: $0.shape[0]) })
        }
        #expect(both.observations.shape == [6, 1])
        let together = both.advantages(discount: 0.9, lambda: 0.8, lastValues: [3, 4]).elements
        for lane in 0..<2 {
            let alone = rollout(ends[lane]).advantages(discount: 0.9, lambda: 0.8, lastValues: [Float(lane + 3)])
            #expect((0..<3).map { together[$0 * 2 + lane] } == alone.elements)
        }
        both.removeAll()
        #expect(both.stepCount == 0)
        #expect(both.advantages(discount: 0.9, lambda: 0.8, lastValues: [0, 0]).count == 0)
    }
}

struct ReturnsTests {
    @Test func `The example of the comment holds, and a final value is discounted`() {
        #expect(discountedReturns([1, 1, 1], discount: 0.5, finalValue: 0) == [1.75, 1.5, 1])
        #expect(discountedReturns([1, 1], discount: 0.5, finalValue: 4) == [2.5, 3])
        #expect(discountedReturns([], discount: 0.5, finalValue: 4) == [])
    }

    @Test func `Normalised numbers have the mean 0 and the deviation 1`() {
        #expect(normalized([1, 2, 3], epsilon: 0) == [-1, 0, 1])
        #expect(normalized([5]) == [0])
        #expect(normalized([2, 2]) == [0, 0])
        #expect(normalized([2, 2], epsilon: 0) == [0, 0])
        #expect(normalized([]) == [])
    }

    @Test func `Numbers of 32 bits are computed in 32 bits`() {
        let rewards: [Float] = [0.1, 0.7, -0.3, 2]
        var returns = rewards
        for place in [2, 1, 0] { returns[place] = rewards[place] + 0.99 * returns[place + 1] }
        #expect(discountedReturns(rewards, discount: 0.99, finalValue: 0) == returns)
        let mean = ((returns[0] + returns[1]) + returns[2] + returns[3]) / 4
        let differences = returns.map { $0 - mean }
        let variance = differences.reduce(0) { $0 + $1 * $1 } / 3
        #expect(normalized(returns, epsilon: 0) == differences.map { $0 / variance.squareRoot() })
    }
}
