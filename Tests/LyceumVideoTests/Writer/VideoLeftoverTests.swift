import Foundation
import LyceumGraphics
import LyceumSystem
import LyceumVideo
import TestSupport
import Testing

@Suite("What a killed program leaves of its videos")
struct VideoLeftoverTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    init() throws { temporary = try TemporaryFolder() }

    /// The bytes of a partial video of some frames.
    private func partial(frames: Int) throws -> [UInt8] {
        let other = try TemporaryFolder()
        let writer = try VideoWriter(path: other.path + "/a.mp4", width: 48, height: 32, framesPerSecond: 1)
        for step in 0..<frames { try writer.append(Scene.cart(48, 32, moved: step)) }
        return try Platform.readFile(writer.partialPath, limit: 1 << 20)
    }

    @Test("is cleared away by the next one, unless it has a frame, is not ours or is being written")
    func cleared() throws {
        let empty = try partial(frames: 0)
        let played = try partial(frames: 1)
        // A fragment that was not written as a whole is marked as one to be left out.
        let cut = empty + [0, 0, 4, 0] + Array("free".utf8) + [1, 2, 3]
        let worthless: [String: [UInt8]] = [
            "a.partial.mp4": empty, "a,episode=3.partial-12.mp4": empty, "b.partial.MP4": [], "c.partial.mp4": cut,
            "d.partial.mp4": Array(empty.prefix(20)), "e.partial.mp4": Array(empty.dropLast(9)),
            ".lyceum-99999999-3.tmp": played,
        ]
        let kept: [String: [UInt8]] = [
            "f.partial.mp4": played, "a.mp4": empty, "a.partial-x.mp4": empty, "partial.mp4": empty,
            "g.partial.mp4": Array("a text of one's own".utf8), "h.partial.json": [],
        ]
        for (name, bytes) in worthless.merging(kept, uniquingKeysWith: { first, _ in first }) {
            try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
        }
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/i.partial.mp4", withDestinationPath: folder + "/a.mp4")
        let locked = try #require(try Platform.createExclusively(folder + "/j.partial.mp4"))
        let writer = try VideoWriter(path: folder + "/new.mp4", width: 48, height: 32, framesPerSecond: 1)
        let left = Set(kept.keys).union(["i.partial.mp4", "j.partial.mp4", "new.partial.mp4"])
        #expect(Set(try fileNames(in: folder)) == left)
        for (name, bytes) in kept {
            #expect(try Platform.readFile("\(folder)/\(name)", limit: 1 << 20) == bytes)
        }
        Platform.close(locked)
        writer.discard()
    }

    @Test("is nothing where a program let go of a video without a frame")
    func none() throws {
        do { _ = try VideoWriter(path: folder + "/a.mp4", width: 48, height: 32, framesPerSecond: 1) }
        #expect(try fileNames(in: folder).isEmpty)
    }

    @Test("comes from names that the system takes, and others are errors")
    func names() throws {
        for name in ["a\0b", "\0", "a\0b.mp4", "a\0/b.mp4"] {
            #expect(throws: FileError.self) {
                try VideoWriter(path: "\(folder)/\(name)", width: 48, height: 32, framesPerSecond: 1)
            }
        }
        let writer = try VideoWriter(path: folder + "/a.mp4", width: 48, height: 32, framesPerSecond: 1)
        try writer.append(Scene.cart(48, 32, moved: 0))
        #expect(throws: FileError.self) { try writer.finish(as: folder + "/a\0b.mp4") }
        #expect(try writer.finish() == folder + "/a.mp4")
        #expect(try fileNames(in: folder) == ["a.mp4"])
    }
}
