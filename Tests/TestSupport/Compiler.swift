import Foundation

/// The Swift compiler on this machine, and this package's modules as they were built for the tests.
package struct Compiler: Sendable {
    private let swiftc: Program
    private let products: URL

    /// The compiler, if there is one in the search path, and modules for it to import.
    package static let installed: Compiler? = {
        let places = [Bundle.allBundles.map(\.bundlePath), CommandLine.arguments].joined()
            .map { URL(filePath: $0).deletingLastPathComponent() }
            .flatMap { [$0, $0.deletingLastPathComponent(), $0.appending(path: "../..").standardized] }
        guard let swiftc = Program("swiftc"),
            let products = places.first(where: { exists($0, "Modules/Gymnasium.swiftmodule") })
        else { return nil }
        return Compiler(swiftc: swiftc, products: products)
    }()

    private static func exists(_ folder: URL, _ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path(percentEncoded: false))
    }

    /// What makes the package's modules known to the compiler, those in C included.
    private var modules: [String] {
        let folders = (try? fileNames(in: products.path(percentEncoded: false))) ?? []
        let maps = folders.filter { $0.hasPrefix("Lyceum") && Self.exists(products, "\($0)/module.modulemap") }
        return ["-I", products.appending(path: "Modules").path(percentEncoded: false)]
            + maps.flatMap { folder in
                let map = products.appending(path: "\(folder)/module.modulemap").path(percentEncoded: false)
                return ["-Xcc", "-fmodule-map-file=\(map)"]
            }
    }

    /// What the compiler says of a program, which writes its own imports.
    package func messages(_ program: String, languageMode: String = "6") throws -> String {
        try withSource(program) { source in
            let options = ["-typecheck", "-swift-version", languageMode, "-diagnostic-style", "llvm"]
            return try run(swiftc, options + modules + [source]).errors
        }
    }

    /// What the compiler says of one more file of a module of this package, which sees all that the module's own files see.
    package func messages(_ file: String, asFileOf module: String) throws -> String {
        let package = (0..<3).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
        let folder = package.appending(path: "Sources/\(module)").path(percentEncoded: false)
        let others = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return try withSource(file) { source in
            let files = others.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
            let options = [
                "-frontend", "-typecheck", "-parse-as-library", "-swift-version", "6", "-diagnostic-style", "llvm",
                "-module-name", module, "-package-name", package.lastPathComponent.lowercased(),
            ]
            return try run(swiftc, options + modules + ["-primary-file", source] + files).errors
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
        let compiler = URL(filePath: swiftc.path).resolvingSymlinksInPath()
        return Self.exists(compiler, "../../lib/swift_static")
    }

    /// Compiles a program with some of this package's modules and runs it with its outputs in pipes.
    ///
    /// - Throws: ``DoesNotCompile``.
    package func run(_ source: String, linking modules: [String], options: [String]) throws -> Run {
        try withSource(source) { source in
            let objects = try modules.flatMap(objects)
            let executable = source.replacing("main.swift", with: "program")
            let compiled = try run(
                swiftc,
                options + self.modules + ["-o", executable, source] + objects)
            guard compiled.code == 0 else { throw DoesNotCompile(messages: compiled.errors) }
            return try run(Program(path: executable))
        }
    }

    /// The objects of a module, without those that are left of files it had once.
    private func objects(_ module: String) throws -> [String] {
        let folder = products.appending(path: "\(module).build").path(percentEncoded: false)
        // Where a module is in Swift, the names of its sources lie beside its objects.
        let sources = (try? text(folder + "/sources")).map {
            $0.split(separator: "\n").compactMap { $0.split(separator: "/").last }
        }
        return try fileNames(in: folder).filter { name in
            name.hasSuffix(".o") && sources?.contains { $0 + ".o" == name } ?? true
        }.map { "\(folder)/\($0)" }
    }

    /// What the compiler says of a program that it refuses.
    package struct DoesNotCompile: Error {
        package let messages: String
    }

    private func withSource<Result>(_ program: String, _ body: (String) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            let source = folder + "/main.swift"
            try program.write(toFile: source, atomically: true, encoding: .utf8)
            return try body(source)
        }
    }

    /// Runs a program that does not print where it trapped: looking that up takes longer than all else.
    private func run(_ program: Program, _ arguments: [String] = []) throws -> Run {
        try program.run(arguments, environment: Program.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 })
    }
}

/// What the compiler says of a student's program, which imports the environments.
package func compilerMessages(of program: String, languageMode: String = "6") throws -> String {
    guard let compiler = Compiler.installed else { throw CannotRun(command: ["swiftc"], reason: "it is not installed") }
    return try compiler.messages("\(imports)\n\(program)", languageMode: languageMode)
}

/// What the compiler says of each of some programs of one line, which it reads as one program.
package func compilerMessages(ofEach lines: [String]) throws -> [String] {
    let first = imports.split(separator: "\n").count + 1
    var told = Array(repeating: "", count: lines.count)
    var place: Int?
    for message in try compilerMessages(of: lines.joined(separator: "\n")).split(separator: "\n") {
        // Notes may be on lines elsewhere: they belong to the error before them.
        if let match = message.firstMatch(of: /main\.swift:(\d+):\d+: error:/) {
            place = Int(match.1).map { $0 - first }
        }
        if let place, told.indices.contains(place) { told[place] += message + "\n" }
    }
    return told
}

private let imports = "import Gymnasium\nimport LyceumNumerics"
