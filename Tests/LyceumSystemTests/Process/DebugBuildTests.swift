import LyceumSystem
import Testing

@Suite struct DebugBuildTests {
    @Test func `It is told after two seconds of work, with the program to run instead`() {
        #expect(!DebugBuild.isDue(after: .seconds(1.9)))
        #expect(DebugBuild.isDue(after: .seconds(2)))
        #expect(DebugBuild.message(program: "lecture-2-gym").contains("`swift run -c release lecture-2-gym`"))
    }

    @Test func `Tests are not told that they are debug builds`() {
        #expect(DebugBuild.isTestRun("LyceumPackageTests.xctest") && DebugBuild.isTestRun("swiftpm-testing-helper"))
        #expect(!DebugBuild.isTestRun("lecture-2-gym") && !DebugBuild.isTestRun("tests"))
    }
}
