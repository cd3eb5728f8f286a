/// A file that is not a ZIP archive, or one that is not taken apart because it could do harm.
public struct MalformedArchive: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public let name: String
    /// What is wrong with it.
    public let problem: String

    public var description: String {
        "\(name) is not an archive that can be handed in: \(problem); hand in the file that `course submit` wrote, as it is"
    }
}

/// What is wrong with an archive, before the name of its file is known.
struct ArchiveProblem: Error {
    let text: String

    init(_ text: String) { self.text = text }
}
