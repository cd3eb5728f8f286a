import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumGraphics
import LyceumNumerics
import LyceumVideo
import TestSupport
import Testing

@Suite("saveVideo") struct SaveVideoTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { try body($0 + "/videos") }
    }

    private func names(_ folder: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    /// The number of frames of a video: the samples that the box `stsz` counts.
    private func frameCount(_ path: String) throws -> Int {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let place = try #require(bytes.indices.dropLast(16).first { Array(bytes[$0..<$0 + 4]) == Array("stsz".utf8) })
        return bytes[place + 12..<place + 16].reduce(0) { $0 << 8 | Int($1) }
    }

    @Test("Episodes of the cubic schedule have videos of all their frames")
    func cubicSchedule() throws {
        try inFolder { folder in
            var env = try make(
                register("saved/Lamp-v0") { Lamp(renderMode: $0.renderMode, length: 3) }, renderMode: .rgbArrayList)
            var steps = 0
            for episode in 0..<30 {
                try env.reset(seed: episode)
                var isDone = false
                while !isDone {
                    isDone = try env.step(0).isDone
                    steps += 1
                }
                let paths = try saveVideo(
                    env.render(), folder: folder, episodeIndex: episode, stepStartingIndex: steps - 3, fps: 10)
                #expect(
                    paths == ([0, 1, 8, 27].contains(episode) ? ["\(folder)/rl-video-episode-\(episode).mp4"] : []))
            }
            #expect(try names(folder) == [0, 1, 27, 8].map { "rl-video-episode-\($0).mp4" })
            #expect(try frameCount("\(folder)/rl-video-episode-27.mp4") == 4)
        }
    }

    @Test("A step trigger begins videos at steps counted over all episodes, of at most a length")
    func stepTrigger() throws {
        try inFolder { folder in
            let frames = (0..<10).map { NDArray<UInt8>(shape: [16, 32, 3], repeating: UInt8(20 * $0)) }
            // The frame of the reset is no step: frame 3 is that of step 4.
            let paths = try saveVideo(
                frames, folder: folder, stepTrigger: every(4), videoLength: 3, namePrefix: "film", stepStartingIndex: 2)
            #expect(paths == ["\(folder)/film-step-4.mp4", "\(folder)/film-step-8.mp4"])
            #expect(try paths.map(frameCount) == [3, 3])
            let both = try saveVideo(
                frames, folder: folder, episodeTrigger: { $0 == 5 }, stepTrigger: { $0 == 8 }, episodeIndex: 5)
            #expect(both == ["\(folder)/rl-video-episode-5.mp4", "\(folder)/rl-video-step-8.mp4"])
            #expect(try both.map(frameCount) == [10, 1])
            #expect(try saveVideo(frames, folder: folder, videoLength: 2, episodeIndex: 8).map(frameCount) == [2])
            #expect(try saveVideo(frames, folder: folder, episodeIndex: 2).isEmpty)
            #expect(try saveVideo([], folder: folder).isEmpty)
        }
    }

    @Test("Several environments beside each other are saved one by one, and no video replaces another")
    func severalEnvironments() throws {
        try inFolder { folder in
            var lanes = try (0..<2).map { _ in try Lamp(length: 2).framesCollected() }
            var episodes = 0
            for index in lanes.indices {
                for _ in 0..<2 {
                    try lanes[index].reset()
                    while try !lanes[index].step(0).isDone {}
                    try saveVideo(
                        lanes[index].render(), folder: folder, namePrefix: "lane-\(index)", episodeIndex: episodes % 2)
                    episodes += 1
                }
            }
            #expect(
                try names(folder) == [
                    "lane-0-episode-0.mp4", "lane-0-episode-1.mp4", "lane-1-episode-0.mp4", "lane-1-episode-1.mp4",
                ])
            let again = try saveVideo(
                [NDArray(shape: [8, 8, 3], repeating: 1)], folder: folder, namePrefix: "lane-0", episodeIndex: 0)
            #expect(again == ["\(folder)/lane-0-episode-0-2.mp4"])
            #expect(try frameCount("\(folder)/lane-0-episode-0.mp4") == 3)
        }
    }

    @Test("What is no list of images is refused, and leaves no file")
    func refused() throws {
        try inFolder { folder in
            for frames: RenderedFrame? in [
                nil, .text("a"), .image(NDArray(shape: [8, 8, 3], repeating: 1)), .list([.text("a")]),
            ] {
                let error = #expect(throws: InvalidArgument.self) { try saveVideo(frames, folder: folder) }
                #expect(error?.description.contains(".rgbArrayList") == true)
            }
            let image = NDArray<UInt8>(shape: [8, 8, 3], repeating: 1)
            #expect(throws: InvalidArgument.self) { try saveVideo([image], folder: folder, videoLength: 0) }
            #expect(throws: InvalidArgument.self) { try saveVideo([image], folder: folder, fps: .nan) }
            #expect(throws: InvalidArgument.self) { try saveVideo([NDArray(shape: [8], repeating: 1)], folder: folder) }
            #expect(throws: FrameSizeChanged.self) {
                try saveVideo([image, NDArray(shape: [8, 6, 3], repeating: 1)], folder: folder)
            }
            let files = try names(folder)
            #expect(files.isEmpty)
        }
    }
}
