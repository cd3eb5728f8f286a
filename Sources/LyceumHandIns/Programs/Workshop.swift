import LyceumSystem

/// A folder in which programs that were handed in are built and run: a package of its own, whose programs they are, so that Lyceum is
/// built once for all of them.
///
/// One workshop at a time has the folder, of all programs; its copies share it. The folder may be removed at any time; the next build takes
/// longer then.
public struct Workshop: Sendable {
    /// The folder, from the root.
    public let folder: String
    /// The folder that Lyceum was cloned to.
    public let lyceum: String
    /// How long a program may take to build, in seconds. Lyceum itself is built before, and may take an hour.
    public var buildSeconds = 600.0
    /// Whether programs are kept to their own folders and from the network, as they should be. Only Linux can do that.
    public var isConfined = true
    private let lock: FolderLock

    /// The name of a program of ours that does nothing, and imports all that the others do.
    private static let whole = "whole-lyceum"

    /// A workshop in a folder, which is made where it does not exist.
    ///
    /// - Parameters:
    ///   - folder: the folder.
    ///   - lyceum: the folder that Lyceum was cloned to.
    /// - Throws: `FileError`; ``CannotBuild`` for a folder that has the name of Lyceum's, or that another workshop has.
    public init(_ folder: String, lyceum: String) throws {
        try Platform.makeFolder(folder)
        self.folder = try Platform.absolutePath(folder)
        self.lyceum = try Platform.absolutePath(lyceum)
        let (own, other) = (ProgramManifest.lastPart(self.folder), ProgramManifest.lastPart(self.lyceum))
        guard own.lowercased() != other.lowercased() else {
            throw CannotBuild(
                problem: "two packages in folders called \(own) cannot be told apart: name another folder to build in")
        }
        guard let lock = try FolderLock(self.folder) else {
            throw CannotBuild(
                problem: "another program builds and runs hand-ins in \(folder): wait until it has "
                    + "ended, or name another folder (`--work`)")
        }
        self.lock = lock
    }

    private func path(_ name: String) -> String { Platform.joined(folder, name) }

    /// The file of a program that was built.
    package func program(_ name: String) -> String { path(".build/release/\(name)") }

    /// The folder that a program runs in, empty before.
    func runFolder(_ name: String) -> String { path("run/\(name)") }

    /// Writes the package: its manifest, and the files of its programs.
    ///
    /// - Throws: `FileError`.
    package func write(_ programs: [HandInProgram]) throws {
        // Lyceum is built before them, as far as they need it.
        let products = Set(programs.flatMap(\.products)).sorted()
        var list = [ProgramManifest.Program(name: Self.whole, products: products)]
        try write(products.map { "import \($0)\n" }.joined(), to: "Sources/\(Self.whole)/main.swift")
        for program in programs where !list.contains(where: { $0.name == program.name }) {
            let folder = "Sources/\(program.name)"
            for file in program.sources { try Self.write(file, in: path(folder)) }
            list.append(ProgramManifest.Program(name: program.name, products: program.products))
        }
        let name = "handed-in-programs"
        try write(ProgramManifest(name: name, lyceum: lyceum, programs: list).text, to: "Package.swift")
    }

    private func write(_ text: String, to name: String) throws {
        try Self.write(ZipWriter.File(name, Array(text.utf8)), in: folder)
    }

    /// Writes a file whose name somebody else has chosen below a folder; one that has these bytes already keeps its date.
    static func write(_ file: ZipWriter.File, in folder: String) throws {
        let path = Platform.joined(folder, file.name)
        if let problem = ArchiveName.problem(file.name) {
            throw FileError(path: path, operation: "write", reason: "its name \(problem)")
        }
        if let kind = Platform.kind(of: path), kind != .file {
            throw FileError(path: path, operation: "write", reason: "there is something else already")
        }
        if let old = try? Platform.readFile(path, limit: file.bytes.count), old == file.bytes { return }
        try Platform.replaceFile(path, with: file.bytes)
    }

    /// Builds Lyceum, where that has not been done before.
    ///
    /// - Throws: ``CannotBuild``.
    package func buildLyceum() throws(CannotBuild) {
        let (end, output) = try build(Self.whole, seconds: max(3600, buildSeconds))
        guard end != .code(0) else { return }
        let errors = CompilerError.all(in: output, root: folder).prefix(3).map(\.description)
        let reasons = end == .isLate ? ["it took too long"] : errors.isEmpty ? Self.lastLines(of: output, 3) : errors
        throw CannotBuild(problem: "Lyceum in \(lyceum) could not be built: \(reasons.joined(separator: "; "))")
    }

    /// Builds a program of the package.
    ///
    /// - Throws: ``CannotBuild``, which has the compiler's first errors.
    package func build(_ program: HandInProgram) throws(CannotBuild) {
        let (end, output) = try build(program.name, seconds: buildSeconds)
        switch end {
        case .code(0): return
        case .isLate: throw CannotBuild(problem: "the compiler was not done with it after \(Int(buildSeconds)) seconds")
        case .code, .signal:
            let own = "Sources/\(program.name)/"
            let errors = CompilerError.all(in: output, root: folder).filter { $0.path?.hasPrefix(own) == true }
            guard !errors.isEmpty else {
                throw CannotBuild(
                    problem: "it could not be built: \(Self.lastLines(of: output, 2).joined(separator: "; "))")
            }
            let shown = errors.prefix(3).map { $0.description.dropFirst(own.count) }.joined(separator: "; ")
            let more = errors.count > 3 ? "; and \(errors.count - 3) errors more" : ""
            throw CannotBuild(problem: "it does not compile: \(shown)\(more)", isTheProgram: true)
        }
    }

    /// The last lines of what a program printed.
    static func lastLines(of output: String, _ count: Int) -> [String] {
        output.split(whereSeparator: \.isNewline).suffix(count).map { String($0.prefix(300)) }
    }

    private func build(_ name: String, seconds: Double) throws(CannotBuild) -> (RunningProgram.End, String) {
        guard let swift = Toolchain.swift else {
            throw CannotBuild(problem: "there is no program swift in the search path: install Swift")
        }
        let own = [path("home"), path("tmp"), path(".build")]
        do { for folder in own { try Platform.makeFolder(folder) } } catch { throw CannotBuild(problem: "\(error)") }
        var variables = ["HOME": path("home"), "TMPDIR": path("tmp"), "LC_ALL": "C"]
        for name in ["SDKROOT", "DEVELOPER_DIR"] { variables[name] = Platform.environment(name) }
        var launch = Launch(
            swift,
            [
                "build", "--disable-sandbox", "-c", "release", "--product", name, "--package-path", folder,
                "--scratch-path", path(".build"), "--cache-path", path("home/cache"), "--config-path",
                path("home/config"), "--security-path", path("home/security"),
            ])
        launch.variables = variables
        launch.confinement = isConfined ? .forBuilding(in: folder, reading: [lyceum]) : nil
        return try Self.finish(launch, in: folder, seconds: seconds)
    }

    /// Runs a program that was built, in its own folder.
    ///
    /// - Throws: ``CannotBuild`` where it cannot be started.
    func run(
        _ program: HandInProgram, _ arguments: [String], seconds: Double, memory: Int
    ) throws(CannotBuild) -> (RunningProgram.End, String) {
        let folder = runFolder(program.name)
        var launch = Launch(self.program(program.name), arguments)
        launch.variables = ["HOME": folder, "TMPDIR": folder]
        launch.limits = ProcessLimits(memory: ProcessLimits.memory(beside: memory), fileSize: 1 << 30)
        launch.confinement = isConfined ? Confinement(writable: [folder]) : nil
        return try Self.finish(launch, in: folder, seconds: seconds)
    }

    /// Runs a program to its end in a folder, with few variables.
    ///
    /// - Returns: how it ended, and the last of what it printed, errors too.
    private static func finish(
        _ launch: Launch, in folder: String, seconds: Double
    ) throws(CannotBuild) -> (RunningProgram.End, String) {
        var launch = launch
        launch.folder = folder
        launch.inheritsVariables = false
        launch.output = .kept(limit: 1 << 20)
        do {
            let (end, output) = try launch.start().waitForEnd(seconds: seconds)
            return (end, String(decoding: output, as: UTF8.self))
        } catch {
            throw CannotBuild(problem: "\(error)")
        }
    }
}

/// A program that could not be built or started.
public struct CannotBuild: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, in the compiler's words where it has some.
    public let problem: String
    /// Whether the compiler has something against the program itself.
    public var isTheProgram = false

    public var description: String { problem }
}
