import LyceumRecording

/// The program of a hand-in: its Swift files, and the files that it may read.
///
/// What was handed in may be a whole package, the folder of a program or one file. A manifest in it is never used, for it is code.
package struct HandInProgram: Sendable {
    /// The name that it is built under, of its own for each archive.
    package let name: String
    /// Its folder among the sources that were handed in; empty for all of them.
    package let folder: String
    /// Its Swift files, with their paths in the folder.
    package let sources: [ZipWriter.File]
    /// The other files, with their paths among the sources; without logs and traces, which the program is to write itself.
    package let data: [ZipWriter.File]
    /// The libraries of Lyceum's package that it imports.
    package let products: [String]

    /// The most Swift files, and the most bytes of them.
    static let (fileLimit, byteLimit) = (500, 8_000_000)
    /// The most bytes of its other files.
    static let dataLimit = 64_000_000

    /// Finds the program of a hand-in.
    ///
    /// - Parameters:
    ///   - handIn: the hand-in.
    ///   - wanted: the program's name or its folder, where there are several; `nil` for the one that the run was started as, or the
    ///     only one.
    ///   - command: how the run was started.
    /// - Throws: ``NoProgram``, ``MalformedArchive``.
    package init(_ handIn: HandIn, named wanted: String? = nil, command: RunCommand? = nil) throws {
        let prefix = HandInPart.sources.place
        let names = handIn.files(of: .sources).map { String($0.name.dropFirst(prefix.count)) }
        let swift = names.filter(ProgramFolders.isSource)
        guard swift.count <= Self.fileLimit else {
            throw NoProgram(problem: "it has \(swift.count) Swift files, and may have \(Self.fileLimit)")
        }
        var (texts, room): ([String: [UInt8]], Int) = ([:], Self.byteLimit)
        for name in swift {
            let bytes = try handIn.contents(of: prefix + name) ?? []
            room -= bytes.count
            guard room >= 0 else { throw NoProgram(problem: "its Swift files have more than \(Self.byteLimit) bytes") }
            texts[name] = bytes
        }
        let folders = try ProgramFolders(texts)
        let chosen = try folders.choose(wanted, startedAs: command?.program)
        folder = chosen
        sources = folders.files(of: chosen).map { name in
            let path = String(name.dropFirst(chosen.isEmpty ? 0 : chosen.count + 1))
            return ZipWriter.File(folders.isLone ? "main.swift" : path, texts[name] ?? [])
        }
        var others: [ZipWriter.File] = []
        room = Self.dataLimit
        for file in handIn.files(of: .sources) where !file.name.hasSuffix(".swift") && file.size <= room {
            guard let bytes = try handIn.contents(of: file.name), !Self.isRecord(bytes) else { continue }
            room -= bytes.count
            others.append(ZipWriter.File(String(file.name.dropFirst(prefix.count)), bytes))
        }
        data = others
        products = Self.products(sources)
        let plain = handIn.manifest.student.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let number = SHA256.hexadecimal(Array("\(handIn.sha256) \(chosen)".utf8)).prefix(12)
        name = "handed-in-\(String(plain))-\(number)"
    }

    /// Whether a file is a log or a trace.
    private static func isRecord(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: CourseLog(rows: []).text.dropLast().utf8) || (try? RunTrace(bytes: bytes)) != nil
    }

    private static func products(_ sources: [ZipWriter.File]) -> [String] {
        let imported = Set(
            sources.flatMap { file in
                String(decoding: file.bytes, as: UTF8.self).matches(of: /import +([A-Za-z_0-9]+)/).map { String($0.1) }
            })
        return ["Lyceum"] + ["LyceumHandIns", "CourseTool"].filter(imported.contains)
    }
}

/// Where programs lie among Swift files.
struct ProgramFolders {
    /// The folders with a program, sorted.
    private(set) var folders: [String]
    /// Whether there is one file alone, which is a program whatever it is called.
    private(set) var isLone = false
    private let names: [String]

    /// Whether a file is part of a program: neither a manifest, nor a test, nor a solution.
    static func isSource(_ name: String) -> Bool {
        let parts = name.split(separator: "/")
        guard let last = parts.last, last.hasSuffix(".swift"), last != "Package.swift", !last.hasPrefix("Package@")
        else { return false }
        return !parts.dropLast().contains { $0 == "Tests" || $0 == "Solutions" }
    }

    /// Looks for programs.
    ///
    /// - Parameter texts: the Swift files.
    init(_ texts: [String: [UInt8]]) throws(NoProgram) {
        names = texts.keys.sorted()
        guard !names.isEmpty else {
            throw NoProgram(problem: "no Swift file was handed in: add the program with `course submit … --sources`")
        }
        let starts = names.filter { name in
            name == "main.swift" || name.hasSuffix("/main.swift") || Self.hasMain(texts[name] ?? [])
        }
        folders = Set(starts.map(Self.folder)).sorted()
        if folders.isEmpty, names.count == 1 {
            folders = [names[0].split(separator: "/").dropLast().joined(separator: "/")]
            isLone = true
        }
        guard !folders.isEmpty else {
            throw NoProgram(
                problem: "none of its \(names.count) Swift files is called main.swift or has a type with @main")
        }
    }

    private static func hasMain(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains(/(?m)^[ \t]*@main\b/)
    }

    /// The folder of the program that begins in a file: the one below the last `Sources`, or its own.
    private static func folder(_ name: String) -> String {
        let parts = name.split(separator: "/").dropLast()
        guard let last = parts.lastIndex(of: "Sources") else { return parts.joined(separator: "/") }
        return parts[...min(last + 1, parts.endIndex - 1)].joined(separator: "/")
    }

    /// The folder of the program that is wanted; of the one that was started; or of the only one that lies highest.
    func choose(_ wanted: String?, startedAs program: String?) throws(NoProgram) -> String {
        func named(_ name: String) -> [String] {
            folders.filter { $0 == name || $0.split(separator: "/").last.map(String.init) == name }
        }
        if let wanted {
            let found = named(wanted == "." ? "" : wanted)
            if found.count == 1 { return found[0] }
            throw NoProgram(
                problem: "there is no program \(ArchiveName.quoted(wanted)) in it, or several: \(list(folders))")
        }
        if let program, named(program).count == 1 { return named(program)[0] }
        func depth(_ folder: String) -> Int { folder.split(separator: "/").count }
        let least = folders.map(depth).min() ?? 0
        let highest = folders.filter { depth($0) == least }
        guard highest.count == 1 else {
            throw NoProgram(problem: "there are several programs in it: \(list(highest)); name one with `--program`")
        }
        return highest[0]
    }

    private func list(_ folders: [String]) -> String {
        let shown = folders.prefix(8).map { $0.isEmpty ? "." : ArchiveName.quoted($0).replacing("\"", with: "") }
        return shown.joined(separator: ", ") + (folders.count > 8 ? ", …" : "")
    }

    /// The files of a program: all below its folder but those of programs that lie deeper.
    func files(of folder: String) -> [String] {
        func isBelow(_ name: String, _ folder: String) -> Bool { folder.isEmpty || name.hasPrefix(folder + "/") }
        let deeper = folders.filter { $0 != folder && isBelow($0, folder) }
        return names.filter { name in isBelow(name, folder) && !deeper.contains { isBelow(name, $0) } }
    }
}

/// A hand-in without a program that can be built.
public struct NoProgram: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let problem: String

    public var description: String { "there is no program that can be built: \(problem)" }
}
