/// When the episodes of several sub-environments began, and which of them have reached their limit.
///
/// A step costs next to nothing as long as no episode can have reached it.
@usableFromInline
package struct EpisodeClock: Sendable {
    /// The number of steps after which an episode is truncated; `nil` for no limit.
    package var limit: Int?
    /// The number of steps so far, and with how many of them each episode began.
    private var (now, beginnings): (Int, [Int])
    /// A number that no beginning is below.
    private var earliest = 0

    package init(count: Int, limit: Int?) {
        self.limit = limit
        (now, beginnings) = (0, Array(repeating: 0, count: count))
    }

    /// The number of steps of a sub-environment's episode.
    package func elapsed(_ lane: Int) -> Int { now - beginnings[lane] }

    /// An episode that has taken some steps already.
    package mutating func begin(_ lane: Int, elapsed: Int = 0) {
        beginnings[lane] = now - elapsed
        earliest = min(earliest, now - elapsed)
    }

    /// Counts a step of all sub-environments, and says whose episodes it has truncated.
    ///
    /// - Returns: whether there may be any.
    package mutating func tick(_ truncated: inout [Bool]) -> Bool {
        now += 1
        guard let limit, now - earliest >= limit else {
            truncated.withUnsafeMutableBufferPointer { $0.update(repeating: false) }
            return false
        }
        for lane in truncated.indices { truncated[lane] = now - beginnings[lane] >= limit }
        earliest = beginnings.min() ?? now
        return true
    }
}
