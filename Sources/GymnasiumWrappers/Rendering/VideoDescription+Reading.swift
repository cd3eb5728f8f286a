import LyceumSystem
import LyceumValues

extension VideoDescription {
    /// Reads what a finished video shows, from the JSON file beside it.
    ///
    /// ```swift
    /// let video = try VideoDescription(ofVideo: "videos/xxxx00-agent-video,episode=4,score=39.0.mp4")
    /// print(video.frames)                // 40: one of the reset, and one of each step
    /// ```
    ///
    /// - Parameter path: the path of the video, which ends in `.mp4`.
    /// - Throws: `FileError` where the video or the JSON file is missing or cannot be read,
    ///   ``MalformedVideoDescription`` for a JSON file that describes no video.
    public init(ofVideo path: String) throws {
        guard path.hasSuffix(".mp4"), Platform.isRegularFile(path) else {
            throw FileError(path: path, operation: "find", reason: "there is no video of this name")
        }
        let file = String(path.dropLast(4)) + ".json"
        let text = String(decoding: try Platform.readFile(file, limit: 1 << 16), as: UTF8.self)
        do {
            self = try VideoDescription(json: text)
        } catch let error as MalformedJSON {
            throw MalformedVideoDescription(file: file, problem: error.description)
        } catch let missing as MissingEntry {
            throw MalformedVideoDescription(file: file, problem: "it has no \(missing.content) under \(missing.key)")
        }
    }

    private init(json text: String) throws {
        let entries = try Value(json: text).dictionary ?? [:]
        func entry<Content>(_ key: String, _ content: String, _ read: (Value) -> Content?) throws -> Content {
            guard let value: Value = entries[key], let read = read(value) else {
                throw MissingEntry(key: key, content: content)
            }
            return read
        }
        let end = try entry("end", "end of an episode", \.string)
        self.init(
            environment: entries["environment"], seed: entries["seed"],
            resetsSinceSeed: try entry("resets_since_seed", "whole number", \.int),
            episode: try entry("episode", "whole number", \.int), frames: try entry("frames", "whole number", \.int),
            framesPerSecond: try entry("fps", "number", \.double),
            episodeReturn: try entry("return", "number", \.double), end: EpisodeEnd(rawValue: end))
    }
}

private struct MissingEntry: Error {
    let key: String
    let content: String
}

/// A JSON file beside a video that does not say what the video shows.
public struct MalformedVideoDescription: Error, Sendable, Equatable, CustomStringConvertible {
    /// The JSON file.
    public let file: String
    /// What is wrong with it.
    public let problem: String

    public var description: String {
        "\(file) does not describe a video: \(problem); expected what a recorder writes beside each video that it makes"
    }
}
