import LyceumValues

/// A file that is not in the safetensors format.
public struct MalformedCheckpoint: Error, Sendable, CustomStringConvertible {
    enum Problem: Sendable {
        case short(Int)
        case headerLength(UInt64, available: Int)
        case noObject
        case notUTF8
        case json(MalformedJSON)
        case metadata(String)
        case tensor(String, String)
        case overlap(String, at: Int)
        case gap(Range<Int>)
        case size(expected: Int, found: Int)
    }

    let problem: Problem

    init(_ problem: Problem) { self.problem = problem }

    /// What is wrong, and where.
    public var description: String {
        "the file is no checkpoint in the safetensors format: \(detail)"
    }

    private var detail: String {
        switch problem {
        case .short(let count): "it has \(count) bytes, and the length of its header alone takes 8"
        case .headerLength(let length, let available):
            "its header is to have \(length) bytes, but \(available) are there and "
                + "\(Checkpoint.longestHeader) are allowed"
        case .noObject: "its header is no JSON object"
        case .notUTF8: "its header is not text in UTF-8"
        case .json(let error): "its header is malformed: \(error)"
        case .metadata(let text): "__metadata__: \(text)"
        case .tensor(let name, let text): "tensor \"\(name)\": \(text)"
        case .overlap(let name, let offset):
            "tensor \"\(name)\" begins at byte \(offset) of the numbers, inside of another one"
        case .gap(let range): "bytes \(range.lowerBound)..<\(range.upperBound) of the numbers belong to no tensor"
        case .size(let expected, let found):
            "its header describes \(expected) bytes of numbers, and \(found) are there"
        }
    }
}
