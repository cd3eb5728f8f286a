import Gymnasium
import LyceumNumerics

/// A file that this program alone writes.
///
/// It is taken by exclusive creation and kept locked as long as it is open. Another program that wants the same name finds
/// the lock and takes a numbered name for itself; a file that nobody writes any more is an older one, and gets the numbered
/// name instead.
final class OpenFile: Sendable {
    let path: String
    private let descriptor: Platform.Descriptor

    private init(path: String, descriptor: Platform.Descriptor) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { Platform.close(descriptor) }

    /// Takes a new, empty file.
    static func claim(folder: String, name: String) throws -> OpenFile {
        try Platform.makeFolder(folder)
        let path = joinedPath(folder, name)
        // Others may take the name between two of these calls, but not for ever.
        for _ in 0..<10 {
            if let file = try create(path) { return file }
            let older = try Platform.setAside(path, candidates: numbered(path))
            if case .kept(let kept) = older {
                Warnings.warn("\(path) was there already: the older file is now \(kept)")
            }
            if older == .isTaken { break }
        }
        for candidate in numbered(path) {
            if let file = try create(candidate) {
                Warnings.warn("\(path) is being written by another program: this one writes \(candidate)")
                return file
            }
        }
        throw FileError(path: path, operation: "create", reason: "all its numbered names are taken")
    }

    private static func create(_ path: String) throws -> OpenFile? {
        guard let descriptor = try Platform.createExclusively(path) else { return nil }
        return OpenFile(path: path, descriptor: descriptor)
    }

    /// `log-1.txt`, `log-2.txt`, … for `log.txt`.
    private static func numbered(_ path: String) -> some Sequence<String> {
        let nameStart = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        let dot = path[nameStart...].lastIndex(of: ".").flatMap { $0 == nameStart ? nil : $0 } ?? path.endIndex
        return (1...99_999).lazy.map { "\(path[..<dot])-\($0)\(path[dot...])" }
    }

    var size: Int { Platform.size(of: descriptor) }

    /// Adds a text at the end: all of it, or nothing.
    func append(_ text: String) throws {
        let start = size
        do {
            try Platform.write(text, to: descriptor, at: start, path: path)
        } catch {
            try? truncate(to: start)
            throw error
        }
    }

    func truncate(to size: Int) throws {
        try Platform.truncate(descriptor, to: size, path: path)
    }

    /// Whether the file still has its name; not where it was deleted or renamed meanwhile.
    var isInPlace: Bool { Platform.isSameFile(descriptor, path) }

    func remove() {
        if isInPlace { Platform.remove(path) }
    }

    /// The same file under another name; one that is there already gets a numbered name, and the user is told.
    func moved(toFolder folder: String, name: String) throws -> OpenFile {
        if Platform.isSameFile(descriptor, joinedPath(folder, name)) { return self }
        let target = try OpenFile.claim(folder: folder, name: name)
        do {
            try Platform.copyContents(from: descriptor, to: target.descriptor, path: target.path)
        } catch {
            target.remove()
            throw error
        }
        remove()
        return target
    }
}

func joinedPath(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}
