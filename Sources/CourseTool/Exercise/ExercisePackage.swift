import Lyceum
import LyceumHandIns

/// A student's package of practicals.
///
/// It has one list of its practicals, between two marks in the manifest. That alone is written anew when one is added.
package struct ExercisePackage {
    /// Its folder, as the user names it.
    let folder: String
    /// The manifest, cut at its two marks.
    private let before: String, after: String
    /// The names of the practicals in the list.
    let practicals: [String]

    private static let begin = "    // BEGIN PRACTICALS"
    private static let end = "    // END PRACTICALS"

    /// The folder that is meant where none is named: this one if it is such a package, otherwise one beside it.
    static var usualFolder: String { (try? ExercisePackage(in: ".")) == nil ? "../my-practicals" : "." }

    /// Reads the package in a folder; `nil` where there is no manifest.
    ///
    /// - Throws: `InvalidCommandLine` where the manifest is another package's.
    init?(in folder: String) throws {
        guard let manifest = Checkout.manifest(in: folder) else { return nil }
        try self.init(folder: folder, manifest: manifest)
    }

    private init(folder: String, manifest: String) throws {
        let lines = manifest.split(separator: "\n", omittingEmptySubsequences: false)
        let begins = lines.indices.filter { lines[$0].hasPrefix(Self.begin) }
        let ends = lines.indices.filter { lines[$0].hasPrefix(Self.end) }
        guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else {
            let path = Platform.joined(folder, "Package.swift")
            throw InvalidCommandLine(
                "\(path) is not a package that `course exercise` has made: name a folder that is new, or such a package"
            )
        }
        self.folder = folder
        before = lines[...begins[0]].joined(separator: "\n")
        after = lines[ends[0]...].joined(separator: "\n")
        practicals = lines[(begins[0] + 1)..<ends[0]].compactMap { line in
            line.firstMatch(of: /^\s*"([^"]+)",/).map { String($0.1) }
        }
    }

    /// An empty package, before it is written.
    init(new folder: String, name: String, lyceum: String) throws {
        try self.init(folder: folder, manifest: Self.manifest(name: name, lyceum: lyceum))
    }

    /// The manifest with a list of practicals.
    package func manifest(listing names: [String]) -> String {
        ([before] + names.map { "    \"\($0)\"," } + [after]).joined(separator: "\n")
    }

    /// The practicals of the list that are there.
    var present: [String] {
        practicals.filter { Platform.isFolder(Platform.joined(folder, "Sources/\($0)")) }
    }

    /// The variable that names the practicals to build, with commas between them; all where it is not set.
    static let chosen = "COURSE_PRACTICALS"

    private static func manifest(name: String, lyceum: String) -> String {
        """
        // swift-tools-version: 6.3
        import PackageDescription

        let package = Package(
            name: "\(name)",
            platforms: [.macOS(.v15)],
            dependencies: [.package(path: \(ProgramManifest.literal(lyceum)))]  // where Lyceum was cloned to
        )

        // The practicals in this folder.
        let practicals = [
        \(begin): `course exercise` writes these lines, and nothing else of this file.
        \(end)
        ]

        // Each is a program and the tests of its gaps. `course check` builds some of them only, where another does not compile.
        let chosen = Context.environment["\(chosen)"]?.split(separator: ",").map(String.init) ?? practicals
        let lyceum = Target.Dependency.product(name: "Lyceum", package: \(ProgramManifest.literal(ProgramManifest.lastPart(lyceum))))
        for practical in practicals where chosen.contains(practical) {
            package.targets += [
                .executableTarget(
                    name: practical, dependencies: [lyceum],
                    // In mode 5 functions may use the variables of main.swift. The tests import what is in the program.
                    swiftSettings: [
                        .swiftLanguageMode(.v5), .unsafeFlags(["-enable-testing"], .when(configuration: .release)),
                    ]),
                .testTarget(
                    name: "\\(practical)-tests", dependencies: [.target(name: practical), lyceum],
                    swiftSettings: [.swiftLanguageMode(.v5)]),
            ]
        }

        """
    }
}
