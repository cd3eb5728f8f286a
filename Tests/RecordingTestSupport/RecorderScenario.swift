import Foundation
import Lyceum
import TestSupport

/// One line of `Reference/recorder.jsonl`: settings of a recorder, calls, and what came of them in rldurham.
package struct RecorderScenario: CustomStringConvertible {
    package let id: Int
    package let smoothing: Int?
    package let fullStats: Bool
    package let key: String
    package let info: Bool
    package let logs: Bool
    package let ignoreExisting: Bool
    package let transform: String
    package let calls: [Call]
    /// The log at the end; `nil` where the recorder could not be made.
    package let log: String?
    /// The corner cases that the scenario meets.
    package let touches: Set<String>

    package var description: String { "scenario \(id)" }

    package struct Call {
        package enum Kind {
            case reset, close
            case step(index: Int)
            case set(flag: String, Bool)
            case addStatistics(toLast: Bool, ignoreExisting: Bool?)
        }
        package let kind: Kind
        package let outcome: Outcome
        /// `r_std` and `r_std_` from exact arithmetic; `nil` where a number is not finite.
        package let deviations: [Double?]
    }

    package struct Outcome: Equatable {
        package var reward: String?
        package var statistics: String?
        package var full: Int?
        package var error: String?
    }

    /// What the environment does, step by step.
    package let script: [Step<Int>]

    /// The scenarios of a file, such as the tests' own.
    package static func all(_ path: String? = nil) throws -> [RecorderScenario] {
        let path = try path ?? referencePath("recorder.jsonl", in: "LyceumRecordingTests")
        return try text(path).split(separator: "\n").map { line in
            try RecorderScenario(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:])
        }
    }

    private init(_ record: [String: Any]) throws {
        id = try field(record, "id")
        smoothing = record["smoothing"] as? Int
        fullStats = try field(record, "full_stats")
        key = try field(record, "key")
        info = try field(record, "info")
        logs = try field(record, "logs")
        ignoreExisting = try field(record, "ignore_existing")
        transform = try field(record, "transform")
        log = record["log"] as? String
        touches = Set(try field(record, "touches") as [String])
        var script: [Step<Int>] = []
        var calls: [Call] = []
        for parts in record["ops"] as? [[Any]] ?? [] {
            let kind: Call.Kind
            switch parts[0] as? String {
            case "reset": kind = .reset
            case "close": kind = .close
            case "add_stats":
                kind = .addStatistics(toLast: parts[1] as? String == "last", ignoreExisting: parts[2] as? Bool)
            case "step", "step+key":
                kind = .step(index: script.count)
                script.append(
                    Step(
                        0, reward: Double(parts[1] as? String ?? "") ?? .nan, terminated: parts[2] as? Bool ?? false,
                        truncated: parts[3] as? Bool ?? false,
                        info: parts[0] as? String == "step+key" ? Info([(key, Value.int(7))]) : [:]))
            case let flag?: kind = .set(flag: flag, parts[1] as? Bool ?? false)
            case nil: throw UnreadableScenario(key: "ops")
            }
            let outcome = parts.last as? [String: Any] ?? [:]
            let deviations = (outcome["true"] as? [Any] ?? []).map { ($0 as? String).flatMap(Double.init) }
            calls.append(Call(kind: kind, outcome: Outcome(outcome), deviations: deviations))
        }
        self.script = script
        self.calls = calls
    }
}

private struct UnreadableScenario: Error {
    let key: String
}

private func field<Content>(_ record: [String: Any], _ key: String) throws -> Content {
    guard let content = record[key] as? Content else { throw UnreadableScenario(key: key) }
    return content
}

extension RecorderScenario.Outcome {
    init(_ record: [String: Any]) {
        reward = record["reward"] as? String
        statistics = record["stats"] as? String
        full = record["full"] as? Int
        error = record["error"] as? String
    }

    /// What an info holds under a key.
    init(_ info: Info, key: String) {
        guard let entry = info[key] as Value? else { return }
        guard var statistics = entry.dictionary else {
            self.statistics = entry.description
            return
        }
        full = (statistics["full"] as Value?)?.values?.count
        statistics["full"] = nil as Value?
        self.statistics = statistics.description
    }

    /// The outcome with the kind of exception that rldurham has for our error.
    init(_ error: any Error) {
        self.error =
            switch error {
            case is StatisticsExist: "RuntimeError"
            case is EmptyEpisode: "ZeroDivisionError"
            case is ResetNeeded: "ResetNeeded"
            default: "\(error)"
            }
    }
}
