/// The lengths and returns of the last episodes that statistics were made of.
struct SmoothingWindow: Sendable {
    private struct Entry {
        var episode: Int
        var length: Double
        var sum: Double
    }

    private let capacity: Int
    private var entries: [Entry] = []

    /// A window of a number of episodes, 1 or more.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Adds an episode; one that is there already is replaced, so that each counts once.
    mutating func add(episode: Int, length: Int, sum: Double) {
        let entry = Entry(episode: episode, length: Double(length), sum: sum)
        if entries.last?.episode == episode {
            entries[entries.count - 1] = entry
            return
        }
        if entries.count == capacity { entries.removeFirst() }
        entries.append(entry)
    }

    /// The statistics over the window, which is not empty. Sums run from the oldest to the newest episode.
    var statistics: EpisodeStatistics.Smoothed {
        let count = Double(entries.count)
        let sum = entries.reduce(0) { $0 + $1.sum }
        let mean = sum / count
        let squares = entries.reduce(0) { $0 + square($1.sum) }
        return EpisodeStatistics.Smoothed(
            meanLength: entries.reduce(0) { $0 + $1.length } / count, returnSum: sum, meanReturn: mean,
            returnDeviation: deviation(meanSquare: squares / count, mean: mean))
    }
}
