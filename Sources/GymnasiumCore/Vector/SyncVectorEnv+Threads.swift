import LyceumSystem
import LyceumValues

extension SyncVectorEnv {
    /// Advances each sub-environment, on as many threads as are asked for, and gathers the information in the
    /// sub-environments' order.
    ///
    /// - Parameter advance: given a sub-environment and its position; `nil` leaves everything as it was.
    /// - Throws: ``LaneFailure`` of the first sub-environment that threw, after all others were advanced.
    @inlinable
    mutating func onThreads(
        rewards: inout [Double],
        _ advance: @Sendable (inout Lane<E>, Int) throws -> Step<E.Observation>?
    ) throws -> Info {
        let pieces = min(threads, count)
        let outcomes = withLanes(&rewards) { lanes in
            guard pieces > 1 else {
                var infos = VectorInfo(count: lanes.count)
                var outcome = lanes.advance(0..<lanes.count, advance) { infos.add($1, lane: $0) }
                outcome.gathered = infos
                return [outcome]
            }
            let outcomes = Outcomes(pieces)
            onThreadTeam(pieces) { piece in
                let range = lanes.count * piece / pieces..<lanes.count * (piece + 1) / pieces
                var infos: [(Int, Info)] = []
                var outcome = lanes.advance(range, advance) { infos.append(($0, $1)) }
                outcome.infos = infos
                outcomes.set(outcome, piece)
            }
            return outcomes.all
        }
        if let failed = outcomes.lazy.compactMap(\.failure).first { throw failure(failed.lane, failed.error) }
        return gathered(outcomes)
    }

    @usableFromInline
    func gathered(_ outcomes: [PieceOutcome]) -> Info {
        var infos = outcomes.first?.gathered ?? VectorInfo(count: count)
        for outcome in outcomes { for (lane, info) in outcome.infos { infos.add(info, lane: lane) } }
        return infos.isEmpty ? [:] : infos.info
    }

    @inlinable
    mutating func withLanes<Result>(_ rewards: inout [Double], _ body: (LaneBuffers<E>) -> Result) -> Result {
        lanes.withUnsafeMutableBufferPointer { lanes in
            observations.withUnsafeMutableBufferPointer { observations in
                rewards.withUnsafeMutableBufferPointer { rewards in
                    terminated.withUnsafeMutableBufferPointer { terminated in
                        truncated.withUnsafeMutableBufferPointer { truncated in
                            body(
                                LaneBuffers(
                                    lanes: lanes, observations: observations, rewards: rewards, terminated: terminated,
                                    truncated: truncated))
                        }
                    }
                }
            }
        }
    }
}

/// Calls a function with each number below `pieces`, on as many threads.
@usableFromInline
func onThreadTeam(_ pieces: Int, _ body: @Sendable (Int) -> Void) {
    ThreadTeam.shared.run(pieces: pieces, body)
}

/// The sub-environments and where their results go, while they are advanced. Threads work on ranges that do not
/// overlap.
@usableFromInline
struct LaneBuffers<E: Env>: @unchecked Sendable {
    @usableFromInline let lanes: UnsafeMutableBufferPointer<Lane<E>>
    @usableFromInline let observations: UnsafeMutableBufferPointer<E.Observation>
    @usableFromInline let rewards: UnsafeMutableBufferPointer<Double>
    @usableFromInline let terminated: UnsafeMutableBufferPointer<Bool>
    @usableFromInline let truncated: UnsafeMutableBufferPointer<Bool>

    @inlinable
    init(
        lanes: UnsafeMutableBufferPointer<Lane<E>>, observations: UnsafeMutableBufferPointer<E.Observation>,
        rewards: UnsafeMutableBufferPointer<Double>, terminated: UnsafeMutableBufferPointer<Bool>,
        truncated: UnsafeMutableBufferPointer<Bool>
    ) {
        self.lanes = lanes
        self.observations = observations
        self.rewards = rewards
        self.terminated = terminated
        self.truncated = truncated
    }

    @inlinable var count: Int { lanes.count }

    @inlinable
    func advance(
        _ range: Range<Int>, _ advance: (inout Lane<E>, Int) throws -> Step<E.Observation>?,
        inform: (Int, Info) -> Void
    ) -> PieceOutcome {
        var outcome = PieceOutcome()
        for index in range {
            do {
                guard let step = try advance(&lanes[index], index) else { continue }
                observations[index] = step.observation
                rewards[index] = step.reward
                terminated[index] = step.terminated
                truncated[index] = step.truncated
                if !step.info.isEmpty { inform(index, step.info) }
            } catch {
                if outcome.failure == nil { outcome.failure = (index, error) }
            }
        }
        return outcome
    }
}

/// What advancing a range of sub-environments gives besides the buffers.
@usableFromInline
struct PieceOutcome: Sendable {
    @usableFromInline var infos: [(lane: Int, info: Info)] = []
    /// What has been gathered already, where one thread does it all.
    @usableFromInline var gathered: VectorInfo?
    @usableFromInline var failure: (lane: Int, error: any Error)?

    @inlinable
    init() {}
}

/// The outcomes of all ranges; each is written by one thread, once.
@usableFromInline
final class Outcomes: @unchecked Sendable {
    private let buffer: UnsafeMutableBufferPointer<PieceOutcome>

    @usableFromInline
    init(_ count: Int) {
        buffer = .allocate(capacity: count)
        buffer.initialize(repeating: PieceOutcome())
    }

    deinit {
        buffer.deinitialize()
        buffer.deallocate()
    }

    @usableFromInline
    func set(_ outcome: PieceOutcome, _ piece: Int) { buffer[piece] = outcome }

    @usableFromInline var all: [PieceOutcome] { Array(buffer) }
}
