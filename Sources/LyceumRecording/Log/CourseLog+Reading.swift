import GymnasiumWrappers
import LyceumSystem

extension CourseLog {
    /// The most bytes that a log may have: far more than ten million episodes.
    public static let byteLimit = 1 << 30

    /// Reads a log file.
    ///
    /// A last line that is cut off, as a killed program may leave it, is dropped; so is one in the middle of the header.
    /// Lines may end in LF or CRLF.
    ///
    /// - Throws: ``FileError`` for a file that cannot be read or has more than ``byteLimit`` bytes, ``MalformedLog`` for
    ///   one that is not a log.
    public init(contentsOf path: String) throws {
        try self.init(bytes: try Platform.readFile(path, limit: Self.byteLimit), name: path)
    }

    /// Reads a log from its text.
    ///
    /// - Throws: ``MalformedLog``.
    public init(_ text: String) throws {
        try self.init(bytes: Array(text.utf8), name: "the log")
    }

    /// Reads a log from the bytes of a file.
    ///
    /// - Throws: ``MalformedLog``.
    package init(bytes: [UInt8], name: String) throws {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let rest = lines.removeLast()
        func text(_ line: ArraySlice<UInt8>) -> String {
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
        guard let first = lines.first else {
            let whole = Self.header(hasEnds: true)
            guard whole.utf8.starts(with: rest) else {
                throw MalformedLog(name: name, line: 1, problem: "the header is \(quoted(text(rest)))")
            }
            self.init(rows: [])
            return
        }
        let header = text(first) + "\n"
        let hasEnds = header == Self.header(hasEnds: true)
        guard hasEnds || header == Self.header(hasEnds: false) else {
            throw MalformedLog(name: name, line: 1, problem: "the header is \(quoted(text(first)))")
        }
        self.init(rows: [], hasEnds: hasEnds)
        rows.reserveCapacity(lines.count - 1)
        for (index, line) in lines.enumerated().dropFirst() {
            do {
                rows.append(try Row(text(line), hasEnds: hasEnds))
            } catch let problem as FieldProblem {
                throw MalformedLog(name: name, line: index + 1, problem: problem.text)
            }
        }
    }
}

/// A file that is not a log.
public struct MalformedLog: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public let name: String
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong there.
    public let problem: String

    public var description: String {
        "\(name) is not a log, line \(line): \(problem); expected the header "
            + "count, reward_sum, squared_reward_sum, length and then four numbers a line, with tabs between them"
    }
}

private struct FieldProblem: Error {
    let text: String
}

extension CourseLog.Row {
    fileprivate init(_ line: String, hasEnds: Bool) throws {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == (hasEnds ? 5 : 4) else {
            throw FieldProblem(text: "it has \(fields.count) fields: \(quoted(line))")
        }
        self.init(
            count: try wholeNumber(fields[0], "count"), rewardSum: try number(fields[1], "reward_sum"),
            squaredRewardSum: try number(fields[2], "squared_reward_sum"),
            length: try wholeNumber(fields[3], "length"))
        guard hasEnds else { return }
        guard let end = EpisodeEnd(rawValue: String(fields[4])) else {
            throw FieldProblem(text: "the end is \(quoted(fields[4]))")
        }
        self.end = end
    }
}

private func wholeNumber(_ field: Substring, _ name: String) throws -> Int {
    guard !field.isEmpty, field.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(field), number <= 1 << 40
    else {
        throw FieldProblem(text: "\(name) is \(quoted(field)), not a whole number from 0 to 2^40")
    }
    return number
}

private func number(_ field: Substring, _ name: String) throws -> Double {
    switch field {
    case "": return .nan
    case "inf": return .infinity
    case "-inf": return -.infinity
    default:
        guard field.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(field) else {
            throw FieldProblem(text: "\(name) is \(quoted(field)), not a number")
        }
        return number
    }
}

/// A text in quotes, cut if it is long.
private func quoted(_ text: some StringProtocol) -> String {
    text.count > 80 ? "\"\(text.prefix(80))…\"" : "\"\(text)\""
}
