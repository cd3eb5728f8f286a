import Synchronization

/// Whether this process is the tool's, and not a test that calls its commands: it can be started again for a part of the work.
enum ToolProcess {
    private static let hasBegun = Atomic<Bool>(false)

    static var isThis: Bool { hasBegun.load(ordering: .relaxed) }

    static func begin() { hasBegun.store(true, ordering: .relaxed) }
}
