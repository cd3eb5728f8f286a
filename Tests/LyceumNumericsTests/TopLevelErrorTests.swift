import Foundation
import Testing

/// What is left of a program that ends badly: small programs, compiled against this package's objects and run in a pipe.
@Suite("An error that nobody catches", .enabled(if: Compiler.path != nil, "needs swiftc in the search path"))
struct TopLevelErrorTests {
    private static let topLevel = """
        import LyceumNumerics
        print("an episode of 29 steps")
        let random = try Generator(seed: -CommandLine.arguments.count)
        print("not reached", random)
        """
    private static let main = """
        import LyceumNumerics
        @main struct Program {
            static func main() throws {
                print("an episode of 29 steps")
                _ = try Generator(seed: -CommandLine.arguments.count)
            }
        }
        """
    private static let asynchronous = main.replacing("func main() throws", with: "func main() async throws")
    private static let ownError = """
        import LyceumNumerics
        enum Mistake: Error { case wrongTurn(Int) }
        print("an episode of 29 steps")
        func go() throws { throw Mistake.wrongTurn(3) }
        try go()
        """
    private static let sentence =
        "error: the seed is -1, but a Generator takes 0 or more: write Generator(seed: 1), or Generator() for a fresh stream"

    @Test(
        "ends the program with what it printed, one sentence and code 1, however it is built",
        arguments: [
            ["-Onone"], ["-O"], ["-Onone", "-static-stdlib"], ["-O", "-static-stdlib"],
        ])
    func program(options: [String]) throws {
        if options.contains("-static-stdlib"), !Compiler.hasStaticLibrary { return }
        for (program, isLibrary, message) in [
            (Self.topLevel, false, Self.sentence), (Self.main, true, Self.sentence),
            (Self.asynchronous, true, Self.sentence), (Self.ownError, false, "error: wrongTurn(3)"),
        ] {
            let run = try Compiler.run(program, options + (isLibrary ? ["-parse-as-library"] : []))
            #expect(run.output == "an episode of 29 steps\n")
            #expect(run.errors == message + "\n")
            #expect(run.status == 1)
        }
    }

    @Test("a trap loses nothing that was printed before it")
    func trap() throws {
        let run = try Compiler.run(
            """
            import LyceumNumerics
            print("an episode of 29 steps")
            let actions = [0, 1]
            print(actions[CommandLine.arguments.count + 1], try Generator(seed: 1))
            """, ["-Onone"])
        #expect(run.output == "an episode of 29 steps\n")
        #expect(run.status != 0)
    }
}

/// The compiler on this machine, for programs that link nothing but the random streams.
private enum Compiler {
    static let path: String? = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":")
        .map { "\($0)/swiftc" }.first(where: FileManager.default.isExecutableFile)

    /// Whether programs can be linked with the static standard library.
    static var hasStaticLibrary: Bool {
        guard let path else { return false }
        let libraries = URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "lib/swift_static")
        return FileManager.default.fileExists(atPath: libraries.path(percentEncoded: false))
    }

    /// Compiles a program and runs it with its outputs in pipes.
    static func run(_ program: String, _ options: [String]) throws -> (output: String, errors: String, status: Int32) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: options.contains("-parse-as-library") ? "Program.swift" : "main.swift")
        try program.write(to: source, atomically: true, encoding: .utf8)
        let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let objects = try ["LyceumNumerics", "LyceumProcess"].flatMap { module in
            let folder = products.appending(path: "\(module).build")
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "o" }
        }
        let executable = folder.appending(path: "program")
        let paths = ([source] + objects).map { $0.path(percentEncoded: false) }
        let compiled = try launch(
            try #require(path),
            options + ["-I", products.appending(path: "Modules").path(percentEncoded: false), "-o"]
                + [executable.path(percentEncoded: false)] + paths)
        try #require(compiled.status == 0, "\(compiled.errors)")
        return try launch(executable.path(percentEncoded: false), [])
    }

    private static func launch(
        _ path: String, _ arguments: [String]
    ) throws -> (output: String, errors: String, status: Int32) {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = errors
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        try process.run()
        let text = [output, errors].map {
            String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        process.waitUntilExit()
        return (text[0], text[1], process.terminationStatus)
    }
}
