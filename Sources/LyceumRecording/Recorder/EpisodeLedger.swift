import GymnasiumCore
import GymnasiumWrappers
import LyceumNumerics
import LyceumValues

/// What a ``Recorder`` knows of the episodes: the sums of the one under way, the last ones, and the log.
///
/// It knows nothing of the environment, so that what happens at an episode's end is compiled once for all environments.
@usableFromInline
struct EpisodeLedger: Sendable {
    @usableFromInline var totals = EpisodeTotals()
    /// Whether an episode that ends now goes into the log.
    var logs: Bool
    /// Whether the user chose what goes into the log.
    var isLogChosen: Bool
    /// The number of episodes that have ended.
    private(set) var count = 0
    let session: RecorderSession
    private var window: SmoothingWindow?
    private var end = EpisodeEnd.aborted
    /// The number of steps when the episode last ended.
    private var lengthAtEnd = 0
    /// What the log has of the current episode, which may change until the next one begins; `nil` for nothing.
    private var logged: (length: Int, isWanted: Bool)?
    /// What the trace has of the current episode; `nil` for nothing.
    private var traced: (length: Int, isLogged: Bool)?
    /// The information of the last episode's end, which is written again if nobody holds it any more.
    private var report = Info()

    init(logs: Bool, smoothing: Int?, session: RecorderSession) {
        self.logs = logs
        isLogChosen = logs
        window = smoothing.map(SmoothingWindow.init(capacity:))
        self.session = session
    }

    /// Ends the episode, which may go on: its row goes into the log.
    @usableFromInline
    mutating func end(_ end: EpisodeEnd) {
        warnIfSteppedOn()
        lengthAtEnd = totals.length
        self.end = end
        if isLogging { logRow() }
    }

    /// Begins the next episode, if this one has made a step.
    mutating func next() {
        guard totals.length > 0 else { return }
        warnIfSteppedOn()
        if isLogging { logRow() } else if logged != nil { session.withdrawRow(of: count) }
        (logged, traced) = (nil, nil)
        count += 1
        totals = EpisodeTotals()
        end = .aborted
    }

    /// Warns that an episode was stepped after its end: the steps count, as in rldurham, but few mean that.
    private func warnIfSteppedOn() {
        guard end != .aborted, totals.length > lengthAtEnd else { return }
        Warnings.warn(
            "Recorder: an episode was stepped on after its end; its statistics and its row in the log count the further "
                + "steps, too: call reset() when step.isDone is true")
    }

    /// Whether an episode that ends now goes into the log, or may be asked for later.
    private var isLogging: Bool { logs || !isLogChosen }

    private mutating func logRow() {
        if let logged, logged == (totals.length, isLogChosen) { return }
        session.log(row(end), isWanted: isLogChosen)
        logged = (totals.length, isLogChosen)
    }

    private func row(_ end: EpisodeEnd) -> CourseLog.Row {
        CourseLog.Row(
            count: count, rewardSum: totals.unscaledSum, squaredRewardSum: totals.unscaledSquares,
            length: totals.length, end: end)
    }

    /// Writes the episode into the trace.
    ///
    /// - Parameters:
    ///   - end: how it ended; `nil` where it was left, or ended before.
    ///   - trail: what was done.
    @usableFromInline
    mutating func trace(_ end: EpisodeEnd?, _ trail: inout StepTrail?) {
        guard trail != nil, totals.length > 0 else { return }
        if let end { tell(end == .terminated ? .isTerminated : .isTruncated, trail) }
        session.trace(row(end ?? self.end), isLogged: isLogging, &trail!)
        traced = (totals.length, isLogging)
    }

    /// Takes the episode that was under way out of the trail, and into the trace if it is not there.
    @usableFromInline
    mutating func endTrace(_ trail: inout StepTrail?) {
        guard trail != nil, totals.length > 0 else { return }
        tell(.isLeft, trail)
        if !isTraced {
            var whole = trail?.beforeCut
            trace(nil, &whole)
        }
        trail?.dropBeforeCut()
    }

    /// Tells whoever has the environment itself, where that is in another process.
    private func tell(_ kind: RecorderNote.Kind, _ trail: StepTrail?) {
        guard let trail, let listener = trail.listener else { return }
        listener.hear(
            RecorderNote(
                kind: kind, episode: count, length: totals.length, isLogged: isLogging, marks: trail.marks,
                place: trail.place))
    }

    /// Whether the trace has all steps of the episode.
    private var isTraced: Bool { traced.map { $0 == (totals.length, isLogging) } ?? false }

    /// Puts the statistics of the current episode, finished or not, into `info`.
    ///
    /// - Throws: ``StatisticsExist``; ``EmptyEpisode`` before the first step.
    @usableFromInline
    mutating func addStatistics(
        to info: inout Info, key: String, ignoreExisting: Bool, full: [Value]?
    ) throws {
        if !info.isEmpty, info[key] as Value? != nil {
            if ignoreExisting { return }
            throw StatisticsExist(key: key)
        }
        guard totals.length > 0 else { throw EmptyEpisode() }
        let statistics = statistics(full: full)
        if let smoothed = statistics.smoothed { LatestReturn.value = smoothed.meanReturn }
        guard info.isEmpty, full == nil else {
            info[key] = .dictionary(statistics.info)
            return
        }
        if report.isEmpty {
            report = Info(distinct: [.init(key, .dictionary(statistics.info))])
        } else {
            report.changeDictionary(at: 0) { statistics.write(into: &$0) }
        }
        info = report
    }

    private mutating func statistics(full: [Value]?) -> EpisodeStatistics {
        let length = Double(totals.length)
        let (sum, mean) = (totals.sum, totals.sum / length)
        window?.add(episode: count, length: totals.length, sum: sum)
        return EpisodeStatistics(
            index: count, length: totals.length, rewardSum: sum, rewardMean: mean,
            rewardDeviation: deviation(
                meanSquare: totals.squares / length, mean: mean, spread: totals.spread, count: length),
            smoothed: window?.statistics, full: full)
    }
}
