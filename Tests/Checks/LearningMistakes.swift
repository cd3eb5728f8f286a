import Foundation
import Lyceum
import TestSupport

/// Random sizes, indices, shapes and rates given to the learning library are taken, or end the program with one line that
/// names this file.
let learningMistakes = Check("mistakes/learning") { isQuick in
    var (taken, lines) = (0, Set<String>())
    let runs = try concurrently(isQuick ? 24 : 2000) { try Program.current.run(["--child-mistakes", String($0)]) }
    for (seed, run) in runs.enumerated() {
        if run.code == 0 {
            taken += 1
            continue
        }
        let last = run.errors.split(separator: "\n").last.map(String.init) ?? ""
        guard run.code == 1, let match = last.wholeMatch(of: /LearningMistakes\.swift:(\d+): error: .+/) else {
            throw CheckFailed("seed \(seed) ended with \(run.end): \(run.output)\(run.errors.suffix(2000))")
        }
        lines.insert(String(match.1))
    }
    try require(lines.count >= (isQuick ? 5 : 40), "only \(lines.count) places were refused: \(lines.sorted())")
    return "\(lines.count) places that refuse, \(taken) runs without one"
}

/// A program that makes calls at random until one is refused.
enum LearningMistakes {
    /// Twenty calls, each announced first.
    static func run(seed: Int) throws {
        var draw = Draw(random: try Generator(seed: seed))
        for _ in 0..<20 {
            let index = try draw.random.integers(calls.count)
            print("call \(index)")
            try calls[index](&draw)
        }
    }

    /// Numbers that nobody expects, among some that are right.
    private struct Draw {
        var random: Generator

        mutating func one<Item>(of items: [Item]) throws -> Item { items[try random.integers(items.count)] }
        /// Small, or beyond all memory: what lies between would be made.
        mutating func whole() throws -> Int {
            try one(of: [.min, .min + 1, -(1 << 32), -2, -1, 0, 1, 2, 3, 4, 1 << 31, 1 << 32, 1 << 62, .max - 1, .max])
        }
        mutating func wholes() throws -> [Int] { try (0..<random.integers(5)).map { _ in try whole() } }
        mutating func real() throws -> Double {
            try one(of: [.nan, .infinity, -.infinity, -1, -0.0, 0, 0.5, 1, 1.5, 1e30, -1e30, 1e-300])
        }
        mutating func shape() throws -> [Int] { try (0..<random.integers(5)).map { _ in try random.integers(4) } }
        mutating func tensor() throws -> Tensor {
            let shape = try shape()
            return try Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in Float(try real()) })
        }
        /// Numbers that are finite, in a shape that is drawn.
        mutating func plain() throws -> Tensor { Tensor.random(try shape(), using: &random) }
    }

    private static let calls: [@Sendable (inout Draw) throws -> Void] = [
        { _ = try? Tensor(shape: try $0.wholes(), elements: []) },
        { _ = Tensor(shape: try $0.wholes(), repeating: 0) },
        { _ = Tensor.random(try $0.wholes(), using: &$0.random) },
        { _ = Tensor.oneHot([try $0.whole()], count: try $0.whole()) },
        { _ = try $0.tensor() + $0.tensor() },
        { _ = try $0.tensor() * $0.plain() },
        { _ = try $0.tensor() .<= $0.plain() },
        { _ = Tensor.where(try $0.plain(), try $0.plain(), try $0.plain()) },
        { _ = try $0.plain().matmul($0.plain()) },
        { _ = try $0.tensor().sum(axis: $0.whole()) },
        { _ = try $0.tensor().mean(axes: $0.wholes()) },
        { _ = try $0.tensor().max(axis: $0.whole(), keepingAxis: true) },
        { _ = try $0.tensor().argmax() },
        { _ = try $0.tensor().variance(correction: $0.whole()) },
        { _ = try $0.tensor().logSumExp(axis: $0.whole()) },
        { _ = try $0.tensor().softmax(axis: $0.whole()) },
        { _ = try $0.tensor().reshaped($0.wholes()) },
        { _ = try $0.tensor().flattened(from: $0.whole()) },
        { _ = try $0.tensor().transposed($0.wholes()) },
        { _ = try $0.tensor().expandingAxis($0.whole()) },
        { _ = try $0.tensor().removingAxis($0.whole()) },
        { _ = try $0.tensor()[$0.whole(), $0.whole()] },
        { _ = try $0.tensor()[$0.whole()...] },
        { _ = try $0.tensor()[..<$0.whole()] },
        { _ = try $0.tensor()[...$0.whole()] },
        { draw in
            let (a, b) = (try draw.whole(), try draw.whole())
            _ = try draw.tensor()[min(a, b)...max(a, b)]
        },
        { _ = try $0.plain().gather($0.tensor()) },
        { _ = try $0.plain().gather($0.wholes(), axis: $0.whole()) },
        { _ = try $0.plain().take($0.wholes(), axis: $0.whole()) },
        { _ = concatenate([try $0.plain(), try $0.plain()], axis: try $0.whole()) },
        { _ = stack([try $0.plain(), try $0.plain()], axis: try $0.whole()) },
        { _ = try $0.tensor().clamp(Float($0.real()), Float($0.real())) },
        { _ = mseLoss(try $0.plain(), try $0.plain()) },
        { _ = smoothL1Loss(try $0.plain(), try $0.plain(), beta: try $0.real()) },
        { _ = crossEntropyLoss(try $0.plain(), try $0.wholes()) },
        { _ = try $0.plain().maxPooled2D($0.whole(), stride: $0.whole(), padding: $0.whole()) },
        { _ = AveragePool2D(try $0.whole(), padding: try $0.whole()) },
        { _ = Conv2D(try $0.whole(), try $0.whole(), try $0.whole(), stride: try $0.whole(), padding: try $0.whole()) },
        { _ = Conv2D(1, 2, 2, padding: 1)(try $0.plain()) },
        { _ = Linear(try $0.whole(), try $0.whole()) },
        { _ = Linear(3, 2)(try $0.plain()) },
        { _ = LayerNorm(try $0.whole()) },
        { _ = Embedding(try $0.whole(), try $0.whole()) },
        { _ = Embedding(4, 2)(try $0.wholes()) },
        { _ = Dropout(try $0.real())(try $0.plain()) },
        { _ = Initialiser.orthogonal().tensor(try $0.wholes(), using: &$0.random) },
        { _ = Categorical(logits: try $0.tensor()).samples(using: &$0.random) },
        { _ = Categorical(probabilities: try $0.tensor()).logProbability(of: try $0.whole()) },
        { _ = Categorical(logits: try $0.plain()).logProbability(of: try $0.tensor()) },
        { _ = Normal(mean: try $0.plain(), deviation: try $0.real()).logProbability(of: try $0.plain()) },
        { _ = MultivariateNormal(mean: try $0.plain(), deviations: try $0.real()).sample(using: &$0.random) },
        { _ = Bernoulli(probabilities: try $0.tensor()).logProbability(of: try $0.wholes()) },
        { _ = LearningRateSchedule.step(every: try $0.whole()).rate(initial: try $0.real(), after: try $0.whole()) },
        { _ = LearningRateSchedule.cosine(steps: try $0.whole()).rate(initial: try $0.real(), after: try $0.whole()) },
        { _ = LearningRateSchedule.linear(steps: try $0.whole()).rate(initial: try $0.real(), after: try $0.whole()) },
        { _ = Adam([], learningRate: try $0.real(), betas: (try $0.real(), try $0.real())) },
        { SGD([]).learningRate = try $0.real() },
        { clipGradientNorm([Parameter(try $0.plain())], maximum: try $0.real(), order: try $0.real()) },
        { updateTarget(Linear(2, 3), from: Linear(2, 3), rate: try $0.real()) },
        { _ = discountedReturns([1, 2], discount: try $0.real(), finalValue: try $0.real()) },
        { draw in
            var buffer = ReplayBuffer(capacity: try draw.whole())
            let observation = try draw.plain()
            buffer.add(observation, try draw.plain(), Step(try draw.one(of: [observation, draw.plain()]), reward: 1))
            _ = buffer.sample(try draw.whole(), using: &draw.random)
        },
        { draw in
            var buffer = ReplayBuffer(capacity: 3)
            buffer.add(0, Float(try draw.real()), Step(1, reward: 0))
            _ = buffer[[0]].actionIndices
            _ = buffer[try draw.wholes()]
        },
        { draw in
            var rollout = RolloutBuffer(lanes: try draw.whole())
            rollout.add(
                try draw.plain(), try draw.tensor(), Step(try draw.plain(), reward: 1, truncated: true), value: 0,
                finalValue: { _ in 0 })
            _ = rollout.actionIndices
            _ = rollout.advantages(discount: try draw.real(), lambda: try draw.real(), lastValues: [0])
        },
        { setThreadCount(try $0.whole()) },
    ]
}
