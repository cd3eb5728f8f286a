import LyceumKernels

/// Sets on how many threads a large matrix product is computed; less than 1 counts as 1.
///
/// Initially it is the number of processors, or the environment variable `LYCEUM_THREADS`. Small products, such as
/// those of the course's networks, are computed on the calling thread. The results do not depend on it.
public func setThreadCount(_ count: Int) { ly_set_thread_count(count) }

/// The number of threads on which a large matrix product is computed.
public func threadCount() -> Int { ly_thread_count() }
