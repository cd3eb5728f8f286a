import LyceumSystem

/// What a student handed in: an archive whose files are those of its manifest, to the last byte.
///
/// An archive that was packed again is read, too: with one more folder around everything, and with the files that Finder and Explorer add.
///
/// ```swift
/// let handIn = try HandIn(contentsOf: "hand-ins/abcd12.zip")
/// let check = handIn.check(for: try Assignment(contentsOf: "assignment.json"))
/// print(handIn.manifest.student, check.verdict, check.shortcomings.count)
/// ```
public struct HandIn: Sendable {
    /// What the archive is called.
    public let name: String
    /// The size of the archive.
    public let byteCount: Int
    /// Who handed in what.
    public let manifest: Manifest
    private let archive: ZipArchive
    private let members: [String: ZipArchive.Member]

    /// Reads an archive, and compares each file with the manifest.
    ///
    /// - Throws: `FileError`, ``MalformedArchive``, ``MalformedManifest``.
    public init(contentsOf path: String) throws {
        try self.init(bytes: try Platform.readFile(path, limit: ArchiveLimits.standard.bytes), name: path)
    }

    /// Reads an archive from its bytes.
    ///
    /// - Parameters:
    ///   - bytes: the contents of the archive.
    ///   - name: what errors call it.
    /// - Throws: ``MalformedArchive``, ``MalformedManifest``.
    public init(bytes: [UInt8], name: String = "the archive") throws {
        self.name = name
        byteCount = bytes.count
        archive = try ZipArchive(bytes: bytes, name: name)
        members = try Self.members(of: archive, name)
        guard let first = members[Manifest.name] else {
            throw MalformedManifest(name: name, problem: "there is no \(Manifest.name) in it")
        }
        guard first.size <= JSONFields.byteLimit else {
            throw MalformedManifest(name: name, problem: "its manifest is too large")
        }
        manifest = try Manifest(bytes: try archive.contents(of: first), name: name)
        try compare()
    }

    /// The files by their names, without a folder around all of them and without what systems add.
    private static func members(of archive: ZipArchive, _ name: String) throws -> [String: ZipArchive.Member] {
        let own = archive.members.filter { !isSystemFile($0.name) }
        var prefix = ""
        if !own.contains(where: { $0.name == Manifest.name }), let first = own.first?.name.split(separator: "/").first {
            prefix = first + "/"
        }
        var members: [String: ZipArchive.Member] = [:]
        for member in own {
            guard member.name.hasPrefix(prefix) else {
                throw MalformedManifest(
                    name: name, problem: "there is no \(Manifest.name) in it, or not beside the other files")
            }
            members[String(member.name.dropFirst(prefix.count))] = member
        }
        return members
    }

    /// Files that systems put into folders unasked.
    static let systemFiles: Set<String> = [".DS_Store", "Thumbs.db", "desktop.ini"]

    private static func isSystemFile(_ name: String) -> Bool {
        let last = name.split(separator: "/").last ?? ""
        return name.hasPrefix("__MACOSX/") || last.hasPrefix("._") || systemFiles.contains(String(last))
    }

    /// Compares all files with the manifest.
    private func compare() throws(MalformedManifest) {
        func refuse(_ name: String, _ problem: String) -> MalformedManifest {
            MalformedManifest(name: self.name, problem: "\(ArchiveName.quoted(name)) \(problem)")
        }
        let listed = Set(manifest.files.map(\.name)).union([Manifest.name])
        if let other = members.keys.filter({ !listed.contains($0) }).min() {
            throw refuse(other, "is in it and not in its manifest")
        }
        for file in manifest.files {
            guard let member = members[file.name] else { throw refuse(file.name, "is missing") }
            guard HandInPart.allCases.contains(where: { $0.has(file.name) }) else {
                throw refuse(file.name, "belongs to no part of a hand-in")
            }
            guard member.size == file.size else {
                throw refuse(file.name, "has \(member.size) bytes instead of \(file.size)")
            }
            let bytes: [UInt8]
            do throws(MalformedArchive) {
                bytes = try archive.contents(of: member)
            } catch {
                throw MalformedManifest(name: self.name, problem: error.problem)
            }
            guard SHA256.hexadecimal(bytes) == file.sha256 else {
                throw refuse(file.name, "was changed after it was packed")
            }
        }
    }

    /// The SHA-256 of the archive, 64 hexadecimal digits, as `sha256sum` prints it.
    public var sha256: String { archive.sha256 }

    /// The files of a part.
    public func files(of part: HandInPart) -> [Manifest.File] { manifest.files.filter { part.has($0.name) } }

    /// The bytes of a file; `nil` where there is none of that name.
    ///
    /// - Throws: ``MalformedArchive``.
    public func contents(of name: String) throws -> [UInt8]? {
        guard let member = members[name] else { return nil }
        return try archive.contents(of: member)
    }
}

extension HandInPart {
    /// The name of its file in an archive, or what the names of its files begin with.
    var place: String {
        switch self {
        case .log: "log.txt"
        case .trace: "log.trace"
        case .sources: "sources/"
        case .writeup: "writeup."
        case .videos: "videos/"
        }
    }

    /// Whether a file of an archive belongs to it.
    func has(_ name: String) -> Bool {
        switch self {
        case .log, .trace: name == place
        case .sources, .videos: name.hasPrefix(place)
        case .writeup: name.hasPrefix(place) && !name.contains("/")
        }
    }
}
