import LyceumNumerics

/// How a learning rate changes with the number of steps: formulas of PyTorch 2.13 in closed form.
public enum LearningRateSchedule: Sendable {
    /// Multiplied by `factor` every so many steps: `StepLR`.
    case step(every: Int, factor: Double = 0.1)
    /// Multiplied by `factor` after each step: `ExponentialLR`.
    case exponential(factor: Double)
    /// Along half a cosine down to `minimum` within so many steps, and up again: `CosineAnnealingLR` (Loshchilov and Hutter,
    /// 2017).
    case cosine(steps: Int, minimum: Double = 0)
    /// In a straight line from one multiple of the rate to another within so many steps, and no further: `LinearLR`.
    case linear(from: Double = 1, to: Double = 0, steps: Int)
    /// The rate times what a function gives for the number of steps, 0 at first: `LambdaLR`.
    case lambda(@Sendable (_ step: Int) -> Double)

    /// The learning rate after a number of steps, 0 or more; a schedule with a number of steps below 1 stops the program.
    public func rate(initial: Double, after step: Int) -> Double {
        check()
        InvalidSetting.check(step, isIn: 0..., "LearningRateSchedule.rate", "the number of steps", "0 or more")
        return switch self {
        case .step(let every, let factor): initial * power(factor, step / every)
        case .exponential(let factor): initial * power(factor, step)
        case .cosine(let steps, let minimum):
            minimum + (initial - minimum) * (1 + Math.cos(.pi * Double(step) / Double(steps))) / 2
        case .linear(let start, let end, let steps):
            initial * (start + (end - start) * Double(min(step, steps)) / Double(steps))
        case .lambda(let factor): initial * factor(step)
        }
    }

    fileprivate func check() {
        switch self {
        case .step(let every, _):
            InvalidSetting.check(every, isIn: 1..., "LearningRateSchedule.step", "every", "1 or more")
        case .cosine(let steps, _):
            InvalidSetting.check(steps, isIn: 1..., "LearningRateSchedule.cosine", "steps", "1 or more")
        case .linear(_, _, let steps):
            InvalidSetting.check(steps, isIn: 1..., "LearningRateSchedule.linear", "steps", "1 or more")
        case .exponential, .lambda: break
        }
    }
}

/// Sets the learning rate of an optimiser by a schedule.
///
/// ```swift
/// let scheduler = LearningRateScheduler(optimizer, .linear(steps: 500))
/// for episode in 0..<500 {
///     // … optimizer.step() …
///     scheduler.step()
/// }
/// ```
public final class LearningRateScheduler: Savable {
    private let optimizer: any Optimizer
    private let schedule: LearningRateSchedule
    private let initial: Double
    /// How many steps were taken.
    public private(set) var stepCount = 0

    /// A schedule that starts from the optimiser's learning rate now, and sets the first one. A number of steps below 1
    /// stops the program.
    public init(_ optimizer: any Optimizer, _ schedule: LearningRateSchedule) {
        schedule.check()
        self.optimizer = optimizer
        self.schedule = schedule
        initial = optimizer.learningRate
        optimizer.learningRate = schedule.rate(initial: initial, after: 0)
    }

    /// Sets the next learning rate.
    public func step() {
        stepCount += 1
        optimizer.learningRate = schedule.rate(initial: initial, after: stepCount)
    }

    /// The number of steps, as "step".
    public var savedTensors: [(name: String, tensor: Tensor)] {
        [("step", Tensor(savedCount: stepCount))]
    }

    /// Continues after the number of steps that another scheduler saved.
    ///
    /// - Throws: `CheckpointMismatch` if that is not in the tensors; nothing has changed in that case.
    public func restore(_ tensors: [String: Tensor]) throws(CheckpointMismatch) {
        try CheckpointMismatch.check(tensors, against: [("step", [2])])
        stepCount = tensors["step"]?.savedCount ?? 0
        optimizer.learningRate = schedule.rate(initial: initial, after: stepCount)
    }
}
