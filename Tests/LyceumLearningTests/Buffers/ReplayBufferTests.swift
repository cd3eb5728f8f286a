import Gymnasium
import Lyceum
import LyceumLearning
import LyceumNumerics
import Testing

struct ReplayBufferTests {
    /// A buffer with `count` steps whose observations count up.
    private func buffer(capacity: Int, count: Int) -> ReplayBuffer {
        var buffer = ReplayBuffer(capacity: capacity)
        for index in 0..<count {
            let step = Step(
                [Float(index + 1), 1], reward: Double(index) / 2, terminated: index % 3 == 2, truncated: index % 4 == 3)
            buffer.add([Float(index), 0], index % 2, step)
        }
        return buffer
    }

    @Test func `All parts of a step come out in one row`() {
        let batch = buffer(capacity: 10, count: 8)[[7, 2]]
        #expect(batch.count == 2)
        #expect(batch.observations == Tensor([[7, 0], [2, 0]]))
        #expect(batch.nextObservations == Tensor([[8, 1], [3, 1]]))
        #expect(batch.actions.shape == [2])
        #expect(batch.actionIndices == [1, 0])
        #expect(batch.rewards.elements == [3.5, 1])
        #expect(batch.terminated.elements == [0, 1])
        #expect(batch.truncated.elements == [1, 0])
    }

    @Test func `A full buffer forgets the oldest steps`() {
        let buffer = buffer(capacity: 5, count: 13)
        #expect(buffer.count == 5)
        #expect(buffer[[0, 1, 2, 3, 4]].observations[0..., 0].elements == [8, 9, 10, 11, 12])
    }

    @Test func `Steps are drawn with equal chances, by the generator alone`() throws {
        let buffer = buffer(capacity: 5, count: 8)
        var generator = try Generator(seed: 1)
        var other = generator
        let drawn = buffer.sample(10_000, using: &generator).observations[0..., 0].elements
        for observation in 3...7 {
            #expect(abs(drawn.count { $0 == Float(observation) } - 2000) < 200)
        }
        #expect(buffer.sample(10_000, using: &other).observations[0..., 0].elements == drawn)
        #expect(generator.state == other.state)
    }

    @Test func `A copy goes its own way`() {
        var first = buffer(capacity: 5, count: 3)
        let second = first
        first.add([9, 9] as [Float], 1, reward: 0, next: [9, 9] as [Float], terminated: false, truncated: false)
        #expect(first.count == 4)
        #expect(second.count == 3)
        #expect(second[[2]].observations == Tensor([[2, 0]]))
    }

    @Test func `Whole numbers, vectors and values are kept in their shapes`() {
        var buffer = ReplayBuffer(capacity: 3)
        let observation: Value = .floats([1, 2, 3])
        buffer.add(observation, [0.5, -0.5] as [Float], Step(observation, reward: 1))
        let batch = buffer.sample(4)
        #expect(batch.observations.shape == [4, 3])
        #expect(batch.actions == Tensor([[0.5, -0.5], [0.5, -0.5], [0.5, -0.5], [0.5, -0.5]]))
        var table = ReplayBuffer(capacity: 3)
        table.add(3, 1, Step(4, reward: 1))
        #expect(table.sample(2).nextObservations.elements == [4, 4])
    }

    @Test(arguments: [AutoresetMode.nextStep, .sameStep])
    func `Lanes are kept as single environments, with the last observation of each episode`(
        _ mode: AutoresetMode
    ) throws {
        var buffer = ReplayBuffer(capacity: 100)
        var lanes = try SyncVectorEnv(count: 2, autoresetMode: mode) { Countdown(length: $0 + 2) }
        var batch = try lanes.reset(seed: 0)
        for step in 0..<11 {
            let next = try lanes.step([step, step])
            buffer.add(batch, [step, step], next)
            batch = next
        }
        let all = buffer[Array(0..<buffer.count)]
        // The second number of an observation is that of the episode, the first one counts its steps.
        for row in 0..<buffer.count {
            let (before, after) = (all.observations[row].elements, all.nextObservations[row].elements)
            #expect(after[0] == before[0] + 1 && after[1] == before[1] && after[2] == before[2])
            let isLast = after[0] == before[2]
            #expect(all.truncated[row].item == (isLast && before[1] < 2 ? 1 : 0))
            #expect(all.terminated[row].item == (isLast && before[1] >= 2 ? 1 : 0))
        }
        // Eleven steps of two lanes, less those without an action: one between any two episodes of 2 or 3 steps.
        #expect(buffer.count == (mode == .sameStep ? 22 : 22 - 3 - 2))
    }

    @Test func `Indices are converted once`() {
        let batch = buffer(capacity: 10, count: 8).sample(64)
        func address(_ numbers: [Int]) -> UnsafePointer<Int>? { numbers.withUnsafeBufferPointer { $0.baseAddress } }
        #expect(address(batch.actionIndices) == address(batch.actionIndices))
    }

    @Test func `A target includes the next value after truncation and not after termination`() {
        var buffer = ReplayBuffer(capacity: 2)
        let none: [Float] = [0]
        buffer.add(none, 0, reward: 1, next: none, terminated: true, truncated: false)
        buffer.add(none, 0, reward: 1, next: none, terminated: false, truncated: true)
        let batch = buffer[[0, 1]]
        let target = batch.rewards + 0.5 * (1 - batch.terminated) * Tensor([10, 10] as [Float])
        #expect(target.elements == [1, 6])
    }
}
