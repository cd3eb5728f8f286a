/// A student's id: up to 32 letters, digits, `-`, `_` and `.`, which can be a part of a file's name everywhere.
enum StudentID {
    /// What is wrong with an id; `nil` for a good one.
    static func problem(_ id: String) -> String? {
        let isPlain = id.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
        }
        guard isPlain, (1...32).contains(id.utf8.count), id.first != ".", id.first != "-", id.last != "." else {
            return "it has up to 32 letters and digits, and - _ . between them"
        }
        if id.lowercased() == "xxxx00" { return "this is the place holder in the course's file names" }
        return nil
    }
}

/// A text that is not a student's id.
public struct InvalidStudentID: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was given.
    public let id: String
    /// What is wrong with it.
    public let problem: String

    public var description: String { "\"\(id)\" is no student's id: \(problem); give your own, such as abcd12" }
}
