import GymnasiumCore
import LyceumSystem

/// When videos begin and end and what they are called: what ``RecordVideo`` and ``VectorRecordVideo`` have in common.
struct VideoSchedule: Sendable {
    /// The number of episodes begun, minus one.
    private(set) var episode = -1
    /// The number of steps so far, minus one.
    private(set) var stepCount = -1
    private let folder: String
    private let episodeTrigger: (@Sendable (Int) -> Bool)?
    private let stepTrigger: (@Sendable (Int) -> Bool)?
    private let videoLength: Int
    private let naming: @Sendable (VideoOccasion) -> String
    private let fps: Double?
    private let keepsVideosWithoutStep: Bool
    private var take: VideoTake
    private var calls = CallCount()
    private var occasion = VideoOccasion(trigger: .episode(0), episode: 0)
    private var episodeReturn = 0.0

    /// A schedule for the wrapper with a given name; it makes the folder.
    ///
    /// - Throws: ``InvalidArgument``; `FileError` where the folder cannot be made.
    init(
        wrapper: String, folder: String, episodeTrigger: (@Sendable (Int) -> Bool)?,
        stepTrigger: (@Sendable (Int) -> Bool)?, videoLength: Int, fps: Double?, keepsVideosWithoutStep: Bool = true,
        naming: @escaping @Sendable (VideoOccasion) -> String
    ) throws {
        guard videoLength >= 0 else {
            throw InvalidArgument(
                "videoLength", given: videoLength, expected: "0 for whole episodes, or a number of frames")
        }
        if let fps { try checkFrameRate(fps) }
        try Platform.makeFolder(folder)
        take = VideoTake(wrapper: wrapper)
        self.folder = folder
        self.episodeTrigger = episodeTrigger ?? (stepTrigger == nil ? cappedCubicSchedule : nil)
        self.stepTrigger = stepTrigger
        self.videoLength = videoLength
        self.naming = naming
        self.fps = fps
        self.keepsVideosWithoutStep = keepsVideosWithoutStep
    }

    /// Whether frames are being taken.
    var isRecording: Bool { take.isRecording }

    /// Counts a call.
    ///
    /// - Throws: ``RecorderWasCopied``.
    mutating func advance(_ call: String) throws { try calls.advance(call, of: take.wrapper) }

    /// Takes note of the beginning of an episode.
    ///
    /// - Returns: what makes a video begin, if it is an episode that is filmed.
    mutating func beginEpisode(seed: Int?) -> VideoOccasion.Trigger? {
        if videoLength == 0 { finish(.aborted) }
        take.note(seed: seed)
        episode += 1
        episodeReturn = 0
        return episodeTrigger?(episode) == true ? .episode(episode) : nil
    }

    /// Takes note of a step.
    ///
    /// - Returns: what makes a video begin, if one begins with this step.
    mutating func countStep(reward: Double) -> VideoOccasion.Trigger? {
        stepCount += 1
        episodeReturn += reward
        return stepTrigger?(stepCount) == true ? .step(stepCount) : nil
    }

    /// Begins a video, in place of the one that is under way.
    ///
    /// - Parameters:
    ///   - environment: the spec of what is filmed.
    ///   - framesPerSecond: the rate that it is meant to be watched at; `nil` where it does not say.
    mutating func begin(_ trigger: VideoOccasion.Trigger, of environment: EnvSpec?, framesPerSecond: Double?) {
        finish(.aborted)
        occasion = VideoOccasion(trigger: trigger, episode: max(0, episode))
        take.begin(path, of: environment?.id, framesPerSecond: fps ?? framesPerSecond)
    }

    /// Adds a frame, and completes a video that has its length.
    ///
    /// - Returns: the frame, if it went into the video.
    @discardableResult
    mutating func capture(_ frame: Result<RenderedFrame?, any Error>) -> RenderedFrame? {
        let captured = take.capture(frame)
        if videoLength > 0, take.frameCount > videoLength { finish(nil) }
        return captured
    }

    /// Completes a video of one episode.
    mutating func endEpisode(terminated: Bool) {
        if videoLength == 0 { finish(terminated ? .terminated : .truncated) }
    }

    /// Completes the video that is under way, if there is one.
    ///
    /// - Parameter end: how the episode ended; `nil` where the video has its length.
    mutating func finish(_ end: EpisodeEnd?) {
        guard take.isRecording else { return }
        if end == .aborted, take.frameCount <= 1, !keepsVideosWithoutStep { return take.discard() }
        occasion.episodeReturn = episodeReturn
        take.finish(as: path, episode: occasion.episode, episodeReturn: episodeReturn, end: end)
    }

    /// The path of the current video without `.mp4`.
    private var path: String { Platform.joined(folder, naming(occasion)) }
}

/// What a video is named after.
public struct VideoOccasion: Sendable, Equatable {
    /// What made a video begin.
    public enum Trigger: Sendable, Equatable {
        /// The reset of an episode, counted from 0.
        case episode(Int)
        /// A step, counted from 0 over all episodes.
        case step(Int)

        /// Gymnasium's name of the video, without `.mp4`: `rl-video-episode-0`, `rl-video-step-1000`.
        package func name(prefix: String) -> String {
            switch self {
            case .episode(let number): "\(prefix)-episode-\(number)"
            case .step(let number): "\(prefix)-step-\(number)"
            }
        }
    }

    /// What made the video begin.
    public let trigger: Trigger
    /// The episode that it began in.
    public let episode: Int
    /// The return of the episode when the video is complete; `nil` when it begins.
    public package(set) var episodeReturn: Double?
}

/// Gymnasium's usual choice of episodes to film: 0, 1, 8, 27, … 729, and from 1000 on every thousandth.
///
/// - Parameter episode: the number of an episode, counted from 0.
public func cappedCubicSchedule(_ episode: Int) -> Bool {
    if episode >= 1000 { return episode.isMultiple(of: 1000) }
    return (0...9).contains { $0 * $0 * $0 == episode }
}

/// Chooses every n-th episode or step, beginning with the first: `episodeTrigger: every(50)`.
///
/// - Parameter count: 1 or more; anything below chooses none.
public func every(_ count: Int) -> @Sendable (Int) -> Bool {
    { count > 0 && $0.isMultiple(of: count) }
}

/// Checks a number of frames a second.
///
/// - Throws: ``InvalidArgument``.
package func checkFrameRate(_ fps: Double) throws {
    guard fps > 0, fps.isFinite else {
        throw InvalidArgument("fps", given: fps, expected: "a positive number of frames a second")
    }
}
