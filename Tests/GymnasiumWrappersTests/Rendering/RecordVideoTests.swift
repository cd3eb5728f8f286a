import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import LyceumSystem
import TestSupport
import Testing

@Suite("RecordVideo") struct RecordVideoTests {
    private func play<E: Env>(_ env: inout E, resets: Int, action: E.Action, steps: Int? = nil) throws {
        for _ in 0..<resets {
            try env.reset()
            var count = 0
            while count != steps {
                count += 1
                if try env.step(action).isDone { break }
            }
        }
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { try body($0 + "/videos") }
    }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mp4") }.sorted()
    }

    private func description(_ path: String) throws -> Info {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let value = try Value(json: text)
        return try #require(value.dictionary)
    }

    @Test("Without triggers the episodes 0, 1, 8, 27, … are filmed")
    func cappedCubic() throws {
        try inFolder { folder in
            var env = try RecordVideo(Lamp(length: 2), videoFolder: folder)
            try play(&env, resets: 10, action: 0)
            #expect(
                try names(folder) == ["rl-video-episode-0.mp4", "rl-video-episode-1.mp4", "rl-video-episode-8.mp4"])
        }
        let chosen = (0..<3001).filter(cappedCubicSchedule)
        #expect(chosen == [0, 1, 8, 27, 64, 125, 216, 343, 512, 729, 1000, 2000, 3000])
        #expect((0..<7).filter(every(3)) == [0, 3, 6])
        #expect((0..<7).filter(every(0)) == [])
    }

    @Test("A video is complete with the episode's last step, and the JSON file beside it says what it shows")
    func complete() throws {
        try inFolder { folder in
            let id = try register("rendering/Film-v2", maxEpisodeSteps: 4) { Lamp(renderMode: $0.renderMode) }
            var env = try RecordVideo(make(id, renderMode: .rgbArray), videoFolder: folder, episodeTrigger: every(2))
            try env.reset(seed: 7)
            for _ in 0..<3 { _ = try env.step(0) }
            #expect(env.isRecording)
            #expect(try names(folder).allSatisfy { $0.contains("partial") })
            _ = try env.step(0)
            #expect(!env.isRecording)
            #expect(try names(folder) == ["rl-video-episode-0.mp4"])
            #expect(
                try description("\(folder)/rl-video-episode-0.json") == [
                    "environment": "rendering/Film-v2", "seed": 7, "resets_since_seed": 0, "episode": 0, "frames": 5,
                    "fps": 10.0, "return": 2.0, "end": "truncated",
                ])
            try env.reset()
            try env.reset()
            _ = try env.step(0)
            try env.close()
            let last = try description("\(folder)/rl-video-episode-2.json")
            #expect(last["resets_since_seed"] == 2 && last["frames"] == 2 && last["end"] == "aborted")
            #expect(try names(folder).count == 2)
        }
    }

    @Test("A step trigger begins videos at steps counted over all episodes, of a length of their own")
    func steps() throws {
        try inFolder { folder in
            var env = try RecordVideo(
                Lamp(length: 4), videoFolder: folder, stepTrigger: every(10), videoLength: 5, namePrefix: "film", fps: 5
            )
            try play(&env, resets: 6, action: 0)
            #expect(try names(folder) == ["film-step-0.mp4", "film-step-10.mp4", "film-step-20.partial.mp4"])
            // The first frame and five more: those of resets on the way count, too.
            for name in ["film-step-0", "film-step-10"] {
                let info = try description("\(folder)/\(name).json")
                #expect(info["frames"] == 6 && info["end"] == "length" && info["fps"] == 5.0)
            }
            try env.close()
            #expect(try names(folder) == ["film-step-0.mp4", "film-step-10.mp4", "film-step-20.mp4"])
        }
    }

    @Test("A video that is there already is kept, and the new one gets a number with its own JSON file")
    func numbered() throws {
        try inFolder { folder in
            for _ in 0..<3 {
                var env = try RecordVideo(Lamp(length: 1), videoFolder: folder)
                try play(&env, resets: 1, action: 0)
            }
            let stem = "rl-video-episode-0"
            #expect(try names(folder) == ["\(stem)-2.mp4", "\(stem)-3.mp4", "\(stem).mp4"])
            for name in [stem, "\(stem)-2", "\(stem)-3"] {
                #expect(try description("\(folder)/\(name).json")["frames"] == 2)
            }
        }
    }

    @Test("A copy that steps after the original is refused")
    func copied() throws {
        try inFolder { folder in
            var env = try RecordVideo(Lamp(), videoFolder: folder)
            try env.reset()
            var copy = env
            _ = try env.step(0)
            #expect(throws: RecorderWasCopied(call: "step", recorder: "RecordVideo")) { try copy.step(0) }
            #expect(throws: RecorderWasCopied(call: "close", recorder: "RecordVideo")) { try copy.close() }
        }
    }

    @Test("Frames of a list go into the video and are still given by render")
    func lists() throws {
        try inFolder { folder in
            var env = try RecordVideo(Lamp(length: 9).framesCollected(), videoFolder: folder)
            try env.reset()
            for _ in 0..<3 { _ = try env.step(0) }
            guard case .list(let frames)? = try env.render() else {
                Issue.record("no list")
                return
            }
            #expect(frames.map { $0.lastImage?.elements.first } == [0, 1, 2, 3])
        }
    }

    @Test("What cannot be filmed is refused, with what to write instead")
    func refused() throws {
        try inFolder { folder in
            let error = #expect(throws: InvalidRenderMode.self) {
                try RecordVideo(Lamp(renderMode: nil), videoFolder: folder)
            }
            #expect(error?.description.contains("make(…, renderMode: .rgbArray)") == true)
            #expect(throws: InvalidRenderMode.self) { try RecordVideo(Lamp(renderMode: .ansi), videoFolder: folder) }
            #expect(throws: InvalidArgument.self) { try RecordVideo(Lamp(), videoFolder: folder, videoLength: -1) }
            for fps in [0, -1, .nan, .infinity] {
                #expect(throws: InvalidArgument.self) { try RecordVideo(Lamp(), videoFolder: folder, fps: fps) }
            }
            #expect(!FileManager.default.fileExists(atPath: folder))
            #expect(throws: FileError.self) { try RecordVideo(Lamp(), videoFolder: "/dev/null/videos") }
        }
    }

    @Test("A video that cannot be written is given up with a warning, and the episode goes on")
    func unwritable() throws {
        try inFolder { folder in
            var env = try RecordVideo(Lamp(), videoFolder: folder)
            try FileManager.default.removeItem(atPath: folder)
            try Data().write(to: URL(filePath: folder))
            let (_, warnings) = try Warnings.collecting {
                try env.reset()
                _ = try env.step(0)
            }
            #expect(warnings.count == 1)
            #expect(warnings.first?.hasPrefix("RecordVideo stops this video: ") == true)
            #expect(!env.isRecording)
        }
    }
}
