import Foundation
import Gymnasium
import Lyceum
import TestSupport
import Testing

/// Videos of a recorder: when they begin and end, and what they are called.
@Suite struct RecorderVideoTests {
    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mp4") }.sorted()
    }

    private func play<E: Env>(_ env: inout E) throws {
        while !(try env.step(env.actionSpace.sample())).isDone {}
    }

    private func recorder(_ folder: String, video: Bool = true) throws -> Recorder<UnscaledReward<AnyEnv>> {
        try Recorder(
            make("CartPole-v1", renderMode: .rgbArray), smoothing: 10, video: video, videoFolder: folder + "/videos",
            videoPrefix: "xxxx00-agent-video")
    }

    @Test func `Lecture 2 leaves the videos that Python leaves, but for one without a step`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            try seedEverything(42, &env)
            for episode in 0..<11 {
                env.video = episode.isMultiple(of: 4)
                try env.reset()
                try play(&env)
            }
            try env.close()
            let prefix = "xxxx00-agent-video,episode="
            #expect(
                try names(folder + "/videos") == [
                    "\(prefix)0,score=29.0.mp4", "\(prefix)4,score=39.0.mp4", "\(prefix)8,score=28.0.mp4",
                ])
            let text = try text(folder + "/videos/\(prefix)4,score=39.0.json")
            #expect(
                text == """
                    {"environment":"CartPole-v1","seed":42,"resets_since_seed":5,"episode":4,"frames":40,"fps":50.0,\
                    "return":39.0,"end":"terminated"}

                    """)
        }
    }

    @Test func `The flag is read at reset: an episode is filmed as a whole or not at all`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder, video: false)
            try seedEverything(42, &env)
            env.video = true
            try play(&env)
            try env.reset()
            env.video = false
            try play(&env)
            try env.reset()
            try play(&env)
            #expect(try names(folder + "/videos").map { $0.prefix(28) } == ["xxxx00-agent-video,episode=1"])
        }
    }

    @Test func `A video is complete when the episode is over, and at a reset or close before that`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            try env.reset(seed: 1)
            _ = try env.step(0)
            #expect(try names(folder + "/videos") == ["xxxx00-agent-video,episode=0.partial.mp4"])
            try env.reset()
            #expect(try names(folder + "/videos").contains("xxxx00-agent-video,episode=0,score=1.0.mp4"))
            try play(&env)
            #expect(try names(folder + "/videos").allSatisfy { !$0.contains("partial") })
            try env.reset()
            try env.close()
            #expect(try names(folder + "/videos").last?.hasPrefix("xxxx00-agent-video,episode=1,score=") == true)
        }
    }

    @Test func `An episode without a step leaves neither a video nor a description`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            for _ in 0..<3 { try env.reset(seed: 1) }
            try env.close()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/videos") == [])
            var filmed = try VideoRecorder(
                make("CartPole-v1", renderMode: .rgbArray), videoFolder: folder + "/films", videoPrefix: "film",
                episodeTrigger: { _ in true })
            try seedEverything(1, &filmed)
            try filmed.reset()
            try play(&filmed)
            try filmed.reset()
            try filmed.close()
            #expect(try names(folder + "/films").count == 1)
            #expect(try names(folder + "/films").first?.hasPrefix("film,episode=1,score=") == true)
        }
    }

    @Test func `A recorder that is let go of completes its video`() throws {
        try withTemporaryFolder { folder in
            func playAndForget() throws {
                var env = try recorder(folder)
                try env.reset(seed: 1)
                _ = try env.step(0)
            }
            try playAndForget()
            #expect(try names(folder + "/videos") == ["xxxx00-agent-video,episode=0.mp4"])
        }
    }

    @Test func `Videos of an environment that does not draw are refused when it is wrapped, later they warn`() throws {
        try withTemporaryFolder { folder in
            let error = #expect(throws: InvalidRenderMode.self) {
                try Recorder(make(.cartPole), video: true, videoFolder: folder + "/videos")
            }
            #expect(error?.description.contains("renderMode: .rgbArray") == true)
            #expect(!FileManager.default.fileExists(atPath: folder + "/videos"))
            var env = try Recorder(make(.cartPole), videoFolder: folder + "/videos")
            env.video = true
            let (_, warnings) = try Warnings.collecting { try env.reset() }
            #expect(warnings.count == 1)
            #expect(!FileManager.default.fileExists(atPath: folder + "/videos"))
        }
    }

    @Test func `A full disk stops the video with a warning, and harms neither the run nor an earlier video`() throws {
        guard SmallDisk.isAvailable else { return }
        try SmallDisk.withFolder(kilobytes: 100) { disk in
            // The room that a trace gives back where the disk is full would let a video succeed.
            var env = try Recorder(
                make(.cartPole, renderMode: .rgbArray), video: true, videoFolder: disk, logs: true, logFolder: disk,
                trace: nil)
            try seedEverything(42, &env)
            var (episodes, warnings) = (0, [String]())
            while warnings.isEmpty, episodes < 10_000 {
                warnings += try Warnings.collecting {
                    try env.reset()
                    try play(&env)
                }.warnings
                episodes += 1
            }
            #expect(warnings.first?.contains("No space left on device") == true)
            // One is enough for all the videos that follow.
            let (_, others) = try Warnings.collecting {
                for _ in 0..<5 {
                    try env.reset()
                    try play(&env)
                }
            }
            #expect(others.filter { $0.contains("video") } == [])
            let finished = try names(disk).filter { !$0.contains("partial") }
            #expect(finished.count > 1)
            for name in finished {
                let size = try Data(contentsOf: URL(filePath: "\(disk)/\(name)")).count
                #expect(size > 500, "\(name)")
            }
        }
    }
}
