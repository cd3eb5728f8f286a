import Foundation

/// A program of this machine that judges videos.
struct Tool {
    let path: String

    /// The first of the names that is in the search path.
    init?(_ names: String...) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let candidates = names.flatMap { name in folders.map { "\($0)/\(name)" } }
        guard let path = candidates.first(where: FileManager.default.isExecutableFile) else { return nil }
        self.path = path
    }

    static let ffmpeg = Tool("ffmpeg")
    static let ffprobe = Tool("ffprobe")
    static let chromium = Tool("chromium", "chromium-browser", "google-chrome")

    /// What it writes to its standard output and to its standard error.
    func run(_ arguments: [String]) throws -> (output: Data, errors: String) {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let output = folder.path + "/output"
        let errors = folder.path + "/errors"
        for file in [output, errors] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        process.waitUntilExit()
        return try (
            Data(contentsOf: URL(filePath: output)), String(contentsOf: URL(filePath: errors), encoding: .utf8)
        )
    }
}

/// A folder that is removed with this value.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/lyceum-video-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The names of the files in a folder, sorted.
    static func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}
