import LyceumNumerics
import LyceumValues

/// What was done to an environment, and what it paid, since its recorder last took that away.
///
/// The layer that `make` adds keeps it while a recorder asks for it; programs have no use for it. It is a value as the
/// environment is, so that a copy of the environment goes its own way.
public struct StepTrail: Sendable {
    /// How actions are kept.
    @usableFromInline
    package enum Kind: UInt8, Sendable {
        /// There was no action yet.
        case none
        /// Whole numbers from 0 to 255.
        case bytes
        /// Vectors of one length.
        case floats
        /// Anything else.
        case values
        /// Not at all: there were more than ``stepLimit``.
        case lost
    }

    /// Several steps, one after the other, that paid the same.
    @usableFromInline
    package struct RewardRun: Sendable {
        /// The bits of the reward.
        @usableFromInline package var bits: UInt64
        @usableFromInline package var count: Int

        package init(bits: UInt64, count: Int) {
            self.bits = bits
            self.count = count
        }
    }

    /// A reset.
    @usableFromInline
    package struct Start: Sendable {
        /// The number of steps before it.
        package var step: Int
        /// The random stream before it.
        package var random: PCG64
        package var seed: Int?
        package var options: Info
        /// What it took over from the episodes before; `nil` where the environment keeps nothing.
        package var inheritance: [UInt8]?
        /// The check value of the first observation.
        package var check: UInt64

        @usableFromInline
        package init(
            step: Int, random: PCG64, seed: Int?, options: Info, inheritance: [UInt8]?, check: UInt64
        ) {
            self.step = step
            self.random = random
            self.seed = seed
            self.options = options
            self.inheritance = inheritance
            self.check = check
        }
    }

    /// A step that ended an episode.
    @usableFromInline
    package struct End: Sendable {
        /// Which step it was, counted from 0.
        package var step: Int
        package var terminated: Bool
        package var truncated: Bool
        /// The check value of the last observation.
        package var check: UInt64

        package init(step: Int, terminated: Bool, truncated: Bool, check: UInt64) {
            self.step = step
            self.terminated = terminated
            self.truncated = truncated
            self.check = check
        }
    }

    /// Steps of a recorder that each made the same number of steps here: several where a wrapper repeats actions.
    @usableFromInline
    package struct Stride: Sendable, Equatable {
        @usableFromInline package var steps: Int
        @usableFromInline package var count: Int

        package init(steps: Int, count: Int) {
            self.steps = steps
            self.count = count
        }
    }

    /// The most steps that are kept of one episode.
    @inlinable package static var stepLimit: Int { 1 << 22 }

    @usableFromInline package var kind = Kind.none
    /// The number of steps.
    @usableFromInline package var count = 0
    @usableFromInline package var bytes: ActionBytes = []
    @usableFromInline package var floats: [Float] = []
    package var values: [Value] = []
    /// The length of each vector in ``floats``.
    @usableFromInline package var width = 0
    /// The bits of the last reward.
    @usableFromInline package var lastReward: UInt64 = 0
    /// The first of the steps that paid it, one after the other.
    @usableFromInline package var rewardStart = 0
    /// The rewards of the steps before those.
    package var earlierRewards: [RewardRun] = []
    /// The bits of the reward before the first step here.
    package var rewardBefore: UInt64 = 0
    package var starts: [Start] = []
    package var ends: [End] = []
    /// States of the environment on the way.
    package var checkpoints = Checkpoints()
    /// Whether the environment has states that can be kept, as far as is known.
    @usableFromInline package private(set) var hasCheckpoints = true
    /// The number of steps when the recorder's last step was over.
    @usableFromInline package var marked = 0
    /// The first of the steps since when each step of the recorder made one here.
    package var strideStart = 0
    package var earlierStrides: [Stride] = []
    /// Where the recorder's next episode begins.
    package var border = Position()
    /// Whether resets were left out, because there were too many without a step between them.
    package var hasGap = false
    /// Whether the environment hands something on to its next episode; `nil` before the first reset.
    @usableFromInline package var hasInheritance: Bool?
    /// The number of steps of the recorder since it first asked, whatever was taken away since.
    @usableFromInline package var marks = 0
    /// Who is told of the recorder's episodes, where the environment itself is in another process.
    package var listener: (any TrailListener)?
    /// Which environment of that process it is.
    package var place = 0

    /// Nothing so far.
    package init() {}
}

extension StepTrail {
    /// Adds a step.
    ///
    /// - Returns: whether the state after it is to be kept.
    @discardableResult @inlinable @inline(__always)
    package mutating func add<S: Space, O>(
        _ action: S.Element, of space: S.Type, _ step: Step<O>, check: (O) -> UInt64
    ) -> Bool {
        if S.Element.self == Int.self {
            add(discrete: unsafeBitCast(action, to: Int.self))
        } else if S.Element.self == [Float].self {
            add(unsafeBitCast(action, to: [Float].self))
        } else {
            add(S.value(of: action))
        }
        let bits = step.reward.bitPattern
        if bits != lastReward { addReward(bits) }
        count &+= 1
        if step.isDone {
            addEnd(terminated: step.terminated, truncated: step.truncated, check: check(step.observation))
        }
        return count & (Checkpoints.interval - 1) == 0
    }

    /// Keeps the state of the environment; `nil` for one that has no such states.
    @usableFromInline
    package mutating func addCheckpoint(_ state: [Double]?) {
        hasCheckpoints = state != nil
        if let state, kind != .lost { checkpoints.add(state, at: count) }
    }

    @inlinable @inline(__always)
    mutating func add(discrete action: Int) {
        if kind == .bytes, UInt(bitPattern: action) < 256, count < Self.stepLimit {
            bytes.append(UInt8(truncatingIfNeeded: action))
        } else {
            addOther(.int(action))
        }
    }

    @inlinable @inline(__always)
    mutating func add(_ action: [Float]) {
        if kind == .floats, action.count == width, count < Self.stepLimit {
            floats.append(contentsOf: action)
        } else {
            addOther(.floats(action))
        }
    }

    @inlinable @inline(__always)
    mutating func add(_ action: Value) {
        switch action {
        case .int(let number): add(discrete: number)
        case .floats(let numbers): add(numbers)
        default: addOther(action)
        }
    }

    /// Adds an action that is the first one, or of another kind than those before.
    @usableFromInline
    mutating func addOther(_ action: Value) {
        guard kind != .lost else { return }
        guard count < Self.stepLimit else { return loseActions() }
        switch action {
        case .int(let number) where kind == .none && (0..<256).contains(number):
            kind = .bytes
            bytes.append(UInt8(number))
        case .floats(let numbers) where kind == .none && (1...4096).contains(numbers.count):
            kind = .floats
            width = numbers.count
            floats += numbers
        default:
            if kind != .values {
                values = (0..<count).map(self.action)
                (bytes, floats, kind) = ([], [], .values)
            }
            values.append(action)
        }
    }

    private mutating func loseActions() {
        (bytes, floats, values, kind) = ([], [], [], .lost)
        (earlierRewards, earlierStrides) = ([], [])
        if starts.count > 1 { starts.removeLast(starts.count - 1) }
        ends = []
        checkpoints.removeAll()
    }

    /// The action of a step that was kept.
    package func action(_ step: Int) -> Value {
        switch kind {
        case .bytes: .int(Int(bytes[step]))
        case .floats: .floats(Array(floats[step * width..<(step + 1) * width]))
        default: values[step]
        }
    }

    @usableFromInline
    mutating func addReward(_ bits: UInt64) {
        if count > rewardStart, kind != .lost {
            earlierRewards.append(RewardRun(bits: lastReward, count: count - rewardStart))
        }
        (lastReward, rewardStart) = (bits, count)
    }

    @usableFromInline
    mutating func addEnd(terminated: Bool, truncated: Bool, check: UInt64) {
        guard kind != .lost else { return }
        ends.append(End(step: count - 1, terminated: terminated, truncated: truncated, check: check))
    }

    /// Adds a reset.
    @usableFromInline
    package mutating func add(_ start: Start) {
        // A copy that nobody takes the trail from must not grow for ever.
        if starts.count >= 64, count - marked > Self.stepLimit || starts.count >= 4096 {
            if count == 0 { starts.removeAll(keepingCapacity: true) } else { loseActions() }
            hasGap = true
        }
        starts.append(start)
    }

    /// Notes that a step of the recorder is over.
    @inlinable @inline(__always)
    package mutating func mark() {
        marks &+= 1
        marked &+= 1
        if marked != count { markStride() }
    }

    /// Notes that a step of the recorder made another number of steps than one.
    @usableFromInline
    mutating func markStride() {
        marked -= 1
        let steps = count - marked
        if marked > strideStart, kind != .lost {
            earlierStrides.append(Stride(steps: 1, count: marked - strideStart))
        }
        if let last = earlierStrides.last, last.steps == steps, marked == strideStart {
            earlierStrides[earlierStrides.count - 1].count += 1
        } else if kind != .lost {
            earlierStrides.append(Stride(steps: steps, count: 1))
        }
        (marked, strideStart) = (count, count)
    }

    /// The number of steps of the recorder.
    package var markCount: Int {
        earlierStrides.isEmpty ? marked - strideStart : earlierStrides.reduce(marked - strideStart) { $0 + $1.count }
    }

    /// The rewards, in runs.
    package var rewards: [RewardRun] {
        count > rewardStart
            ? earlierRewards + [RewardRun(bits: lastReward, count: count - rewardStart)] : earlierRewards
    }
    /// The steps of the recorder, in runs.
    package var strides: [Stride] {
        marked > strideStart ? earlierStrides + [Stride(steps: 1, count: marked - strideStart)] : earlierStrides
    }
}
