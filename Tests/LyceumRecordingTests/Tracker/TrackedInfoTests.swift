import Foundation
import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

/// What a tracker knows of the episode tracked last, and how it is told from its lists.
@Suite struct TrackedInfoTests {
    @Test func `A stop condition over the tracker's latest statistics fires`() throws {
        var env = try Recorder(UnscaledReward(ScriptedEnv(rewards: [1, 5, 9], ends: [0, 1, 2])), smoothing: 2)
        var tracker = InfoTracker()
        #expect(tracker.latest == nil)
        var played = 0
        for action in 0..<3 {
            try env.reset()
            try tracker.track(try env.step(action).info)
            played += 1
            if let mean = tracker.latest?.smoothed?.meanReturn, mean >= 3 { break }
        }
        #expect(played == 2)
        #expect(tracker.latest?.rewardSum == 5)
        #expect(tracker.latest(key: "other") == nil)
    }

    @Test func `A recorder's own key, and infos that are skipped, are thought of`() throws {
        var env = try Recorder(UnscaledReward(ScriptedEnv(rewards: [4], ends: [0])), key: "stats")
        var tracker = InfoTracker(only: "stats")
        try env.reset()
        try tracker.track(try env.step(0).info)
        try tracker.track([:])
        #expect(tracker.latest == nil && tracker.latest(key: "stats")?.rewardSum == 4)
    }

    @Test func `The lists are read by their keys`() throws {
        var tracker = InfoTracker()
        for number in 1...3 { try tracker.track(["recorder": ["idx": .int(number)]]) }
        let lists: Info? = tracker.info["recorder"]
        #expect(lists?["idx"] == .list([1, 2, 3]))
        #expect(tracker.info.keys == ["recorder"] && !tracker.info.isEmpty)
    }

    @Test(
        .enabled(if: Compiler.installed != nil, "needs swiftc in the search path"),
        arguments: ["tracker.info.recorder?.smoothed?.meanReturn", "tracker.recorder?.rewardSum"])
    func `Statistics of lists do not compile, and the message says what to write`(expression: String) throws {
        let messages = try #require(Compiler.installed).messages(
            "import Lyceum\nlet tracker = InfoTracker()\nprint(\(expression) ?? 0)\n", languageMode: "5")
        #expect(messages.contains("tracker.latest?.smoothed?.meanReturn"), "\(messages)")
        #expect(messages.contains("error:") && !messages.contains("could not"), "\(messages)")
    }
}
