import Foundation
import LyceumSystem
import TestSupport
import Testing

@Suite("The lock of a folder")
struct FolderLockTests {
    @Test("is held by one value at a time, and free when that is gone")
    func once() throws {
        try withTemporaryFolder { folder in
            var first = try FolderLock(folder)
            #expect(first != nil)
            #expect(try FolderLock(folder) == nil)
            first = nil
            let next = try FolderLock(folder)
            #expect(next != nil && first == nil)
        }
    }

    @Test("is another process's as long as that lives")
    func killed() throws {
        guard let flock = Program("flock") else { return }
        try withTemporaryFolder { folder in
            let file = folder + "/.lyceum.lock"
            try Data().write(to: URL(filePath: file))
            // Without a process between: what has the lock is killed.
            let other = try flock.start(["--no-fork", file, "sh", "-c", "touch '\(folder)/held'; exec sleep 60"])
            while !FileManager.default.fileExists(atPath: folder + "/held") { usleep(1000) }
            #expect(try FolderLock(folder) == nil)
            other.kill(after: .zero)
            _ = try other.end()
            #expect(try FolderLock(folder) != nil)
        }
    }

    @Test("is refused where there can be none")
    func impossible() throws {
        try withTemporaryFolder { folder in
            #expect(throws: FileError.self) { try FolderLock(folder + "/nothing") }
            try FileManager.default.createDirectory(
                atPath: folder + "/.lyceum.lock", withIntermediateDirectories: true)
            #expect(throws: FileError.self) { try FolderLock(folder) }
        }
    }
}
