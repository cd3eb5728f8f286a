import LyceumRecording
import LyceumValues

/// What an archive says of itself, in its file `manifest.json`: who handed in what for which assignment, with the size and the
/// fingerprint of each file.
///
/// It tells files that were lost or damaged on their way. It does not prove anything: whoever changes a file can
/// write a manifest that fits.
public struct Manifest: Sendable, Hashable {
    /// The student's id.
    public var student: String
    /// The assignment's name.
    public var assignment: String
    /// The assignment's ``Assignment/fingerprint``.
    public var fingerprint: String
    /// The library that packed the archive.
    public var library: String
    /// All files but the manifest itself, in the order of the archive.
    public var files: [File]

    /// A file of the archive.
    public struct File: Sendable, Hashable {
        /// Its name, with slashes between folders.
        public var name: String
        /// The number of its bytes.
        public var size: Int
        /// The SHA-256 of its bytes, 64 hexadecimal digits.
        public var sha256: String

        package init(name: String, size: Int, sha256: String) {
            self.name = name
            self.size = size
            self.sha256 = sha256
        }
    }

    package init(student: String, assignment: String, fingerprint: String, library: String, files: [File]) {
        self.student = student
        self.assignment = assignment
        self.fingerprint = fingerprint
        self.library = library
        self.files = files
    }

    /// The name of the file in an archive.
    static let name = "manifest.json"
    /// The version of the file's format.
    static let format = 1
}

extension Manifest {
    private static let keys = ["format", "student", "assignment", "assignment_sha256", "library", "files"]

    /// The text of the file.
    public var json: String {
        let list = files.map { file in
            Value.dictionary(["name": .string(file.name), "size": .int(file.size), "sha256": .string(file.sha256)])
        }
        return JSONFields.text([
            ("format", .int(Self.format)), ("student", .string(student)), ("assignment", .string(assignment)),
            ("assignment_sha256", .string(fingerprint)), ("library", .string(library)), ("files", .list(list)),
        ])
    }

    /// Reads a manifest from the bytes of the file.
    ///
    /// - Parameters:
    ///   - bytes: the contents of the file.
    ///   - name: what errors call the archive that it is in.
    /// - Throws: ``MalformedManifest``.
    public init(bytes: [UInt8], name: String = "the archive") throws(MalformedManifest) {
        do throws(JSONFields.Problem) {
            self = try Self.read(JSONFields(bytes, keys: Self.keys))
        } catch {
            let place = error.line.map { "line \($0): " } ?? ""
            throw MalformedManifest(name: name, problem: "its manifest cannot be read: \(place)\(error.text)")
        }
    }

    private static func read(_ fields: JSONFields) throws(JSONFields.Problem) -> Manifest {
        guard let format = fields.value("format") else { throw fields.missing("format", example: "\(Self.format)") }
        guard format == .int(Self.format) else {
            throw fields.unexpected(
                "format", format, expected: "\(Self.format); another one is of another version of Lyceum")
        }
        func text(_ key: String, example: String) throws(JSONFields.Problem) -> String {
            guard let text = try fields.text(key, expected: "a text, such as \(example)") else {
                throw fields.missing(key, example: example)
            }
            return text
        }
        let student = try text("student", example: "\"abcd12\"")
        guard StudentID.problem(student) == nil else {
            throw fields.unexpected("student", .string(student), expected: "an id of letters and digits")
        }
        let fingerprint = try text("assignment_sha256", example: "64 hexadecimal digits")
        guard isFingerprint(fingerprint) else {
            throw fields.unexpected("assignment_sha256", .string(fingerprint), expected: "64 hexadecimal digits")
        }
        return Manifest(
            student: student, assignment: try text("assignment", example: "\"Coursework 1\""), fingerprint: fingerprint,
            library: try text("library", example: "\"Lyceum 0\""), files: try files(fields))
    }

    private static func files(_ fields: JSONFields) throws(JSONFields.Problem) -> [File] {
        guard let list = try fields.list("files", expected: "a list of objects") else {
            throw fields.missing("files", example: "[]")
        }
        var names: Set<String> = []
        var files: [File] = []
        for (index, value) in list.enumerated() {
            guard case .dictionary(let entry) = value, entry.count == 3, let name = (entry["name"] as Value?)?.string,
                let size = (entry["size"] as Value?)?.int, let sum = (entry["sha256"] as Value?)?.string, size >= 0,
                isFingerprint(sum)
            else {
                throw fields.problem(
                    "files", "file \(index), counted from 0, has no name, size or sha256, or more than these")
            }
            guard ArchiveName.problem(name) == nil, name != Self.name, names.insert(name).inserted else {
                throw fields.problem("files", "a file cannot be called \(ArchiveName.quoted(name)), or is there twice")
            }
            files.append(File(name: name, size: size, sha256: sum))
        }
        return files
    }

    static func isFingerprint(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}

/// An archive whose manifest cannot be read, or says other things of the files than they are.
public struct MalformedManifest: Error, Sendable, Equatable, CustomStringConvertible {
    /// The archive.
    public let name: String
    /// What is wrong.
    public let problem: String

    public var description: String {
        "\(name) is not what `course submit` wrote: \(problem); hand in that file as it is, without unpacking it"
    }
}
