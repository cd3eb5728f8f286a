import GymnasiumCore
import LyceumRecording
import LyceumValues

/// What a program did in the grader's environments, on a hidden seed.
public struct RerunOutcome: Sendable {
    /// The episodes, as the program's recorder counts them and the grader's environment paid them.
    public var log: CourseLog
    /// How the run ended.
    public var end: RerunEnd
    /// How the program itself ended, where not by itself and well, in a sentence.
    public var crash: String?
    /// The environment of the log, without its render mode; `nil` where none was played.
    public var environment: EnvSpec?
    /// How many steps were made.
    public var steps: Steps
    /// Whether the program has a recorder with a log and a trace, which says what its episodes are.
    public var isRecorded = false
    /// Whether the program has looked at `env.unwrapped`, which stands still in its own process.
    public var wasLookedInto = false
    /// What is not as it should be, in sentences.
    public var problems: [String] = []
    /// What is worth knowing and no reproach, in sentences.
    public var notes: [String] = []

    /// Numbers of steps.
    public struct Steps: Sendable, Hashable {
        /// In the environment of the log.
        public var recorded: Int
        /// In copies of it, as of a program that looks ahead.
        public var inCopies: Int
        /// In other environments that were made by an id.
        public var elsewhere: Int
        /// All together.
        public var total: Int { recorded + inCopies + elsewhere }
    }

    init(log: CourseLog, end: RerunEnd, environment: EnvSpec?, steps: Steps) {
        (self.log, self.end, self.environment, self.steps) = (log, end, environment, steps)
    }

    /// Says what is wrong, and what is worth knowing.
    ///
    /// - Parameters:
    ///   - wanted: the environment that was to be played; `nil` for any.
    ///   - unknown: why environments could not be made here.
    ///   - strange: how many episodes had other steps than were seen here.
    mutating func judge(wanted: EnvSpec?, unknown: [String], strange: Int) {
        if log.rows.isEmpty {
            problems.append(
                steps.total == 0
                    ? "the program made no step in an environment of `make`" : "the program finished no episode")
        }
        if let wanted, let environment {
            problems += EnvDifference.all(environment, wanted: wanted).map(\.fact)
        }
        if strange > 0 {
            problems.append("of \(strange) episodes not all steps were made in the environment of the log")
        }
        for reason in unknown { notes.append("an environment stayed in the program's own process: \(reason)") }
        if steps.inCopies > 0 {
            notes.append("the program looked ahead: it made \(steps.inCopies) steps in copies of its environment")
        }
        if wasLookedInto {
            notes.append(
                "the program read env.unwrapped, which stands still while the grader has the environment: a program that plans "
                    + "with it cannot be run again")
        }
        if !isRecorded, !log.rows.isEmpty {
            notes.append("without a Recorder with logs: true, episodes are counted as the environment ends them")
        }
    }
}
