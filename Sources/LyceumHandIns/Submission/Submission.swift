import LyceumRecording
import LyceumSystem
import LyceumValues

/// A run, packed and checked as the grader will check it, before it is handed in.
///
/// ```swift
/// let assignment = try Assignment(contentsOf: "assignment.json")
/// let submission = try Submission(
///     of: "runs/tutorial-coursework", by: "abcd12", for: assignment, sources: "Sources/my-agent")
/// for shortcoming in submission.check.shortcomings { print(shortcoming) }
/// try submission.write(to: "abcd12.zip")                   // throws where something is lacking
/// ```
public struct Submission: Sendable {
    /// The archive, read back from its bytes.
    public let handIn: HandIn
    /// What the grader will say about it.
    public let check: HandInCheck
    /// What was left out, in sentences.
    public let notes: [String]
    private let bytes: [UInt8]

    /// Gathers the files of a run, packs them in memory, and checks what was packed.
    ///
    /// - Parameters:
    ///   - run: the run's folder, or its log.
    ///   - student: the student's id.
    ///   - assignment: what is asked for.
    ///   - writeup: a text about the run.
    ///   - sources: the folder of the program, or its only file.
    ///   - seconds: how long playing the run again may take; `nil`: as long as it takes.
    /// - Throws: ``InvalidStudentID``, ``NoRun``, ``UnfitFile``, `FileError`; ``MalformedArchive`` for more files than an archive
    ///   may have.
    public init(
        of run: String, by student: String, for assignment: Assignment, writeup: String? = nil, sources: String? = nil,
        seconds: Double? = nil
    ) throws {
        if let problem = StudentID.problem(student) { throw InvalidStudentID(id: student, problem: problem) }
        var parcel = Parcel()
        let files = try RunFiles(run)
        try parcel.add(files.log, as: HandInPart.log.place)
        if let trace = files.trace { try parcel.add(trace, as: HandInPart.trace.place) }
        if let writeup { try parcel.addWriteup(writeup) }
        if assignment.isRequired(.videos) {
            for video in files.videos {
                try parcel.add(video, as: HandInPart.videos.place + (video.split(separator: "/").last ?? ""))
            }
        }
        if let sources {
            let program = try SourceFiles(in: sources)
            for name in program.names { try parcel.add(program.path(name), as: program.archived(name)) }
            parcel.notes += program.notes
        }
        let manifest = Manifest(
            student: student, assignment: assignment.name, fingerprint: assignment.fingerprint,
            library: TraceHeader.library,
            files: parcel.files.map { file in
                Manifest.File(name: file.name, size: file.bytes.count, sha256: SHA256.hexadecimal(file.bytes))
            })
        let name = "\(student).zip"
        bytes = try ZipWriter.archive(
            [ZipWriter.File(Manifest.name, Array(manifest.json.utf8))] + parcel.files, name: name)
        handIn = try HandIn(bytes: bytes, name: name)
        check = handIn.check(for: assignment, seconds: seconds)
        notes = parcel.notes + Self.lateness(assignment)
    }

    private static func lateness(_ assignment: Assignment) -> [String] {
        guard let deadline = assignment.deadline, Platform.secondsSince1970 > deadline.seconds else { return [] }
        return ["by this machine's clock the deadline, \(deadline), is over"]
    }

    /// Writes the archive, whole or not at all.
    ///
    /// - Throws: ``NotReady`` where something is lacking; `FileError`.
    public func write(to path: String) throws {
        guard check.isAccepted else { throw NotReady(shortcomings: check.shortcomings) }
        try Platform.replaceFile(path, with: bytes)
    }
}

/// A submission that would not be accepted.
public struct NotReady: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is lacking.
    public let shortcomings: [Shortcoming]

    public var description: String {
        "it is not ready to be handed in:\n" + shortcomings.map { "- \($0)" }.joined(separator: "\n")
    }
}

/// Files on their way into an archive.
private struct Parcel {
    private(set) var files: [ZipWriter.File] = []
    var notes: [String] = []
    private var room = ArchiveLimits.standard.expandedBytes

    mutating func add(_ path: String, as name: String) throws {
        if let problem = ArchiveName.problem(name) {
            throw UnfitFile(path: path, problem: "its name \(problem): rename it")
        }
        let bytes = try Platform.readFile(path, limit: room)
        room -= bytes.count
        files.append(ZipWriter.File(name, bytes))
    }

    mutating func addWriteup(_ path: String) throws {
        let name = path.split(separator: "/").last ?? ""
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last ?? ""
        guard (1...8).contains(ending.utf8.count), ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else {
            throw UnfitFile(
                path: path, problem: "its name does not tell what it is: name it with an ending, such as report.pdf")
        }
        try add(path, as: HandInPart.writeup.place + ending.lowercased())
        if files.last?.bytes.isEmpty == true { throw UnfitFile(path: path, problem: "it is empty") }
    }
}
