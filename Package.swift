// swift-tools-version: 6.0
import PackageDescription

/// What `import Lyceum` brings.
let lyceum: [Target.Dependency] = ["Lyceum", "Gymnasium", "LyceumGraphics", "LyceumNumerics"]

let package = Package(
    name: "Lyceum",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Lyceum", targets: ["Lyceum"])],
    targets: [
        .target(name: "LyceumNumerics"),
        .target(name: "LyceumGraphics", dependencies: ["LyceumNumerics"]),
        .target(name: "Gymnasium", dependencies: ["LyceumNumerics"]),
        .target(name: "Lyceum", dependencies: ["Gymnasium", "LyceumGraphics", "LyceumNumerics"]),
        .testTarget(
            name: "LyceumNumericsTests", dependencies: ["LyceumNumerics"], exclude: ["Reference"]),
        .testTarget(name: "LyceumGraphicsTests", dependencies: ["LyceumGraphics", "LyceumNumerics"]),
        .testTarget(
            name: "LyceumTests", dependencies: ["Lyceum", "Gymnasium", "LyceumNumerics"], exclude: ["Reference"]),
        program("lecture-2-gym", path: "Lectures/Lecture02-Gym"),
    ],
    swiftLanguageModes: [.v6]
)

/// A lecture or tutorial: one executable, in Swift 5 language mode so that its helpers may use its top-level variables.
func program(_ name: String, path: String) -> Target {
    .executableTarget(name: name, dependencies: lyceum, path: path, swiftSettings: [.swiftLanguageMode(.v5)])
}
