import LyceumSystem
import LyceumValues

extension Reproduction {
    /// The version of the file's format.
    static let format = 1
    /// The most bytes of the file.
    package static let byteLimit = 100_000
    /// The most characters of a sentence, and the most of them.
    private static let (sentenceLimit, noteLimit) = (2000, 20)

    private static let keys = [
        "format", "archive", "sha256", "student", "assignment", "outcome", "reason", "notes", "rows", "rows_again",
        "same_rows", "line", "handed_in", "again", "command", "date", "library", "mathematics", "seconds",
    ]

    /// The text of the file.
    public var json: String {
        func text(_ text: String) -> Value { .string(PlainLine.of(text, most: Self.sentenceLimit)) }
        var entries: [(key: String, value: Value)] = [
            ("format", .int(Self.format)), ("archive", text(archive)), ("sha256", .string(sha256)),
            ("student", text(student)), ("assignment", text(assignment)), ("outcome", .string(outcome.rawValue)),
            ("reason", text(reason)), ("notes", .list(notes.prefix(Self.noteLimit).map(text))), ("rows", .int(rows)),
            ("rows_again", .int(rowsAgain)), ("same_rows", .int(sameRows)),
        ]
        if let difference {
            entries += [
                ("line", .int(difference.line)), ("handed_in", text(difference.handedIn)),
                ("again", text(difference.again)),
            ]
        }
        entries += [
            ("command", text(command)), ("date", .string(moment.description)), ("library", text(library)),
            ("mathematics", text(mathematics)), ("seconds", .double(seconds)),
        ]
        return JSONFields.text(entries)
    }

    /// Reads a record.
    ///
    /// - Throws: `FileError`, ``MalformedReproduction``.
    public init(contentsOf path: String) throws {
        try self.init(bytes: try Platform.readFile(path, limit: Self.byteLimit), name: path)
    }

    /// Reads a record from the bytes of a file.
    ///
    /// - Parameters:
    ///   - bytes: the contents of the file.
    ///   - name: what errors call the file.
    /// - Throws: ``MalformedReproduction``.
    public init(bytes: [UInt8], name: String = "the record") throws(MalformedReproduction) {
        do throws(JSONFields.Problem) {
            guard bytes.count <= Self.byteLimit else {
                throw JSONFields.Problem(line: nil, text: "it has more than \(Self.byteLimit) bytes")
            }
            self = try Self.read(JSONFields(bytes, keys: Self.keys))
        } catch {
            throw MalformedReproduction(name: name, line: error.line, problem: error.text)
        }
    }

    private static func read(_ fields: JSONFields) throws(JSONFields.Problem) -> Reproduction {
        guard fields.value("format") == .int(format) else {
            throw fields.problem("format", "\"format\" is not \(format): the file is of another version of Lyceum")
        }
        func text(_ key: String) throws(JSONFields.Problem) -> String {
            guard let value = fields.value(key) else { throw fields.missing(key, example: "\"\"") }
            guard let text = value.string, text == PlainLine.of(text, most: sentenceLimit + 1) else {
                throw fields.unexpected(key, value, expected: "a text on one line")
            }
            return text
        }
        func count(_ key: String) throws(JSONFields.Problem) -> Int {
            guard let count = try fields.count(key, in: 0...1_000_000_000) else {
                throw fields.missing(key, example: "0")
            }
            return count
        }
        let sum = try text("sha256")
        guard Manifest.isFingerprint(sum) else {
            throw fields.unexpected("sha256", .string(sum), expected: "64 hexadecimal digits")
        }
        guard let moment = Deadline(try text("date")) else {
            throw fields.problem("date", "\"date\" is no moment, such as \"2026-12-11T14:00Z\"")
        }
        guard let outcome = Outcome(rawValue: try text("outcome")) else {
            let names = Outcome.allCases.map(\.rawValue).joined(separator: ", ")
            throw fields.problem("outcome", "\"outcome\" is none of \(names)")
        }
        var record = Reproduction(archive: try text("archive"), sha256: sum, moment: moment)
        record.outcome = outcome
        (record.student, record.assignment) = (try text("student"), try text("assignment"))
        (record.reason, record.command) = (try text("reason"), try text("command"))
        (record.library, record.mathematics) = (try text("library"), try text("mathematics"))
        (record.rows, record.rowsAgain, record.sameRows) = (
            try count("rows"), try count("rows_again"), try count("same_rows")
        )
        if fields.value("line") != nil {
            record.difference = Difference(
                line: try count("line"), handedIn: try text("handed_in"), again: try text("again"))
        }
        guard let seconds = fields.value("seconds")?.double, seconds >= 0, seconds < 1e9 else {
            throw fields.missing("seconds", example: "12.5")
        }
        record.seconds = seconds
        record.notes = try notes(fields)
        return record
    }

    private static func notes(_ fields: JSONFields) throws(JSONFields.Problem) -> [String] {
        let expected = "a list of at most \(noteLimit) texts"
        guard let list = try fields.list("notes", expected: expected) else {
            throw fields.missing("notes", example: "[]")
        }
        let notes = list.compactMap(\.string).filter { $0 == PlainLine.of($0, most: sentenceLimit + 1) }
        guard notes.count == list.count, notes.count <= noteLimit else {
            throw fields.unexpected("notes", .list(Array(list.prefix(3))), expected: expected)
        }
        return notes
    }
}

/// A file that is no record of a program that was run again.
public struct MalformedReproduction: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public let name: String
    /// The line, counted from 1; `nil` where it is about something that is not there.
    public let line: Int?
    /// What is wrong, and what is expected.
    public let problem: String

    public var description: String {
        "\(name) is not what `course reproduce` wrote\(line.map { ", line \($0)" } ?? ""): \(problem)"
    }
}
