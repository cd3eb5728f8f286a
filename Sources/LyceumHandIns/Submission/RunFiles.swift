import LyceumRecording
import LyceumSystem

/// The files that a run left: its log, the trace beside it, and its videos.
public struct RunFiles: Sendable, Equatable {
    /// The log's path.
    public var log: String
    /// The trace's path; `nil` where there is none beside the log.
    public var trace: String?
    /// The paths of the videos and of their descriptions, sorted.
    public var videos: [String]

    /// Finds the files of a run.
    ///
    /// ```swift
    /// let run = try RunFiles("runs/tutorial-coursework")     // or its log, runs/tutorial-coursework/logs/xxxx00-agent-log.txt
    /// print(run.log, run.trace ?? "no trace", run.videos.count)
    /// ```
    ///
    /// - Parameter path: the run's folder, with logs in it or in its folder `logs` and videos in `videos`; or the log.
    /// - Throws: ``NoRun``; `FileError` where the only file that could be the log cannot be read.
    public init(_ path: String) throws {
        guard Platform.exists(path) else { throw NoRun(path: path, problem: "there is nothing of that name") }
        let folder: String
        if Platform.isFolder(path) {
            log = try Self.onlyLog(in: path)
            folder = path
        } else {
            log = path
            let own = Platform.folder(of: path)
            folder = own.split(separator: "/").last == "logs" ? own + ".." : own
        }
        let beside = RunTrace.path(besideLog: log)
        trace = Platform.isRegularFile(beside) ? beside : nil
        let place = Platform.joined(folder, "videos")
        videos = Platform.names(in: place).sorted()
            .filter { $0.hasSuffix(".mp4") || $0.hasSuffix(".json") }
            .map { Platform.joined(place, $0) }.filter { Platform.kind(of: $0) == .file }
    }

    /// The logs in a run's folder and in its folder `logs`, each with the number of its episodes.
    ///
    /// - Throws: `FileError` where there is none but a file that cannot be read, or is larger than any log.
    package static func logs(in path: String) throws -> [(path: String, episodes: Int)] {
        let paths = [path, Platform.joined(path, "logs")].flatMap { folder in
            Platform.names(in: folder).sorted().filter { $0.hasSuffix(".txt") && !$0.hasPrefix(".") }
                .map { Platform.joined(folder, $0) }
        }.filter(Platform.isRegularFile)
        var logs: [(path: String, episodes: Int)] = []
        var problem: (any Error)?
        for path in paths {
            do {
                if let episodes = try episodes(path) { logs.append((path, episodes)) }
            } catch {
                problem = error
            }
        }
        if logs.isEmpty, let problem { throw problem }
        return logs
    }

    private static func onlyLog(in path: String) throws -> String {
        let logs = try logs(in: path)
        let full = logs.filter { $0.episodes > 0 }
        guard full.count < 2 else {
            let list = full.map { "\($0.path) (\($0.episodes) episodes)" }.joined(separator: ", ")
            throw NoRun(
                path: path,
                problem:
                    "it has \(full.count) logs, some of which may be of older runs: \(list); name the log to hand in")
        }
        guard let only = full.first ?? logs.first else {
            throw NoRun(
                path: path,
                problem:
                    "there is no log in it or in its folder logs; record with Recorder(…, logs: true), and run your program"
            )
        }
        return only.path
    }

    /// The number of episodes in a log; `nil` for a file that is none.
    ///
    /// - Throws: `FileError` for a file that cannot be read, or is larger than any log.
    private static func episodes(_ path: String) throws -> Int? {
        let bytes = try Platform.readFile(path, limit: 1 << 26)
        guard bytes.starts(with: "count\treward_sum\t".utf8) else { return nil }
        return bytes.count { $0 == UInt8(ascii: "\n") } - 1
    }
}

/// A folder or file in which there is no run that can be handed in, or not one alone.
public struct NoRun: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path.
    public let path: String
    /// What is wrong, and what to do.
    public let problem: String

    public var description: String { "there is no run to hand in at \(path): \(problem)" }
}
