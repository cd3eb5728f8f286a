import Foundation

/// A file system of a few kilobytes, to see what happens when it is full.
enum SmallDisk {
    /// Whether one can be mounted here.
    static let isAvailable: Bool = {
        #if os(Linux)
            (try? withFolder { _ in }) != nil
        #else
            false
        #endif
    }()

    /// Runs some code with the folder of a new one.
    static func withFolder(kilobytes: Int = 16, _ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder])
            defer { try? run("umount", ["-l", folder]) }
            try body(folder)
        }
    }

    private struct CommandFailed: Error {}

    private static func run(_ command: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw CommandFailed() }
    }
}
