extension StepTrail {
    /// How far a trail has come.
    package struct Position: Sendable, Equatable {
        package var steps = 0
        package var starts = 0
        package var ends = 0
    }

    /// How far it has come.
    package var position: Position { Position(steps: count, starts: starts.count, ends: ends.count) }

    /// Notes that what comes now belongs to the recorder's next episode, if there is one.
    @usableFromInline
    package mutating func cut() { border = position }

    /// The trail up to where it was cut.
    package var beforeCut: StepTrail {
        var trail = self
        trail.starts.removeLast(max(0, starts.count - border.starts))
        trail.ends.removeLast(max(0, ends.count - border.ends))
        trail.checkpoints.removeAll(after: border.steps)
        let later = count - border.steps
        guard later > 0, kind != .lost else { return trail }
        trail.count = border.steps
        if kind == .bytes { trail.bytes.removeLast(later) }
        trail.floats.removeLast(min(later * width, floats.count))
        trail.values.removeLast(min(later, values.count))
        trail.earlierRewards = []
        var left = border.steps
        for run in rewards where left > 0 {
            trail.earlierRewards.append(RewardRun(bits: run.bits, count: min(run.count, left)))
            left -= min(run.count, left)
        }
        trail.rewardStart = trail.count
        return trail
    }

    /// Takes away what came before the cut.
    package mutating func dropBeforeCut() {
        checkpoints.removeAll()
        let later = count - border.steps
        rewardBefore = later == 0 ? lastReward : rewardBits(before: border.steps)
        // Only a wrapper that steps during a reset leaves steps behind it.
        if kind == .lost || later == 0 {
            if !bytes.isEmpty { bytes.removeAll(keepingCapacity: true) }
            if !floats.isEmpty { floats.removeAll(keepingCapacity: true) }
            if !values.isEmpty { values.removeAll(keepingCapacity: true) }
            if !earlierRewards.isEmpty { earlierRewards.removeAll(keepingCapacity: true) }
            if kind == .lost { kind = .none }
            hasGap = later > 0
            (count, rewardStart) = (0, 0)
        } else {
            keepLast(later)
        }
        if border.starts == 1, starts.count == 2 {
            starts.withUnsafeMutableBufferPointer { $0.swapAt(0, 1) }
            starts.removeLast()
        } else {
            starts.removeFirst(min(border.starts, starts.count))
        }
        for index in starts.indices { starts[index].step = max(0, starts[index].step - border.steps) }
        if border.ends < ends.count {
            ends.removeFirst(border.ends)
        } else if ends.count == 1 {
            ends.removeLast()
        } else {
            ends.removeAll(keepingCapacity: true)
        }
        for index in ends.indices { ends[index].step = max(0, ends[index].step - border.steps) }
        (marked, strideStart) = (0, 0)
        if !earlierStrides.isEmpty { earlierStrides.removeAll(keepingCapacity: true) }
        border = Position()
    }

    private mutating func keepLast(_ later: Int) {
        let all = rewards.flatMap { repeatElement($0.bits, count: $0.count) }
        (earlierRewards, count, rewardStart) = ([], 0, 0)
        for bits in all.suffix(later) {
            if bits != lastReward { addReward(bits) }
            count += 1
        }
        bytes = ActionBytes(bytes.suffix(later))
        floats = floats.suffix(later * width)
        values = values.suffix(later)
        hasGap = false
    }

    /// The bits of the reward of the step before a position.
    private func rewardBits(before step: Int) -> UInt64 {
        var left = step
        var bits = rewardBefore
        for run in rewards where left > 0 {
            bits = run.bits
            left -= run.count
        }
        return bits
    }
}
