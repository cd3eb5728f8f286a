#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

extension Platform {
    /// The number of processors that the process may use.
    package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Starts a thread of its own for a function; it is not waited for.
    ///
    /// - Returns: whether the system had a thread to give.
    static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
        let argument = Unmanaged.passRetained(ThreadBody(body)).toOpaque()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        // As large as the main thread's usual one: some systems give others much less.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(&thread, &attributes, { runThread($0) }, argument)
        #else
            var thread = pthread_t()
            let code = pthread_create(&thread, &attributes, { $0.flatMap { runThread($0) } }, argument)
        #endif
        if code != 0 { Unmanaged<ThreadBody>.fromOpaque(argument).release() }
        return code == 0
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runThread(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
    return nil
}

/// A lock that can be waited at until another thread has changed what it guards.
final class Monitor: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Calls a function that no other thread's call overlaps.
    func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Gives the lock back until another thread says that something has changed; only within ``locked(_:)``.
    func wait() { pthread_cond_wait(condition, mutex) }

    /// As ``wait()``, and at the latest when the time since 1970 in nanoseconds has come.
    ///
    /// - Returns: whether it was not the time that ended the waiting.
    func wait(until deadline: Int64) -> Bool {
        var time = timespec()
        time.tv_sec = .init(deadline / 1_000_000_000)
        time.tv_nsec = .init(deadline % 1_000_000_000)
        return pthread_cond_timedwait(condition, mutex, &time) == 0
    }

    /// Wakes all that wait.
    func notify() { pthread_cond_broadcast(condition) }

    /// The time since 1970 in nanoseconds.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
