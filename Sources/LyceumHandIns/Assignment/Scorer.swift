/// What a hand-in is scored by, by its name in `assignment.json`.
public enum Scorer: Sendable, Hashable, CustomStringConvertible {
    /// `convergence`: how soon and how high the smoothed return settles.
    case convergence
    /// `mean-of-last-N`: the mean return of the last N episodes.
    case meanOfLast(Int)
    /// `best`: the best return of an episode.
    case best
    /// `episodes-to-threshold`: how many episodes it took until the mean return of 100 reached a threshold.
    case episodesToThreshold
    /// A rule of one's own, by the name that it was registered with.
    case registered(String)

    /// The name.
    public var description: String {
        switch self {
        case .convergence: "convergence"
        case .meanOfLast(let count): "mean-of-last-\(count)"
        case .best: "best"
        case .episodesToThreshold: "episodes-to-threshold"
        case .registered(let name): name
        }
    }

    /// The scorer of a name; `nil` where there is none.
    public init?(_ name: String) {
        switch name {
        case "convergence": self = .convergence
        case "best": self = .best
        case "episodes-to-threshold": self = .episodesToThreshold
        default:
            if ScoringRules.isRegistered(name) {
                self = .registered(name)
                return
            }
            guard name.hasPrefix("mean-of-last-"), let count = Int(name.dropFirst(13)), (1...1_000_000).contains(count),
                name.hasSuffix("-\(count)")
            else { return nil }
            self = .meanOfLast(count)
        }
    }

    /// The names of the package's own.
    static let builtIn = ["convergence", "mean-of-last-100", "best", "episodes-to-threshold"]
    /// The names, for messages.
    static var names: [String] { builtIn + ScoringRules.names }
}

/// A part of a hand-in that an assignment may ask for.
public enum HandInPart: String, Sendable, Hashable, CaseIterable {
    /// The log, which every hand-in has.
    case log
    /// The trace that lies beside the log, from which the run is played again.
    case trace
    /// The program.
    case sources
    /// A text about it.
    case writeup
    /// Videos of the run.
    case videos
}
