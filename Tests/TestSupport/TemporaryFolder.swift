import Foundation

/// A new folder, which is removed with this value.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        path = FileManager.default.temporaryDirectory.path + "/lyceum-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Runs some code with a new folder of its own, which is removed afterwards.
package func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) { try body(folder.path) }
}

/// The text of a file.
package func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
}

/// The names of the files in a folder, sorted.
package func fileNames(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

/// A small file system, to see what happens when it is full. Only root may mount one, and only on Linux.
package enum SmallDisk {
    /// Whether one can be mounted here.
    package static let isAvailable = (try? withFolder { _ in }) != nil

    /// Runs some code with the folder of a new one.
    package static func withFolder(kilobytes: Int = 16, _ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let mounted = try Program("mount")?
                .run(["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder])
            guard let mounted, mounted.code == 0 else { throw NotMounted(errors: mounted?.errors ?? "no mount") }
            defer { _ = try? Program("umount")?.run(["-l", folder]) }
            try body(folder)
        }
    }

    struct NotMounted: Error {
        let errors: String
    }
}
