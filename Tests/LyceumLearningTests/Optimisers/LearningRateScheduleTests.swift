import LyceumLearning
import Testing

struct LearningRateScheduleTests {
    @Test(
        arguments: [
            ("step", LearningRateSchedule.step(every: 7, factor: 0.3)), ("exponential", .exponential(factor: 0.9)),
            ("cosine", .cosine(steps: 12, minimum: 0.05)), ("linear", .linear(from: 1.0 / 3, to: 1, steps: 10)),
            ("linear-down", .linear(steps: 25)), ("lambda", .lambda { 1 / (1 + Double($0)) }),
        ])
    func `Thirty steps give PyTorch's learning rates`(_ name: String, _ schedule: LearningRateSchedule) throws {
        let expected = try Reference("training").tensor("schedule/\(name)").elements
        #expect(expected.count == 31)
        let optimizer = SGD([], learningRate: 0.5)
        let scheduler = LearningRateScheduler(optimizer, schedule)
        for rate in expected {
            #expect(abs(optimizer.learningRate - Double(rate)) < 1e-7)
            scheduler.step()
        }
    }

    @Test func `A scheduler goes on where another was saved`() throws {
        let first = LearningRateScheduler(SGD([], learningRate: 1), .exponential(factor: 0.5))
        for _ in 0..<5 { first.step() }
        let optimizer = SGD([], learningRate: 1)
        let second = LearningRateScheduler(optimizer, .exponential(factor: 0.5))
        try second.restore(Dictionary(uniqueKeysWithValues: first.savedTensors.map { ($0.name, $0.tensor) }))
        #expect(second.stepCount == 5)
        #expect(optimizer.learningRate == 0x1p-5)
        #expect(throws: CheckpointMismatch.self) { try second.restore([:]) }
    }
}
