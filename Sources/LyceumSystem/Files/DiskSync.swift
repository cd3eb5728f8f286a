import Synchronization

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// Brings what was written out of the system's memory onto the disk, where it outlives a loss of power.
///
/// That takes milliseconds, on some disks tens of them, and most systems do it within half a minute anyway. So while a run goes
/// on it takes at most a hundredth of the time; what had to wait for that reason is brought along by ``catchUp()``.
package enum DiskSync {
    private struct Account {
        let start = ContinuousClock.now
        var spent = Duration.zero
        var waiting: [String] = []
    }

    private static let account = Mutex(Account())
    /// A longer list is of files so old that the system has written the first of them long since.
    private static let longestList = 1000

    /// Whether all the waiting for disks so far was less than a hundredth of the time.
    package static var isAffordable: Bool { share < 0.01 }

    /// The part of the time since the first question that went into waiting for disks.
    package static var share: Double {
        account.withLock { $0.spent / max(ContinuousClock.now - $0.start, .nanoseconds(1)) }
    }

    /// Brings an open file onto the disk.
    ///
    /// - Throws: ``FileError`` where the system finds only then that there is no space, or that the disk is broken. A file system
    ///   that has nothing to do here is no error.
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

    /// Brings the names in a file's folder onto the disk.
    package static func bringFolder(of path: String) {
        let folder = Platform.folder(of: path)
        bring(at: folder.isEmpty ? "." : folder)
    }

    /// Notes a file that is to be brought onto the disk later.
    package static func later(_ path: String) {
        account.withLock {
            $0.waiting.append(path)
            if $0.waiting.count > longestList { $0.waiting.removeFirst(longestList / 2) }
        }
    }

    /// Brings files that were noted onto the disk, with their names, as long as that is affordable; the newest first, for the system
    /// has written the others sooner.
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
