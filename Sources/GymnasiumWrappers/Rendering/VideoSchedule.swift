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
        if let fps, !(fps > 0 && fps.isFinite) {
            throw InvalidArgument("fps", given: fps, expected: "a positive number of frames a second")
        }
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
    mutating func advance(_ call: String) throws { try take.advance(call) }

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
    mutating func begin(_ trigger: VideoOccasion.Trigger, of subject: VideoSubject) {
        finish(.aborted)
        occasion = VideoOccasion(trigger: trigger, episode: max(0, episode))
        take.begin("\(folder)/\(naming(occasion))", of: subject, fps: fps)
    }

    /// Adds a frame, and completes a video that has its length.
    ///
    /// - Returns: the frame, if it went into the video.
    @discardableResult
    mutating func capture(_ frame: Result<RenderedFrame?, any Error>) -> RenderedFrame? {
        let captured = take.capture(frame)
        if videoLength > 0, take.frameCount > videoLength { finish(.length) }
        return captured
    }

    /// Completes a video of one episode.
    mutating func endEpisode(terminated: Bool) {
        if videoLength == 0 { finish(terminated ? .terminated : .truncated) }
    }

    /// Completes the video that is under way, if there is one.
    mutating func finish(_ end: VideoDescription.End) {
        guard take.isRecording else { return }
        if end == .aborted, take.frameCount <= 1, !keepsVideosWithoutStep { return take.discard() }
        occasion.episodeReturn = episodeReturn
        take.finish(
            as: "\(folder)/\(naming(occasion))", episode: occasion.episode, episodeReturn: episodeReturn, end: end)
    }
}

/// The subject of a video.
struct VideoSubject: Sendable {
    /// The id of the environment; `nil` for one that was not made by `make`.
    let environment: String?
    /// The frame rate that it is meant to be watched at.
    let framesPerSecond: Double?

    init(_ env: some Env) {
        environment = env.spec?.id
        framesPerSecond = env.metadata.renderFPS
    }

    init(_ lanes: some VectorEnv) {
        environment = lanes.spec?.id
        framesPerSecond = lanes.metadata.renderFPS
    }
}
