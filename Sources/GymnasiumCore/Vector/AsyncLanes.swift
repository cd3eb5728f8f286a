import LyceumSystem

/// What the sub-environments can be busy with in the background.
enum AsyncCall: String, Sendable, CustomStringConvertible {
    case reset, step, call
    var description: String { rawValue }
}

/// The result of a call in the background.
enum AsyncResult<Observations: Sendable>: Sendable {
    case batch(VectorStep<Observations>)
    case results([any Sendable])

    func batch() throws -> VectorStep<Observations> {
        guard case .batch(let batch) = self else { throw NoAsyncCall("step") }
        return batch
    }

    func results<Result>(as type: Result.Type) throws -> [Result] {
        guard case .results(let results) = self else { throw NoAsyncCall("call") }
        return try results.map { result in
            guard let result = result as? Result else {
                throw InvalidArgument("type", given: type, expected: "the type of the results, as of \(result)")
            }
            return result
        }
    }
}

/// The sub-environments of an ``AsyncVectorEnv``, which its background thread and its owner use in turn.
///
/// While a call is under way the sub-environments belong to the background thread; the owner reaches them only through
/// ``settled``, which waits. Spaces and the name of the call belong to the owner.
final class AsyncLanes<E: Env>: @unchecked Sendable {
    typealias Result = AsyncResult<E.ObservationSpace.Batch>

    let count: Int
    let autoresetMode: AutoresetMode
    var spaces: Spaces
    private(set) var pending: AsyncCall?
    private let work: Work
    private let worker = BackgroundWorker()

    /// What the background thread holds on to: not the owner's reference, which tells whether there is another owner.
    private final class Work: @unchecked Sendable {
        var lanes: SyncVectorEnv<E>
        var result: Swift.Result<Result, any Error>?

        init(_ lanes: SyncVectorEnv<E>) { self.lanes = lanes }
    }

    /// The owner's spaces, which can be sampled while the sub-environments are busy.
    struct Spaces: Sendable {
        var singleObservation: E.ObservationSpace
        var singleAction: E.ActionSpace
        var observation: E.ObservationSpace.Batched
        var action: E.ActionSpace.Batched
    }

    init(_ lanes: SyncVectorEnv<E>) {
        work = Work(lanes)
        count = lanes.count
        autoresetMode = lanes.autoresetMode
        spaces = Spaces(
            singleObservation: lanes.singleObservationSpace, singleAction: lanes.singleActionSpace,
            observation: lanes.observationSpace, action: lanes.actionSpace)
    }

    deinit { worker.wait() }

    /// The same sub-environments for another owner, after the pending call.
    func copy() -> AsyncLanes {
        let copy = AsyncLanes(settled)
        (copy.spaces, copy.pending, copy.work.result) = (spaces, pending, work.result)
        return copy
    }

    /// The sub-environments once no call is pending.
    var settled: SyncVectorEnv<E> {
        get {
            worker.wait()
            return work.lanes
        }
        set {
            worker.wait()
            work.lanes = newValue
        }
    }

    func start(_ call: AsyncCall, _ body: @escaping @Sendable (inout SyncVectorEnv<E>) throws -> Result) throws {
        let name = "\(call)Async"
        if let pending { throw AlreadyPendingCall(name, pending: pending.rawValue) }
        // A call that was abandoned after a time-out finishes first.
        worker.wait()
        guard !work.lanes.isClosed else { throw ClosedEnvironment(name) }
        pending = call
        worker.start { [work] in work.result = Swift.Result { try body(&work.lanes) } }
    }

    func wait(_ call: AsyncCall, _ timeout: Duration?) throws -> Result {
        guard pending != nil || !isClosedNow else { throw ClosedEnvironment("\(call)Wait") }
        guard pending == call else { throw NoAsyncCall(call.rawValue) }
        let isDone = worker.wait(seconds: timeout.map { $0 / .seconds(1) })
        pending = nil
        if let timeout, !isDone { throw TimedOut(call.rawValue, timeout: timeout) }
        defer { work.result = nil }
        do {
            guard let result = work.result else { throw NoAsyncCall(call.rawValue) }
            return try result.get()
        } catch let failure as LaneFailure {
            // The others are shut down; a failure to close one matters less than the error that came first.
            try? work.lanes.close()
            throw failure
        }
    }

    private var isClosedNow: Bool { settled.isClosed }

    /// Runs a function on the sub-environments at once.
    func now(_ name: String, _ body: (inout SyncVectorEnv<E>) throws -> Void) throws {
        if let pending { throw AlreadyPendingCall(name, pending: pending.rawValue) }
        worker.wait()
        guard !work.lanes.isClosed else { throw ClosedEnvironment(name) }
        try body(&work.lanes)
    }

    func close() throws {
        worker.wait()
        (pending, work.result) = (nil, nil)
        try work.lanes.close()
    }
}
