import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import TestSupport
import Testing

@Suite("Videos of several lanes") struct VectorRecordVideoTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { try body($0 + "/videos") }
    }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mp4") }.sorted()
    }

    /// The numbers of frames, by the numbers of the episodes, and how they end.
    private func videos(_ folder: String) throws -> [[String]] {
        try names(folder).map { name in
            let text = try String(contentsOfFile: "\(folder)/\(name.dropLast(4)).json", encoding: .utf8)
            let info = try #require(try Value(json: text).dictionary)
            return ["episode", "frames", "return", "end"].map { info[$0]?.string ?? info[$0]?.description ?? "" }
        }
    }

    private func lanes(_ mode: AutoresetMode) throws -> SyncVectorEnv<Metronome> {
        try SyncVectorEnv([3, 4], autoresetMode: mode, renderMode: .rgbArray)
    }

    @Test("With NextStep a video has the frames of the first lane's episode, reset and end included")
    func nextStep() throws {
        try inFolder { folder in
            var lanes = try VectorRecordVideo(self.lanes(.nextStep), videoFolder: folder, episodeTrigger: every(1))
            try lanes.reset(seed: 5)
            for _ in 0..<9 { _ = try lanes.step([0, 0]) }
            #expect(lanes.episode == 2 && lanes.stepCount == 8 && lanes.isRecording)
            try lanes.close()
            #expect(try names(folder) == (0...2).map { "rl-video-episode-\($0).mp4" })
            #expect(
                try videos(folder) == [
                    ["0", "4", "3.0", "terminated"], ["1", "4", "3.0", "terminated"], ["2", "2", "1.0", "aborted"],
                ])
        }
    }

    @Test("With SameStep the last frame of an episode is missing, and a warning says so")
    func sameStep() throws {
        try inFolder { folder in
            let (made, warnings) = try Warnings.collecting {
                try VectorRecordVideo(self.lanes(.sameStep), videoFolder: folder, episodeTrigger: every(2))
            }
            #expect(warnings.count == 1 && warnings[0].contains("SameStep"))
            var lanes = made
            try lanes.reset(seed: 5)
            for _ in 0..<9 { _ = try lanes.step([0, 0]) }
            #expect(lanes.episode == 3)
            try lanes.close()
            #expect(try videos(folder) == [["0", "3", "3.0", "terminated"], ["2", "3", "3.0", "terminated"]])
        }
    }

    @Test("With resets by mask an episode begins when the first lane is reset, and other lanes' resets are frames")
    func disabled() throws {
        try inFolder { folder in
            var lanes = try VectorRecordVideo(self.lanes(.disabled), videoFolder: folder, episodeTrigger: every(1))
            try lanes.reset(seed: 5)
            for _ in 0..<8 {
                let batch = try lanes.step([0, 0])
                if batch.isDone.contains(true) { try lanes.reset(mask: batch.isDone) }
            }
            try lanes.close()
            #expect(
                try videos(folder) == [
                    ["0", "4", "3.0", "terminated"], ["1", "5", "3.0", "terminated"], ["2", "4", "2.0", "aborted"],
                ])
        }
    }

    @Test("Steps are counted over all episodes, and a video may have a length of its own")
    func steps() throws {
        try inFolder { folder in
            var lanes = try VectorRecordVideo(
                self.lanes(.nextStep), videoFolder: folder, stepTrigger: every(5), videoLength: 3, namePrefix: "film",
                fps: 7
            )
            try lanes.reset(seed: 5)
            for _ in 0..<14 { _ = try lanes.step([0, 0]) }
            try lanes.close()
            #expect(try names(folder) == ["film-step-0.mp4", "film-step-10.mp4", "film-step-5.mp4"])
            #expect(try videos(folder).map { $0[1] } == ["4", "4", "4"])
            #expect(try videos(folder).map { $0[3] } == ["length", "length", "length"])
        }
    }

    @Test("Both triggers begin videos, and what the lanes give passes through unchanged")
    func bothTriggers() throws {
        try inFolder { folder in
            var plain = try self.lanes(.nextStep)
            var lanes = try VectorRecordVideo(
                plain, videoFolder: folder, episodeTrigger: { $0 == 1 }, stepTrigger: { $0 == 9 }, videoLength: 1)
            #expect(try lanes.reset(seed: 5) == plain.reset(seed: 5))
            for _ in 0..<13 { #expect(try lanes.step([0, 0]) == plain.step([0, 0])) }
            try lanes.close()
            #expect(try names(folder) == ["rl-video-episode-1.mp4", "rl-video-step-9.mp4"])
        }
    }

    @Test("Without triggers the episodes 0, 1, 8, … are filmed, by the method, too")
    func schedule() throws {
        try inFolder { folder in
            var lanes = try self.lanes(.nextStep).videosRecorded(to: folder)
            try lanes.reset(seed: 5)
            while lanes.episode < 9 { _ = try lanes.step([0, 0]) }
            #expect(try names(folder) == [0, 1, 8].map { "rl-video-episode-\($0).mp4" })
            var copy = lanes
            _ = try lanes.step([0, 0])
            #expect(throws: RecorderWasCopied(call: "step", recorder: "VectorRecordVideo")) { try copy.step([0, 0]) }
        }
    }

    /// Lanes, height and width of a frame, the ratio asked for, and rows and columns.
    static let grids: [(count: Int, frame: (Int, Int), ratio: Double, grid: (Int, Int))] = [
        (1, (20, 30), 1, (1, 1)), (4, (20, 30), 1, (2, 2)), (4, (64, 16), 1, (1, 4)), (6, (20, 20), 16.0 / 9, (2, 3)),
        (8, (64, 16), 1, (2, 4)), (12, (64, 16), 16.0 / 9, (2, 6)), (24, (64, 16), 1, (3, 8)),
        (24, (20, 30), 16.0 / 9, (4, 6)), (5, (20, 20), 3, (1, 5)), (4, (20, 20), 1.0 / 4, (4, 1)),
    ]

    @Test("The grid is the one whose width to height is nearest to the ratio", arguments: grids.indices)
    func grid(index: Int) throws {
        let (count, frame, ratio, expected) = Self.grids[index]
        let grid = FrameGrid(of: count, frame: (frame.0, frame.1), nearestTo: ratio)
        #expect((grid.rows, grid.columns) == expected)
        let image = try grid.image((1...count).map { NDArray(shape: [frame.0, frame.1, 3], repeating: UInt8($0)) })
        #expect(image.shape == [grid.rows * frame.0, grid.columns * frame.1, 3])
        for lane in 0..<count {
            #expect(image[lane / grid.columns * frame.0, lane % grid.columns * frame.1, 1] == UInt8(lane + 1))
        }
    }

    @Test("What cannot be filmed is refused, and one lane may be filmed alone")
    func refused() throws {
        try inFolder { folder in
            for mode in [RenderMode.ansi, .human, nil] {
                #expect(throws: InvalidRenderMode.self) {
                    try VectorRecordVideo(SyncVectorEnv(count: 2) { _ in Lamp(renderMode: mode) }, videoFolder: folder)
                }
            }
            let lanes = try self.lanes(.nextStep)
            for ratio in [(0.0, 1.0), (1, 0), (-1, -1), (.nan, 1), (1, .infinity)] {
                #expect(throws: InvalidArgument.self) {
                    try VectorRecordVideo(lanes, videoFolder: folder, videoAspectRatio: ratio)
                }
            }
            #expect(throws: InvalidArgument.self) { try VectorRecordVideo(lanes, videoFolder: folder, videoLength: -1) }
            #expect(!FileManager.default.fileExists(atPath: folder))
            var first = try VectorRecordVideo(lanes, videoFolder: folder, recordFirstOnly: true)
            try first.reset(seed: 1)
            try first.close()
            #expect(try names(folder) == ["rl-video-episode-0.mp4"])
        }
    }
}
