import LyceumRecording
import LyceumSystem

/// The logs that a program has left in the folder that it ran in.
struct ProducedLogs {
    /// Their paths, sorted.
    private(set) var paths: [String] = []
    private var looked = 0

    /// The most folders around a log, files that are looked at, and bytes of a log.
    private static let (depthLimit, lookLimit, byteLimit) = (8, 20_000, 64_000_000)
    /// The most logs that are compared.
    private static let countLimit = 100

    init(in folder: String) {
        add(folder, depth: 0)
        paths.sort()
    }

    private mutating func add(_ folder: String, depth: Int) {
        for name in Platform.names(in: folder).sorted() where looked < Self.lookLimit && paths.count < Self.countLimit {
            looked += 1
            let path = Platform.joined(folder, name)
            switch Platform.kind(of: path) {
            case .folder where depth < Self.depthLimit: add(path, depth: depth + 1)
            // A program may have left a link to anything.
            case .file where name.hasSuffix(".txt"): if Self.bytes(path) != nil { paths.append(path) }
            default: break
            }
        }
    }

    private static func bytes(_ path: String) -> [UInt8]? {
        guard let bytes = try? Platform.readFile(path, limit: byteLimit),
            bytes.starts(with: CourseLog(rows: []).text.dropLast().utf8)
        else { return nil }
        return bytes
    }

    /// The one that is the most like a log: it is the same, or has the most rows in common with it.
    func nearest(to log: [UInt8]) -> (path: String, comparison: LogComparison)? {
        var best: (path: String, comparison: LogComparison)?
        for path in paths {
            guard let bytes = Self.bytes(path) else { continue }
            let comparison = LogComparison(log, bytes)
            if comparison.areSame { return (path, comparison) }
            if comparison.sameRows > best?.comparison.sameRows ?? -1 { best = (path, comparison) }
        }
        return best
    }
}
