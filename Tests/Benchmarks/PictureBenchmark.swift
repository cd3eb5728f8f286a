import Foundation
import Lyceum
import TestSupport

/// Drawing frames, and making videos of them.
enum PictureBenchmark {
    static let all = [
        Benchmark(name: "render/CartPole-v1", unit: "frames/s") {
            try framesPerSecond(of: make("CartPole-v1", renderMode: .rgbArray))
        },
        Benchmark(name: "record/CartPole-v1", unit: "frames/s") {
            let result = try film()
            return result.frames / result.seconds
        },
        Benchmark(name: "record-size/CartPole-v1", unit: "bytes/frame") {
            let result = try film()
            return result.bytes / result.frames
        },
    ]

    /// Pictures a second, one after each step, over about half a second.
    private static func framesPerSecond<E: Env>(of env: E) throws -> Double {
        var env = env
        try env.reset(seed: 42)
        try env.actionSpace.seed(42)
        let clock = ContinuousClock()
        let start = clock.now
        var frames = 0
        while start.duration(to: clock.now) < .milliseconds(500) {
            if try env.step(env.actionSpace.sample()).isDone { try env.reset() }
            guard try env.render()?.lastImage != nil else { throw NoPicture() }
            frames += 1
        }
        return Double(frames) / seconds(start.duration(to: clock.now))
    }

    /// Films 40 episodes of a random agent, each to a file of its own: what Gymnasium's RecordVideo does.
    private static func film() throws -> (frames: Double, seconds: Double, bytes: Double) {
        try withTemporaryFolder { try film(to: $0 + "/videos") }
    }

    private static func film(to folder: String) throws -> (frames: Double, seconds: Double, bytes: Double) {
        var env = try make("CartPole-v1", renderMode: .rgbArray).videosRecorded(to: folder, episodeTrigger: every(1))
        try env.actionSpace.seed(42)
        let clock = ContinuousClock()
        let start = clock.now
        var frames = 0
        for episode in 0..<40 {
            try env.reset(seed: episode == 0 ? 42 : nil)
            frames += 1
            var isDone = false
            while !isDone {
                isDone = try env.step(env.actionSpace.sample()).isDone
                frames += 1
            }
        }
        try env.close()
        let time = seconds(start.duration(to: clock.now))
        let videos = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mp4") }
        let bytes = try videos.reduce(0) { try $0 + Data(contentsOf: URL(filePath: "\(folder)/\($1)")).count }
        guard videos.count == 40 else { throw NoPicture() }
        return (Double(frames), time, Double(bytes))
    }

    private struct NoPicture: Error {}
}
