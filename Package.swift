// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Lyceum",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "LyceumNumerics"),
        .testTarget(
            name: "LyceumNumericsTests", dependencies: ["LyceumNumerics"], exclude: ["Reference"]),
    ],
    swiftLanguageModes: [.v6]
)
