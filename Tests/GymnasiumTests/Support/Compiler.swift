import Foundation

/// The Swift compiler on this machine, to see what it says of a student's program.
struct Compiler {
    let path: String

    /// The compiler, if there is one in the search path.
    static let installed: Compiler? = {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/swiftc" }.first(where: FileManager.default.isExecutableFile).map(Compiler.init)
    }()

    /// What the compiler says of a program that imports this package's modules, as they were built for the tests.
    func messages(_ program: String, languageMode: String = "6") throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "program.swift")
        try "import Gymnasium\nimport LyceumNumerics\n\(program)".write(to: source, atomically: true, encoding: .utf8)
        let modules = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "Modules")
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = [
            "-typecheck", "-swift-version", languageMode, "-I", modules.path(percentEncoded: false),
            source.path(percentEncoded: false),
        ]
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
