import LyceumSystem
import LyceumValues

/// A trace that this program alone writes; it stays locked as long as it is open.
final class TraceFile: Sendable {
    let path: String
    let descriptor: Platform.Descriptor

    private init(path: String, descriptor: Platform.Descriptor) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { Platform.close(descriptor) }

    /// Creates a file with some contents.
    ///
    /// The name belongs to the log of the same name: a trace without its log, as an older run may have left, is given another one. Only
    /// while somebody is writing that one, this one gets a number instead.
    ///
    /// - Throws: ``FileError``.
    static func create(_ path: String, contents: [UInt8]) throws -> TraceFile {
        try Platform.makeFolder(Platform.folder(of: path))
        let (name, file) = try Platform.createWhole(beside: path, for: path, to: "create") { temporary, file in
            try Platform.write(contents, to: file, at: 0, path: path)
            return try place(temporary, at: path)
        }
        return TraceFile(path: name, descriptor: file)
    }

    private static func place(_ temporary: String, at path: String) throws -> String {
        if try Platform.moveWithoutReplacing(temporary, to: path) { return path }
        switch try Platform.openOlder(path) {
        case .isIdle(let older, _):
            defer { Platform.close(older) }
            let kept = try free(path, "older") { try Platform.moveWithoutReplacing(path, to: $0) }
            Warnings.warn("\(path) is the trace of an older run whose log is gone: it is now \(kept)")
            if try Platform.moveWithoutReplacing(temporary, to: path) { return path }
        case .isMissing, .isSpecial, .isForbidden, .isBusy: break
        }
        let name = try free(path, "other") { try Platform.moveWithoutReplacing(temporary, to: $0) }
        Warnings.warn("\(path) is in use: the trace of this run is \(name)")
        return name
    }

    /// The first of `log.older.trace`, `log.older-2.trace`, … that can be taken.
    private static func free(_ path: String, _ word: String, _ take: (String) throws -> Bool) throws -> String {
        let stem = path.hasSuffix(".trace") ? String(path.dropLast(6)) : path
        for number in 1...9999 {
            let name = number == 1 ? "\(stem).\(word).trace" : "\(stem).\(word)-\(number).trace"
            if try take(name) { return name }
        }
        throw FileError(path: path, operation: "create", reason: "all its numbered names are taken")
    }

    /// Puts other contents in the place of the file.
    ///
    /// - Returns: the new file, which has the same name.
    func replaced(by contents: [UInt8]) throws -> TraceFile {
        let (_, file) = try Platform.createWhole(beside: path, for: path, to: "write") { temporary, file in
            try Platform.write(contents, to: file, at: 0, path: path)
            try Platform.move(temporary, replacing: path)
        }
        return TraceFile(path: path, descriptor: file)
    }

    /// The file under another name; a file that is there is treated as ``create(_:contents:)`` does.
    func moved(to new: String, size: Int) throws -> TraceFile {
        let contents = Platform.read(descriptor, at: 0, count: size)
        let file = try TraceFile.create(new, contents: contents)
        if isInPlace { Platform.remove(path) }
        return file
    }

    /// Whether the file still has its name.
    var isInPlace: Bool { Platform.isSameFile(descriptor, path) }
}
