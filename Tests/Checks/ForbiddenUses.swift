import Lyceum

extension ForbiddenUse {
    private static let huge = 1 << 62
    private static var pair: Tensor { Tensor([[1, 2], [3, 4]]) }
    private static var row: [Float] { [0, 0] }
    private static var step: Step<[Float]> { Step([0, 0], reward: 0) }
    private static var rollout: RolloutBuffer {
        var rollout = RolloutBuffer()
        rollout.add(row, [0.5] as [Float], step, value: 0, finalValue: { _ in 0 })
        return rollout
    }

    static let all: [ForbiddenUse] = shapes + losses + indices + settings + distributions

    private static let shapes = [
        ForbiddenUse("+: shapes [3] and [2] do not go together") { _ = Tensor([1, 2, 3]) + Tensor([1, 2]) },
        ForbiddenUse("-: shapes [2, 2] and [3] do not go together") { _ = pair - Tensor([1, 2, 3]) },
        ForbiddenUse("*: shapes [2, 2] and [3] do not go together") { _ = Parameter(pair) * Tensor([1, 2, 3]) },
        ForbiddenUse(".>: shapes [2, 2] and [3] do not go together") { _ = pair .> Tensor([1, 2, 3]) },
        ForbiddenUse("matmul: shapes [2, 2] and [3] do not go together") { _ = pair.matmul(Tensor([1, 2, 3])) },
        ForbiddenUse("linear: shapes [3] and [2, 4] do not go together") { _ = Linear(4, 2)([1, 2, 3] as [Float]) },
        ForbiddenUse("stack: shapes [2] and [3] do not go together") { _ = stack([pair[0], Tensor([1, 2, 3])]) },
        ForbiddenUse("rows of [1, 2] elements do not make a matrix") { _ = Tensor([[1], [2, 3]]) },
        ForbiddenUse("item of a tensor of shape [2, 2]") { _ = pair.item },
        ForbiddenUse("backward() from a tensor of shape [2, 2]") { pair.backward() },
        ForbiddenUse("the shape [-1] has a length below 0") { _ = Tensor.zeros(-1) },
        ForbiddenUse("the shape [4611686018427387904, 4] has a length") { _ = Tensor.zeros(huge, 4) },
        ForbiddenUse("the shape [65536, 65536] has more than") { _ = Tensor(shape: [65536, 65536], repeating: 0) },
        ForbiddenUse("the shape [65536, 65536, 65536, 65536] has more than") {
            _ = Tensor.random(65536, 65536, 65536, 65536)
        },
        ForbiddenUse("the shape [65536, 65536] has more than") { _ = Tensor.zeros(65536, 1) + Tensor.zeros(1, 65536) },
        ForbiddenUse("the shape [65536, 65536] has more than") {
            _ = Tensor.zeros(65536, 1).matmul(Tensor.zeros(1, 65536))
        },
        ForbiddenUse("the shape [1, 9223372036854775807] has a length") { _ = Tensor.oneHot([0], count: .max) },
        ForbiddenUse("the shape [1, 1, 1, 1, 1, 1, 1, 1, 1] has 9 axes") {
            _ = Tensor.zeros(1, 1, 1, 1, 1, 1, 1, 1).expandingAxis(0)
        },
        ForbiddenUse("reshaped: shapes [2, 2] and [4611686018427387904, 4]") { _ = pair.reshaped(huge, 4) },
        ForbiddenUse("reshaped: shapes [2, 2] and [-1, 4611686018427387904, 4611686018427387904]") {
            _ = pair.reshaped(-1, huge, huge)
        },
        ForbiddenUse("sum: axis 7 of a tensor of shape [2, 2]") { _ = pair.sum(axis: 7) },
        ForbiddenUse("max of nothing") { _ = Tensor.zeros(0).max() },
        ForbiddenUse("variance: correction is -9223372036854775808") { _ = pair.variance(correction: .min) },
    ]

    private static let losses = [
        ForbiddenUse(
            "mseLoss: shapes [3, 1] and [3] do not go together: prediction and target must have the same shape: write prediction.removingAxis(-1), or target.reshaped([3, 1])"
        ) { _ = mseLoss(Tensor.zeros(3, 1), Tensor.zeros(3)) },
        ForbiddenUse(
            "mseLoss: shapes [3] and [3, 1] do not go together: prediction and target must have the same shape: write target.reshaped([3])"
        ) { _ = mseLoss(Tensor.zeros(3), Tensor.zeros(3, 1)) },
        ForbiddenUse(
            "mseLoss: shapes [2, 2] and [] do not go together: prediction and target must have the same shape: write Tensor(shape: [2, 2], repeating: number)"
        ) { _ = mseLoss(pair, 0) },
        ForbiddenUse("mseLoss: shapes [2, 2] and [2] do not go together") { _ = mseLoss(pair, Tensor([1, 2])) },
        ForbiddenUse(
            "smoothL1Loss: shapes [1, 3] and [3] do not go together: prediction and target must have the same shape: write prediction.removingAxis(0)"
        ) { _ = smoothL1Loss(Tensor.zeros(1, 3), Tensor.zeros(3)) },
        ForbiddenUse("smoothL1Loss: beta -1.0 is below 0") { _ = smoothL1Loss(pair, pair, beta: -1) },
        ForbiddenUse("crossEntropyLoss: shapes [2, 2] and [2]") {
            _ = crossEntropyLoss(pair, probabilities: Tensor([0, 1]))
        },
        ForbiddenUse("crossEntropyLoss: shapes [2, 2] and [3] do not go together: along axis 1 it takes 2 indices") {
            _ = crossEntropyLoss(pair, [0, 1, 0])
        },
        ForbiddenUse("crossEntropyLoss: index 2 into an axis of length 2") { _ = crossEntropyLoss(pair, [0, 2]) },
        ForbiddenUse("crossEntropyLoss: 0.5 is no index") { _ = crossEntropyLoss(pair, Tensor([0, 0.5])) },
    ]

    private static let indices = [
        ForbiddenUse("subscript: 2 is outside of axis 0 of length 2") { _ = pair[2] },
        ForbiddenUse("subscript: 0...9223372036854775807 is outside of axis 0") { _ = pair[0...Int.max] },
        ForbiddenUse("subscript: -3 is outside of axis 1 of length 2") { _ = pair[0, -3] },
        ForbiddenUse("subscript: axis 2 of a tensor of shape [2, 2]") { _ = pair[0, 0, 0] },
        ForbiddenUse("gather: nan is no index: write whole numbers of 0 or more") {
            _ = pair.gather(Tensor([.nan, 0]))
        },
        ForbiddenUse("gather: inf is no index") { _ = pair.gather(Tensor([.infinity, 0])) },
        ForbiddenUse("gather: 1e+30 is no index") { _ = pair.gather(Tensor([1e30, 0])) },
        ForbiddenUse("gather: 0.5 is no index") { _ = pair.gather(Tensor([0.5, 0])) },
        ForbiddenUse("gather: index -1 into an axis of length 2") { _ = pair.gather([-1, 0]) },
        ForbiddenUse("take: index 9223372036854775807 into an axis") { _ = pair.take([.max]) },
        ForbiddenUse("oneHot: index 3 into an axis of length 3") { _ = Tensor.oneHot(3, count: 3) },
        ForbiddenUse("take: index -1 into an axis of length 5") { _ = Embedding(5, 2)(-1) },
        ForbiddenUse("RolloutBuffer.actionIndices: 0.5 is no index") { _ = rollout.actionIndices },
        ForbiddenUse("ReplayBatch.actionIndices: inf is no index") {
            var buffer = ReplayBuffer(capacity: 3)
            buffer.add(row, [Float.infinity], step)
            _ = buffer.sample(1).actionIndices
        },
    ]

    private static let settings = [
        ForbiddenUse("LearningRateSchedule.step: every is 0") {
            _ = LearningRateSchedule.step(every: 0).rate(initial: 1, after: 3)
        },
        ForbiddenUse("LearningRateSchedule.step: every is 0") { _ = LearningRateScheduler(SGD([]), .step(every: 0)) },
        ForbiddenUse("LearningRateSchedule.cosine: steps is 0") {
            _ = LearningRateSchedule.cosine(steps: 0).rate(initial: 1, after: 3)
        },
        ForbiddenUse("LearningRateSchedule.linear: steps is -1") {
            _ = LearningRateSchedule.linear(steps: -1).rate(initial: 1, after: 3)
        },
        ForbiddenUse("LearningRateSchedule.rate: the number of steps is -1") {
            _ = LearningRateSchedule.step(every: 2).rate(initial: 1, after: -1)
        },
        ForbiddenUse("AdamW: learningRate is -0.1, but it must be 0 or more") { _ = AdamW([], learningRate: -0.1) },
        ForbiddenUse("SGD: learningRate is nan, but it must be 0 or more") { SGD([]).learningRate = .nan },
        ForbiddenUse("updateTarget: rate is 1.5") { updateTarget(Linear(1, 1), from: Linear(1, 1), rate: 1.5) },
        ForbiddenUse("Parameter.value: shapes [1, 2] and [1, 1]") { updateTarget(Linear(2, 1), from: Linear(1, 1)) },
        ForbiddenUse("ReplayBuffer: capacity is 0") { _ = ReplayBuffer(capacity: 0) },
        ForbiddenUse("ReplayBuffer.sample: count is 0, but it must be 1 or more: add steps first") {
            _ = ReplayBuffer(capacity: 3).sample(1)
        },
        ForbiddenUse("RolloutBuffer: lanes is 9223372036854775807") { _ = RolloutBuffer(lanes: .max) },
        ForbiddenUse("RolloutBuffer: discount is 99.0, but it must be from 0 to 1") {
            _ = rollout.returns(discount: 99, lastValues: [0])
        },
        ForbiddenUse("RolloutBuffer: the number of lastValues is 2, but it must be 1") {
            _ = rollout.returns(discount: 1, lastValues: [0, 0])
        },
        ForbiddenUse("RolloutBuffer: lambda is nan") {
            _ = rollout.advantages(discount: 1, lambda: .nan, lastValues: [0])
        },
        ForbiddenUse("discountedReturns: discount is -1.0") { _ = discountedReturns([1], discount: -1, finalValue: 0) },
        ForbiddenUse("Linear: inputs is -1, but it must be from 0 to 2147483647") { _ = Linear(-1, 2) },
        ForbiddenUse("Linear: outputs is 9223372036854775807") { _ = Linear(2, .max) },
        ForbiddenUse("Conv2D: channels is 4611686018427387904") { _ = Conv2D(huge, 2, 3) },
        ForbiddenUse("Conv2D: window 0, step 1, padding 0: window and step must be from 1") { _ = Conv2D(1, 2, 0) },
        ForbiddenUse("Conv2D: window 3, step 0, padding 0") { _ = Conv2D(1, 2, 3, stride: 0) },
        ForbiddenUse("MaxPool2D: window 2, step 2, padding 9223372036854775807") { _ = MaxPool2D(2, padding: .max) },
        ForbiddenUse("averagePooled2D: window 9223372036854775807, step 1") {
            _ = Tensor.zeros(1, 1, 2, 2).averagePooled2D(.max, stride: 1)
        },
        ForbiddenUse("the shape [-3] has a length below 0") { _ = LayerNorm(-3) },
        ForbiddenUse("the shape [4611686018427387904, 2] has a length") { _ = Embedding(huge, 2) },
        ForbiddenUse("Dropout: probability nan is not in 0...1") { _ = Dropout(.nan) },
        ForbiddenUse("clipGradientNorm: maximum is -1.0") { clipGradientNorm([], maximum: -1) },
    ]

    private static let distributions = [
        ForbiddenUse("Categorical.sample: the shape is [2, 2], but it must be that of one distribution; use samples()")
        { _ = Categorical(logits: pair).sample() },
        ForbiddenUse("Categorical: the sum of the probabilities is nan, but it must be 1") {
            _ = Categorical(logits: [.nan, 1] as [Float]).sample()
        },
        ForbiddenUse("logProbability: index 5 into an axis of length 2") {
            _ = Categorical(logits: pair).logProbability(of: 5)
        },
        ForbiddenUse("logProbability: 1e+30 is no index") {
            _ = Categorical(logits: pair).logProbability(of: Tensor([1e30, 0]))
        },
        ForbiddenUse("Normal: a deviation is -1.0, but it must be above 0") {
            _ = Normal(mean: 0, deviation: [1, -1] as [Float])
        },
        ForbiddenUse("Normal: shapes [3, 1] and [3] do not go together: both would be repeated to [3, 3]") {
            _ = Normal(mean: Tensor.zeros(3, 1), deviation: Tensor.ones(3))
        },
        ForbiddenUse("logProbability: shapes [3, 1] and [3] do not go together: both would be repeated to [3, 3]") {
            _ = Normal(mean: Tensor.zeros(3, 1), deviation: 1).logProbability(of: Tensor.zeros(3))
        },
        ForbiddenUse("logProbability: shapes [3, 1] and [3]") {
            _ = TanhNormal(mean: Tensor.zeros(3, 1), deviation: 1).logProbability(of: Tensor.zeros(3))
        },
        ForbiddenUse("klDivergence: shapes [3, 1] and [3]") {
            _ = klDivergence(
                Normal(mean: Tensor.zeros(3, 1), deviation: 1), Normal(mean: Tensor.zeros(3), deviation: 1))
        },
        ForbiddenUse("Bernoulli.logProbability: a sample is 7.0, but it must be 0 or 1") {
            _ = Bernoulli(logits: 0.5).logProbability(of: 7)
        },
        ForbiddenUse("ReplayBuffer.add: shapes [2] and [3] do not go together") {
            var buffer = ReplayBuffer(capacity: 3)
            buffer.add(row, 0, step)
            buffer.add([1, 2, 3] as [Float], 0, Step([1, 2, 3], reward: 0))
        },
    ]
}
