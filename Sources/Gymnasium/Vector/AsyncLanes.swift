import LyceumNumerics

/// What the lanes can be busy with in the background.
enum AsyncCall: String, Sendable, CustomStringConvertible {
    case reset, step, call
    var description: String { rawValue }
}

/// What a call in the background leaves.
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

/// The lanes of an ``AsyncVectorEnv``, which its background thread and its owner use in turn.
///
/// While a call is under way the lanes belong to the background thread; the owner comes at them through ``settled`` only,
/// which waits. Spaces and the name of the call belong to the owner.
final class AsyncLanes<E: Env>: @unchecked Sendable {
    typealias Result = AsyncResult<E.ObservationSpace.Batch>

    let count: Int
    let autoresetMode: AutoresetMode
    var spaces: Spaces
    private(set) var pending: AsyncCall?
    private var lanes: SyncVectorEnv<E>
    private var result: Swift.Result<Result, any Error>?
    private let worker = BackgroundWorker()

    /// The owner's spaces, which can be sampled while the lanes are busy.
    struct Spaces: Sendable {
        var singleObservation: E.ObservationSpace
        var singleAction: E.ActionSpace
        var observation: E.ObservationSpace.Batched
        var action: E.ActionSpace.Batched
    }

    init(_ lanes: SyncVectorEnv<E>) {
        self.lanes = lanes
        count = lanes.count
        autoresetMode = lanes.autoresetMode
        spaces = Spaces(
            singleObservation: lanes.singleObservationSpace, singleAction: lanes.singleActionSpace,
            observation: lanes.observationSpace, action: lanes.actionSpace)
    }

    deinit { worker.wait() }

    /// The same lanes for another owner, with what is being done finished.
    func copy() -> AsyncLanes {
        let copy = AsyncLanes(settled)
        (copy.spaces, copy.pending, copy.result) = (spaces, pending, result)
        return copy
    }

    /// The lanes when nothing is being done with them.
    var settled: SyncVectorEnv<E> {
        get {
            worker.wait()
            return lanes
        }
        set {
            worker.wait()
            lanes = newValue
        }
    }

    func start(_ call: AsyncCall, _ body: @escaping @Sendable (inout SyncVectorEnv<E>) throws -> Result) throws {
        let name = "\(call)Async"
        if let pending { throw AlreadyPendingCall(name, pending: pending.rawValue) }
        // What a call that was given up after a time-out still does comes first.
        worker.wait()
        guard !lanes.isClosed else { throw ClosedEnvironment(name) }
        pending = call
        // The last owner's `deinit` waits for the worker, so the lanes outlive the job.
        worker.start { [unowned(unsafe) self] in result = Swift.Result { try body(&lanes) } }
    }

    func wait(_ call: AsyncCall, _ timeout: Duration?) throws -> Result {
        guard pending != nil || !isClosedNow else { throw ClosedEnvironment("\(call)Wait") }
        guard pending == call else { throw NoAsyncCall(call.rawValue) }
        let isDone = worker.wait(seconds: timeout.map { $0 / .seconds(1) })
        pending = nil
        if let timeout, !isDone { throw TimedOut(call.rawValue, timeout: timeout) }
        defer { result = nil }
        do {
            guard let result else { throw NoAsyncCall(call.rawValue) }
            return try result.get()
        } catch let failure as LaneFailure {
            // The others are shut down; that one of them cannot be closed is less to know than what came first.
            try? lanes.close()
            throw failure
        }
    }

    private var isClosedNow: Bool { settled.isClosed }

    /// Does something with the lanes at once.
    func now(_ name: String, _ body: (inout SyncVectorEnv<E>) throws -> Void) throws {
        if let pending { throw AlreadyPendingCall(name, pending: pending.rawValue) }
        worker.wait()
        guard !lanes.isClosed else { throw ClosedEnvironment(name) }
        try body(&lanes)
    }

    func close() throws {
        worker.wait()
        (pending, result) = (nil, nil)
        try lanes.close()
    }
}
