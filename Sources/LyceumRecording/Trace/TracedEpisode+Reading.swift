import GymnasiumCore
import GymnasiumWrappers
import LyceumNumerics
import LyceumValues

extension TracedEpisode {
    /// Reads an episode from all that is left.
    ///
    /// - Parameter stepsLeft: how many steps may still be read of the file; those of the episode are taken off.
    init(_ reader: inout ByteReader, stepsLeft: inout Int) throws(TraceProblem) {
        let count = try reader.count("the episode's number", atMost: 1 << 40)
        let flags = try reader.byte()
        let ends: [EpisodeEnd] = [.terminated, .truncated, .aborted]
        guard flags >> 4 & 3 < 3 else { throw TraceProblem("its flags are \(flags)") }
        let length = try reader.count("its length", atMost: 1 << 40)
        let (sum, squares) = try Self.sums(length: Double(length), &reader)
        row = CourseLog.Row(
            count: count, rewardSum: sum, squaredRewardSum: squares, length: length, end: ends[Int(flags >> 4 & 3)])
        isLogged = flags & 1 != 0
        isWhole = flags & 2 != 0
        wasInterrupted = flags & 64 != 0
        guard isWhole || flags & (4 | 128) == 0 else { throw TraceProblem("its flags are \(flags)") }
        var trail = StepTrail()
        trail.hasGap = flags & 8 != 0
        let before = reader.left
        trail.starts = try Self.starts(&reader)
        try Self.charge(before - reader.left, &stepsLeft)
        if isWhole {
            guard length <= min(Self.stepLimit, stepsLeft) else { throw TraceProblem("its length is \(length)") }
            trail.count = try reader.count("the number of its steps", atMost: min(Self.stepLimit, stepsLeft))
            stepsLeft -= max(trail.count, length)
            trail.ends = try Self.ends(&reader, steps: trail.count)
            if flags & 128 != 0 { trail.checkpoints = try Self.checkpoints(&reader, steps: trail.count) }
            trail.earlierStrides = try Self.strides(&reader, length: length, hasStrides: flags & 4 != 0, &trail)
            let before = reader.left
            try Self.readActions(&reader, &trail)
            if trail.kind == .values { try Self.charge(before - reader.left, &stepsLeft) }
            trail.earlierRewards = try Self.rewards(&reader, steps: trail.count)
            (trail.rewardStart, trail.marked, trail.strideStart) = (trail.count, trail.count, trail.count)
        }
        let steps = trail.count
        guard !isWhole || trail.starts.allSatisfy({ $0.step <= steps }) else {
            throw TraceProblem("a reset comes after the last step")
        }
        guard reader.left == 0 else { throw TraceProblem("\(reader.left) bytes follow its end") }
        self.trail = trail
    }

    /// Takes values off the steps that may be read: one in a byte may become many in memory.
    private static func charge(_ bytes: Int, _ stepsLeft: inout Int) throws(TraceProblem) {
        guard bytes <= stepsLeft else { throw TraceProblem("there are too many values") }
        stepsLeft -= bytes
    }

    private static func sums(length: Double, _ reader: inout ByteReader) throws(TraceProblem) -> (Double, Double) {
        switch try reader.byte() {
        case 0:
            let sum = Double(bitPattern: try reader.number(UInt64.self))
            return (sum, Double(bitPattern: try reader.number(UInt64.self)))
        case 1: return (length, length)
        case 2: return (-length, length)
        case let kind: throw TraceProblem("there is no kind \(kind) of sums")
        }
    }

    private static func starts(_ reader: inout ByteReader) throws(TraceProblem) -> [StepTrail.Start] {
        var starts: [StepTrail.Start] = []
        for _ in 0..<(try reader.count("the number of resets", atMost: min(stepLimit, reader.left))) {
            let step = try reader.count("a reset's step", atMost: stepLimit)
            guard step >= starts.last?.step ?? 0 else { throw TraceProblem("its resets are out of order") }
            let flags = try reader.byte()
            guard flags < 16 else { throw TraceProblem("a reset's flags are \(flags)") }
            let state = try reader.number(UInt128.self)
            let increment = try reader.number(UInt128.self)
            // With an even one a draw may never return.
            guard increment % 2 == 1 else { throw TraceProblem("a random stream has an even increment") }
            let half = flags & 8 != 0 ? try reader.number(UInt32.self) : nil
            let seed = flags & 1 != 0 ? Int(try reader.number(Int64.self)) : nil
            let options = flags & 2 != 0 ? try reader.info() : [:]
            var inheritance: [UInt8]?
            if flags & 4 != 0 {
                inheritance = Array(
                    try reader.take(try reader.count("the size of what a reset took over", atMost: 1 << 20)))
            }
            starts.append(
                StepTrail.Start(
                    step: step, random: PCG64(state: state, increment: increment, buffered: half), seed: seed,
                    options: options, inheritance: inheritance, check: try reader.number(UInt64.self)))
        }
        return starts
    }

    private static func ends(_ reader: inout ByteReader, steps: Int) throws(TraceProblem) -> [StepTrail.End] {
        var ends: [StepTrail.End] = []
        for _ in 0..<(try reader.count("the number of ends", atMost: min(steps, reader.left))) {
            let step = try reader.count("an end's step", atMost: steps - 1)
            guard step > ends.last?.step ?? -1 else { throw TraceProblem("its ends are out of order") }
            let flags = try reader.byte()
            guard (1...3).contains(flags) else { throw TraceProblem("an end's flags are \(flags)") }
            ends.append(
                StepTrail.End(
                    step: step, terminated: flags & 1 != 0, truncated: flags & 2 != 0,
                    check: try reader.number(UInt64.self)))
        }
        return ends
    }

    private static func checkpoints(_ reader: inout ByteReader, steps: Int) throws(TraceProblem) -> Checkpoints {
        let width = try reader.count("the width of its states", atMost: Checkpoints.widthLimit)
        let all = steps / Checkpoints.interval
        let first = try reader.count("the number of its first state", atMost: all)
        guard width > 0, first > 0 else { throw TraceProblem("it has states of \(width) numbers from \(first) on") }
        let count = try reader.count("the number of its states", atMost: all - first + 1)
        guard count > 0 else { throw TraceProblem("it has no state where there should be some") }
        var numbers: [Double] = []
        numbers.reserveCapacity(min(count * width, reader.left / 8))
        for _ in 0..<count * width { numbers.append(Double(bitPattern: try reader.number(UInt64.self))) }
        return Checkpoints(width: width, first: first, numbers: numbers)
    }

    private static func strides(
        _ reader: inout ByteReader, length: Int, hasStrides: Bool, _ trail: inout StepTrail
    ) throws(TraceProblem) -> [StepTrail.Stride] {
        guard hasStrides else {
            guard length == trail.count else {
                throw TraceProblem("it has \(trail.count) steps and the length \(length)")
            }
            return [StepTrail.Stride(steps: 1, count: length)]
        }
        trail.rewardBefore = try reader.number(UInt64.self)
        var strides: [StepTrail.Stride] = []
        var (steps, marks) = (0, 0)
        for _ in 0..<(try reader.count("the number of strides", atMost: reader.left)) {
            let stride = StepTrail.Stride(
                steps: try reader.count("a stride", atMost: trail.count),
                count: try reader.count("the number of equal strides", atMost: max(length, 1)))
            let (product, overflows) = stride.steps.multipliedReportingOverflow(by: stride.count)
            guard !overflows, product <= trail.count - steps, stride.count <= length - marks else {
                throw TraceProblem("its strides have more steps than it has")
            }
            steps += product
            marks += stride.count
            strides.append(stride)
        }
        guard marks == length else { throw TraceProblem("its strides have \(marks) steps, its length is \(length)") }
        return strides
    }

    private static func readActions(_ reader: inout ByteReader, _ trail: inout StepTrail) throws(TraceProblem) {
        guard trail.count > 0 else { return }
        let code = try reader.byte()
        switch StepTrail.Kind(rawValue: code) {
        case .bytes: trail.bytes = ActionBytes(try packed(&reader, count: trail.count))
        case .floats:
            trail.width = try reader.count("the length of its actions", atMost: 4096)
            guard trail.width > 0 else { throw TraceProblem("its actions are empty") }
            let words = try reader.planes(count: trail.count * trail.width, width: 4)
            trail.floats = words.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
        case .values:
            trail.values.reserveCapacity(min(trail.count, reader.left))
            for _ in 0..<trail.count { trail.values.append(try reader.value()) }
        case nil, .some(.none), .some(.lost): throw TraceProblem("there is no kind \(code) of actions")
        }
        trail.kind = StepTrail.Kind(rawValue: code) ?? .none
    }

    private static func packed(_ reader: inout ByteReader, count: Int) throws(TraceProblem) -> [UInt8] {
        let width = Int(try reader.byte())
        guard width <= 8 else { throw TraceProblem("its actions have \(width) bits each") }
        guard width > 0 else { return [UInt8](repeating: 0, count: count) }
        let packed = try reader.take((count * width + 7) / 8)
        var actions: [UInt8] = []
        actions.reserveCapacity(count)
        var pending: UInt32 = 0
        var bits = 0
        var next = packed.startIndex
        for _ in 0..<count {
            if bits < width {
                pending |= UInt32(packed[next]) << UInt32(bits)
                next += 1
                bits += 8
            }
            actions.append(UInt8(truncatingIfNeeded: pending & (1 << UInt32(width) - 1)))
            pending >>= UInt32(width)
            bits -= width
        }
        guard pending == 0 else { throw TraceProblem("bits follow the last action") }
        return actions
    }

    private static func rewards(_ reader: inout ByteReader, steps: Int) throws(TraceProblem) -> [StepTrail.RewardRun] {
        let count = try reader.count("the number of rewards", atMost: min(steps, reader.left))
        guard count > 0 else {
            guard steps == 0 else { throw TraceProblem("it has \(steps) steps and no reward") }
            return []
        }
        let format = try reader.byte()
        guard format < 4 else { throw TraceProblem("there is no kind \(format) of rewards") }
        let words =
            format & 1 == 0
            ? try reader.planes(count: count, width: 8)
            : try reader.planes(count: count, width: 4).map {
                Double(Float(bitPattern: UInt32(truncatingIfNeeded: $0))).bitPattern
            }
        var runs: [StepTrail.RewardRun] = []
        runs.reserveCapacity(count)
        var total = 0
        for word in words {
            let length = format & 2 == 0 ? 1 : try reader.count("the number of equal rewards", atMost: steps - total)
            total += length
            runs.append(StepTrail.RewardRun(bits: word, count: length))
        }
        guard total == steps else { throw TraceProblem("it has \(steps) steps and \(total) rewards") }
        return runs
    }
}
