// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Lyceum",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Lyceum", targets: ["Lyceum"])],
    targets: [
        .target(name: "LyceumNumerics"),
        .target(name: "Gymnasium", dependencies: ["LyceumNumerics"]),
        .target(name: "Lyceum", dependencies: ["Gymnasium", "LyceumNumerics"]),
        .testTarget(
            name: "LyceumNumericsTests", dependencies: ["LyceumNumerics"], exclude: ["Reference"]),
        .testTarget(
            name: "LyceumTests", dependencies: ["Lyceum", "Gymnasium", "LyceumNumerics"], exclude: ["Reference"]),
        .executableTarget(
            name: "checks", dependencies: ["Lyceum", "Gymnasium", "LyceumNumerics"], path: "Tests/Checks"),
    ],
    swiftLanguageModes: [.v6]
)
