import LyceumGraphics
import LyceumNumerics
import LyceumSystem
import LyceumVideo
import TestSupport
import Testing

@Suite("A video's file")
struct VideoFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/videos/run.mp4" }

    init() throws { folder = try TemporaryFolder() }

    private func writer(_ path: String? = nil, rate: Double = 10) throws -> VideoWriter {
        try VideoWriter(
            path: path ?? self.path, width: 48, height: 32, framesPerSecond: rate, keyframeInterval: 4)
    }

    private func bytes(_ path: String) throws -> [UInt8] { try Platform.readFile(path, limit: 1 << 22) }

    @Test("has its index in front, and tables that fit its samples")
    func structure() throws {
        let writer = try writer()
        for step in 0..<25 { try writer.append(Scene.cart(48, 32, moved: step)) }
        #expect(writer.frameCount == 25)
        let file = try bytes(writer.finish())
        let boxes = try Box.read(file[...])
        #expect(boxes.map(\.type) == ["ftyp", "moov", "mdat"])
        let movie = boxes[1]
        #expect(try movie.descendant("mvhd").number(24, bytes: 8) == 25 * movie.descendant("mvhd").number(20) / 10)
        let media = try movie.descendant("trak", "mdia")
        #expect(try media.descendant("mdhd").number(20) == 1000)
        #expect(try media.descendant("mdhd").number(24, bytes: 8) == 2500)
        let table = try media.descendant("minf", "stbl")
        #expect(
            try table.descendant("stts").contents.dropFirst(4).map(Int.init) == [0, 0, 0, 1, 0, 0, 0, 25, 0, 0, 0, 100])
        let keys = try table.descendant("stss")
        #expect((0..<keys.number(4)).map { keys.number(8 + 4 * $0) } == [1, 5, 9, 13, 17, 21, 25])
        let sizes = try table.descendant("stsz")
        #expect(sizes.number(8) == 25)
        var place = try table.descendant("stco").number(8)
        #expect(place == boxes[2].start)
        for index in 0..<25 {
            let size = sizes.number(12 + 4 * index)
            // One unit in each sample: its length, and whether it is a key picture.
            let length = file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            #expect(length == size - 4)
            #expect(file[place + 4] == (index % 4 == 0 ? 0x65 : 0x61))
            place += size
        }
        #expect(place == file.count)
    }

    @Test("has fragments of at most a second while it is made")
    func fragments() throws {
        let writer = try writer()
        for step in 0..<25 { try writer.append(Scene.cart(48, 32, moved: step)) }
        let file = try bytes(writer.partialPath)
        let boxes = try Box.read(file[...])
        #expect(boxes.map(\.type) == ["ftyp", "moov", "moof", "mdat", "moof", "mdat"])
        #expect(try boxes[1].descendant("mvex", "trex").number(12) == 100)
        for (index, place) in [2, 4].enumerated() {
            let fragment = try boxes[place].descendant("traf")
            #expect(try fragment.descendant("tfdt").number(4, bytes: 8) == index * 1000)
            let run = try fragment.descendant("trun")
            #expect(run.number(4) == 10)
            #expect(boxes[place].start - 8 + run.number(8) == boxes[place + 1].start)
            let sum = (0..<10).reduce(0) { $0 + run.number(12 + 8 * $1) }
            #expect(sum == boxes[place + 1].contents.count)
        }
        writer.discard()
        #expect(try Box.read(file[...]).count == 6)
    }

    @Test("appears as a whole, and the partial one is gone")
    func finished() throws {
        let writer = try writer()
        try writer.append(Scene.cart(48, 32, moved: 0))
        #expect(writer.partialPath == folder.path + "/videos/run.partial.mp4")
        #expect(try writer.finish() == path)
        #expect(try fileNames(in: folder.path + "/videos") == ["run.mp4"])
    }

    @Test("never takes the place of another one")
    func names() throws {
        var finished: [String] = []
        for _ in 0..<3 {
            let writers = [try writer(), try writer()]
            #expect(writers[0].partialPath != writers[1].partialPath)
            for writer in writers {
                try writer.append(Scene.cart(48, 32, moved: finished.count))
                finished.append(try writer.finish())
            }
        }
        let stem = folder.path + "/videos/run"
        #expect(finished == [stem + ".mp4"] + (2...6).map { "\(stem)-\($0).mp4" })
        let other = try writer()
        try other.append(Scene.cart(48, 32, moved: 0))
        let name = folder.path + "/other/run,episode=4,score=39.0"
        #expect(try other.finish(as: name) == name + ".mp4")
        #expect(try fileNames(in: folder.path + "/videos").count == 6)
    }

    @Test("that is discarded is gone, and one that is left keeps all its frames")
    func left() throws {
        let discarded = try writer()
        try discarded.append(Scene.cart(48, 32, moved: 0))
        discarded.discard()
        discarded.discard()
        #expect(try fileNames(in: folder.path + "/videos").isEmpty)
        var partial = ""
        do {
            let left = try writer()
            for step in 0..<3 { try left.append(Scene.cart(48, 32, moved: step)) }
            partial = left.partialPath
        }
        let fragments = try Box.read(try bytes(partial)[...]).filter { $0.type == "moof" }
        #expect(try fragments.map { try $0.descendant("traf", "trun").number(4) } == [3])
    }

    @Test("wants frames of its own size, and goes on after another one")
    func size() throws {
        let writer = try writer()
        try writer.append(Scene.cart(48, 32, moved: 0))
        let error = #expect(throws: FrameSizeChanged.self) { try writer.append(Scene.cart(32, 48, moved: 0)) }
        #expect(error?.given == [48, 32, 3])
        #expect(error?.expected == [32, 48, 3])
        #expect(throws: FrameSizeChanged.self) { try writer.append(NDArray(shape: [32, 48, 4], repeating: 0)) }
        try writer.append(Scene.cart(48, 32, moved: 1))
        #expect(writer.frameCount == 2)
        #expect(throws: InvalidVideoSize.self) {
            try VideoWriter(path: path, width: 0, height: 32, framesPerSecond: 30)
        }
        #expect(throws: InvalidVideoSize.self) {
            try VideoWriter(path: path, width: 16_384, height: 16_384, framesPerSecond: 30)
        }
    }

    @Test("ends once, and not without a frame")
    func end() throws {
        let empty = try writer()
        #expect(throws: InvalidVideoUse(reason: .hasNoFrames)) { try empty.finish() }
        #expect(try fileNames(in: folder.path + "/videos").isEmpty)
        let writer = try writer()
        try writer.append(Scene.cart(48, 32, moved: 0))
        try writer.finish()
        #expect(throws: InvalidVideoUse(reason: .finishedAfterEnd)) { try writer.finish() }
        #expect(throws: InvalidVideoUse(reason: .appendedAfterEnd)) { try writer.append(Scene.cart(48, 32, moved: 0)) }
    }

    @Test("costs next to nothing where nothing changes")
    func still() throws {
        let writer = try writer(rate: 100)
        for _ in 0..<200 { try writer.append(Scene.noise(48, 32, seed: 1)) }
        let boxes = try Box.read(try bytes(writer.partialPath)[...])
        let keys = 50 * 4000
        #expect(boxes.reduce(0) { $0 + $1.contents.count } < keys + 150 * 40)
    }
}
