import LyceumNumerics

/// The lengths and returns of the last episodes that statistics were made of.
struct SmoothingWindow: Sendable {
    private struct Entry {
        var episode: Int
        var length: Double
        var sum: Double
    }

    private let capacity: Int
    private var entries: [Entry] = []
    /// The position of the oldest entry, once the window is full.
    private var oldest = 0

    /// A window of a number of episodes, 1 or more.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Adds an episode; one that is there already is replaced, so that each counts once.
    mutating func add(episode: Int, length: Int, sum: Double) {
        let entry = Entry(episode: episode, length: Double(length), sum: sum)
        let newest = oldest == 0 ? entries.count - 1 : oldest - 1
        if newest >= 0, entries[newest].episode == episode {
            entries[newest] = entry
        } else if entries.count < capacity {
            entries.append(entry)
        } else {
            entries[oldest] = entry
            oldest = oldest + 1 == capacity ? 0 : oldest + 1
        }
    }

    /// The statistics over the window, which is not empty. Sums run from the oldest to the newest episode.
    var statistics: EpisodeStatistics.Smoothed {
        var (length, sum, squares) = (0.0, 0.0, 0.0)
        var spread = Spread()
        for part in [entries[oldest...], entries[..<oldest]] {
            for entry in part {
                spread.add(entry.sum)
                length += entry.length
                sum += entry.sum
                squares += squared(entry.sum)
            }
        }
        let count = Double(entries.count)
        let mean = sum / count
        return EpisodeStatistics.Smoothed(
            meanLength: length / count, returnSum: sum, meanReturn: mean,
            returnDeviation: deviation(
                meanSquare: squares / count, mean: mean, spread: spread, count: count))
    }
}
