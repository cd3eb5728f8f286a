import Foundation
import LyceumSystem
import TestSupport

/// `swift build` builds a package that is not trusted as it builds any other, and what its manifest does while it is read stays in its folder.
let confinedBuild = Check("confined/build") { _ in
    guard Confinement.isAvailable else { return Confinement.ability }
    guard let swift = Toolchain.swift else { return "there is no swift" }
    return try withTemporaryFolder { folder in
        var figures: [String] = []
        for isConfined in [false, true] {
            let package = "\(folder)/\(isConfined ? "confined" : "free")"
            try Platform.makeFolder("\(package)/Sources/hello")
            let manifest = ConfinedBuild.manifest.replacing("ESCAPED", with: package + "-escaped")
            try manifest.write(toFile: "\(package)/Package.swift", atomically: false, encoding: .utf8)
            try ConfinedBuild.program.write(
                toFile: "\(package)/Sources/hello/main.swift", atomically: false, encoding: .utf8)
            var launch = Launch(swift, ["build", "-c", "release"])
            launch.folder = package
            launch.inheritsVariables = false
            launch.variables = ["HOME": package, "TMPDIR": package]
            launch.output = .kept(limit: 1 << 14)
            launch.confinement = isConfined ? .forBuilding(in: package) : nil
            let start = ContinuousClock.now
            let (end, output) = try launch.start().waitForEnd(seconds: 600)
            let duration = ContinuousClock.now - start
            try require(end == .code(0), "\(end): \(String(decoding: output, as: UTF8.self))")
            let run = try Program(path: "\(package)/.build/release/hello").run()
            try require(run.output == "hello\n", "what was built prints \(run.output)")
            let hasEscaped = Platform.exists(package + "-escaped")
            try require(hasEscaped != isConfined, "the manifest \(isConfined ? "wrote" : "did not write") elsewhere")
            figures.append(
                "\(isConfined ? "confined" : "free") \(duration.formatted(.units(fractionalPart: .show(length: 1))))")
        }
        return figures.joined(separator: ", ")
    }
}

private enum ConfinedBuild {
    static let manifest = """
        // swift-tools-version: 6.0
        import Foundation
        import PackageDescription
        try? "x".write(toFile: "ESCAPED", atomically: false, encoding: .utf8)
        let package = Package(name: "hello", targets: [.executableTarget(name: "hello")])
        """
    static let program = """
        import Foundation
        print(["hello"].joined().trimmingCharacters(in: .whitespaces))
        """
}
