// swift-tools-version: 6.3
import PackageDescription

/// What `import Gymnasium` brings.
let gymnasium: [Target.Dependency] = [
    "Gymnasium", "GymnasiumCore", "GymnasiumEnvironments", "GymnasiumTools", "GymnasiumWrappers", "LyceumGraphics",
    "LyceumNumerics", "LyceumSystem", "LyceumValues", "LyceumVideo",
]

/// What `import Lyceum` brings.
let lyceum: [Target.Dependency] = gymnasium + ["Lyceum", "LyceumLearning", "LyceumRecording"]

let package = Package(
    name: "Lyceum",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Lyceum", targets: ["Lyceum"]),
        .library(name: "CourseTool", targets: ["CourseTool"]),
        .executable(name: "course", targets: ["course"]),
    ],
    targets: [
        .target(name: "LyceumProcess"),
        .target(name: "LyceumSystem", dependencies: ["LyceumProcess"]),
        .target(name: "LyceumNumerics", dependencies: ["LyceumSystem"]),
        .target(name: "LyceumValues", dependencies: ["LyceumNumerics", "LyceumSystem"]),
        .target(name: "LyceumGraphics", dependencies: ["LyceumNumerics", "LyceumSystem"]),
        .target(name: "LyceumVideo", dependencies: ["LyceumGraphics", "LyceumNumerics", "LyceumSystem"]),
        .target(name: "LyceumKernels"),
        .target(
            name: "LyceumLearning",
            dependencies: ["GymnasiumCore", "LyceumKernels", "LyceumNumerics", "LyceumSystem", "LyceumValues"]),
        .target(
            name: "GymnasiumCore", dependencies: ["LyceumGraphics", "LyceumNumerics", "LyceumSystem", "LyceumValues"]),
        .target(
            name: "GymnasiumWrappers",
            dependencies: [
                "GymnasiumCore", "LyceumGraphics", "LyceumNumerics", "LyceumSystem", "LyceumValues", "LyceumVideo",
            ]),
        .target(
            name: "GymnasiumEnvironments",
            dependencies: ["GymnasiumCore", "LyceumGraphics", "LyceumNumerics", "LyceumSystem", "LyceumValues"]),
        .target(
            name: "GymnasiumTools",
            dependencies: [
                "GymnasiumCore", "GymnasiumWrappers", "LyceumGraphics", "LyceumNumerics", "LyceumSystem",
                "LyceumValues", "LyceumVideo",
            ]),
        .target(name: "Gymnasium", dependencies: Array(gymnasium.dropFirst())),
        .target(name: "LyceumRecording", dependencies: gymnasium),
        .target(name: "Lyceum", dependencies: gymnasium + ["LyceumLearning", "LyceumRecording"]),
        .target(name: "CourseTool", dependencies: lyceum),
        .executableTarget(name: "course", dependencies: ["CourseTool"] + lyceum),
        program("lecture-2-gym", path: "Lectures/Lecture02-Gym"),
        program("tutorial-bandits", path: "Tutorials/Bandits"),
        program("tutorial-cartpole-reinforce", path: "Tutorials/CartPoleREINFORCE"),
        program("tutorial-custom-environment", path: "Tutorials/CustomEnvironment"),
        .target(name: "ThreadSanitizerShim", path: "Tests/ThreadSanitizer"),
        tests(
            "LyceumNumericsTests", dependencies: ["LyceumNumerics", "LyceumSystem", "TestSupport"],
            exclude: ["Reference"]),
        tests(
            "LyceumGraphicsTests",
            dependencies: ["LyceumGraphics", "LyceumNumerics", "LyceumSystem", "LyceumVideo"]),
        tests(
            "GymnasiumTests", dependencies: gymnasium + ["TestSupport", "ThreadSanitizerShim"],
            exclude: ["README.md", "Reference"]),
        tests(
            "LyceumLearningTests", dependencies: gymnasium + ["LyceumLearning", "LyceumKernels"],
            exclude: ["Reference"]),
        .target(name: "RecorderReference", dependencies: lyceum, path: "Tests/RecorderReference"),
        tests(
            "LyceumTests", dependencies: ["CourseTool", "TestSupport", "RecorderReference"] + lyceum,
            exclude: ["Reference"]),
        tests("CourseToolTests", dependencies: ["CourseTool"] + lyceum, exclude: ["Reference"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        tests("TestSupportTests", dependencies: ["TestSupport"], exclude: ["Reference"]),
        .executableTarget(name: "checks", dependencies: ["RecorderReference"] + lyceum, path: "Tests/Checks"),
        .executableTarget(
            name: "benchmarks", dependencies: lyceum, path: "Tests/Benchmarks",
            exclude: ["peer.py", "peer_learning.py", "README.md"],
            swiftSettings: [.swiftLanguageMode(.v5)]),
    ],
    swiftLanguageModes: [.v6]
)

/// A lecture or tutorial: one executable, in Swift 5 language mode so that its helpers may use its top-level variables.
func program(_ name: String, path: String) -> Target {
    .executableTarget(name: name, dependencies: lyceum, path: path, swiftSettings: [.swiftLanguageMode(.v5)])
}

/// The tests of one module.
///
/// What they test is optimised in a release build, as students use it. They themselves are not: that would take more time
/// than they do.
func tests(_ name: String, dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude,
        swiftSettings: [.unsafeFlags(["-Onone"], .when(configuration: .release))])
}
