import LyceumValues

/// What a video shows: the content of the JSON file beside it.
///
/// With ``seed`` and ``resetsSinceSeed`` the episode can be played again: reset with the seed, then reset so many times
/// without one.
public struct VideoDescription: Sendable, Equatable {
    /// The id of the environment with its version; `nil` for one that was not made by `make`.
    public var environment: String?
    /// The seed of the last reset that had one; `nil` where none had.
    public var seed: Int?
    /// How many resets without a seed came after that one.
    public var resetsSinceSeed: Int
    /// The number of the episode, counted from 0.
    public var episode: Int
    /// The number of frames.
    public var frames: Int
    /// Frames a second.
    public var framesPerSecond: Double
    /// The return of the episode up to the last frame.
    public var episodeReturn: Double
    /// How the episode ended, and the video with it; `nil` where the video has the length that was asked for.
    public var end: EpisodeEnd?

    /// The description as a JSON object, on one line, ending in a line feed.
    public var json: String {
        let info: Info = [
            "environment": environment.map(Value.string) ?? .none, "seed": seed.map(Value.int) ?? .none,
            "resets_since_seed": .int(resetsSinceSeed), "episode": .int(episode), "frames": .int(frames),
            "fps": .double(framesPerSecond), "return": .double(episodeReturn),
            "end": .string(end?.rawValue ?? "length"),
        ]
        return info.json + "\n"
    }
}

/// How an episode ended.
public enum EpisodeEnd: String, Sendable, Hashable, Codable, CaseIterable {
    /// In a final state.
    case terminated
    /// Stopped from outside, by a time limit.
    case truncated
    /// By a reset or the end of the program, before it was over.
    case aborted
}
