import Gymnasium
import LyceumLearning
import Testing

/// Mistakes, each in a line of its own.
private enum Mistaken {
    static let firstLine = #line + 1
    static func sum() { _ = Tensor([1, 2, 3]) + Tensor([1, 2]) }
    static func loss() { _ = mseLoss(Tensor.zeros(3, 1), Tensor.zeros(3)) }
    static func part() { _ = Tensor([1, 2])[0...Int.max] }
    static func rate() { _ = LearningRateSchedule.step(every: 0).rate(initial: 1, after: 3) }
    static func actions() { _ = Tensor([[1, 2], [3, 4]]).gather(Tensor([.nan, 0])) }
    static func batch() { _ = Categorical(logits: Tensor([[1, 2], [3, 4]])).sample() }
}

struct MistakeTests {
    @Test func `A mistake ends the program with one line that names its place and says what is wrong`() async {
        let sum = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            Mistaken.sum()
        }
        expect(sum, Mistaken.firstLine + 0, "+: shapes [3] and [2] do not go together")
        let loss = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            Mistaken.loss()
        }
        expect(
            loss, Mistaken.firstLine + 1,
            "mseLoss: shapes [3, 1] and [3] do not go together: prediction and target must have")
        let part = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            Mistaken.part()
        }
        expect(part, Mistaken.firstLine + 2, "subscript: 0...9223372036854775807 is outside of axis 0 of length 2")
        let rate = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            Mistaken.rate()
        }
        expect(rate, Mistaken.firstLine + 3, "LearningRateSchedule.step: every is 0, but it must be 1 or more")
        let actions = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            Mistaken.actions()
        }
        expect(actions, Mistaken.firstLine + 4, "gather: nan is no index: write whole numbers of 0 or more")
        let batch = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            Mistaken.batch()
        }
        expect(
            batch, Mistaken.firstLine + 5,
            "Categorical.sample: the shape is [2, 2], but it must be that of one distribution")
    }

    private func expect(_ result: ExitTest.Result?, _ line: Int, _ message: String) {
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.hasPrefix("MistakeTests.swift:\(line): error: \(message)"), "\(text)")
        #expect(text.split(separator: "\n").count == 1, "\(text)")
    }

    @Test func `What was printed before a mistake is not lost`() async {
        let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardOutputContent]) {
            print("episode 7")
            _ = Tensor([1, 2])[5]
        }
        let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
        #expect(text.contains("episode 7\n"))
    }

    @Test func `A mistake deep inside of a network names the line that called the network`() async {
        final class Network: Module {
            let layers = Sequential(Linear(4, 8), ReLU(), Linear(9, 2))
            func callAsFunction(_ input: Tensor) -> (Tensor, Tensor) {
                let output = layers(input)
                return (output, output)
            }
        }
        let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            let (a, b) = withoutGradients { Network()(Tensor.zeros(3, 4)) }
            print(a, b)
        }
        expect(result, #line - 8, "linear: shapes [3, 8] and [2, 9] do not go together")
    }

    @Test func `Large limits that hold are not refused`() throws {
        #expect(Tensor.zeros(0, Int(Int32.max)).count == 0)
        #expect(Tensor([1, 2, 3])[0...2].elements == [1, 2, 3])
        #expect(Tensor([1, 2, 3])[1..<1].count == 0)
        #expect(ReplayBuffer(capacity: .max).isEmpty)
        #expect(Tensor([[1, 2], [3, 4]]).gather(Tensor([1, 0])).elements == [2, 3])
        #expect(throws: InvalidTensor.self) { try Tensor(shape: [1 << 31, 1 << 31, 4], elements: []) }
        #expect(throws: InvalidTensor.self) { try Tensor(shape: [1 << 30, 1 << 30, 1 << 30, 16], elements: []) }
        #expect(throws: InvalidTensor.self) { try Tensor(shape: [0, 1 << 30, 1 << 30, 1 << 30], elements: []) }
        #expect(throws: InvalidTensor.self) { try Tensor(shape: [.min, .max], elements: []) }
    }
}
