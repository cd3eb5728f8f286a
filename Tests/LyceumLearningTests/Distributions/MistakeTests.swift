import Gymnasium
import Testing

@testable import LyceumLearning

struct MistakeTests {
    @Test func `A mistake with distributions, optimisers or buffers stops with a message that says what to write`()
        async
    {
        let batch = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Categorical(logits: Tensor([[1, 2], [3, 4]])).sample()
        }
        expect(batch, "Categorical.sample: the shape is [2, 2], but it must be that of one distribution; use samples()")
        let diverged = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Categorical(logits: [.nan, 1] as [Float]).sample()
        }
        expect(diverged, "Categorical: the sum of the probabilities is nan, but it must be 1")
        let deviation = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Normal(mean: 0, deviation: [1, -1] as [Float])
        }
        expect(deviation, "Normal: a deviation is -1.0, but it must be above 0")
        let rate = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = AdamW([], learningRate: -0.1)
        }
        expect(rate, "AdamW: learningRate is -0.1, but it must be 0 or more")
        let empty = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = ReplayBuffer(capacity: 3).sample(1)
        }
        expect(empty, "ReplayBuffer.sample: count is 0, but it must be 1 or more: add steps first")
        let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var buffer = ReplayBuffer(capacity: 3)
            buffer.add([1, 2] as [Float], 0, Step([1, 2], reward: 0))
            buffer.add([1, 2, 3] as [Float], 0, Step([1, 2, 3], reward: 0))
        }
        expect(shape, "ReplayBuffer.add: shapes [2] and [3] do not go together")
    }

    private func expect(_ result: ExitTest.Result?, _ message: String) {
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains(message), "\(text)")
    }
}
