#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

extension Platform {
    /// Runs code that may trap, for instance on an index out of range, and prints an explanation if it does.
    ///
    /// A trap cannot be caught: the text goes to the standard error, and the program ends as it would have anyway.
    ///
    /// - Parameter text: what is being done and what to write instead, in whole lines.
    package static func explainingTraps<Result>(_ text: String, _ body: () throws -> Result) rethrows -> Result {
        _ = handlersAreSet
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBytes { bytes in
            let note = UnsafeMutablePointer<TrapNote>.allocate(capacity: 1)
            note.initialize(to: TrapNote(text: bytes.baseAddress, count: bytes.count))
            // Each thread has a note of its own, because others may run such code at the same time.
            let outer = pthread_getspecific(noteKey)
            pthread_setspecific(noteKey, note)
            defer {
                pthread_setspecific(noteKey, outer)
                note.deallocate()
            }
            return try body()
        }
    }
}

/// The text to write if the thread traps.
private struct TrapNote {
    let text: UnsafeRawPointer?
    let count: Int
}

/// The key under which each thread keeps its note.
private let noteKey: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
}()

/// The previous action for each of the signals.
private nonisolated(unsafe) let formerActions: UnsafeMutablePointer<sigaction> = {
    let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 64)
    actions.initialize(repeating: sigaction(), count: 64)
    return actions
}()

/// Installs the handlers, once per process, for the signals that a trap, an invalid access and `abort` raise.
private let handlersAreSet: Bool = {
    _ = noteKey
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSEGV, SIGBUS] {
        var action = sigaction()
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = writeNote
        #elseif canImport(Musl)
            action.__sa_handler.sa_handler = writeNote
        #else
            action.__sigaction_handler.sa_handler = writeNote
        #endif
        action.sa_flags = Int32(SA_ONSTACK)
        sigaction(signal, &action, formerActions + Int(signal))
    }
    return true
}()

/// Writes the thread's note and restores the previous action: the instruction that trapped then traps again.
///
/// Calls only what a signal handler may call.
private func writeNote(_ signal: Int32) {
    if let note = pthread_getspecific(noteKey)?.assumingMemoryBound(to: TrapNote.self).pointee {
        _ = write(2, note.text, note.count)
    }
    sigaction(signal, formerActions + Int(signal), nil)
}
