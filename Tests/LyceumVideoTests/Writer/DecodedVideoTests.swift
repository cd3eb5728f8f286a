import LyceumGraphics
import LyceumNumerics
import LyceumSystem
import LyceumVideo
import TestSupport
import Testing

@Suite(
    "A video that ffmpeg decodes", .enabled(if: Program.ffmpeg != nil && Program.ffprobe != nil, "there is no ffmpeg"))
struct DecodedVideoTests {
    /// Writes frames, has them decoded, and looks at what can be said of any video.
    private func decoded(
        _ frames: [NDArray<UInt8>], rate: Double = 50, keyframeInterval: Int? = nil
    ) throws -> DecodedVideo {
        let folder = try TemporaryFolder()
        let (height, width) = (frames[0].shape[0], frames[0].shape[1])
        let writer = try VideoWriter(
            path: folder.path + "/a.mp4", width: width, height: height, framesPerSecond: rate,
            keyframeInterval: keyframeInterval)
        for frame in frames { try writer.append(frame) }
        let video = try DecodedVideo(writer.finish())
        #expect(video.warnings == "")
        #expect(video.luma.count == frames.count)
        #expect(video.width == width + width % 2)
        #expect(video.height == height + height % 2)
        if frames[0].shape.last == 3 {
            for (index, frame) in frames.enumerated() { #expect(video.quality(index, of: frame) >= 40) }
        }
        return video
    }

    @Test("shows what was drawn, moving")
    func cart() throws {
        _ = try decoded((0..<30).map { Scene.cart(240, 160, moved: $0 * 3) })
    }

    @Test("shows a texture that moves, across key frames")
    func texture() throws {
        _ = try decoded((0..<12).map { Scene.texture(128, 96, moved: $0) }, keyframeInterval: 5)
    }

    @Test("has nothing left of a pale shape where it was, on plain, striped and lined grounds")
    func traces() throws {
        let grounds: [Color] = [Color(214, 212, 208), Color(255, 246, 214), .white, Color(40, 44, 52)]
        let heads: [Color] = [
            Color(240, 205, 170), Color(226, 214, 196), Color(206, 214, 216), Color(248, 248, 240), Color(52, 40, 52),
        ]
        for (number, ground) in grounds.enumerated() {
            var frames: [NDArray<UInt8>] = []
            for step in 0..<16 {
                var canvas = Canvas(width: 160, height: 96, background: ground)
                if number > 0 {
                    canvas.fill(rectAt: Point(0, 40), width: 160, height: 3, Color(120, 130, 140))
                    for stripe in 0..<8 {
                        canvas.fill(
                            rectAt: Point(Double(stripe) * 20, 70), width: 10, height: 26, Color(200, 190, 160))
                    }
                }
                // The shape jumps, and stands still every other time.
                let place = step / 2 * (7 + number) % 8
                let center = Point(12 + Double(place) * 19.3, 20 + Double(place * 5 % 8) * 8.6)
                canvas.fill(circleAt: center, radius: 9, heads[(step / 2 + number) % heads.count])
                canvas.fill(circleAt: center + Point(0, 16), radius: 7, heads[(step / 2 + number + 1) % heads.count])
                frames.append(canvas.image)
            }
            let video = try decoded(frames)
            for (index, frame) in frames.enumerated() {
                #expect(video.greatestError(index, onPlainPartsOf: frame) <= 5, "ground \(number), frame \(index)")
            }
        }
    }

    @Test("shows noise, and noise that changes")
    func noise() throws {
        _ = try decoded((0..<6).map { Scene.noise(80, 64, seed: $0) })
        _ = try decoded((0..<6).map { Scene.noise(80, 64, seed: $0) }, keyframeInterval: 1)
    }

    @Test("shows sudden changes of the whole frame")
    func flips() throws {
        let black = Scene(96, 64, background: [0, 0, 0]).frame
        let white = Scene(96, 64).frame
        let cart = Scene.cart(96, 64, moved: 0)
        _ = try decoded([black, white, black, cart, white, Scene.noise(96, 64, seed: 7), cart, cart, black])
    }

    @Test("has its colours, and each in its corner")
    func corners() throws {
        var scene = Scene(96, 64)
        let corners: [(x: Int, y: Int, color: [UInt8])] = [
            (0, 0, [255, 0, 0]), (48, 0, [0, 255, 0]), (0, 32, [0, 0, 255]), (48, 32, [255, 255, 0]),
        ]
        for corner in corners { scene.fill(corner.x..<corner.x + 48, corner.y..<corner.y + 32, corner.color) }
        let first = scene.frame
        scene.fill(20..<30, 20..<30, [10, 200, 90])
        let video = try decoded([first, scene.frame])
        for frame in 0..<2 {
            for corner in corners {
                for (x, y) in [(corner.x + 4, corner.y + 4), (corner.x + 43, corner.y + 27)] {
                    let color = video.color(frame, x: x, y: y)
                    for channel in 0..<3 { #expect(abs(color[channel] - Int(corner.color[channel])) <= 3) }
                }
            }
        }
    }

    @Test(
        "has flat colours right to within three",
        arguments: [
            [255, 255, 255], [0, 0, 0], [202, 152, 101], [129, 132, 203], [31, 119, 180], [255, 127, 14],
            [1, 254, 128],
        ] as [[UInt8]])
    func flat(color: [UInt8]) throws {
        let video = try decoded([Scene(48, 48, background: color).frame])
        for place in 0..<48 {
            let decoded = video.color(0, x: place, y: place)
            for channel in 0..<3 { #expect(abs(decoded[channel] - Int(color[channel])) <= 3) }
        }
    }

    @Test("may have any size", arguments: [(33, 17), (1, 1), (2, 2), (16, 16), (17, 16), (301, 201), (15, 130)])
    func sizes(width: Int, height: Int) throws {
        var frames: [NDArray<UInt8>] = []
        for step in 0..<4 {
            var scene = Scene(width, height, background: [240, 240, 250])
            scene.fill(step * 3..<step * 3 + 9, step..<step + 9, [20, 60, 200])
            scene.fill(width - 3..<width, 0..<height, [200, 40, 20])
            frames.append(scene.frame)
        }
        _ = try decoded(frames)
    }

    @Test("may be grey, with or without an axis for that")
    func grey() throws {
        var frame = NDArray<UInt8>(shape: [32, 48], repeating: 90)
        frame[10, 20] = 255
        let other = try NDArray(shape: [32, 48, 1], elements: frame.elements)
        let video = try decoded([frame, other, Scene(48, 32, background: [90, 90, 90]).frame])
        for index in 0..<3 {
            for channel in video.color(index, x: 40, y: 30) { #expect(abs(channel - 90) <= 3) }
        }
        #expect(video.color(1, x: 20, y: 10)[1] > 200)
        #expect(video.color(2, x: 20, y: 10)[1] < 100)
    }

    @Test(
        "has its frame rate",
        arguments: [(50.0, "50/1"), (29.97, "2997/100"), (30, "30/1"), (0.5, "1/2"), (15, "15/1")])
    func rate(rate: Double, text: String) throws {
        let folder = try TemporaryFolder()
        let writer = try VideoWriter(path: folder.path + "/a.mp4", width: 32, height: 32, framesPerSecond: rate)
        for step in 0..<5 { try writer.append(Scene.cart(32, 32, moved: step)) }
        let arguments = [
            "-v", "error", "-show_entries", "stream=avg_frame_rate,nb_frames,profile,color_space,color_range", "-of",
            "csv=p=0", try writer.finish(),
        ]
        let output = try #require(Program.ffprobe).run(arguments).output
        #expect(output == "Constrained Baseline,tv,bt709,\(text),5\n")
    }

    @Test("plays while it is made, and up to the last fragment whenever its process is killed")
    func partial() throws {
        let folder = try TemporaryFolder()
        let writer = try VideoWriter(path: folder.path + "/a.mp4", width: 96, height: 64, framesPerSecond: 10)
        let frames = (0..<45).map { Scene.cart(96, 64, moved: $0) }
        var ends: [Int] = []
        for frame in frames {
            try writer.append(frame)
            ends.append(try Platform.readFile(writer.partialPath, limit: 1 << 20).count)
        }
        let bytes = try Platform.readFile(writer.partialPath, limit: 1 << 20)
        for step in 0..<16 {
            // What there is when the kill comes while a fragment is written: a part of it, its first box not named yet.
            let cut = ends[9] + step * (bytes.count - ends[9]) / 15
            let index = try #require(ends.lastIndex { $0 <= cut })
            var file = Array(bytes[..<cut])
            let start = ends[index]
            for (offset, byte) in [UInt8]([0, 0, 255, 255, 102, 114, 101, 101]).enumerated() where start + offset < cut
            {
                file[start + offset] = byte
            }
            let name = folder.path + "/cut.mp4"
            try Platform.replaceFile(name, with: file)
            let video = try DecodedVideo(name)
            let complete = (index + 1) / 10 * 10
            #expect(video.luma.count == complete)
            for frame in 0..<min(complete, video.luma.count) {
                #expect(video.quality(frame, of: frames[frame]) >= 40)
            }
        }
        let whole = try DecodedVideo(writer.partialPath)
        #expect(whole.warnings == "")
        #expect(whole.luma.count == 40)
    }
}
