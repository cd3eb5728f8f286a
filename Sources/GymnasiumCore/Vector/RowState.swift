import LyceumNumerics

/// What several sub-environments that are advanced as rows of numbers have given last, and how long their episodes are.
///
/// Batches are written into the memory of the one before the last, unless somebody still holds that.
@usableFromInline
package struct RowState: Sendable {
    /// The last batch, without information.
    @usableFromInline package private(set) var batch: VectorStep<NDArray<Float>>
    private var spare: VectorStep<NDArray<Float>>
    /// The counts of steps.
    package var clock: EpisodeClock
    /// The sub-environments whose episodes ended with the last step.
    @usableFromInline package private(set) var ended: [Int] = []
    private var mayHaveEnded = false
    private let width: Int

    /// Where a step of all sub-environments is written.
    package struct Results {
        /// The numbers of each observation, one sub-environment after the other.
        package let observations: UnsafeMutableBufferPointer<Float>
        package let rewards: UnsafeMutableBufferPointer<Double>
        package let terminated: UnsafeMutableBufferPointer<Bool>
    }

    /// Nothing yet.
    ///
    /// - Parameter width: how many numbers an observation has.
    package init(count: Int, width: Int, limit: Int? = nil) {
        self.width = width
        batch = VectorStep(
            NDArray(shape: [count, width], repeating: 0), rewards: Array(repeating: 0, count: count),
            terminated: Array(repeating: false, count: count), truncated: Array(repeating: false, count: count))
        spare = batch
        clock = EpisodeClock(count: count, limit: limit)
    }

    /// Writes a new batch.
    ///
    /// - Parameter body: writes the step of each sub-environment and returns whether any is terminated.
    package mutating func advance(_ body: (Results) -> Bool) {
        swap(&batch, &spare)
        let isAnyTerminated = batch.observations.withUnsafeMutableElements { observations in
            batch.rewards.withUnsafeMutableBufferPointer { rewards in
                batch.terminated.withUnsafeMutableBufferPointer { terminated in
                    body(Results(observations: observations, rewards: rewards, terminated: terminated))
                }
            }
        }
        let isAnyTruncated = clock.tick(&batch.truncated)
        mayHaveEnded = isAnyTerminated || isAnyTruncated
    }

    /// Begins a new batch that is the last one without rewards.
    package mutating func repeatLast() {
        swap(&batch, &spare)
        batch = VectorStep(
            spare.observations, rewards: Array(repeating: 0, count: batch.count), terminated: spare.terminated,
            truncated: spare.truncated)
    }

    /// A sub-environment has begun an episode in place of a step.
    @usableFromInline
    package mutating func restart(_ lane: Int) {
        (batch.rewards[lane], batch.terminated[lane], batch.truncated[lane]) = (0, false, false)
    }

    /// Replaces the flags of a sub-environment.
    mutating func setFlags(_ lane: Int, terminated: Bool, truncated: Bool) {
        (batch.terminated[lane], batch.truncated[lane]) = (terminated, truncated)
    }

    /// A sub-environment has not taken the step: its observation and flags are those of the batch before.
    mutating func revert(_ lane: Int) {
        batch.observations.setRow(lane, to: spare.observations.row(lane))
        setFlags(lane, terminated: spare.terminated[lane], truncated: spare.truncated[lane])
    }

    /// Writes observations anew, where episodes have begun.
    package mutating func observe(_ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
        batch.observations.withUnsafeMutableElements(body)
    }

    /// Replaces the observation of a sub-environment.
    ///
    /// - Returns: whether it has as many numbers as the others.
    mutating func setObservation(_ lane: Int, _ numbers: [Float]) -> Bool {
        guard numbers.count == width else { return false }
        let first = lane * width
        batch.observations.withUnsafeMutableElements { observations in
            for (index, number) in numbers.enumerated() { observations[first + index] = number }
        }
        return true
    }

    /// The observation of a sub-environment.
    func observation(_ lane: Int) -> [Float] { Array(batch.observations.row(lane)) }

    /// Looks for the sub-environments whose episodes have ended with the last step.
    @usableFromInline
    package mutating func noteEnded() {
        ended.removeAll(keepingCapacity: true)
        guard mayHaveEnded else { return }
        let count = batch.count
        batch.terminated.withUnsafeBytes { terminated in
            batch.truncated.withUnsafeBytes { truncated in
                var lane = 0
                while lane < count {
                    // Most go on: eight at a time are passed over.
                    if lane + 8 <= count,
                        terminated.loadUnaligned(fromByteOffset: lane, as: UInt64.self)
                            | truncated.loadUnaligned(fromByteOffset: lane, as: UInt64.self) == 0
                    {
                        lane += 8
                        continue
                    }
                    for lane in lane..<min(lane + 8, count) where terminated[lane] | truncated[lane] != 0 {
                        ended.append(lane)
                    }
                    lane += 8
                }
            }
        }
    }

    /// Sets which sub-environments' episodes are over.
    @usableFromInline
    package mutating func setEnded(_ lanes: [Int]) { ended = lanes }
}
