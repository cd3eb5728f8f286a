import Gymnasium
import LyceumNumerics
import LyceumSystem
import LyceumValues

/// Records what happens in an environment: statistics into `info` at each episode's end, a log file, and videos.
///
/// ```swift
/// var env = try Recorder(make("CartPole-v1", renderMode: .rgbArray), smoothing: 10, video: true, logs: true)
/// try env.reset(seed: 42)
/// var isDone = false
/// while !isDone {
///     let step = try env.step(env.actionSpace.sample())
///     isDone = step.isDone
///     if isDone { print(step.info) }        // {'recorder': {'idx': 0, 'length': 29, 'r_sum': 29.0, …}}
/// }
/// try env.close()
/// try env.writeLog(folder: "logs", file: "xxxx00-agent-log.txt")
/// ```
///
/// The statistics and the log are rldurham's (version 0.1.1), number for number and byte for byte. What differs: a
/// deviation that its formula loses to rounding is the true one (``EpisodeStatistics``); an episode counts once it has made a
/// step; each episode enters the smoothing window once.
///
/// Each episode is in the log as soon as it is over, whatever ends the program then. A power cut is another matter: the
/// log is safe from it once ``close()`` or ``writeLog(folder:file:)`` has returned, and while a run goes on its rows
/// are written through to the disk every five seconds, as long as that takes less than a hundredth of the time. A video
/// is safe when it is complete, within the same hundredth; if there are too many for that, when the system has written
/// it, usually within half a minute.
///
/// A video has a frame for the reset and one for each step, and is called `PREFIX,episode=4,score=39.0.mp4`, with a
/// JSON file of the same name that says what it shows (`VideoDescription`). It is complete when the episode is over, at
/// the next reset or at `close`; until then it is called `….partial.mp4`, and plays as far as it goes whatever ends the
/// process. An existing file is kept, and the new one gets a number. An episode that is left before its first step, as
/// the one that `seedEverything` begins, leaves no video: rldurham's would have one frame.
///
/// Steps after an episode's end, without a reset, count for that episode, whose row in the log is then written again; a
/// warning says so.
///
/// Beside the log lies a trace, `….trace` for `….txt`: what was done in each episode, from which it can be played again. Like the
/// log it is written as the run goes.
///
/// A log and a video cannot be copied. A copy of a recorder may be read; whichever of copy and original is used second is refused
/// (``RecorderWasCopied``): plan on a copy of `env.unwrapped`.
public struct Recorder<Base: Env>: Wrapper {
    public var base: Base
    /// Whether statistics are put into `info` at an episode's end; may be switched at any time.
    public var info: Bool
    /// Whether the next episode is filmed; read at each reset, so that an episode is filmed as a whole or not at all.
    public var video: Bool
    /// Whether an episode that ends now goes into the log; may be switched at any time.
    ///
    /// A recorder that was made without a log keeps the rows of all its episodes, 2 to 20 bytes each, in case
    /// ``writeLog(folder:file:)`` asks for them. Once this flag has been set, it alone decides for each episode, and
    /// earlier ones are not in the log.
    public var logs: Bool {
        get { ledger.logs }
        set {
            ledger.logs = newValue
            ledger.isLogChosen = true
            if newValue { beginTrace() }
        }
    }
    /// Which episodes the trace beside the log keeps with all their steps; `nil` for no trace.
    public let trace: TracePolicy?
    /// Whether an entry under the key of the statistics is left as it is, instead of being an error.
    public var ignoreExisting: Bool
    /// The key of the statistics in `info`.
    public let key: String
    /// Whether the statistics hold every step of the episode.
    public let fullStats: Bool
    /// The number of episodes that smoothed statistics are made of; `nil` for none.
    public let smoothing: Int?

    @usableFromInline var ledger: EpisodeLedger
    @usableFromInline var isFilming = false
    @usableFromInline var steps: [Value] = []
    private let videoPath: String
    private var take = VideoTake(wrapper: "Recorder")
    /// The number of episodes that have ended.
    public var episodeCount: Int { ledger.count }
    @usableFromInline var calls = CallCount()

    /// A recorder around an environment.
    ///
    /// - Parameters:
    ///   - base: an environment made by `make`, perhaps with wrappers around it.
    ///   - info: whether statistics are put into `info` at an episode's end.
    ///   - smoothing: the number of episodes that smoothed statistics are made of, 1 or more; `nil` for none.
    ///   - fullStats: whether the statistics hold every step of the episode.
    ///   - key: the key of the statistics in `info`.
    ///   - ignoreExisting: whether an entry under that key is left as it is, instead of being an error.
    ///   - video: whether the next episode is filmed; may be switched before each reset. It needs the render mode `rgb_array`.
    ///   - videoFolder: the folder that videos go to; made when it is needed.
    ///   - videoPrefix: what the names of videos begin with.
    ///   - logs: whether episodes go into the log.
    ///   - logFolder: the folder that the log grows in; made when it is needed.
    ///   - logFile: the name that the log has there.
    ///   - logEnds: whether the log has a fifth column that tells how each episode ended.
    ///   - trace: which episodes the trace beside the log keeps with all their steps, so that they can be replayed; `nil` for no trace.
    /// - Throws: ``UnscaledRewardNeeded``; `InvalidArgument` for a smoothing below 1; `InvalidRenderMode` for videos of an
    ///   environment that does not draw; ``FileError`` where the log or the folder of the videos cannot be made.
    public init(
        _ base: Base, info: Bool = true, smoothing: Int? = nil, fullStats: Bool = false, key: String = "recorder",
        ignoreExisting: Bool = false, video: Bool = false, videoFolder: String = "videos",
        videoPrefix: String = "xxxx00-agent-video", logs: Bool = false, logFolder: String = "logs",
        logFile: String = "xxxx00-agent-log.txt", logEnds: Bool = false, trace: TracePolicy? = .standard
    ) throws {
        guard base.unscaledReward != nil else { throw UnscaledRewardNeeded(env: base.description) }
        if let smoothing, smoothing < 1 {
            throw InvalidArgument(
                "smoothing", given: smoothing, expected: "1 or more episodes, or nil for no smoothed statistics")
        }
        if video {
            guard base.renderMode == .rgbArray else {
                throw InvalidRenderMode("Recorder(video: true)", env: base, expected: [.rgbArray])
            }
            try Platform.makeFolder(videoFolder)
            try Platform.checkPath(videoPrefix, to: "name videos")
        }
        self.base = base
        self.info = info
        self.video = video
        videoPath = Platform.joined(videoFolder, videoPrefix)
        self.ignoreExisting = ignoreExisting
        self.key = key
        self.fullStats = fullStats
        self.smoothing = smoothing
        self.trace = trace
        ledger = EpisodeLedger(
            logs: logs, smoothing: smoothing,
            session: RecorderSession(LogWriter(folder: logFolder, file: logFile, hasEnds: logEnds)))
        if logs {
            try ledger.session.openLog()
            beginTrace()
        }
    }

    /// Has the steps kept from now on, for the trace; the episode under way is not in it with its steps.
    private mutating func beginTrace() {
        guard let trace, base.stepTrail == nil else { return }
        base.stepTrail = StepTrail()
        guard base.stepTrail != nil, let layer = keeper(of: base) else { return }
        ledger.session.beginTrace(TraceHeader(layer, stack: description, policy: trace))
    }

    /// The layer whose rewards the log has.
    private func keeper(of env: any Env) -> (any Env)? {
        env is any TrailKeeper ? env : env.inside.flatMap(keeper)
    }

    /// Starts an episode; the one before, if it made a step, is over and goes into the log.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        try calls.advance("reset", of: "Recorder")
        base.stepTrail?.cut()
        let reset = try base.reset(seed: seed, options: options)
        ledger.endTrace(&base.stepTrail)
        endEpisode()
        beginVideo(seed: seed)
        return reset
    }

    /// Takes an action; at the episode's end `info` gets the statistics and the log a row.
    ///
    /// - Throws: ``StatisticsExist`` where `info` has an entry under the key already, ``RecorderWasCopied``, and what the
    ///   environment throws.
    @inlinable @inline(__always)
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        try calls.advance("step", of: "Recorder")
        let step = try base.step(action)
        base.markStepTrail()
        ledger.totals.add(step.reward, unscaled: base.unscaledReward ?? step.reward)
        return isFilming || fullStats || step.isDone ? try recorded(step) : step
    }

    @inlinable
    mutating func recorded(_ step: Step<Base.Observation>) throws -> Step<Base.Observation> {
        if isFilming || fullStats { keep(step) }
        guard step.isDone else { return step }
        var step = step
        ledger.trace(step.terminated ? .terminated : .truncated, &base.stepTrail)
        ledger.end(step.terminated ? .terminated : .truncated)
        if info {
            try ledger.addStatistics(
                to: &step.info, key: key, ignoreExisting: ignoreExisting, full: fullStats ? steps : nil)
        }
        return step
    }

    @usableFromInline
    mutating func keep(_ step: Step<Base.Observation>) {
        if isFilming { film(step) }
        guard fullStats else { return }
        steps.append(
            .tuple([
                Base.ObservationSpace.value(of: step.observation), .double(step.reward), .bool(step.terminated),
                .bool(step.truncated), .dictionary(step.info),
            ]))
    }

    /// Puts the statistics of the current episode, finished or not, into `info`: for a loop that stops early.
    ///
    /// - Parameters:
    ///   - info: gets an entry under ``key``.
    ///   - ignoreExisting: whether an entry there is left as it is; `nil`: as the recorder says.
    /// - Throws: ``StatisticsExist``; ``EmptyEpisode`` before the first step.
    public mutating func addStats(to info: inout Info, ignoreExisting: Bool? = nil) throws {
        try ledger.addStatistics(
            to: &info, key: key, ignoreExisting: ignoreExisting ?? self.ignoreExisting,
            full: fullStats ? steps : nil)
    }

    @usableFromInline
    mutating func beginVideo(seed: Int?) {
        take.note(seed: seed)
        guard video else { return }
        guard base.renderMode == .rgbArray else {
            let error = InvalidRenderMode("Recorder with video = true", env: base, expected: [.rgbArray])
            return Warnings.warn("no video: \(error)")
        }
        take.begin(
            "\(videoPath),episode=\(episodeCount)", of: base.spec?.id, framesPerSecond: base.metadata.renderFPS)
        take.capture(Result { try base.render() })
        isFilming = take.isRecording
    }

    private mutating func film(_ step: Step<Base.Observation>) {
        take.capture(Result { try base.render() })
        isFilming = take.isRecording
        if step.isDone { endVideo(step.terminated ? .terminated : .truncated) }
    }

    private mutating func endVideo(_ end: EpisodeEnd) {
        guard isFilming else { return }
        isFilming = false
        guard ledger.totals.length > 0 else { return take.discard() }
        let score = ledger.totals.unscaledSum.pythonDescription
        take.finish(
            as: "\(videoPath),episode=\(episodeCount),score=\(score)", episode: episodeCount,
            episodeReturn: ledger.totals.unscaledSum, end: end)
    }

    @usableFromInline
    mutating func endEpisode() {
        endVideo(.aborted)
        ledger.next()
        steps = []
    }

    /// Ends the episode and closes the environment; the recorder may still be used.
    ///
    /// The log is then complete, in its place even if it was deleted meanwhile, and survives a power cut.
    public mutating func close() throws {
        try calls.advance("close", of: "Recorder")
        try base.close()
        base.stepTrail?.cut()
        ledger.endTrace(&base.stepTrail)
        endEpisode()
        ledger.session.settleLog()
        DiskSync.catchUp()
    }

    /// Finishes the log and puts it where it is wanted. Recording may go on: further rows are added there.
    ///
    /// An episode has its row from its last step on, so that none that was played to its end is missing here. rldurham adds it
    /// at the next reset or at `close`, and a log written before that lacks it. An episode that is under way is in neither.
    ///
    /// The log appears there complete, and survives a power cut. An existing file stays as it is: the log gets a
    /// numbered name, and the user is told which file is which.
    ///
    /// A recorder that was made without a log, and whose ``logs`` was never set, writes all its episodes.
    ///
    /// - Parameters:
    ///   - folder: made if it does not exist; `nil`: the folder that the log is in.
    ///   - file: the log's name; `nil`: the name that it has.
    /// - Returns: the path that the log has.
    /// - Throws: ``FileError``.
    @discardableResult
    public func writeLog(folder: String? = nil, file: String? = nil) throws -> String {
        let (path, isEmpty) = try ledger.session.writeLog(
            folder: folder, file: file, isWanted: ledger.isLogChosen)
        if isEmpty, episodeCount > 0 {
            Warnings.warn(
                "the log \(path) has no row: `logs` was false whenever an episode ended; set it to true before that, "
                    + "as in Recorder(env, logs: true)")
        }
        return path
    }

    /// The path of the log; `nil` as long as there is none.
    public var logPath: String? { ledger.session.logPath }

    /// The path of the trace beside the log, from which the run can be replayed; `nil` as long as there is none.
    public var tracePath: String? { ledger.session.tracePath }

    /// The recorder's own arguments are not part of a spec.
    public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: nil) }
}

/// A recorder around an environment made by its string, for a property, a parameter or a list of them.
///
/// ```swift
/// final class Agent {
///     var env: AnyRecorder
///     init(_ id: String) throws { env = try Recorder(make(id), smoothing: 100, logs: true) }
/// }
/// ```
public typealias AnyRecorder = Recorder<UnscaledReward<AnyEnv>>

/// Tries out the environment inside a recorder and lists what is wrong with it; an empty list is good.
///
/// The recorder itself stays as it is: checking works on copies, and a log cannot be copied.
///
/// - Parameters:
///   - env: the recorder.
///   - makingMistakes: whether to make a user's mistakes, too, as Gymnasium's `checkEnv` does if asked to.
public func checkEnv<Base: Env>(_ env: Recorder<Base>, makingMistakes: Bool = false) -> [Finding] {
    checkEnv(env.base, makingMistakes: makingMistakes)
}
