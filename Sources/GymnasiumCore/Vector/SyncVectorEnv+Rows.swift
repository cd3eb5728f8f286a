import LyceumNumerics
import LyceumValues

// While the sub-environments are in rows, the environments of `lanes` stand still: whatever reads or changes them goes through
// `environment(_:)` or calls `leaveRows()` first. An episode that ends leaves by itself, so that its environment starts the next
// one.
extension SyncVectorEnv {
    /// Whether the sub-environments are in rows.
    package var isInRows: Bool { rows?.areAhead ?? false }

    /// Takes actions in rows.
    ///
    /// - Returns: `nil` where the sub-environments or the actions do not allow it; nothing has been done then.
    @inlinable
    mutating func stepInRows(_ actions: Actions) throws -> VectorStep<Observations>? {
        guard let rows = enterRows() else { return nil }
        guard autoresetMode != .disabled || rows.state.ended.isEmpty, rows.advance(actions, of: singleActionSpace)
        else {
            leaveRows()
            return nil
        }
        var outcome = PieceOutcome()
        for lane in rows.state.ended { restart(lane, rows, &outcome) }
        rows.state.noteEnded()
        if !rows.state.ended.isEmpty {
            for lane in rows.state.ended where !rows.strays.contains(lane) { end(lane, rows, &outcome) }
            if autoresetMode == .sameStep { rows.state.setEnded([]) }
        }
        let step = VectorStep(
            rows.observations, rewards: rows.state.batch.rewards, terminated: rows.state.batch.terminated,
            truncated: rows.state.batch.truncated, infos: outcome.infos.isEmpty ? [:] : gathered([outcome]))
        if !rows.strays.isEmpty { leaveRows() }
        if let failed = outcome.failure { throw failure(failed.lane, failed.error) }
        return step
    }

    /// Starts the next episode of a sub-environment whose last one is over.
    @inlinable
    mutating func restart(_ lane: Int, _ rows: LanesInRows<E>, _ outcome: inout PieceOutcome) {
        do {
            let reset = try lanes[lane].reset(seed: nil, options: [:])
            if !reset.info.isEmpty { outcome.infos.append((lane, reset.info)) }
            rows.state.restart(lane)
            reenter(lane, rows, reset.observation)
        } catch {
            if outcome.failure == nil { outcome.failure = (lane, error) }
            stray(lane, rows)
        }
    }

    /// Takes a sub-environment whose episode has ended out of the rows.
    @inlinable
    mutating func end(_ lane: Int, _ rows: LanesInRows<E>, _ outcome: inout PieceOutcome) {
        takeOut(lane, rows)
        guard autoresetMode == .sameStep else {
            lanes[lane].isOver = true
            return
        }
        do {
            let step = try lanes[lane].startingAnew(after: lastStep(lane, rows))
            outcome.infos.append((lane, step.info))
            reenter(lane, rows, step.observation)
        } catch {
            if outcome.failure == nil { outcome.failure = (lane, error) }
            stray(lane, rows)
        }
    }

    @usableFromInline
    mutating func takeOut(_ lane: Int, _ rows: LanesInRows<E>) {
        rows.leave(&lanes[lane].env, lane, isTerminated: rows.state.batch.terminated[lane])
    }

    @usableFromInline
    func lastStep(_ lane: Int, _ rows: LanesInRows<E>) -> Step<E.Observation> {
        let batch = rows.state.batch
        return Step(
            rows.observation(lane), reward: batch.rewards[lane], terminated: batch.terminated[lane],
            truncated: batch.truncated[lane])
    }

    @usableFromInline
    mutating func reenter(_ lane: Int, _ rows: LanesInRows<E>, _ observation: E.Observation) {
        if !rows.setObservation(lane, observation) || !rows.enter(&lanes[lane].env, lane) { rows.strays.append(lane) }
    }

    @usableFromInline
    mutating func stray(_ lane: Int, _ rows: LanesInRows<E>) {
        rows.state.revert(lane)
        rows.strays.append(lane)
    }

    /// The rows, once the sub-environments are in them, to be written to; `nil` if they cannot be.
    @usableFromInline
    mutating func enterRows() -> LanesInRows<E>? {
        guard let rows = ownRows() else { return nil }
        if rows.areAhead { return rows }
        guard rows.isDue() else { return nil }
        rows.clear()
        rows.state.clock.limit = nil
        for (lane, observation) in observations.enumerated() {
            guard rows.setObservation(lane, observation),
                lanes[lane].isOver || rows.enter(&lanes[lane].env, lane)
            else {
                rows.hasFailed()
                return nil
            }
            rows.state.setFlags(lane, terminated: terminated[lane], truncated: truncated[lane])
        }
        rows.state.setEnded(lanes.indices.filter { lanes[$0].isOver })
        rows.areAhead = true
        return rows
    }

    /// Brings the environments up to date, for what is done to them one by one.
    @usableFromInline
    mutating func leaveRows() {
        guard let rows = ownRows() else { return }
        rows.forgetFailures()
        guard rows.areAhead else { return }
        rows.areAhead = false
        for lane in lanes.indices {
            if !lanes[lane].isOver, !rows.strays.contains(lane) {
                rows.leave(&lanes[lane].env, lane, isTerminated: false)
            }
            observations[lane] = rows.observation(lane)
        }
        (terminated, truncated) = (rows.state.batch.terminated, rows.state.batch.truncated)
        rows.strays = []
    }

    /// The rows, which no copy of this vector shares.
    private mutating func ownRows() -> LanesInRows<E>? {
        if rows != nil, !isKnownUniquelyReferenced(&rows) { rows = rows?.copy() }
        return rows
    }

    /// A sub-environment as it is now.
    @usableFromInline
    func environment(_ lane: Int) -> E {
        var env = lanes[lane].env
        if let rows, rows.areAhead, !lanes[lane].isOver { rows.leave(&env, lane, isTerminated: false) }
        return env
    }
}
