import LyceumNumerics
import LyceumValues

/// The sub-environments of a ``SyncVectorEnv`` as rows of numbers, whatever their type is made of.
///
/// A vector and its copies share one until one of them writes: whoever writes holds the only reference, which is why it is
/// `Sendable` without a lock.
@usableFromInline
class LanesInRows<Lane: Env>: @unchecked Sendable {
    @usableFromInline final var state: RowState
    /// Whether the rows are ahead of the environments.
    @usableFromInline final var areAhead = false
    /// Sub-environments that could not enter the rows again, or whose reset threw: the environments are ahead.
    @usableFromInline final var strays: [Int] = []
    /// How many steps pass before the environments try to enter once more, and how many after the next failure.
    private final var (wait, nextWait) = (0, 1)

    init(count: Int, width: Int) { state = RowState(count: count, width: width) }

    init(_ other: LanesInRows) {
        state = other.state
        (areAhead, strays) = (other.areAhead, other.strays)
        (wait, nextWait) = (other.wait, other.nextWait)
    }

    /// Whether it is time to try to enter.
    final func isDue() -> Bool {
        guard wait > 0 else { return true }
        wait -= 1
        return false
    }

    final func hasFailed() {
        wait = nextWait
        nextWait = min(2 * nextWait, 1024)
    }

    final func forgetFailures() { (wait, nextWait) = (0, 1) }

    // What follows is written by the two classes below.

    func copy() -> LanesInRows { preconditionFailure("there are no rows without a type") }
    /// Forgets what the sub-environments that entered before had in common.
    func clear() { preconditionFailure("there are no rows without a type") }
    /// Puts a sub-environment into the rows if it can be there; the environment is not changed.
    func enter(_ env: inout Lane, _ lane: Int) -> Bool { preconditionFailure("there are no rows without a type") }
    /// Brings an environment up to date.
    func leave(_ env: inout Lane, _ lane: Int, isTerminated: Bool) {
        preconditionFailure("there are no rows without a type")
    }
    /// Advances all of them; does nothing and returns `false` for actions that one of them might refuse.
    @usableFromInline
    func advance(_ actions: Lane.ActionSpace.Batch, of space: Lane.ActionSpace) -> Bool {
        preconditionFailure("there are no rows without a type")
    }
    /// Replaces an observation.
    ///
    /// - Returns: whether it has as many numbers as the others.
    func setObservation(_ lane: Int, _ observation: Lane.Observation) -> Bool {
        preconditionFailure("there are no rows without a type")
    }
    func observation(_ lane: Int) -> Lane.Observation { preconditionFailure("there are no rows without a type") }
    @usableFromInline
    var observations: Lane.ObservationSpace.Batch { preconditionFailure("there are no rows without a type") }
}

/// Rows of environments whose type is known.
final class TypedLanesInRows<Lane: RowEnv>: LanesInRows<Lane>, @unchecked Sendable {
    private var rows: Lane.Rows

    init(count: Int) {
        rows = Lane.Rows(count: count)
        super.init(count: count, width: Lane.Rows.width)
    }

    private init(copying other: TypedLanesInRows) {
        rows = other.rows
        super.init(other)
    }

    override func copy() -> LanesInRows<Lane> { TypedLanesInRows(copying: self) }
    override func clear() { rows.clear() }

    override func enter(_ env: inout Lane, _ lane: Int) -> Bool { env.enter(&rows, &state.clock, lane) }

    override func leave(_ env: inout Lane, _ lane: Int, isTerminated: Bool) {
        env.leave(rows, state.clock, lane, isTerminated: isTerminated)
    }

    override func advance(_ actions: Lane.ActionSpace.Batch, of space: Lane.ActionSpace) -> Bool {
        guard rows.accepts(actions) else { return false }
        state.advance { rows.advance(actions, $0) }
        return true
    }

    override func setObservation(_ lane: Int, _ observation: [Float]) -> Bool {
        state.setObservation(lane, observation)
    }

    override func observation(_ lane: Int) -> [Float] { state.observation(lane) }
    override var observations: NDArray<Float> { state.batch.observations }
}

/// Rows of environments that were made by their id, all of one type inside.
final class ErasedLanesInRows<Content: RowEnv>: LanesInRows<AnyEnv>, @unchecked Sendable {
    private var rows: Content.Rows

    init(count: Int) {
        rows = Content.Rows(count: count)
        super.init(count: count, width: Content.Rows.width)
    }

    private init(copying other: ErasedLanesInRows) {
        rows = other.rows
        super.init(other)
    }

    override func copy() -> LanesInRows<AnyEnv> { ErasedLanesInRows(copying: self) }
    override func clear() { rows.clear() }

    override func enter(_ env: inout AnyEnv, _ lane: Int) -> Bool {
        box(env)?.env.enter(&rows, &state.clock, lane) ?? false
    }

    override func leave(_ env: inout AnyEnv, _ lane: Int, isTerminated: Bool) {
        env.makeUnique()
        box(env)?.env.leave(rows, state.clock, lane, isTerminated: isTerminated)
    }

    private func box(_ env: AnyEnv) -> TypedEnvBox<Content>? {
        type(of: env.box) == TypedEnvBox<Content>.self ? unsafeDowncast(env.box, to: TypedEnvBox<Content>.self) : nil
    }

    override func advance(_ actions: Value, of space: AnySpace) -> Bool {
        guard space.as(Content.ActionSpace.self) != nil, let typed = Content.ActionSpace.Batched.element(of: actions),
            rows.accepts(typed)
        else { return false }
        state.advance { rows.advance(typed, $0) }
        return true
    }

    override func setObservation(_ lane: Int, _ observation: Value) -> Bool {
        guard let numbers = Box<Float>.element(of: observation) else { return false }
        return state.setObservation(lane, numbers)
    }

    override func observation(_ lane: Int) -> Value { Box<Float>.value(of: state.observation(lane)) }
    override var observations: Value { ArrayBox<Float>.value(of: state.batch.observations) }
}

/// The rows that environments like this one can be advanced in, if there are any.
func lanesInRows<Lane: Env>(like env: Lane, count: Int) -> LanesInRows<Lane>? {
    func erased<Content: RowEnv>(_ type: Content.Type) -> AnyObject { ErasedLanesInRows<Content>(count: count) }
    func typed<Content: RowEnv>(_ type: Content.Type) -> AnyObject { TypedLanesInRows<Content>(count: count) }
    let rows: AnyObject?
    if let env = env as? AnyEnv {
        rows = (type(of: env.content) as? any RowEnv.Type).map { erased($0) }
    } else {
        rows = (Lane.self as? any RowEnv.Type).map { typed($0) }
    }
    return rows as? LanesInRows<Lane>
}
