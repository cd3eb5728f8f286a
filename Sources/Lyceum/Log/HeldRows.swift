/// The rows of all episodes so far, as long as nobody has asked for a log: in 24 bytes each.
struct HeldRows: Sendable {
    private struct Row: Sendable {
        var sum: Double
        var squares: Double
        /// The number of steps, and in the lowest two bits how the episode ended.
        var lengthAndEnd: Int
    }

    private static let ends: [EpisodeEnd?] = [nil, .terminated, .truncated, .aborted]
    /// The row of each episode, at its number: where everything is kept none is left out.
    private var rows: [Row] = []

    /// Keeps the row of the next episode, or of the last one once more.
    mutating func set(_ row: CourseLog.Row) {
        let end = Self.ends.firstIndex(of: row.end) ?? 0
        let kept = Row(sum: row.rewardSum, squares: row.squaredRewardSum, lengthAndEnd: row.length << 2 | end)
        if row.count < rows.count { rows[row.count] = kept } else { rows.append(kept) }
    }

    /// Forgets the row of an episode, if it is the last one.
    mutating func withdrawRow(of episode: Int) {
        if episode == rows.count - 1 { rows.removeLast() }
    }

    /// The rows, oldest first.
    var all: some Sequence<CourseLog.Row> {
        rows.lazy.enumerated().map { episode, row in
            CourseLog.Row(
                count: episode, rewardSum: row.sum, squaredRewardSum: row.squares, length: row.lengthAndEnd >> 2,
                end: Self.ends[row.lengthAndEnd & 3])
        }
    }
}
