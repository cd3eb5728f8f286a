import Foundation

/// The compiler, asked what it says to a program that imports Lyceum.
enum Compiler {
    /// Where this package was built.
    private static let products = [Bundle.allBundles.map(\.bundlePath), CommandLine.arguments].joined()
        .map { URL(filePath: $0).deletingLastPathComponent() }
        .flatMap { [$0, $0.deletingLastPathComponent(), $0.deletingLastPathComponent().deletingLastPathComponent()] }
        .first { FileManager.default.fileExists(atPath: $0.appending(path: "Modules/Lyceum.swiftmodule").path) }
    private static let swiftc = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map {
        "\($0)/swiftc"
    }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Whether there is a compiler, and modules for it to import.
    static var isThere: Bool { products != nil && swiftc != nil }

    /// The errors that a program has, each with its line; empty where it compiles.
    static func errors(in program: String) throws -> [(line: Int, message: String)] {
        guard let products, let swiftc else { return [] }
        return try withTemporaryFolder { folder in
            let source = "\(folder)/main.swift"
            try program.write(toFile: source, atomically: true, encoding: .utf8)
            let process = Process()
            let pipe = Pipe()
            process.executableURL = URL(filePath: swiftc)
            process.arguments = [
                "-typecheck", "-swift-version", "5", "-module-cache-path", "\(folder)/cache",
                "-I", products.appending(path: "Modules").path,
                "-Xcc", "-fmodule-map-file=\(products.appending(path: "LyceumKernels.build/module.modulemap").path)",
                "-diagnostic-style", "llvm", source,
            ]
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            process.waitUntilExit()
            return output.split(separator: "\n").compactMap { line in
                guard let match = line.firstMatch(of: /main\.swift:(\d+):\d+: error: (.*)/) else {
                    return line.contains("error: ") ? (0, String(line)) : nil
                }
                return (Int(match.1) ?? 0, String(match.2))
            }
        }
    }
}
