import Foundation
import Lyceum
import Testing

/// The code of the comparison with rldurham, as it stands there; what would write files is compiled and not run.
@Suite struct RldurhamPageTests {
    /// Every public name of rldurham 0.1.1: of the module, of its classes, and of the two other files that are imported.
    static let names = [
        "seed_everything", "render", "plot_frozenlake", "env_info", "check_device", "transparent_wrapper",
        "RLDurhamEnv", "_unscaled_reward", "getwrappedattr", "make", "VideoRecorder", "name_func", "stop_recording",
        "Recorder", "info=", "video=", "logs=", "ignore_existing", "key=", "video_folder", "video_prefix", "full_stats",
        "smoothing", "add_stats", "write_log", "InfoTracker", "track(", "tracker.info", "ignore_empty", "plot(",
        "unwrap",
        "rldurham/Walker", "check_for_update", "seed_env", "seed_actions", "other=", "workers", "clear", "axis_off",
        "show=", "sleep", "col_ramp", "draw_vals", "print_out", "depth", "length_", "r_sum_", "r_mean_", "r_std_",
        "ax=",
    ]

    private var page: String {
        get throws {
            let package = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
            let file = package.appending(path: "Sources/Lyceum/Lyceum.docc/ComparisonWithRldurham.md")
            return try String(contentsOf: file, encoding: .utf8)
        }
    }

    @Test func `every name of rldurham is on the page`() throws {
        let page = try page
        #expect(Self.names.filter { !page.contains($0) } == [])
    }

    @Test func `all code of the page stands in this file`() throws {
        let page = try page
        let source = try String(contentsOfFile: #filePath, encoding: .utf8)
        func flush(_ text: String) -> String { text.filter { !$0.isWhitespace } }
        let block = try #require(page.components(separatedBy: "```swift\n").dropFirst().first)
        let code = try #require(block.components(separatedBy: "```").first)
        #expect(flush(source).contains(flush(code)))
        let rows = page.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }.map { line in
            line.components(separatedBy: " | ")
        }
        #expect(rows.allSatisfy { $0.count == 3 || $0.count == 2 && $0[1].hasSuffix(" |") })
        let snippets = rows.flatMap { row in
            row[1].replacing("``", with: "¦").components(separatedBy: "`").enumerated()
                .filter { !$0.offset.isMultiple(of: 2) && !$0.element.contains("¦") }.map(\.element)
        }
        let written = snippets.filter { snippet in "(.[{".contains { snippet.contains($0) } }
        #expect(written.count > 25)
        #expect(written.filter { !flush(source).contains(flush($0)) } == [])
    }

    /// Compiled only: logs and pictures would go into the present folder.
    private func inShort() throws {
        var env = try Recorder(make("CartPole-v1", renderMode: .rgbArray), smoothing: 10, logs: true)
        let (seed, observation, info) = try seedEverything(42, &env)
        var tracker = InfoTracker()
        var step = try env.step(env.actionSpace.sample())
        while !step.isDone { step = try env.step(env.actionSpace.sample()) }
        try tracker.track(step.info)
        try tracker.plot(.meanReturn, .returnDeviation, to: "plots/info.svg")
        try env.close()
        try env.writeLog(folder: "logs", file: "xxxx00-agent-log.txt")
        _ = (seed, observation, info)
    }

    private func logOnDemand() throws {
        var env = try Recorder(make("CartPole-v1"))
        try env.reset()
        try env.writeLog()
    }

    private func files() throws {
        var env = try make("FrozenLake-v1", renderMode: .rgbArray)
        let (v, policy) = (Array(repeating: 0.5, count: 16), Array(repeating: [0.25, 0.25, 0.25, 0.25], count: 16))
        try render(&env)
        try plotFrozenLake(
            env, values: v, policy: .probabilities(policy), trajectory: [0, 4], colorRamp: 1, showsValues: true)
        _ = try Recorder(env, smoothing: 10, logs: true)
        _ = try Recorder(env, video: true, videoFolder: "videos", videoPrefix: "xxxx00-agent-video")
        _ = try VideoRecorder(env, videoFolder: "videos", videoPrefix: "take")
        _ = try RecordVideo(env, videoFolder: "videos") { "take-\($0.episode)" }
        var tracker = InfoTracker()
        let info: Info = [:]
        try tracker.track(info, ignoreEmpty: true)
        try tracker.plot(.meanReturn, .returnDeviation, .length(line: .dashed))
        _ = try tracker.chart([.length])
        _ = checkDevice()
    }

    @Test func `environments are looked into from any layer`() throws {
        let env = try make("CartPole-v1")
        #expect(env["gravity"] == 9.8 as Value && env.attribute("gravity") == 9.8 && env["lightness"] == nil)
        let wrapped = try Recorder(env.rewardsClipped(to: 0...0.5))
        #expect(wrapped.base["gravity"] == 9.8 as Value)
        let typed = try Recorder(make(.cartPole))
        #expect(typed.gravity == 9.8 && env.unscaledReward == 0)
        #expect(env.base["gravity"] == 9.8 as Value)
        #expect(try make("rldurham/Walker").maxEpisodeSteps == 2000 && make(.walker).design == .course)
    }

    @Test func `recorder and tracker have rldurham's switches and keys`() throws {
        var env = try Recorder(
            make("CartPole-v1"), info: false, smoothing: 10, fullStats: true, key: "recorder", ignoreExisting: true)
        env.info = true
        env.video = false
        env.logs = false
        try env.reset(seed: 42)
        var step = try env.step(1)
        while !step.isDone { step = try env.step(1) }
        var info: Info = [:]
        try env.addStats(to: &info)
        #expect(info.recorder?.smoothed?.returnDeviation == 0 && info == step.info)
        var tracker = InfoTracker(only: "recorder")
        try tracker.track(step.info)
        #expect(tracker.info["recorder"]?["r_sum"] != nil && InfoTracker().info.isEmpty)
        #expect(envInfo(env, printOut: true).obsDim == 4)
    }
}

extension ProcessWide {
    @Suite struct RldurhamSeedTests {
        @Test func `everything is seeded as on the page`() throws {
            var env = try make("CartPole-v1")
            var space = env.actionSpace
            #expect(try seedEverything(42, &env).seed == 42)
            #expect(try seedEverything(42) == 42)
            #expect(try seedEverything(42, actionsOf: &env) == 42)
            try seedEverything(42, &env, seedActions: false)
            try seedEverything(42, &env, others: { try space.seed(.seed($0)) })
            #expect((0..<20).allSatisfy { _ in space.sample() == env.actionSpace.sample() })
        }
    }
}
