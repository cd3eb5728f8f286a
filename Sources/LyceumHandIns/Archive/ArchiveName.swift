/// Names that files may have in an archive: such that they lie below the folder that it is unpacked to, on every system, each in a
/// place of its own.
enum ArchiveName {
    /// The most bytes that a name may have.
    static let byteLimit = 512
    /// The most folders that a file may be in.
    static let depthLimit = 24

    /// The name that bytes of an archive stand for.
    ///
    /// - Parameter isMarked: whether the archive says that the name is UTF-8.
    static func name(_ bytes: ArraySlice<UInt8>, isMarked: Bool) throws(ArchiveProblem) -> String {
        guard !bytes.contains(0) else { throw ArchiveProblem("the name of a file has a NUL character in it") }
        // Finder writes UTF-8 and does not say so.
        guard let name = String(validating: bytes, as: UTF8.self) else {
            throw ArchiveProblem("the name of a file is \(isMarked ? "said to be UTF-8 and is not" : "not UTF-8")")
        }
        return name
    }

    /// Refuses a name that leads elsewhere, or means something else on another system.
    ///
    /// - Parameter name: without the slash at the end that a folder's has.
    static func check(_ name: String) throws(ArchiveProblem) {
        if let problem = problem(name) { throw ArchiveProblem("the name \(quoted(name)) \(problem)") }
    }

    /// What is wrong with a name; `nil` for a good one.
    static func problem(_ name: String) -> String? {
        let bytes = name.utf8
        if bytes.isEmpty { return "is empty" }
        if bytes.count > byteLimit { return "is longer than \(byteLimit) bytes" }
        if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "has a control character in it" }
        if bytes.contains(UInt8(ascii: "\\")) { return "has a backslash in it, which Windows takes for a folder" }
        if bytes.first == UInt8(ascii: "/") { return "is an absolute path" }
        if bytes.contains(UInt8(ascii: ":")) { return "has a colon in it, which Windows takes for a drive" }
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if parts.count > depthLimit { return "lies in more than \(depthLimit) folders" }
        if parts.contains(where: { $0.elementsEqual("..".utf8) }) { return "leads out of the archive's folder" }
        if parts.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) }) { return "has an empty part" }
        return nil
    }

    /// A name for a message, short and on one line.
    static func quoted(_ name: String) -> String {
        let shown = name.unicodeScalars.prefix(80).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : String($0) }
        return "\"\(shown.joined())\(name.unicodeScalars.count > 80 ? "…" : "")\""
    }
}

/// Finds names that cannot lie side by side on every system.
struct ArchiveNames {
    private var files: Set<String> = []
    /// Each folder, by its name in small letters, as it was spelled first.
    private var folders: [String: String] = [:]

    /// Takes in the name of a file or, without its last slash, of a folder.
    mutating func add(_ name: String, isFolder: Bool) throws(ArchiveProblem) {
        let shown = ArchiveName.quoted(name)
        var parts = name.split(separator: "/").map(String.init)
        if !isFolder {
            let key = name.lowercased()
            guard files.insert(key).inserted else {
                throw ArchiveProblem("the name \(shown) is there twice, or differs from another one in capitals only")
            }
            guard folders[key] == nil else { throw ArchiveProblem("\(shown) is a file and a folder") }
            parts.removeLast()
        }
        var folder = ""
        for part in parts {
            folder += folder.isEmpty ? part : "/\(part)"
            let key = folder.lowercased()
            guard !files.contains(key) else {
                throw ArchiveProblem("\(ArchiveName.quoted(folder)) is a file and a folder")
            }
            guard folders[key] == nil || folders[key] == folder else {
                throw ArchiveProblem("the folder of \(shown) differs from another one in capitals only")
            }
            folders[key] = folder
        }
    }
}
