import Synchronization

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// Flushes written data from the system's cache to the disk, where it survives a loss of power.
///
/// A flush takes milliseconds, on some disks tens of them, and most systems flush within half a minute anyway. So a
/// running program spends at most a hundredth of its time on flushes; ``catchUp()`` makes up for those that were put
/// off.
package enum DiskSync {
    private struct Account {
        let start = ContinuousClock.now
        var spent = Duration.zero
        var waiting: [String] = []
    }

    private static let account = Mutex(Account())
    /// The files dropped from a longer list are so old that the system has long since written them.
    private static let longestList = 1000

    /// Whether flushes have taken less than a hundredth of the time so far.
    package static var isAffordable: Bool { share < 0.01 }

    /// The share of the time since this was first asked that flushes have taken.
    package static var share: Double {
        account.withLock { $0.spent / max(ContinuousClock.now - $0.start, .nanoseconds(1)) }
    }

    /// Flushes an open file to the disk.
    ///
    /// - Throws: ``FileError`` if the system only then finds that there is no space or that the disk is broken. A file
    ///   system that has nothing to flush is no error.
    package static func bring(_ descriptor: Platform.Descriptor, path: String) throws {
        let start = ContinuousClock.now
        defer { account.withLock { $0.spent += ContinuousClock.now - start } }
        #if canImport(Darwin)
            if fcntl(descriptor.number, F_FULLFSYNC) == 0 { return }
        #endif
        let (value, code) = Platform.call { fsync(descriptor.number) }
        if value != 0, [EIO, ENOSPC, EDQUOT].contains(code) {
            throw FileError(path: path, operation: "write", code: code)
        }
    }

    /// Flushes the names in a file's folder to the disk.
    package static func bringFolder(of path: String) {
        let folder = Platform.folder(of: path)
        bring(at: folder.isEmpty ? "." : folder)
    }

    /// Notes a file to be flushed later.
    package static func later(_ path: String) {
        account.withLock {
            $0.waiting.append(path)
            if $0.waiting.count > longestList { $0.waiting.removeFirst(longestList / 2) }
        }
    }

    /// Flushes the noted files, with their names, as long as that is affordable; newest first, because the system has
    /// already written the older ones.
    package static func catchUp() {
        while isAffordable, let path = account.withLock({ $0.waiting.popLast() }) {
            bring(at: path)
            bringFolder(of: path)
        }
    }

    private static func bring(at path: String) {
        guard let (number, _) = try? Platform.openFile(path, O_RDONLY | O_NONBLOCK, to: "open"), number >= 0 else {
            return
        }
        let descriptor = Platform.Descriptor(number: number)
        try? bring(descriptor, path: path)
        Platform.close(descriptor)
    }
}
