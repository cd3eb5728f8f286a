// The thread sanitizer sees the fast path of Swift's Mutex, atomics that are inlined where it is used, and not the slow one,
// which waits in the system's kernel within a library that is not instrumented: everything that a contended Mutex guards
// would be reported. Under the sanitizer alone, and on Linux, where the Mutex is a word with its owner's thread in it, this
// definition takes the place of the library's: it waits by trying again, with atomics that are watched.
#if defined(__linux__) && defined(__has_feature)
#if __has_feature(thread_sanitizer)
#include <sched.h>
#include <stdint.h>

__attribute__((swiftcall)) void lockSlow(uint32_t thread, __attribute__((swift_context)) uint32_t *owner) __asm__(
    "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");

__attribute__((swiftcall)) void lockSlow(uint32_t thread, __attribute__((swift_context)) uint32_t *owner) {
    for (uint32_t nobody = 0;; nobody = 0) {
        if (__atomic_compare_exchange_n(owner, &nobody, thread, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) return;
        sched_yield();
    }
}
#endif
#endif
