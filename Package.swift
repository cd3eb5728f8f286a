// swift-tools-version: 6.3
import PackageDescription

/// What `import Gymnasium` brings; and `LyceumPhysics`, whose values lie inside of environments, so that who holds one is compiled
/// anew when their layout changes.
let gymnasium: [Target.Dependency] = [
    "Gymnasium", "GymnasiumCore", "GymnasiumEnvironments", "GymnasiumTools", "GymnasiumWrappers", "LyceumGraphics",
    "LyceumNumerics", "LyceumPhysics", "LyceumSystem", "LyceumValues", "LyceumVideo",
]

/// What `import Lyceum` brings.
let lyceum: [Target.Dependency] = gymnasium + ["Lyceum", "LyceumLearning", "LyceumRecording"]

let package = Package(
    name: "Lyceum",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Lyceum", targets: ["Lyceum"]),
        .library(name: "LyceumHandIns", targets: ["LyceumHandIns"]),
        .library(name: "CourseTool", targets: ["CourseTool"]),
        .executable(name: "course", targets: ["course"]),
    ],
    targets: [
        .target(name: "LyceumProcess"),
        .target(name: "LyceumSystem", dependencies: ["LyceumProcess"]),
        .target(name: "LyceumNumerics", dependencies: ["LyceumSystem"]),
        .target(name: "LyceumValues", dependencies: ["LyceumNumerics", "LyceumSystem"]),
        .target(name: "LyceumGraphics", dependencies: ["LyceumNumerics", "LyceumSystem"]),
        .target(name: "LyceumPhysics", dependencies: ["LyceumNumerics"]),
        .target(name: "LyceumVideo", dependencies: ["LyceumGraphics", "LyceumNumerics", "LyceumSystem"]),
        .target(name: "LyceumKernels"),
        .target(name: "LyceumThreadLocal"),
        .target(
            name: "LyceumLearning",
            dependencies: [
                "LyceumKernels", "LyceumNumerics", "LyceumSystem", "LyceumThreadLocal", "LyceumValues",
            ]),
        .target(
            name: "GymnasiumCore", dependencies: ["LyceumGraphics", "LyceumNumerics", "LyceumSystem", "LyceumValues"]),
        .target(
            name: "GymnasiumWrappers",
            dependencies: [
                "GymnasiumCore", "LyceumGraphics", "LyceumNumerics", "LyceumSystem", "LyceumValues", "LyceumVideo",
            ]),
        .target(
            name: "GymnasiumEnvironments",
            dependencies: [
                "GymnasiumCore", "LyceumGraphics", "LyceumKernels", "LyceumNumerics", "LyceumPhysics", "LyceumSystem",
                "LyceumValues",
            ]),
        .target(
            name: "GymnasiumTools",
            dependencies: [
                "GymnasiumCore", "GymnasiumWrappers", "LyceumGraphics", "LyceumNumerics", "LyceumSystem",
                "LyceumValues", "LyceumVideo",
            ]),
        .target(name: "Gymnasium", dependencies: Array(gymnasium.dropFirst())),
        .target(name: "LyceumRecording", dependencies: gymnasium),
        .target(name: "Lyceum", dependencies: gymnasium + ["LyceumLearning", "LyceumRecording"]),
        .target(name: "LyceumHandIns", dependencies: lyceum),
        .target(name: "CourseTool", dependencies: lyceum + ["LyceumHandIns"]),
        .executableTarget(name: "course", dependencies: ["CourseTool", "LyceumHandIns"] + lyceum),
        program("lecture-1-introduction", path: "Lectures/Lecture01-Introduction"),
        program("lecture-2-gym", path: "Lectures/Lecture02-Gym"),
        program("lecture-3-markov-decision-processes", path: "Lectures/Lecture03-MarkovDecisionProcesses"),
        program("lecture-4-dynamic-programming", path: "Lectures/Lecture04-DynamicProgramming"),
        program("lecture-5-monte-carlo", path: "Lectures/Lecture05-MonteCarlo"),
        program("lecture-6-temporal-difference", path: "Lectures/Lecture06-TemporalDifference"),
        program("lecture-7-function-approximation", path: "Lectures/Lecture07-FunctionApproximation"),
        program("lecture-8-policy-gradients", path: "Lectures/Lecture08-PolicyGradients"),
        program("lecture-12-planning-and-learning", path: "Lectures/Lecture12-PlanningAndLearning"),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .target(
            name: "GymnasiumTestSupport", dependencies: gymnasium + ["TestSupport"],
            path: "Tests/GymnasiumTestSupport"),
        .target(
            name: "RecordingTestSupport", dependencies: lyceum + ["TestSupport"], path: "Tests/RecordingTestSupport"),
        .target(name: "ThreadSanitizerShim", path: "Tests/ThreadSanitizer"),
        tests("TestSupportTests", of: [], reference: true),
        tests("LyceumSystemTests", of: ["LyceumSystem"]),
        tests("LyceumNumericsTests", of: ["LyceumNumerics"], reference: true),
        tests("LyceumValuesTests", of: gymnasium, reference: true),
        tests("LyceumGraphicsTests", of: ["LyceumGraphics", "LyceumNumerics", "LyceumSystem"]),
        tests("LyceumPhysicsTests", of: ["LyceumPhysics"], reference: true),
        tests("LyceumVideoTests", of: ["LyceumGraphics", "LyceumNumerics", "LyceumSystem", "LyceumVideo"]),
        tests("LyceumLearningTests", of: lyceum + ["LyceumKernels"], reference: true),
        tests("GymnasiumCoreTests", of: gymnasium + ["ThreadSanitizerShim"], reference: true),
        tests("GymnasiumWrappersTests", of: gymnasium, reference: true),
        tests("GymnasiumEnvironmentsTests", of: gymnasium + ["LyceumKernels"], reference: true),
        tests("GymnasiumToolsTests", of: gymnasium),
        tests("GymnasiumTests", of: gymnasium, reference: true, exclude: ["README.md"]),
        tests("LyceumRecordingTests", of: lyceum + ["RecordingTestSupport"], reference: true),
        tests("LyceumTests", of: lyceum + ["RecordingTestSupport"], reference: true),
        tests("LyceumHandInsTests", of: lyceum + ["LyceumHandIns", "RecordingTestSupport"], reference: true),
        tests("CourseToolTests", of: lyceum + ["CourseTool", "LyceumHandIns"], reference: true),
    ],
    swiftLanguageModes: [.v6]
)

/// A lecture or tutorial: one executable, in Swift 5 language mode so that its helpers may use its top-level variables.
func program(_ name: String, path: String) -> Target {
    .executableTarget(
        name: name, dependencies: lyceum, path: path, packageAccess: false, swiftSettings: [.swiftLanguageMode(.v5)])
}

/// A practical: a tutorial with gaps for students to fill, and the tests of its gaps in its folder `Tests`.
///
/// The tests are a student's, too, who needs no access to internal names: the program's own functions can be imported in every
/// build.
func practical(_ name: String, path: String) -> [Target] {
    let tutorial = program(name, path: path)
    tutorial.exclude = ["Tests"]
    let importable = SwiftSetting.unsafeFlags(["-enable-testing"], .when(configuration: .release))
    tutorial.swiftSettings = [.swiftLanguageMode(.v5), importable]
    let folder = path.split(separator: "/").last.map(String.init) ?? name
    return [
        tutorial,
        .testTarget(
            name: "\(folder)PracticalTests", dependencies: [.target(name: name)] + lyceum, path: path + "/Tests",
            packageAccess: false, swiftSettings: [.swiftLanguageMode(.v5)]),
    ]
}

/// The tests of a module. Their folder `Reference` has data that they read.
///
/// What they test is optimised in a release build, as students use it. They themselves are not: compiling them would take
/// longer than running them.
func tests(
    _ name: String, of modules: [Target.Dependency], reference hasReference: Bool = false, exclude: [String] = []
) -> Target {
    let support: [Target.Dependency] =
        name.hasPrefix("Gymnasium") || name == "LyceumValuesTests"
        ? ["GymnasiumTestSupport", "TestSupport"] : ["TestSupport"]
    return .testTarget(
        name: name, dependencies: modules + support, exclude: exclude + (hasReference ? ["Reference"] : []),
        swiftSettings: [.unsafeFlags(["-Onone", "-gline-tables-only"], .when(configuration: .release))])
}

package.targets += practical("tutorial-bandits", path: "Tutorials/Bandits")
package.targets += practical("tutorial-markov-decision-processes", path: "Tutorials/MarkovDecisionProcesses")
package.targets += practical("tutorial-dynamic-programming", path: "Tutorials/DynamicProgramming")
package.targets += practical("tutorial-monte-carlo", path: "Tutorials/MonteCarlo")
package.targets += practical("tutorial-temporal-difference", path: "Tutorials/TemporalDifference")
package.targets += practical("tutorial-function-approximation", path: "Tutorials/FunctionApproximation")
package.targets += practical("tutorial-custom-environment", path: "Tutorials/CustomEnvironment")
package.targets += practical("tutorial-cartpole-reinforce", path: "Tutorials/CartPoleREINFORCE")
package.targets += practical("tutorial-coursework", path: "Tutorials/Coursework")

// Programs for those who work on this package. `swift build` and `swift test` do not build them, unless they are asked to:
// LYCEUM_PROGRAMS=1 swift run -c release benchmarks
if Context.environment["LYCEUM_PROGRAMS"] != nil {
    package.targets += [
        .target(name: "BenchmarkFloor", path: "Tests/Benchmarks/Floor"),
        .executableTarget(
            name: "benchmarks", dependencies: lyceum + ["BenchmarkFloor", "TestSupport"], path: "Tests/Benchmarks",
            exclude: ["Floor", "peer.py", "peer_learning.py", "README.md"], swiftSettings: [.swiftLanguageMode(.v5)]),
        .executableTarget(
            name: "checks",
            dependencies: lyceum + [
                "CourseTool", "LyceumHandIns", "LyceumKernels", "RecordingTestSupport", "TestSupport",
            ],
            path: "Tests/Checks"),
    ]
}

// Only some tests, which are built and run sooner: LYCEUM_TESTS=GymnasiumCoreTests,LyceumValuesTests swift test
if let chosen = Context.environment["LYCEUM_TESTS"]?.split(separator: ",").map(String.init) {
    package.targets.removeAll { $0.type == .test && !chosen.contains($0.name) }
}
