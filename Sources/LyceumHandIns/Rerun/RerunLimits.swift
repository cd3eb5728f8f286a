/// How much a program may ask for that is run again.
public struct RerunLimits: Sendable, Hashable {
    /// The most steps, in all environments together.
    public var steps = 20_000_000
    /// How long it may take, in seconds.
    public var seconds = 600.0
    /// The most environments at a time, copies included.
    public var environments = 2000
    /// The most recorders.
    public var recorders = 1000
    /// The most episodes, of all recorders together.
    public var episodes = 1 << 20
    /// The most bytes of one request: an action, or options.
    public var requestBytes = 1 << 20

    /// The limits that are usual.
    public init() {}
}

/// How a run in the grader's environments ended.
public enum RerunEnd: Sendable, Hashable, CustomStringConvertible {
    /// The program has ended, or has no use for its environments any more.
    case isClosed
    /// A limit was reached, as a sentence says.
    case isStopped(String)
    /// The program has sent what no program of this library sends.
    case isMalformed(String)

    public var description: String {
        switch self {
        case .isClosed: "the program ended its run"
        case .isStopped(let reason): "the run was stopped: \(reason)"
        case .isMalformed(let problem): "the program sent what no environment of this library sends: \(problem)"
        }
    }
}
