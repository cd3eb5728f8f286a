import LyceumValues

/// Which episodes a trace keeps with all their steps. Of the others it keeps how they began and their totals.
///
/// ```swift
/// var env = try Recorder(make("rldurham/Walker"), logs: true, trace: .last(200))
/// ```
public struct TracePolicy: Sendable, Hashable {
    /// Every how many episodes are kept; 1 for all.
    public var every: Int
    /// How many of those with the greatest returns are kept besides.
    public var best: Int
    /// How many of the latest are kept besides.
    public var last: Int
    /// The most bytes that the file may have. Where it would grow beyond, episodes are left out in between, so that the best, the
    /// latest, and some of all parts of the run remain.
    public var byteLimit: Int

    /// A policy.
    public init(every: Int = 1, best: Int = 1, last: Int = 100, byteLimit: Int = 9_500_000) {
        self.every = max(1, every)
        self.best = max(0, best)
        self.last = max(0, last)
        self.byteLimit = max(100_000, byteLimit)
    }

    /// All episodes, as long as the file stays below 9.5 MB.
    public static let standard = TracePolicy()
    /// All episodes, however large the file becomes, up to 60 MB.
    public static let all = TracePolicy(byteLimit: 60_000_000)

    /// The episodes with the greatest returns, and the latest.
    public static func best(_ count: Int) -> TracePolicy { TracePolicy(every: .max, best: count, last: 1) }
    /// The latest episodes, and the best one.
    public static func last(_ count: Int) -> TracePolicy { TracePolicy(every: .max, last: count) }
    /// Every so many episodes, the best one and the latest.
    public static func every(_ count: Int) -> TracePolicy { TracePolicy(every: count, last: 1) }

    /// Whether episodes are left out as soon as they can be, and not only where the file would grow too large.
    var leavesOut: Bool { every > 1 }

    /// The policy in a header.
    var value: Value {
        .dictionary(["every": .int(every), "best": .int(best), "last": .int(last), "bytes": .int(byteLimit)])
    }

    init?(_ value: Value) {
        guard let info = value.dictionary, let every = info["every"]?.int, let best = info["best"]?.int,
            let last = info["last"]?.int, let bytes = info["bytes"]?.int
        else { return nil }
        self.init(every: every, best: best, last: last, byteLimit: bytes)
    }

    /// The positions, among episodes in order, of those that are kept whole.
    ///
    /// - Parameters:
    ///   - returns: the returns; NaN counts as the least.
    ///   - sizes: what each takes; 0 for one that is not whole any more.
    ///   - room: how much they may take together.
    func choice(returns: [Double], sizes: [Int], room: Int) -> Set<Int> {
        let count = returns.count
        var chosen: Set<Int> = []
        var left = room
        func add(_ index: Int, within share: Int) {
            if sizes[index] > 0, sizes[index] <= share, sizes[index] <= left, chosen.insert(index).inserted {
                left -= sizes[index]
            }
        }
        let ranked = (0..<count).sorted { one, two in
            let (first, second) = (returns[one], returns[two])
            return first == second || (first.isNaN && second.isNaN) ? one > two : second.isNaN || first > second
        }
        for index in ranked.prefix(best) { add(index, within: left) }
        let half = left / 2
        let isScarce = sizes.reduce(0, +) > room
        for index in (max(0, count - last)..<count).reversed() {
            if isScarce, left - sizes[index] < half { break }
            add(index, within: left)
        }
        // As many of the others as fit, evenly over the run.
        var stride = every
        func size(_ stride: Int) -> Int {
            var total = 0
            for index in Swift.stride(from: 0, to: count, by: stride) where !chosen.contains(index) {
                total += sizes[index]
            }
            return total
        }
        while stride < count, size(stride) > left { stride = stride > count / 2 ? count : stride * 2 }
        if stride < .max {
            for index in Swift.stride(from: 0, to: count, by: min(stride, max(count, 1))) { add(index, within: left) }
        }
        return chosen
    }
}
