import Foundation
import Lyceum
import TestSupport

/// A long video is made in constant memory: what is kept of a frame is a few bytes.
let longVideo = Check("video/long") { isQuick in
    let frames = isQuick ? 10_000 : 100_000
    return try withTemporaryFolder { folder in
        var env = try make(.cartPole, renderMode: .rgbArray, maxEpisodeSteps: -1).unwrapped
        try env.reset(seed: 1)
        guard let size = try env.render()?.lastImage?.shape else { throw CheckFailed("no picture") }
        let video = try VideoWriter(
            path: folder + "/long.mp4", width: size[1], height: size[0], framesPerSecond: 50)
        var early = 0
        for frame in 0..<frames {
            if try env.step(frame % 3 == 0 ? 1 : 0).isDone { try env.reset() }
            guard let image = try env.render()?.lastImage else { throw CheckFailed("no picture") }
            try video.append(image)
            if frame == frames / 10 { early = try residentMemory() }
        }
        let growth = try residentMemory() - early
        let path = try video.finish()
        // Four bytes a frame, in an array that doubles, and room for the noise of an allocator.
        try require(growth < frames * 8 + 2_000_000, "the process grew by \(growth) bytes over \(frames) frames")
        let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        if Movie.hasJudge {
            let decoded = try Movie.decodedFrames(path)
            try require(decoded == frames, "\(decoded) of \(frames) frames were decoded")
        }
        return "\(frames) frames, \(bytes / frames) bytes each, \(growth / 1000) kB grown after the first tenth"
            + (Movie.hasJudge ? ", all decoded" : ", not decoded: there is no ffprobe")
    }
}

/// The memory that the process has now, in bytes; 0 where the system does not tell.
private func residentMemory() throws -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(getpagesize())
}
