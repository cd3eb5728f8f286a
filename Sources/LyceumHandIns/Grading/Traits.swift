import GymnasiumCore
import LyceumRecording
import LyceumValues

/// What hand-ins of several students are compared by.
public struct Traits: Sendable, Hashable {
    /// The SHA-256 of the trace; empty where there is none.
    public var trace = ""
    /// The SHA-256 of the log's rows; empty where there is none.
    public var rows = ""
    /// A number for the actions of each episode that is long enough not to be the same by chance.
    public var episodes: [UInt64] = []
    /// Numbers for the runs of eight words in the program.
    public var shingles: [UInt64] = []

    /// The most episodes that are compared.
    static let episodeLimit = 20_000

    /// Nothing to compare.
    public init() {}

    init(_ handIn: HandIn, log: CourseLog?) {
        if let log, !log.rows.isEmpty { rows = SHA256.hexadecimal(Array(CourseLog(rows: log.rows).text.utf8)) }
        if let bytes = try? handIn.contents(of: HandInPart.trace.place) {
            trace = SHA256.hexadecimal(bytes)
            if let run = try? RunTrace(bytes: bytes) { episodes = Self.episodes(run) }
        }
        var program = Shingles()
        for file in handIn.files(of: .sources) where Shingles.isSource(file.name) {
            guard let bytes = try? handIn.contents(of: file.name) else { continue }
            program.add(bytes)
        }
        shingles = program.sample
    }

    private static func episodes(_ run: RunTrace) -> [UInt64] {
        run.episodes.lazy.filter(\.isWhole).prefix(episodeLimit).compactMap { number(of: $0.trail) }
    }

    /// A number for the actions; `nil` for so few that others may have done the same by chance.
    private static func number(of trail: StepTrail) -> UInt64? {
        var check = CheckValue()
        switch trail.kind {
        case .bytes:
            guard trail.bytes.count >= 32, Set(trail.bytes).count > 1 else { return nil }
            Array(trail.bytes).withUnsafeBytes { check.add($0) }
        case .floats:
            guard trail.floats.count >= 8, Set(trail.floats.prefix(64)).count > 1 else { return nil }
            trail.floats.withUnsafeBytes { check.add($0) }
        case .values:
            guard trail.values.count >= 32 else { return nil }
            for value in trail.values { check.add(CheckValue(of: value).number) }
        case .none, .lost: return nil
        }
        return check.number
    }
}
