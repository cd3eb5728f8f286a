import GymnasiumCore
import LyceumNumerics
import LyceumSystem
import LyceumValues

/// Films several environments side by side, in chosen episodes of the first one.
///
/// ```swift
/// var lanes = try makeVec("CartPole-v1", count: 4, renderMode: .rgbArray).videosRecorded(to: "videos")
/// try lanes.reset(seed: 42)             // videos/rl-video-episode-0.mp4 is being written
/// ```
///
/// File names, triggers and lengths are those of ``RecordVideo``. Episodes are those of the first sub-environment: a
/// new one begins with a reset of that sub-environment, the automatic one after its end included (``AutoresetMode``),
/// and the return in the JSON file is that sub-environment's. With ``AutoresetMode/sameStep`` the last frame of an
/// episode is missing, because the sub-environment draws the next one already; a warning says so.
///
/// The sub-environments stand in a grid without gaps whose aspect ratio is as near as possible to the one asked for.
/// Gymnasium 1.4 does not try grids with more rows than columns.
public struct VectorRecordVideo<Base: VectorEnv>: VectorWrapper {
    /// Same as in ``base``.
    public typealias SingleObservationSpace = Base.SingleObservationSpace
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// The aspect ratio, width to height, that the picture should have.
    public let videoAspectRatio: (width: Double, height: Double)
    /// Whether only the first sub-environment is filmed.
    public let recordFirstOnly: Bool
    /// Whether frames are being taken.
    public var isRecording: Bool { schedule.isRecording }
    /// The number of the first sub-environment's current episode, from 0; -1 before the first.
    public var episode: Int { schedule.episode }
    /// The number of steps so far, minus one; -1 before the first.
    public var stepCount: Int { schedule.stepCount }

    private var schedule: VideoSchedule
    private var wasDone = false

    /// Films several environments.
    ///
    /// - Parameters:
    ///   - base: sub-environments whose render mode is `rgb_array`.
    ///   - videoFolder: where videos go; made when it is needed.
    ///   - videoAspectRatio: the width to height that the picture should have, two positive numbers such as (16, 9).
    ///   - recordFirstOnly: whether only the first sub-environment is filmed.
    ///   - episodeTrigger: which episodes of the first sub-environment, counted from 0, are filmed from their beginning
    ///     on. Without any trigger: ``cappedCubicSchedule(_:)``.
    ///   - stepTrigger: at which steps, counted from 0 over all episodes, a video begins.
    ///   - videoLength: 0 for a video until the episode's end; n for one of n frames after its first.
    ///   - namePrefix: what file names begin with: `rl-video-episode-0.mp4`, `rl-video-step-1000.mp4`.
    ///   - fps: frames a second; `nil`: what the environment says, or 30.
    /// - Throws: ``InvalidRenderMode``, ``InvalidArgument``; `FileError` where the folder cannot be made.
    public init(
        _ base: Base, videoFolder: String, videoAspectRatio: (width: Double, height: Double) = (1, 1),
        recordFirstOnly: Bool = false, episodeTrigger: (@Sendable (Int) -> Bool)? = nil,
        stepTrigger: (@Sendable (Int) -> Bool)? = nil, videoLength: Int = 0, namePrefix: String = "rl-video",
        fps: Double? = nil
    ) throws {
        guard base.renderMode == .rgbArray else {
            throw InvalidRenderMode(Self.typeName, lanes: base, expected: [.rgbArray])
        }
        try Platform.checkPath(namePrefix, to: "name videos")
        let ratio = videoAspectRatio.width / videoAspectRatio.height
        guard ratio > 0, ratio.isFinite, videoAspectRatio.height > 0 else {
            throw InvalidArgument(
                "videoAspectRatio", given: videoAspectRatio, expected: "two positive numbers, such as (16, 9)")
        }
        schedule = try VideoSchedule(
            wrapper: Self.typeName, folder: videoFolder, episodeTrigger: episodeTrigger, stepTrigger: stepTrigger,
            videoLength: videoLength, fps: fps
        ) { $0.trigger.name(prefix: namePrefix) }
        if base.autoresetMode == .sameStep {
            Warnings.warn(
                "\(Self.typeName) around lanes with autoreset mode SameStep: the last frame of each episode is missing, as "
                    + "the lane has begun the next one by then; with NextStep it is there")
        }
        self.base = base
        self.videoAspectRatio = videoAspectRatio
        self.recordFirstOnly = recordFirstOnly
    }

    /// Starts episodes, and a video if the first sub-environment's is one that is filmed.
    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        try schedule.advance("reset")
        let asked = try VectorReset(seed: seed, options: options, mask: mask, count: count)
        let batch = try base.reset(seed: seed, options: options, mask: mask)
        if asked.includes(0) {
            beginEpisode(seed: asked.seeds[0])
            wasDone = false
        }
        capture()
        return batch
    }

    /// Takes the actions, and takes a frame if a video is under way.
    public mutating func step(_ actions: Base.Actions) throws -> VectorStep<Observations> {
        try schedule.advance("step")
        let batch = try base.step(actions)
        let isDone = batch.isDone[0]
        let mode = autoresetMode
        if mode == .nextStep, wasDone { beginEpisode(seed: nil) }
        if let trigger = schedule.countStep(reward: batch.rewards[0]) { begin(trigger) }
        if mode == .sameStep, isDone {
            schedule.endEpisode(terminated: batch.terminated[0])
            beginEpisode(seed: nil)
        }
        capture()
        if mode != .sameStep, isDone { schedule.endEpisode(terminated: batch.terminated[0]) }
        wasDone = isDone
        return batch
    }

    /// Completes the video that is under way, and closes the sub-environments.
    public mutating func close() throws {
        try schedule.advance("close")
        try base.close()
        schedule.finish(.aborted)
        DiskSync.catchUp()
    }

    private mutating func beginEpisode(seed: Int?) {
        if let trigger = schedule.beginEpisode(seed: seed) { begin(trigger) }
    }

    private mutating func begin(_ trigger: VideoOccasion.Trigger) {
        schedule.begin(trigger, of: base.spec, framesPerSecond: base.metadata.renderFPS)
    }

    private mutating func capture() {
        guard schedule.isRecording else { return }
        schedule.capture(Result { .image(try picture()) })
    }

    private mutating func picture() throws -> NDArray<UInt8> {
        let frames = try base.renderImages()
        guard let first = frames.first, first.rank == 3 else { throw InvalidFrame(given: "nothing") }
        if recordFirstOnly { return first }
        let grid = FrameGrid(
            of: frames.count, frame: (first.shape[0], first.shape[1]),
            nearestTo: videoAspectRatio.width / videoAspectRatio.height)
        return try grid.image(frames)
    }
}

extension VectorEnv {
    /// These sub-environments filmed side by side, in chosen episodes of the first one.
    ///
    /// - Throws: ``InvalidRenderMode``; `FileError` where the folder cannot be made.
    public func videosRecorded(
        to folder: String, episodeTrigger: @escaping @Sendable (Int) -> Bool = cappedCubicSchedule
    ) throws -> VectorRecordVideo<Self> {
        try VectorRecordVideo(self, videoFolder: folder, episodeTrigger: episodeTrigger)
    }
}
