import Foundation
import Lyceum
import LyceumHandIns
import LyceumRecording

/// A way to cheat, or to harm a grader, and what must be said of it.
struct Tampering: Sendable {
    let name: String
    /// A part of one of the sentences; one of these is enough, since environments differ.
    let sentences: [String]
    /// Does it; `false` where a run has nothing to do it with.
    let body: @Sendable (inout HandInParts, _ other: HandInParts) throws -> Bool

    init(
        _ name: String, _ sentences: String...,
        body: @escaping @Sendable (inout HandInParts, _ other: HandInParts) throws -> Bool
    ) {
        (self.name, self.sentences, self.body) = (name, sentences, body)
    }

    /// One of the log's rows.
    static func rows(
        _ name: String, _ sentences: String..., change: @escaping @Sendable (inout [CourseLog.Row]) -> Void
    ) -> Tampering {
        Tampering(name, sentences) { parts, _ in
            let rows = parts.log.rows
            change(&parts.log.rows)
            return parts.log.rows != rows
        }
    }

    /// One of the log's bytes.
    static func text(
        _ name: String, _ sentences: String..., change: @escaping @Sendable (inout [UInt8]) -> Void
    ) -> Tampering {
        Tampering(name, sentences) { parts, _ in
            var bytes = Array(parts.log.text.utf8)
            change(&bytes)
            parts.logBytes = bytes
            return true
        }
    }

    /// One of the trace's bytes.
    static func trace(
        _ name: String, _ sentences: String..., change: @escaping @Sendable (inout [UInt8]) -> Void
    ) -> Tampering {
        Tampering(name, sentences) { parts, _ in
            var bytes = RunTrace(header: parts.header, episodes: parts.episodes).bytes
            change(&bytes)
            parts.traceBytes = bytes
            return true
        }
    }

    init(
        _ name: String, _ sentences: [String],
        body: @escaping @Sendable (inout HandInParts, _ other: HandInParts) throws -> Bool
    ) {
        (self.name, self.sentences, self.body) = (name, sentences, body)
    }
}

/// What a refusal of a log says that contradicts itself, its environment or its trace.
private let untrue = ": hand in the "

extension Tampering {
    /// Those of the log alone.
    static let ofLogs: [Tampering] = [
        .rows("a return", untrue) { $0[3].rewardSum += 1 },
        .rows("a return in the last digit", untrue) { $0[3].rewardSum = $0[3].rewardSum.nextUp + 1e-9 },
        .rows("all returns doubled", untrue) { rows in
            for index in rows.indices {
                rows[index].rewardSum *= 2
                rows[index].squaredRewardSum *= 4
            }
        },
        .rows("squares", untrue) { $0[5].squaredRewardSum *= 1.5 },
        .rows("a length", untrue) { $0[2].length += 1 },
        .rows("two rows swapped", "comes after episode") { $0.swapAt(4, 5) },
        .rows("two rows swapped under their numbers", untrue) { rows in
            rows.swapAt(4, 5)
            (rows[4].count, rows[5].count) = (4, 5)
        },
        .rows("a row dropped", "the log lacks episode 6") { $0.remove(at: 6) },
        .rows("a row dropped, renumbered", untrue, "the log lacks") { rows in
            rows.remove(at: 6)
            for index in rows.indices { rows[index].count = index }
        },
        .rows("the first rows dropped", "the log lacks 5 episodes") { $0.removeFirst(5) },
        .rows("the worst rows dropped", "the log lacks") { rows in
            let middle = rows.map(\.rewardSum).sorted()[rows.count / 2]
            let kept = rows.filter { $0.rewardSum > middle }
            rows = kept.isEmpty ? Array(rows.prefix(2)) : kept
        },
        .rows("a row repeated", "comes after episode") { $0.insert($0[3], at: 3) },
        .rows("a row repeated, renumbered", untrue, "the log lacks", "the trace ends") { rows in
            rows.insert(rows[3], at: 3)
            for index in rows.indices { rows[index].count = index }
        },
        .rows("an invented episode at the end", "the trace ends before this episode") { rows in
            var row = rows[0]
            row.count = rows.count
            rows.append(row)
        },
        .rows("a hundred invented episodes", "the trace ends before this episode") { rows in
            for count in rows.count..<rows.count + 100 {
                var row = rows[0]
                row.count = count
                rows.append(row)
            }
        },
        .rows("other numbers of episodes", "the log lacks", "the trace ends") { rows in
            for index in rows.indices { rows[index].count += 1000 }
        },
        .rows("no number", untrue) { $0[1].rewardSum = .nan },
        .rows("infinite", untrue) { $0[1].rewardSum = .infinity },
        .rows("huge", untrue) { ($0[1].rewardSum, $0[1].squaredRewardSum) = (1e300, .infinity) },
        .rows("lengths beyond counting", untrue) { rows in
            for index in rows.indices { rows[index].length = 1 << 40 }
        },
        .rows("lengths of nothing", "without a step") { $0[4].length = 0 },
        .rows("negative squares", "squared rewards cannot sum") { $0[4].squaredRewardSum = -1 },
        Tampering("another end", untrue) { parts, _ in
            parts.log.hasEnds = true
            for (index, episode) in parts.episodes.enumerated() { parts.log.rows[index].end = episode.row.end }
            parts.log.rows[2].end = parts.episodes[2].row.end == .truncated ? .terminated : .truncated
            return true
        },
        Tampering("another student's log", untrue) { parts, other in
            parts.log = other.log
            return true
        },
        .text("garbage for a log", "hand in", "is not a log", "the log") { bytes in
            bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
        },
        .text("an empty log", "the log") { $0 = [] },
        .text("a log without rows", "the log has no episode") { $0 = Array($0.prefix { $0 != 10 }) + [10] },
        .text("half a log", "the log has", "the log lacks") { $0.removeLast($0.count / 2) },
        .text("a log of one long line", "the log") { bytes in
            bytes += (0..<3_000_000).map { UInt8(48 + $0 * $0 % 7) }
            bytes.append(10)
        },
        .text("a log in UTF-16", "the log") { bytes in bytes = bytes.flatMap { [$0, 0] } },
        .text("a log with NUL in it", "the log") { $0.insert(0, at: $0.count / 2) },
        .text("a log of digits without end", "the log") { bytes in
            bytes += Array("99\t".utf8) + [UInt8](repeating: 57, count: 20_000) + Array("\t1\t1\n".utf8)
        },
        .text("a formula in a log", "the log") { $0 += Array("=1+1\t=cmd\t1\t1\n".utf8) },
    ]

    /// Those of the trace.
    static let ofTraces: [Tampering] = [
        Tampering("another student's trace", untrue) { parts, other in
            parts.episodes = other.episodes
            return true
        },
        Tampering("another student's trace and log under one's own name, both renumbered", "does not begin where") {
            parts, other in
            // Every other episode of the other run, which has episodes of its own between them.
            let kept = other.episodes.indices.filter { !$0.isMultiple(of: 2) }
            parts.episodes = kept.map { other.episodes[$0] }
            parts.log.rows = kept.map { other.log.rows[$0] }
            parts.renumber()
            return true
        },
        Tampering("bad episodes taken out of log and trace", "does not begin where", "no episode between") { parts, _ in
            parts.episodes.removeSubrange(2..<4)
            parts.log.rows.removeSubrange(2..<4)
            parts.renumber()
            return true
        },
        Tampering("episodes taken out of log and trace, numbers left", "no episode between") { parts, _ in
            parts.episodes.removeSubrange(2..<4)
            parts.log.rows.removeSubrange(2..<4)
            return true
        },
        Tampering("the best episode played again and again", "does not begin where") { parts, _ in
            let best = parts.log.rows.indices.max { parts.log.rows[$0].rewardSum < parts.log.rows[$1].rewardSum } ?? 0
            let index = best == 0 ? 1 : best
            parts.episodes = parts.episodes.map { _ in parts.episodes[index] }
            parts.log.rows = parts.log.rows.map { _ in parts.log.rows[index] }
            parts.renumber()
            return true
        },
        Tampering("a reward in log and trace", untrue) { parts, _ in
            for position in 2..<5 {
                var row = parts.log.rows[position]
                row.rewardSum += 1
                row.squaredRewardSum += 1
                parts.log.rows[position] = row
                parts.change(
                    position,
                    row: CourseLog.Row(
                        count: row.count, rewardSum: row.rewardSum, squaredRewardSum: row.squaredRewardSum,
                        length: row.length, end: parts.episodes[position].row.end)
                ) { trail in
                    if trail.earlierRewards.isEmpty {
                        trail.lastReward = 2.0.bitPattern
                    } else {
                        trail.earlierRewards[0].bits = 2.0.bitPattern
                    }
                }
            }
            return true
        },
        Tampering("totals in log and trace", untrue) { parts, _ in
            var row = parts.episodes[4].row
            row.rewardSum += 0.5
            row.squaredRewardSum += 0.5
            parts.change(4, row: row)
            (parts.log.rows[4].rewardSum, parts.log.rows[4].squaredRewardSum) = (row.rewardSum, row.squaredRewardSum)
            return true
        },
        Tampering("actions", untrue) { parts, _ in
            for position in 1..<8 {
                parts.change(position) { trail in
                    for index in trail.bytes.indices { trail.bytes[index] = trail.bytes[index] == 0 ? 1 : 0 }
                    for index in trail.floats.indices { trail.floats[index] *= 0.5 }
                }
            }
            return true
        },
        Tampering("actions that do not exist", "the action is refused", untrue) { parts, _ in
            parts.change(3) { trail in
                if trail.bytes.isEmpty { trail.floats[0] = .nan } else { trail.bytes[0] = 255 }
            }
            return true
        },
        Tampering("where a random stream begins", untrue) { parts, _ in
            parts.change(3) { $0.starts[0].random.state ^= 1 << 77 }
            return true
        },
        Tampering("a seed", untrue) { parts, _ in
            parts.change(0) { $0.starts[0].seed = 12345 }
            return true
        },
        Tampering("a seed below zero", untrue) { parts, _ in
            parts.change(0) { $0.starts[0].seed = -1 }
            return true
        },
        Tampering("options of a reset", untrue) { parts, _ in
            parts.change(2) { $0.starts[0].options = ["low": .double(-0.001), "high": .double(0.001), "x": "y"] }
            parts.change(2) { $0.starts[0].check ^= 1 }
            return true
        },
        Tampering("how an episode ended", untrue) { parts, _ in
            parts.change(4) { trail in
                if !trail.ends.isEmpty {
                    trail.ends[0].terminated.toggle()
                    trail.ends[0].truncated.toggle()
                }
            }
            return true
        },
        Tampering("a last observation", untrue) { parts, _ in
            parts.change(4) { if !$0.ends.isEmpty { $0.ends[0].check ^= 1 } }
            return true
        },
        Tampering("another version of the environment", "the run is of") { parts, other in
            parts.header.env = try spec("MountainCar-v0")
            return true
        },
        Tampering("another option", "made with gravity") { parts, _ in
            parts.header.env?.options["gravity"] = .double(1)
            return true
        },
        Tampering("another limit of steps", "the episodes of the run end after 61 steps") { parts, _ in
            parts.header.env?.maxEpisodeSteps = 61
            return true
        },
        Tampering("an environment of no id", "was not made by an id") { parts, _ in
            parts.header.env = nil
            return true
        },
        Tampering("another version of the library", "the run was made with Lyceum 99") { parts, _ in
            parts.header.library = "Lyceum 99 <script>"
            return true
        },
        Tampering("episodes without steps", "could not be played again", untrue) { parts, _ in
            parts.episodes = parts.episodes.map { episode in
                TracedEpisode(
                    row: episode.row, isLogged: true, isWhole: false, wasInterrupted: false, trail: episode.trail)
            }
            return true
        },
        Tampering("episodes that were interrupted", "could not be played again") { parts, _ in
            parts.episodes = parts.episodes.map { episode in
                TracedEpisode(
                    row: episode.row, isLogged: true, isWhole: true, wasInterrupted: true, trail: episode.trail)
            }
            return true
        },
        Tampering("a trace of nothing", "the trace", untrue) { parts, _ in
            parts.episodes = []
            return true
        },
        Tampering("no trace", "trace") { parts, _ in
            parts.hasTrace = false
            return true
        },
        .trace("garbage for a trace", "the trace is not a trace") { bytes in
            bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 73 ^ $0 >> 3) }
        },
        .trace("an empty trace", "trace") { $0 = [] },
        .trace("half a trace", "the log", "the trace") { $0.removeLast($0.count / 2) },
        .trace("a bit of a trace", "the trace") { $0[$0.count / 2] ^= 4 },
        .trace("a trace with another's header", "the trace") { $0[9] ^= 0xFF },
    ]
}
