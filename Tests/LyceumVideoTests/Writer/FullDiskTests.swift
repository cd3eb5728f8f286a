import Foundation
import LyceumGraphics
import LyceumSystem
import LyceumVideo
import TestSupport
import Testing

@Suite("A video on a full disk")
struct FullDiskTests {
    @Test(
        "is an error that says so, each time, and what was written plays",
        .enabled(if: SmallDisk.isAvailable, "only root may mount a small file system"))
    func full() throws {
        try SmallDisk.withFolder(kilobytes: 32) { folder in
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
            #expect(try fileNames(in: folder) == ["a.partial.mp4"])
            let boxes = try Box.read(try Platform.readFile(writer.partialPath, limit: 1 << 20)[...])
            #expect(boxes.last?.type == "mdat")
            if Program.ffmpeg != nil {
                let video = try DecodedVideo(writer.partialPath)
                #expect(video.warnings == "")
                #expect(video.luma.count == writer.frameCount / 3 * 3)
            }
        }
    }
}
