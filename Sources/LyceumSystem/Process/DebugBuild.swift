import Synchronization

/// Says once per process that this is a debug build, and slow for that reason alone.
///
/// It does so after two seconds of work, so that short trials are not disturbed. A release build contains none of it.
@usableFromInline
package enum DebugBuild {
    private static let patience = Duration.seconds(2)
    private static let firstWork = ContinuousClock.now
    private static let isOver = Atomic<Bool>(isTestRun(Platform.programName))
    private static let writer = Mutex<@Sendable (String) -> Void>(Platform.writeToStandardError)

    /// Called by everything that long loops call: a reset, a step of an optimiser or of a vector, a round of a progress
    /// bar.
    @inlinable @inline(__always)
    package static func noteWork() {
        assert(hasToldWhenDue())  // which a release build leaves out, with what is in it
    }

    @usableFromInline
    package static func hasToldWhenDue() -> Bool {
        if !isOver.load(ordering: .relaxed), isDue(after: ContinuousClock.now - firstWork),
            !isOver.exchange(true, ordering: .relaxed)
        {
            let write = writer.withLock { $0 }
            write(message(program: Platform.programName) + "\n")
        }
        return true
    }

    /// Turns the note off: the user wants quiet, or the terminal shows something else.
    package static func silence() { isOver.store(true, ordering: .relaxed) }

    /// Sends the note through a progress bar from now on.
    package static func write(by write: @escaping @Sendable (String) -> Void) { writer.withLock { $0 = write } }

    package static func isDue(after time: Duration) -> Bool { time >= patience }

    package static func message(program: String) -> String {
        "note: this is a debug build and about 50 times slower than need be: `swift run -c release \(program)`"
    }

    /// Tests are built for debugging on purpose.
    package static func isTestRun(_ program: String) -> Bool {
        program.hasSuffix(".xctest") || program == "xctest" || program == "swiftpm-testing-helper"
    }
}
