import LyceumRecording

/// A log that was handed in beside the one that its program wrote when it was run again.
package struct LogComparison {
    /// The rows of the two, without a last one that is cut off.
    package let (rows, rowsAgain): (Int, Int)
    /// How many rows from the first on are the same.
    package let sameRows: Int
    /// Whether the files are the same, byte for byte.
    package let areSame: Bool
    /// The first row that both have and that differs; `nil` for none.
    package let difference: Reproduction.Difference?

    package init(_ handedIn: [UInt8], _ again: [UInt8]) {
        areSame = handedIn == again
        let (one, other) = (Self.lines(handedIn), Self.lines(again))
        (rows, rowsAgain) = (max(one.count - 1, 0), max(other.count - 1, 0))
        let same = zip(one, other).prefix { $0 == $1 }.count
        sameRows = max(same - 1, 0)
        guard same < min(one.count, other.count) else {
            difference = nil
            return
        }
        func text(_ line: ArraySlice<UInt8>) -> String {
            PlainLine.of(String(decoding: line.prefix(400), as: UTF8.self))
        }
        difference = .init(line: same + 1, handedIn: text(one[same]), again: text(other[same]))
    }

    /// The lines that end, without their ends.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        Array(bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast())
    }
}

/// A trace that was handed in beside the one that the program wrote when it was run again.
package enum TraceComparison {
    /// How the second differs from the first, in a sentence; `nil` where the runs are the same to the last bit.
    ///
    /// How and with what the program was run is not compared: its folders are others, and where the log is the same its machine does not
    /// matter.
    package static func problem(_ one: RunTrace, _ other: RunTrace) -> String? {
        var header = other.header
        (header.command, header.library) = (one.header.command, one.header.library)
        header.mathematics = one.header.mathematics
        guard one.header == header else { return "the trace is of an environment that was made or wrapped otherwise" }
        for (first, second) in zip(one.episodes, other.episodes) {
            let areWhole = first.isWhole && second.isWhole
            let areSame =
                areWhole ? isSame(first, second) : first.row == second.row && first.isLogged == second.isLogged
            if !areSame { return "the trace differs in episode \(first.row.count)" }
        }
        guard one.episodes.count == other.episodes.count else {
            return "the trace has \(other.episodes.count) episodes instead of \(one.episodes.count)"
        }
        return nil
    }

    /// Where a reset has a seed, it does not matter where the random stream was before: in a fresh environment that is anywhere.
    private static func isSame(_ first: TracedEpisode, _ second: TracedEpisode) -> Bool {
        var trail = second.trail
        for (index, start) in zip(trail.starts.indices, first.trail.starts) where start.seed != nil {
            trail.starts[index].random = start.random
        }
        let again = TracedEpisode(
            row: second.row, isLogged: second.isLogged, isWhole: true, wasInterrupted: second.wasInterrupted,
            trail: trail)
        return first.encoded == again.encoded
    }
}
