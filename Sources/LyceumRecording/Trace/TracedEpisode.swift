import GymnasiumCore
import GymnasiumWrappers
import LyceumNumerics
import LyceumValues

/// An episode of a run as its trace has it: how it began, what was done, what was paid.
///
/// Steps are those of the environment that `make` made. A wrapper outside of it that repeats actions, or resets, makes several of
/// them in one step of the recorder; what the log counts are the recorder's.
public struct TracedEpisode: Sendable {
    /// The totals, as the log has them; with the episode's end.
    public let row: CourseLog.Row
    /// Whether the episode is one of the log.
    public let isLogged: Bool
    /// Whether actions and rewards are there. Otherwise the episode was left out to keep the file small, or could not be followed.
    public let isWhole: Bool
    /// Whether what the recorder saw is not what the environment did: it was replaced by a copy, or stepped past the recorder.
    public let wasInterrupted: Bool
    package let trail: StepTrail

    package init(
        row: CourseLog.Row, isLogged: Bool, isWhole: Bool, wasInterrupted: Bool, trail: StepTrail
    ) {
        self.row = row
        self.isLogged = isLogged
        self.isWhole = isWhole
        self.wasInterrupted = wasInterrupted
        self.trail = trail
    }

    /// The number of steps of the environment.
    public var stepCount: Int { trail.count }
    /// The actions; none of an episode that is not whole.
    public var actions: [Value] { isWhole ? (0..<trail.count).map(trail.action) : [] }
    /// The rewards; none of an episode that is not whole.
    public var rewards: [Double] {
        guard isWhole else { return [] }
        return trail.rewards.flatMap { repeatElement(Double(bitPattern: $0.bits), count: $0.count) }
    }

    /// The resets: usually one, before the first step.
    public var starts: [Start] { trail.starts.map(Start.init) }

    /// A reset.
    public struct Start: Sendable {
        /// The number of steps before it.
        public let step: Int
        /// The environment's random stream before it.
        public let random: Generator
        /// The seed; `nil` where the stream went on.
        public let seed: Int?
        /// The options.
        public let options: Info
        /// The check value of the first observation: equal observations have equal ones.
        public let check: UInt64

        init(_ start: StepTrail.Start) {
            step = start.step
            random = Generator(state: start.random)
            seed = start.seed
            options = start.options
            check = start.check
        }
    }
}

extension TracedEpisode {
    /// The most steps of one episode that are read.
    static let stepLimit = StepTrail.stepLimit

    private enum Flags {
        static let isLogged: UInt8 = 1
        static let isWhole: UInt8 = 2
        static let hasStrides: UInt8 = 4
        static let hasGap: UInt8 = 8
        static let wasInterrupted: UInt8 = 64
        static let hasCheckpoints: UInt8 = 128
    }

    private static let ends: [EpisodeEnd] = [.terminated, .truncated, .aborted]

    /// The episode without its steps, and perhaps without how it began.
    func thinned(keepsStarts: Bool) -> TracedEpisode {
        TracedEpisode(
            row: row, isLogged: isLogged, isWhole: false, wasInterrupted: wasInterrupted,
            trail: keepsStarts ? trail : StepTrail())
    }

    /// The episode in bytes.
    package var encoded: [UInt8] {
        let writer = ByteWriter()
        write(to: writer)
        return writer.bytes
    }

    func write(to writer: ByteWriter) {
        Self.write(row, isLogged: isLogged, isWhole: isWhole, wasInterrupted: wasInterrupted, trail, to: writer)
    }

    static func write(
        _ row: CourseLog.Row, isLogged: Bool, isWhole: Bool, wasInterrupted: Bool, _ trail: StepTrail,
        to writer: ByteWriter
    ) {
        let hasStrides =
            !(trail.earlierStrides.isEmpty && trail.strideStart == 0 && trail.marked == trail.count)
        var flags: UInt8 = isLogged ? Flags.isLogged : 0
        if isWhole { flags |= Flags.isWhole }
        if isWhole && hasStrides { flags |= Flags.hasStrides }
        if trail.hasGap { flags |= Flags.hasGap }
        if wasInterrupted { flags |= Flags.wasInterrupted }
        let hasCheckpoints = isWhole && trail.checkpoints.count > 0
        if hasCheckpoints { flags |= Flags.hasCheckpoints }
        let end: UInt8 = row.end == .terminated ? 0 : row.end == .truncated ? 1 : 2
        writer.add(count: row.count)
        writer.add(flags | end << 4)
        writer.add(count: row.length)
        write(row.rewardSum, row.squaredRewardSum, length: Double(row.length), to: writer)
        write(trail.starts, isWhole: isWhole, to: writer)
        guard isWhole else { return }
        writer.add(count: trail.count)
        write(trail.ends, to: writer)
        if hasCheckpoints { write(trail.checkpoints, to: writer) }
        if hasStrides {
            writer.add(trail.rewardBefore)
            let strides = trail.strides
            writer.add(count: strides.count)
            for stride in strides {
                writer.add(count: stride.steps)
                writer.add(count: stride.count)
            }
        }
        writeActions(of: trail, to: writer)
        writeRewards(of: trail, to: writer)
    }

    private static func write(_ sum: Double, _ squares: Double, length: Double, to writer: ByteWriter) {
        if squares == length, sum.magnitude == length, length > 0 { return writer.add(UInt8(sum > 0 ? 1 : 2)) }
        writer.add(UInt8(0))
        writer.add(sum.bitPattern)
        writer.add(squares.bitPattern)
    }

    /// Writes the resets, or the first of them.
    private static func write(_ starts: [StepTrail.Start], isWhole: Bool, to writer: ByteWriter) {
        let count = isWhole ? starts.count : min(1, starts.count)
        writer.add(count: count)
        for index in 0..<count {
            let start = starts[index]
            writer.add(count: start.step)
            let inheritance = isWhole ? start.inheritance : nil
            var flags: UInt8 = start.seed == nil ? 0 : 1
            if !start.options.isEmpty { flags |= 2 }
            if inheritance != nil { flags |= 4 }
            if start.random.buffered != nil { flags |= 8 }
            writer.add(flags)
            writer.add(start.random.state)
            writer.add(start.random.increment)
            if let half = start.random.buffered { writer.add(half) }
            if let seed = start.seed { writer.add(Int64(seed)) }
            if !start.options.isEmpty { writer.add(start.options) }
            if let inheritance {
                writer.add(count: inheritance.count)
                writer.add(inheritance)
            }
            writer.add(start.check)
        }
    }

    private static func write(_ ends: [StepTrail.End], to writer: ByteWriter) {
        writer.add(count: ends.count)
        for end in ends {
            writer.add(count: end.step)
            writer.add((end.terminated ? 1 : 0) | (end.truncated ? 2 : 0) as UInt8)
            writer.add(end.check)
        }
    }

    private static func write(_ checkpoints: Checkpoints, to writer: ByteWriter) {
        writer.add(count: checkpoints.width)
        writer.add(count: checkpoints.first)
        writer.add(count: checkpoints.count)
        for number in checkpoints.numbers { writer.add(number.bitPattern) }
    }

    private static func writeActions(of trail: StepTrail, to writer: ByteWriter) {
        guard trail.count > 0 else { return }
        writer.add(trail.kind.rawValue)
        switch trail.kind {
        case .none, .lost: return
        case .bytes: writePacked(trail.bytes, to: writer)
        case .floats:
            writer.add(count: trail.width)
            writer.addPlanes(trail.floats.lazy.map { UInt64($0.bitPattern) }, width: 4)
        case .values:
            for value in trail.values { writer.add(value) }
        }
    }

    /// Writes each number in as many bits as the greatest one has, eight numbers in as many bytes.
    private static func writePacked(_ actions: ActionBytes, to writer: ByteWriter) {
        let width = actions.bitWidth
        writer.add(UInt8(width))
        guard width > 0 else { return }
        for word in actions.words { writer.add(packed(word, width: width), bytes: width) }
        let rest = actions.count & 7
        if rest > 0 { writer.add(packed(actions.pending, width: width), bytes: (rest * width + 7) / 8) }
    }

    /// The lowest bits of each byte of a word, one after the other.
    @inline(__always)
    private static func packed(_ word: UInt64, width: Int) -> UInt64 {
        // The product has the lowest bit of each byte in its highest byte.
        if width == 1 { return (word &* 0x0102_0408_1020_4080) >> 56 }
        var packed: UInt64 = 0
        for index in 0..<8 { packed |= (word >> UInt64(8 * index) & 255) << UInt64(width * index) }
        return packed
    }

    private static func writeRewards(of trail: StepTrail, to writer: ByteWriter) {
        let bits = trail.lastReward
        if trail.earlierRewards.isEmpty, trail.count > trail.rewardStart {
            let single = Float(Double(bitPattern: bits))
            if Double(single).bitPattern == bits {
                // Most episodes of the fastest environments: each step pays the same.
                writer.add(UInt8(1))
                writer.add(UInt8(trail.count == 1 ? 1 : 3))
                writer.add(single.bitPattern)
                if trail.count > 1 { writer.add(count: trail.count) }
                return
            }
        }
        let runs = trail.rewards
        writer.add(count: runs.count)
        guard !runs.isEmpty else { return }
        let areSingle = runs.allSatisfy { Double(Float(Double(bitPattern: $0.bits))).bitPattern == $0.bits }
        let haveCounts = runs.contains { $0.count != 1 }
        writer.add((areSingle ? 1 : 0) | (haveCounts ? 2 : 0) as UInt8)
        if areSingle {
            writer.addPlanes(runs.lazy.map { UInt64(Float(Double(bitPattern: $0.bits)).bitPattern) }, width: 4)
        } else {
            writer.addPlanes(runs.lazy.map(\.bits), width: 8)
        }
        if haveCounts { for run in runs { writer.add(count: run.count) } }
    }
}
