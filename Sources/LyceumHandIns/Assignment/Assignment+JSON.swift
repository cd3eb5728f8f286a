import GymnasiumCore
import LyceumValues

extension Assignment {
    /// The version of the file's format.
    static let format = 1

    /// The text of the file.
    public var json: String {
        var entries: [(key: String, value: Value)] = [
            ("format", .int(Self.format)), ("name", .string(name)), ("environment", .string(environment)),
            ("options", .dictionary(options)),
        ]
        func add(_ key: String, _ value: Value?) {
            if let value { entries.append((key, value)) }
        }
        add("max_episode_steps", maxEpisodeSteps.map(Value.int))
        add("episodes", episodes.map(Value.int))
        add("steps", steps.map(Value.int))
        add("seeds", seeds.map { .list($0.map(Value.int)) })
        add("size_limit_mb", .int(megabytes))
        add("required", .list(HandInPart.allCases.filter(isRequired).map { .string($0.rawValue) }))
        add("scorer", .string(scorer.description))
        add("threshold", threshold.map(Value.double))
        add("deadline", deadline.map { .string($0.description) })
        return JSONFields.text(entries)
    }

    /// Whether a part must be handed in.
    public func isRequired(_ part: HandInPart) -> Bool { part == .log || required.contains(part) }

    private static let keys = [
        "format", "name", "environment", "options", "max_episode_steps", "episodes", "steps", "seeds", "size_limit_mb",
        "required", "scorer", "threshold", "deadline",
    ]

    /// Reads an assignment from the bytes of a file.
    ///
    /// - Parameters:
    ///   - bytes: the contents of the file.
    ///   - name: what errors call the file.
    /// - Throws: ``MalformedAssignment``.
    public init(bytes: [UInt8], name: String = "the assignment") throws(MalformedAssignment) {
        do throws(JSONFields.Problem) {
            self = try Self.read(JSONFields(bytes, keys: Self.keys))
        } catch {
            throw MalformedAssignment(name: name, line: error.line, problem: error.text)
        }
    }

    private static func read(_ fields: JSONFields) throws(JSONFields.Problem) -> Assignment {
        guard let format = fields.value("format") else { throw fields.missing("format", example: "\(Self.format)") }
        guard format == .int(Self.format) else {
            throw fields.unexpected(
                "format", format, expected: "\(Self.format); another one is of another version of Lyceum")
        }
        guard let name = try fields.text("name", expected: "a text of at most 100 characters on one line") else {
            throw fields.missing("name", example: "\"Coursework 1\"")
        }
        guard let id = try fields.text("environment", expected: "an environment's id") else {
            throw fields.missing("environment", example: "\"CartPole-v1\"")
        }
        do { _ = try EnvName(id) } catch { throw fields.problem("environment", "\"environment\": \(error)") }
        var assignment = Assignment(name: name, environment: id)
        if let options = fields.value("options") {
            guard case .dictionary(let options) = options else {
                throw fields.unexpected("options", options, expected: "an object, such as {\"is_slippery\": false}")
            }
            assignment.options = options
        }
        let many = 1...1_000_000_000_000
        assignment.maxEpisodeSteps = try fields.count("max_episode_steps", in: many)
        assignment.episodes = try fields.count("episodes", in: many)
        assignment.steps = try fields.count("steps", in: many)
        guard assignment.episodes != nil || assignment.steps != nil else {
            throw fields.problem("episodes", "\"episodes\" or \"steps\" is missing, such as \"episodes\": 1000")
        }
        assignment.seeds = try seeds(fields)
        assignment.megabytes = try fields.count("size_limit_mb", in: sizes) ?? assignment.megabytes
        assignment.required = try required(fields) ?? assignment.required
        try readScorer(fields, into: &assignment)
        if let value = fields.value("deadline") {
            guard let deadline = value.string.flatMap(Deadline.init) else {
                throw fields.unexpected(
                    "deadline", value, expected: "a moment with its zone, such as \"2026-12-11T14:00Z\"")
            }
            assignment.deadline = deadline
        }
        return assignment
    }

    /// The sizes that an archive may be limited to, in millions of bytes.
    package static let sizes = 1...ArchiveLimits.standard.bytes / 1_000_000

    private static func seeds(_ fields: JSONFields) throws(JSONFields.Problem) -> [Int]? {
        let expected = "a list of whole numbers of 0 or more, such as [42]; leave the key out to allow any"
        guard let list = try fields.list("seeds", expected: expected) else { return nil }
        let seeds = list.compactMap(\.int).filter { $0 >= 0 }
        guard !seeds.isEmpty, seeds.count == list.count else {
            throw fields.unexpected("seeds", .list(list), expected: expected)
        }
        return seeds
    }

    private static func required(_ fields: JSONFields) throws(JSONFields.Problem) -> [HandInPart]? {
        let names = HandInPart.allCases.map(\.rawValue)
        let expected = "a list of these: \(names.joined(separator: ", "))"
        guard let list = try fields.list("required", expected: expected) else { return nil }
        var parts: [HandInPart] = []
        for value in list {
            guard let part = value.string.flatMap(HandInPart.init) else {
                let hint = value.string.flatMap { nearest(to: $0, among: names) }.map { "did you mean \"\($0)\"?" }
                throw fields.problem(
                    "required", "\"required\" has \(value.json.prefix(80)): \(hint ?? "expected \(expected)")")
            }
            parts.append(part)
        }
        return HandInPart.allCases.filter { $0 == .log || parts.contains($0) }
    }

    private static func readScorer(
        _ fields: JSONFields, into assignment: inout Assignment
    ) throws(JSONFields.Problem) {
        if let value = fields.value("scorer") {
            guard let scorer = value.string.flatMap(Scorer.init) else {
                let hint = value.string.flatMap { nearest(to: $0, among: Scorer.names) }.map {
                    "did you mean \"\($0)\"?"
                }
                throw fields.unexpected(
                    "scorer", value,
                    expected: "one of \(Scorer.names.joined(separator: ", "))\(hint.map { "; \($0)" } ?? "")")
            }
            assignment.scorer = scorer
        }
        guard let value = fields.value("threshold") else { return }
        guard let threshold = value.double, threshold.isFinite else {
            throw fields.unexpected("threshold", value, expected: "a number, such as 475")
        }
        guard assignment.scorer == .episodesToThreshold else {
            throw fields.problem("threshold", "\"threshold\" belongs to the scorer episodes-to-threshold")
        }
        assignment.threshold = threshold
    }
}

/// A file that is not an assignment.
public struct MalformedAssignment: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public let name: String
    /// The line, counted from 1; `nil` where it is about something that is not there.
    public let line: Int?
    /// What is wrong, and what is expected.
    public let problem: String

    public var description: String {
        "\(name) is not an assignment that can be read\(line.map { ", line \($0)" } ?? ""): \(problem)"
    }
}
