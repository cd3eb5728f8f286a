import Foundation
import Lyceum
import TestSupport

/// A program that is killed while it films leaves every finished video whole, and the running one playable.
///
/// The next program that makes a video in the folder clears away what has no frame.
///
/// Files are looked at with `ffprobe` where there is one; without it only their boxes are.
let killVideo = Check("kill/video") { isQuick in
    let kills = isQuick ? 4 : 50
    var random = Generator()
    var (finished, running, judged) = (0, 0, 0)
    for kill in 0..<kills {
        let seed = try random.integers(1_000_000)
        let delay = try random.uniform(0.05, 2.5)
        try withTemporaryFolder { folder in
            let child = try Child.start(folder: folder, seed: seed, episodes: nil, isFilmed: true)
            child.kill(after: .seconds(delay))
            let run = try child.end()
            try require(run.end == .signal(SIGKILL), "the program ended by itself")
            let place = "kill \(kill), seed \(seed), after \(Int(delay * 1000)) ms"
            let over = run.output.split(separator: "\n").map { $0.split(separator: " ").compactMap { Int($0) } }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            let videos = names.filter { $0.hasSuffix(".mp4") && !$0.contains(".partial") }
            for episode in over where episode.count == 2 {
                let name = "film,episode=\(episode[0]),score=\(episode[1]).0"
                try require(videos.contains(name + ".mp4"), "\(place): no video of episode \(episode[0])")
            }
            // All are looked at by their boxes, a few by a decoder.
            for name in videos { _ = try Movie(path: "\(folder)/\(name)") }
            for name in videos.suffix(3) where Movie.hasJudge {
                let length = Int(name.split(separator: "=").last?.split(separator: ".").first ?? "")
                try require(
                    try Movie.decodedFrames("\(folder)/\(name)") == length.map { $0 + 1 },
                    "\(place): \(name) has not a frame for each step")
                judged += 1
            }
            finished += videos.count
            for name in names where name.contains(".partial") && name.hasSuffix(".mp4") {
                let path = "\(folder)/\(name)"
                let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
                // Killed between the making of the file and its first bytes: nothing to play, nothing lost.
                if size == 0 { continue }
                let movie = try Movie(path: path, isCut: true)
                if Movie.hasJudge, movie.fragments > 0 {
                    try require(try Movie.decodedFrames(path) > 0, "\(place): \(name) does not play")
                    judged += 1
                }
                running += 1
            }
            try VideoWriter(path: folder + "/next.mp4", width: 16, height: 16, framesPerSecond: 1).discard()
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                try require(!name.hasSuffix(".tmp"), "\(place): \(name) is left")
                guard name.contains(".partial"), name.hasSuffix(".mp4") else { continue }
                let fragments = try Movie(path: "\(folder)/\(name)", isCut: true).fragments
                try require(fragments > 0, "\(place): \(name) is left, without a frame")
            }
        }
    }
    try require(finished > kills / 2, "only \(finished) videos were finished in \(kills) runs")
    return "\(kills) kills, \(finished) finished videos whole, \(running) running ones readable, \(judged) decoded"
}
