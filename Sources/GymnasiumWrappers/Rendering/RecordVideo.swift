import GymnasiumCore
import LyceumSystem
import LyceumValues

/// Films chosen episodes: Gymnasium's `RecordVideo`.
///
/// ```swift
/// var env = try RecordVideo(make("CartPole-v1", renderMode: .rgbArray), videoFolder: "videos", episodeTrigger: every(50))
/// try env.reset(seed: 42)             // videos/rl-video-episode-0.mp4 is being written
/// ```
///
/// A video is an H.264 stream in an MP4 file with a frame for the reset and one for each step, and a JSON file of the
/// same name that says what it shows (``VideoDescription``). While it is written it is called `….partial.mp4`, and
/// plays as far as it goes whatever ends the process. It is complete when the episode is over, when the environment is
/// reset or closed, or when it has its length. An existing video is never overwritten: the new one gets a number.
///
/// Numbers and names are Gymnasium 1.4's; there a video is complete only at the next reset, and replaces an older one.
/// A recording cannot be copied: whichever of a copy and the original is used second is refused (``RecorderWasCopied``).
public struct RecordVideo<Base: Env>: Wrapper {
    public var base: Base
    /// Whether frames are being taken.
    public var isRecording: Bool { schedule.isRecording }
    /// The number of resets so far, minus one: the number of the current episode; -1 before the first.
    public var episode: Int { schedule.episode }
    /// The number of steps so far, minus one; -1 before the first.
    public var stepCount: Int { schedule.stepCount }

    private var schedule: VideoSchedule
    /// Frames that went into a video and are still to be given to whoever calls `render` on a list mode.
    private var keptFrames: [RenderedFrame] = []

    /// Films an environment.
    ///
    /// - Parameters:
    ///   - base: an environment whose render mode is `rgb_array` or `rgb_array_list`.
    ///   - videoFolder: where videos go; made when it is needed.
    ///   - episodeTrigger: which episodes, counted from 0, are filmed from their reset on. Without any trigger:
    ///     ``cappedCubicSchedule(_:)``.
    ///   - stepTrigger: at which steps, counted from 0 over all episodes, a video begins.
    ///   - videoLength: 0 for a video until the episode's end; n for one of n frames after its first, over as many episodes
    ///     as that takes.
    ///   - namePrefix: what file names begin with: `rl-video-episode-0.mp4`, `rl-video-step-1000.mp4`.
    ///   - fps: frames a second; `nil`: what the environment says, or 30.
    /// - Throws: ``InvalidRenderMode``, ``InvalidArgument``; `FileError` where the folder cannot be made.
    public init(
        _ base: Base, videoFolder: String, episodeTrigger: (@Sendable (Int) -> Bool)? = nil,
        stepTrigger: (@Sendable (Int) -> Bool)? = nil, videoLength: Int = 0, namePrefix: String = "rl-video",
        fps: Double? = nil
    ) throws {
        try Platform.checkPath(namePrefix, to: "name videos")
        try self.init(
            base, videoFolder: videoFolder, episodeTrigger: episodeTrigger, stepTrigger: stepTrigger,
            videoLength: videoLength, fps: fps
        ) { $0.trigger.name(prefix: namePrefix) }
    }

    /// Films an environment, and names its videos by a custom rule.
    ///
    /// - Parameters:
    ///   - keepsVideosWithoutStep: whether an episode that was left before its first step leaves a video of one frame, as in
    ///     Gymnasium.
    ///   - naming: the name of a video without `.mp4`; called when the video begins and again when it is complete,
    ///     when the return of the episode is known.
    /// - Throws: as for the other initialiser.
    public init(
        _ base: Base, videoFolder: String, episodeTrigger: (@Sendable (Int) -> Bool)? = nil,
        stepTrigger: (@Sendable (Int) -> Bool)? = nil, videoLength: Int = 0, fps: Double? = nil,
        keepsVideosWithoutStep: Bool = true, naming: @escaping @Sendable (VideoOccasion) -> String
    ) throws {
        try base.requireImages("RecordVideo")
        schedule = try VideoSchedule(
            wrapper: "RecordVideo", folder: videoFolder, episodeTrigger: episodeTrigger, stepTrigger: stepTrigger,
            videoLength: videoLength, fps: fps, keepsVideosWithoutStep: keepsVideosWithoutStep, naming: naming)
        self.base = base
    }

    /// Starts an episode, and a video of it if it is one that is filmed.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        try schedule.advance("reset")
        let reset = try base.reset(seed: seed, options: options)
        if let trigger = schedule.beginEpisode(seed: seed) { begin(trigger) }
        capture()
        return reset
    }

    /// Takes an action, and takes a frame if a video is under way.
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        try schedule.advance("step")
        let step = try base.step(action)
        if let trigger = schedule.countStep(reward: step.reward) { begin(trigger) }
        capture()
        if step.isDone { schedule.endEpisode(terminated: step.terminated) }
        return step
    }

    /// Draws with the environment inside; frames of a list that went into a video are there, too.
    public mutating func render() throws -> RenderedFrame? {
        let frame = try base.render()
        guard !keptFrames.isEmpty else { return frame }
        defer { keptFrames = [] }
        if case .list(let frames)? = frame { return .list(keptFrames + frames) }
        return .list(keptFrames)
    }

    /// Completes the video that is under way, and closes the environment.
    public mutating func close() throws {
        try schedule.advance("close")
        try base.close()
        schedule.finish(.aborted)
        DiskSync.catchUp()
    }

    private mutating func begin(_ trigger: VideoOccasion.Trigger) {
        schedule.begin(trigger, of: base.spec, framesPerSecond: base.metadata.renderFPS)
    }

    private mutating func capture() {
        guard schedule.isRecording else { return }
        if case .list(let frames)? = schedule.capture(Result { try base.render() }) { keptFrames += frames }
    }

    /// Triggers are functions: they cannot be recorded.
    public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: nil) }
}

extension Env {
    /// This environment with chosen episodes filmed.
    ///
    /// - Throws: ``InvalidRenderMode``; `FileError` where the folder cannot be made.
    public func videosRecorded(
        to folder: String, episodeTrigger: @escaping @Sendable (Int) -> Bool = cappedCubicSchedule
    ) throws -> RecordVideo<Self> {
        try RecordVideo(self, videoFolder: folder, episodeTrigger: episodeTrigger)
    }
}
