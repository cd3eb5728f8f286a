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

    /// Runs a function on a new thread, without waiting for it.
    ///
    /// - Returns: whether the system could start a thread.
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

/// A lock on which a thread can wait until another one has changed what it guards.
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

    /// Calls a function while holding the lock.
    func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Releases the lock until another thread calls ``notify()``; only within ``locked(_:)``.
    func wait() { pthread_cond_wait(condition, mutex) }

    /// As ``wait()``, but at most until a deadline, in nanoseconds since 1970.
    ///
    /// - Returns: false if the deadline has passed.
    func wait(until deadline: Int64) -> Bool {
        var time = timespec()
        time.tv_sec = .init(deadline / 1_000_000_000)
        time.tv_nsec = .init(deadline % 1_000_000_000)
        return pthread_cond_timedwait(condition, mutex, &time) == 0
    }

    /// Wakes all waiting threads.
    func notify() { pthread_cond_broadcast(condition) }

    /// The time since 1970 in nanoseconds.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
