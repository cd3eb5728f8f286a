import LyceumRecording

/// What came of running a handed-in program again in the grader's environments, on seeds that nobody knew when it was written.
///
/// ```swift
/// let report = RerunReport(runs: [.init(seed: "7", score: 180, episodes: 500), .init(seed: "8", score: 190, episodes: 500)])
/// print(report.finding(for: Score(200)))          // agrees
/// print(report.finding(for: Score(400)))          // doubtful
/// ```
public struct RerunReport: Sendable, Hashable {
    /// What is to be thought of the log that was handed in.
    public enum Finding: Sendable, Hashable, CustomStringConvertible {
        /// Its score is one that the program reaches on other seeds.
        case agrees
        /// Its score is better than the program's scores on other seeds can explain: a reason to look.
        case doubtful
        /// Nothing can be said, for a reason.
        case failed(String)

        /// A word for tables: `agrees`, `doubtful` or `failed`.
        public var word: String {
            switch self {
            case .agrees: "agrees"
            case .doubtful: "doubtful"
            case .failed: "failed"
            }
        }

        public var description: String {
            if case .failed(let reason) = self { "failed: \(reason)" } else { word }
        }
    }

    /// A run on one hidden seed.
    public struct Run: Sendable, Hashable {
        /// The hidden seed.
        public var seed: String
        /// The score of its log; `nil` where there is none.
        public var score: Double?
        /// By how much the score may be off by the luck of single episodes, as a standard error; `nil` where that is not known.
        public var standardError: Double?
        /// The number of its episodes.
        public var episodes: Int
        /// The number of its steps, those that are in no episode included.
        public var steps: Int
        /// Why the run cannot be compared, in a sentence; `nil` where it can.
        public var problem: String?
        /// Why it has no score although it came to its end, in a sentence; `nil` where it has one.
        public var lack: String?
        /// What is worth knowing and no reproach, in sentences.
        public var notes: [String]

        /// A run.
        public init(
            seed: String, score: Double? = nil, standardError: Double? = nil, episodes: Int, steps: Int = 0,
            problem: String? = nil, lack: String? = nil, notes: [String] = []
        ) {
            (self.seed, self.score, self.standardError) = (seed, score, standardError)
            (self.episodes, self.steps) = (episodes, steps)
            (self.problem, self.lack, self.notes) = (problem, lack, notes)
        }
    }

    /// The runs.
    public var runs: [Run]
    /// Why there are none, in a sentence.
    public var problem: String?

    /// A report of some runs.
    public init(runs: [Run]) { self.runs = runs }

    /// A report of a program that could not be run.
    public init(problem: String) {
        runs = []
        self.problem = problem
    }

    /// The scores that can be compared.
    public var scores: [Double] { runs.filter { $0.problem == nil }.compactMap(\.score) }

    /// The rule of ``finding(for:)``, for pages.
    public static let rule = """
        The log is called doubtful where its score is better than that of every run on a hidden seed, by more than three times their standard \
        deviation (or their standard error, by how much the returns of single episodes differ, where that is greater) and by more than five \
        hundredths of the score. That is a reason to look, and no proof: few runs say little about how much \
        luck varies, and a program may depend on its machine. That it agrees is no proof either.
        """

    /// What is to be thought of a log with this score.
    public func finding(for score: Score?) -> Finding {
        if let problem { return .failed(problem) }
        guard let score else { return .failed("the log that was handed in has no score to compare with") }
        let scores = scores
        guard !scores.isEmpty else {
            // It came to its end, and did not reach what the log says.
            if runs.contains(where: { $0.problem == nil && $0.lack != nil }) { return .doubtful }
            return .failed(runs.compactMap(\.problem).first ?? "there was no run")
        }
        let sign = score.isBetterLow ? -1.0 : 1.0
        let gap = sign * score.value - (scores.map { sign * $0 }.max() ?? 0)
        let mean = scores.reduce(0, +) / Double(scores.count)
        let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = scores.count > 1 ? (squares / Double(scores.count - 1)).squareRoot() : 0
        // Three runs may be alike by chance, and each of them says how much luck is in its mean.
        let errors = runs.filter { $0.problem == nil }.compactMap(\.standardError)
        let error = errors.isEmpty ? 0 : errors.reduce(0, +) / Double(errors.count)
        return gap > 3 * max(deviation, error) && gap > 0.05 * score.value.magnitude ? .doubtful : .agrees
    }

    /// What the finding means, for pages.
    public func meaning(for score: Score?) -> String {
        switch finding(for: score) {
        case .agrees: "The program reaches such a score on seeds that nobody knew, too."
        case .doubtful:
            "The program does not reach such a score on seeds that nobody knew: the log may be the best of many tries, or of a program "
                + "that was made for its seed. Ask how it came about."
        case .failed(let reason): "The program could not be compared with its log on hidden seeds: \(reason)."
        }
    }
}
