import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumSystem
import TestSupport
import Testing

@Suite("What a video shows") struct VideoDescriptionTests {
    private let known = """
        {"environment":"Lamp-v0","seed":42,"resets_since_seed":3,"episode":2,"frames":41,"fps":50.0,"return":-101.25,\
        "end":"terminated"}

        """

    @Test("is read from the file beside it as it was written")
    func reading() throws {
        try withTemporaryFolder { folder in
            let video = folder + "/take,score=-101.25.mp4"
            try Data([0]).write(to: URL(filePath: video))
            let texts = [
                known, known.replacing("\"Lamp-v0\"", with: "null").replacing("terminated", with: "truncated"),
                known.replacing("42", with: "null").replacing("terminated", with: "aborted"),
                known.replacing("-101.25", with: "NaN").replacing("terminated", with: "length"),
            ]
            for text in texts {
                try Data(text.utf8).write(to: URL(filePath: folder + "/take,score=-101.25.json"))
                #expect(try VideoDescription(ofVideo: video).json == text)
            }
            let last = try VideoDescription(ofVideo: video)
            #expect(last.environment == "Lamp-v0" && last.seed == 42 && last.resetsSinceSeed == 3 && last.episode == 2)
            #expect(last.frames == 41 && last.framesPerSecond == 50 && last.episodeReturn.isNaN && last.end == nil)
        }
    }

    @Test("of a video that a recording left, it has a frame for the reset and one for each step")
    func recorded() throws {
        try withTemporaryFolder { folder in
            let id = try register("rendering/Described-v0", maxEpisodeSteps: 4) { Lamp(renderMode: $0.renderMode) }
            var env = try RecordVideo(make(id, renderMode: .rgbArray), videoFolder: folder, episodeTrigger: every(1))
            try env.reset(seed: 7)
            for _ in 0..<4 { _ = try env.step(0) }
            let video = try VideoDescription(ofVideo: folder + "/rl-video-episode-0.mp4")
            #expect(video.frames == 5 && video.seed == 7 && video.environment == "rendering/Described-v0")
        }
    }

    @Test("is an error with the file's name where the video or its description is missing or spoilt")
    func errors() throws {
        try withTemporaryFolder { folder in
            let (video, json) = (folder + "/take.mp4", folder + "/take.json")
            try Data(known.utf8).write(to: URL(filePath: json))
            #expect(throws: FileError.self) { try VideoDescription(ofVideo: video) }
            #expect(throws: FileError.self) { try VideoDescription(ofVideo: json) }
            try Data([0]).write(to: URL(filePath: video))
            let spoilt = [
                ("{", "not JSON"), ("[]", "under end"), (known.replacing("41", with: "\"41\""), "frames"),
                (known.replacing("\"end\"", with: "\"ends\""), "end of an episode"),
            ]
            for (text, problem) in spoilt {
                try Data(text.utf8).write(to: URL(filePath: json))
                let error = #expect(throws: MalformedVideoDescription.self) { try VideoDescription(ofVideo: video) }
                #expect(error?.file == json && error?.description.contains(problem) == true, "\(text)")
            }
            try FileManager.default.removeItem(atPath: json)
            #expect(throws: FileError.self) { try VideoDescription(ofVideo: video) }
        }
    }
}
