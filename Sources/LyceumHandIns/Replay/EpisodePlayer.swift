import Gymnasium
import GymnasiumCore
import LyceumNumerics
import LyceumRecording
import LyceumValues

/// Plays an episode of a trace again, and compares all that comes of it.
struct EpisodePlayer {
    /// How a replay went.
    enum Outcome: Equatable {
        case same
        /// The same, played after all episodes before it.
        case sameAfterOthers
        /// The same to six digits, at every step.
        case isClose
        /// The same to six digits up to a step, and then another, as differences that grow may make it.
        case drifts(step: Int)
        /// Something was another: at a step, counted from 0, or before the first one.
        case differs(step: Int?, problem: String)
        /// The time was over.
        case isLate
    }

    private let episode: TracedEpisode
    /// Whether numbers may differ in their last digits, as with another mathematics library.
    private let isApproximate: Bool
    /// The steps after a reset, or from a state that the trace has, over which every other mathematics library gives the same numbers to six
    /// digits.
    private let sureSteps: Int
    private let deadline: ContinuousClock.Instant?

    init(_ episode: TracedEpisode, isApproximate: Bool, sureSteps: Int, deadline: ContinuousClock.Instant?) {
        self.episode = episode
        self.isApproximate = isApproximate
        self.sureSteps = sureSteps
        self.deadline = deadline
    }

    /// Plays the episode, and what it did before its first step.
    ///
    /// - Parameters:
    ///   - env: the environment, fresh or after the episodes before.
    ///   - isAlone: whether the environment takes from the trace what earlier episodes handed on to this one.
    func play(in env: inout AnyEnv, isAlone: Bool) -> Outcome {
        if let deadline, ContinuousClock.now > deadline { return .isLate }
        let trail = episode.trail
        var rewards = trail.rewards[...]
        var ends = trail.ends[...]
        var starts = trail.starts[...]
        var left = rewards.first?.count ?? 0
        var lastKnown = 0
        for step in 0...trail.count {
            if isApproximate, let state = trail.checkpoints[step] {
                if let problem = resume(&env, from: state) { return goesAnotherWay(step, problem, since: lastKnown) }
                lastKnown = step
            }
            while let start = starts.first, start.step == step {
                let isFirst = starts.startIndex == 0
                starts.removeFirst()
                lastKnown = step
                if let problem = reset(&env, start, inherits: isAlone && isFirst) {
                    return .differs(step: step == 0 ? nil : step, problem: problem)
                }
            }
            if step == trail.count { break }
            if step % 256 == 255, let deadline, ContinuousClock.now > deadline { return .isLate }
            while left == 0 {
                rewards.removeFirst()
                left = rewards.first?.count ?? 1
            }
            left -= 1
            let end = ends.first?.step == step ? ends.removeFirst() : nil
            let reward = rewards.first.map { Double(bitPattern: $0.bits) } ?? .nan
            if let problem = self.step(&env, trail.action(step), reward, end) {
                return goesAnotherWay(step, problem, since: lastKnown)
            }
        }
        return totals.map { .differs(step: nil, problem: $0) } ?? (isApproximate ? .isClose : .same)
    }

    /// What follows from a difference at a step.
    ///
    /// - Parameter known: the last step from which the state was that of the run.
    private func goesAnotherWay(_ step: Int, _ problem: String, since known: Int) -> Outcome {
        isApproximate && step - known >= sureSteps && totals == nil
            ? .drifts(step: step) : .differs(step: step, problem: problem)
    }

    /// Goes on from the state that the run had here, so that no difference grows beyond it.
    ///
    /// - Returns: what is wrong with that state.
    private func resume(_ env: inout AnyEnv, from state: ArraySlice<Double>) -> String? {
        guard let innermost = env.innermost as? any CheckpointedEnv, let reached = innermost.checkpoint,
            reached.count == state.count
        else { return "the trace has a state of \(state.count) numbers, and the environment has none such" }
        guard zip(reached, state).allSatisfy(Self.areClose) else {
            return "the state is \(reached), and the trace says \(Array(state))"
        }
        env.unwrapped = resuming(innermost, state)
        return nil
    }

    /// Whether numbers are the same to six digits.
    private static func areClose(_ number: Double, _ other: Double) -> Bool {
        other.isFinite
            ? (number - other).magnitude <= 1e-6 * max(1, other.magnitude)
            : number == other || number.isNaN && other.isNaN
    }

    private func reset(_ env: inout AnyEnv, _ start: StepTrail.Start, inherits: Bool) -> String? {
        do {
            if inherits, let inheritance = start.inheritance { try inherit(inheritance, in: &env) }
            // A stream may be at any place when an episode begins: the run's program may have put it there.
            if env.random.state != start.random { env.random = Generator(state: start.random) }
            let reset = try env.reset(seed: start.seed, options: start.options)
            guard isApproximate || CheckValue(of: reset.observation).number == start.check else {
                return "the reset gives another first observation than it gave the run"
            }
            return nil
        } catch {
            return "the reset is refused: \(error)"
        }
    }

    private func step(
        _ env: inout AnyEnv, _ action: Value, _ reward: Double, _ end: StepTrail.End?
    ) -> String? {
        let step: Step<Value>
        do {
            step = try env.step(action)
        } catch {
            return "the action is refused: \(error)"
        }
        let isSame =
            isApproximate
            ? Self.areClose(step.reward, reward)
            : step.reward.bitPattern == reward.bitPattern || step.reward.isNaN && reward.isNaN
        guard isSame else {
            return "the step pays \(step.reward), and the trace says \(reward)"
        }
        guard step.terminated == end?.terminated ?? false, step.truncated == end?.truncated ?? false else {
            return "the step is \(Self.text(step.terminated, step.truncated)), and the trace says "
                + Self.text(end?.terminated ?? false, end?.truncated ?? false)
        }
        if !isApproximate, let end, CheckValue(of: step.observation).number != end.check {
            return "the episode ends with another observation than the run's"
        }
        return nil
    }

    private static func text(_ terminated: Bool, _ truncated: Bool) -> String {
        terminated
            ? truncated ? "terminated and truncated" : "terminated" : truncated ? "truncated" : "not the last one"
    }

    /// What is wrong with the totals, given the rewards; `nil` for nothing.
    private var totals: String? {
        let row = episode.row
        var totals = EpisodeTotals()
        var rewards = episode.trail.rewards[...]
        var left = rewards.first?.count ?? 0
        var last = Double(bitPattern: episode.trail.rewardBefore)
        for stride in episode.trail.strides {
            for _ in 0..<stride.count {
                var steps = stride.steps
                while steps > 0, let run = rewards.first {
                    if left == 0 {
                        rewards.removeFirst()
                        left = rewards.first?.count ?? 0
                        continue
                    }
                    let taken = min(left, steps)
                    (left, steps) = (left - taken, steps - taken)
                    last = Double(bitPattern: run.bits)
                }
                totals.add(last, unscaled: last)
            }
        }
        let sums = [(totals.unscaledSum, row.rewardSum), (totals.unscaledSquares, row.squaredRewardSum)]
        guard sums.allSatisfy({ $0 == $1 || $0.isNaN && $1.isNaN }) else {
            return "the rewards sum to \(totals.unscaledSum), and the trace says \(row.rewardSum)"
        }
        return nil
    }
}

/// Lets an environment take over what its episodes hand on.
private func inherit(_ bytes: [UInt8], in env: inout AnyEnv) throws {
    guard let keeper = env.innermost as? any HistoryDependentEnv else { return }
    env.unwrapped = try inheriting(keeper, bytes)
}

private func inheriting(_ env: some HistoryDependentEnv, _ bytes: [UInt8]) throws -> AnyEnv {
    var env = env
    try env.inherit(bytes)
    return AnyEnv(env)
}

private func resuming(_ env: some CheckpointedEnv, _ state: ArraySlice<Double>) -> AnyEnv {
    var env = env
    env.resume(from: state)
    return AnyEnv(env)
}
