import Foundation
import LyceumGraphics
import LyceumSystem
import LyceumVideo
import Testing

@Suite("A video on a full disk")
struct FullDiskTests {
    /// A file system of 32 kilobytes.
    private enum SmallDisk {
        static let isAvailable: Bool = (try? withFolder { _ in }) ?? nil != nil

        static func withFolder(_ body: (String) throws -> Void) throws -> Void? {
            guard let mount = Tool("mount"), let unmount = Tool("umount") else { return nil }
            let folder = try TemporaryFolder()
            guard try mount.run(["-t", "tmpfs", "-o", "size=32k", "tmpfs", folder.path]).errors.isEmpty else {
                return nil
            }
            defer { _ = try? unmount.run(["-l", folder.path]) }
            try body(folder.path)
            return ()
        }
    }

    @Test(
        "is an error that says so, each time, and what was written plays",
        .enabled(if: SmallDisk.isAvailable, "only root may mount a small file system"))
    func full() throws {
        try SmallDisk.withFolder { folder in
            let writer = try VideoWriter(path: folder + "/a.mp4", width: 48, height: 32, framesPerSecond: 3)
            var failures: [FileError] = []
            for step in 0..<60 {
                do {
                    try writer.append(Scene.noise(48, 32, seed: UInt64(step)))
                } catch let error as FileError {
                    failures.append(error)
                }
            }
            let error = try #require(failures.first)
            #expect(failures.allSatisfy { $0 == error })
            #expect(error.path == writer.partialPath)
            #expect(error.description.contains("No space left on device"))
            #expect(writer.frameCount + failures.count == 60)
            #expect(throws: FileError.self) { try writer.finish() }
            #expect(try TemporaryFolder.names(folder) == ["a.partial.mp4"])
            let boxes = try Box.read(try Platform.readFile(writer.partialPath, limit: 1 << 20)[...])
            #expect(boxes.last?.type == "mdat")
            if Tool.ffmpeg != nil {
                let video = try DecodedVideo(writer.partialPath)
                #expect(video.warnings == "")
                #expect(video.luma.count == writer.frameCount / 3 * 3)
            }
        }
    }
}
