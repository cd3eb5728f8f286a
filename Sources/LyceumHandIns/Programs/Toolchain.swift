import LyceumSystem
import LyceumValues

/// The Swift that builds what was handed in.
struct Toolchain {
    /// The program `swift` itself, and not one that chooses between several.
    let swift: String
    /// The folder that all of it is in.
    let folder: String

    /// Finds it.
    ///
    /// - Throws: ``CannotBuild``.
    init() throws(CannotBuild) {
        let path = Platform.environment("PATH") ?? "/usr/bin:/bin"
        let places = path.split(separator: ":").map { Platform.joined(String($0), "swift") }
        guard let first = places.first(where: Platform.isRegularFile) else {
            throw CannotBuild(problem: "there is no program swift in the search path: install Swift")
        }
        let (end, output) = SupervisedRun.run(first, ["-print-target-info"], seconds: 60, outputLimit: 1 << 20)
        let info = try? Value(json: String(decoding: output, as: UTF8.self))
        guard end == .code(0), let resources = info?["paths"]?["runtimeResourcePath"]?.string,
            case let root = Platform.joined(resources, "../../.."), let folder = try? Platform.absolutePath(root)
        else { throw CannotBuild(problem: "\(first) does not say where it is: it needs Swift 6.3 or newer") }
        (self.folder, swift) = (folder, Platform.joined(folder, "usr/bin/swift"))
    }
}
