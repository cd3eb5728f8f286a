import GymnasiumWrappers
import LyceumRecording

/// The log of a recorder that is in another process, written from what the environment paid here.
///
/// It gives the rows that the recorder writes itself: a row when an episode ends, once more if it is stepped on, and one for an episode that
/// is left.
struct EpisodeBook: Sendable {
    private(set) var rows: [CourseLog.Row] = []
    /// How many episodes had other steps than the environment here saw, as one that the recorder joined halfway.
    private(set) var strangeCount = 0
    /// The number of steps of the episode under way.
    private(set) var length = 0
    private var totals = EpisodeTotals()
    private var end = EpisodeEnd.aborted
    /// Whether the last row is of the episode under way.
    private var isRowOpen = false

    /// Adds a step.
    mutating func add(_ reward: Double) {
        length += 1
        totals.add(reward, unscaled: reward)
    }

    /// Ends the episode, which may be stepped on.
    mutating func end(_ end: EpisodeEnd, episode: Int, isLogged: Bool) {
        guard length > 0 else { return }
        self.end = end
        if isLogged { write(episode) }
    }

    /// Begins the next one.
    mutating func leave(episode: Int, isLogged: Bool) {
        guard length > 0 else { return }
        if isLogged {
            write(episode)
        } else if isRowOpen {
            rows.removeLast()
        }
        (totals, length, end, isRowOpen) = (EpisodeTotals(), 0, .aborted, false)
    }

    /// Takes note of an episode whose steps are not known; it has no row.
    mutating func noteStrange() { strangeCount += 1 }

    private mutating func write(_ episode: Int) {
        let row = CourseLog.Row(
            count: episode, rewardSum: totals.unscaledSum, squaredRewardSum: totals.unscaledSquares, length: length,
            end: end)
        if isRowOpen { rows.removeLast() }
        // Episodes are counted upwards; one that is counted otherwise was not counted by a recorder.
        guard rows.last.map({ $0.count < episode }) ?? true else {
            isRowOpen = false
            return noteStrange()
        }
        rows.append(row)
        isRowOpen = true
    }
}
