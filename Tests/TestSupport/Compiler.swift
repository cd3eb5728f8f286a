import Foundation

/// The Swift compiler on this machine, and this package's modules as they were built for the tests.
package struct Compiler: Sendable {
    private let path: String
    private let products: URL

    /// The compiler, if there is one in the search path, and modules for it to import.
    package static let installed: Compiler? = {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        let places = [Bundle.allBundles.map(\.bundlePath), CommandLine.arguments].joined()
            .map { URL(filePath: $0).deletingLastPathComponent() }
            .flatMap { [$0, $0.deletingLastPathComponent(), $0.appending(path: "../..").standardized] }
        guard let path = folders.map({ "\($0)/swiftc" }).first(where: FileManager.default.isExecutableFile),
            let products = places.first(where: { exists($0, "Modules/Gymnasium.swiftmodule") })
        else { return nil }
        return Compiler(path: path, products: products)
    }()

    private static func exists(_ folder: URL, _ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path(percentEncoded: false))
    }

    /// What the compiler says of a program, which writes its own imports.
    package func messages(_ program: String, languageMode: String = "6") throws -> String {
        try withSource(program) { source in
            let maps = ["LyceumKernels", "LyceumThreadLocal"].flatMap { module in
                let map = products.appending(path: "\(module).build/module.modulemap")
                return ["-Xcc", "-fmodule-map-file=\(map.path(percentEncoded: false))"]
            }
            return try launch(
                path,
                [
                    "-typecheck", "-swift-version", languageMode, "-diagnostic-style", "llvm",
                    "-I", products.appending(path: "Modules").path(percentEncoded: false),
                ] + maps + [source]
            ).errors
        }
    }

    /// The errors that a program has, each with its line; empty where it compiles.
    package func errors(in program: String, languageMode: String = "5") throws -> [(line: Int, message: String)] {
        try messages(program, languageMode: languageMode).split(separator: "\n").compactMap { line in
            guard let match = line.firstMatch(of: /main\.swift:(\d+):\d+: error: (.*)/) else {
                return line.contains("error: ") ? (0, String(line)) : nil
            }
            return (Int(match.1) ?? 0, String(match.2))
        }
    }

    /// Whether programs can be linked with the static standard library.
    package var hasStaticLibrary: Bool {
        let compiler = URL(filePath: path).resolvingSymlinksInPath()
        return Self.exists(compiler, "../../lib/swift_static")
    }

    /// Compiles a program with some of this package's modules and runs it with its outputs in pipes.
    ///
    /// - Throws: ``DoesNotCompile``.
    package func run(
        _ program: String, linking modules: [String], options: [String]
    ) throws -> (output: String, errors: String, status: Int32) {
        try withSource(program) { source in
            let objects = try modules.flatMap { module in
                let folder = products.appending(path: "\(module).build")
                return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                    .filter { $0.pathExtension == "o" }.map { $0.path(percentEncoded: false) }
            }
            let executable = source.replacing("main.swift", with: "program")
            let compiled = try launch(
                path,
                options + ["-I", products.appending(path: "Modules").path(percentEncoded: false)]
                    + ["-o", executable, source] + objects)
            guard compiled.status == 0 else { throw DoesNotCompile(messages: compiled.errors) }
            return try launch(executable, [])
        }
    }

    /// What the compiler says of a program that it refuses.
    package struct DoesNotCompile: Error {
        package let messages: String
    }

    private func withSource<Result>(_ program: String, _ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lyceum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "main.swift")
        try program.write(to: source, atomically: true, encoding: .utf8)
        return try body(source.path(percentEncoded: false))
    }

    private func launch(
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
        // The errors may be long, the output is a line or two, which any pipe holds.
        let told = errors.fileHandleForReading.readDataToEndOfFile()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            String(decoding: printed, as: UTF8.self), String(decoding: told, as: UTF8.self), process.terminationStatus
        )
    }
}
