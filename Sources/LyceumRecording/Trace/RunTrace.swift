import LyceumSystem
import LyceumValues

/// The trace of a run: what is needed to play its episodes again, and to see that they paid what the log says.
///
/// A `Recorder` with a log writes one beside it, `xxxx00-agent-log.trace` beside `xxxx00-agent-log.txt`. Like the log it can be read
/// at any time, up to the last episode that was over.
///
/// ```swift
/// let trace = try RunTrace(contentsOf: "logs/xxxx00-agent-log.trace")
/// print(trace.header.env?.id ?? "no id", trace.episodes.count)
/// ```
public struct RunTrace: Sendable {
    /// What the run was.
    public let header: TraceHeader
    /// The episodes in order, each once.
    public let episodes: [TracedEpisode]
    /// Whether the file ends in the middle of something, as one of a program that was killed may.
    public let isCutOff: Bool

    /// The most bytes that a file may have.
    public static let byteLimit = 1 << 26
    /// The most bytes that it may expand to.
    static let expandedLimit = 1 << 27
    /// The most steps that all its episodes may have together.
    static let stepLimit = 1 << 25

    /// A trace of these episodes.
    package init(header: TraceHeader, episodes: [TracedEpisode]) {
        self.header = header
        self.episodes = episodes
        isCutOff = false
    }

    /// The bytes of a file with these episodes, each in a block of its own.
    package var bytes: [UInt8] {
        var bytes = TraceFrame.magic + TraceFrame.bytes(.header, header.json.utf8)
        for episode in episodes { bytes += TraceFrame.bytes(.episode, episode.encoded) }
        return bytes
    }

    /// Reads a trace.
    ///
    /// - Throws: ``FileError`` for a file that cannot be read or has more than ``byteLimit`` bytes, ``MalformedTrace``.
    public init(contentsOf path: String) throws {
        try self.init(bytes: try Platform.readFile(path, limit: Self.byteLimit), name: path)
    }

    /// Reads a trace from the bytes of a file.
    ///
    /// - Parameters:
    ///   - bytes: all of them.
    ///   - name: what an error calls the file.
    /// - Throws: ``MalformedTrace``.
    public init(bytes: [UInt8], name: String = "the trace") throws {
        do throws(TraceProblem) {
            let (frames, isCutOff) = try TraceFrame.all(of: bytes)
            guard let first = frames.first, first.kind == .header else { throw TraceProblem("it has no header") }
            guard first.range.count <= 1 << 20 else { throw TraceProblem("its header is too large") }
            guard let json = String(validating: bytes[first.range], as: UTF8.self) else {
                throw TraceProblem("its header is not UTF-8")
            }
            header = try TraceHeader(json: json)
            var room = Self.expandedLimit
            var steps = Self.stepLimit
            var found: [TracedEpisode] = []
            for (kind, range) in frames.dropFirst() {
                for contents in try Self.episodes(kind, bytes, in: range, room: &room) {
                    var reader = ByteReader(contents)
                    let episode = try Self.named(found.count) { () throws(TraceProblem) in
                        try TracedEpisode(&reader, stepsLeft: &steps)
                    }
                    // An episode that was stepped on after its end is written once more.
                    if let last = found.last, last.row.count == episode.row.count { found.removeLast() }
                    if let last = found.last, last.row.count > episode.row.count {
                        throw TraceProblem("episode \(episode.row.count) comes after episode \(last.row.count)")
                    }
                    found.append(episode)
                }
            }
            episodes = found
            self.isCutOff = isCutOff
        } catch {
            throw MalformedTrace(name: name, problem: error.text)
        }
    }

    private static func named<Result>(
        _ index: Int, _ body: () throws(TraceProblem) -> Result
    ) throws(TraceProblem) -> Result {
        do throws(TraceProblem) {
            return try body()
        } catch {
            throw TraceProblem("its episode \(index), counted from 0, cannot be read: \(error.text)")
        }
    }

    /// The encoded episodes of a block.
    static func episodes(
        _ kind: TraceFrame.Kind, _ bytes: [UInt8], in range: Range<Int>, room: inout Int
    ) throws(TraceProblem) -> [[UInt8]] {
        switch kind {
        case .header: throw TraceProblem("it has a second header")
        case .episode: return [Array(bytes[range])]
        case .pack: return try TracePack.episodes(bytes, in: range, room: &room)
        }
    }

    /// The trace that belongs to a log: the same name with `.trace` in place of `.txt`.
    public static func path(besideLog path: String) -> String {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path + ".trace" }
        return String(path.dropLast(name[dot...].count)) + ".trace"
    }
}

/// A file that is not a trace, or one that was changed.
public struct MalformedTrace: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public let name: String
    /// What is wrong with it.
    public let problem: String

    public var description: String {
        "\(name) is not a trace that can be read: \(problem); hand in the file as the Recorder wrote it, as a binary file"
    }
}
