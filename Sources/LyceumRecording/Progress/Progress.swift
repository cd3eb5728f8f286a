import LyceumSystem

/// Iterates over a sequence and shows on standard error how far it is.
///
/// ```swift
/// for episode in progress(0..<1000) {
///     try env.reset(seed: episode)
///     while try !env.step(env.actionSpace.sample()).isDone {}
/// }
/// ```
///
/// On a terminal it is a bar with the rate, an estimate of the time that is left and the last smoothed return that a
/// ``Recorder`` reported, drawn at most ten times a second:
///
/// ```
///  48%|██████████████▍               | 480/1000 [00:12<00:13, 38.9/s, mean return 98.7]
/// ```
///
/// Lines that are printed meanwhile appear above it. In a file it is a plain line every ten seconds and one at the end.
/// `NO_COLOR` is respected; `--quiet` shows nothing.
///
/// - Parameters:
///   - sequence: what to iterate over; its length is taken from `underestimatedCount`, and unknown where that is 0.
///   - title: what stands in front of the bar.
public func progress<Base: Sequence>(_ sequence: Base, _ title: String = "") -> Progress<Base> {
    Progress(base: sequence, title: title)
}

/// A sequence that shows how far its iteration is: what ``progress(_:_:)`` returns.
public struct Progress<Base: Sequence>: Sequence {
    let base: Base
    let title: String

    /// The elements of the sequence inside, counted.
    public func makeIterator() -> Iterator {
        let count = base.underestimatedCount
        return Iterator(base: base.makeIterator(), tally: ProgressTally(title: title, total: count > 0 ? count : nil))
    }

    /// Gives the elements, and counts one when the next is asked for.
    public struct Iterator: IteratorProtocol {
        var base: Base.Iterator
        let tally: ProgressTally

        /// The next element; `nil` at the end.
        public mutating func next() -> Base.Element? {
            tally.advance()
            let element = base.next()
            if element == nil { tally.bar.finish() }
            return element
        }
    }
}

/// The count of an iteration; when the loop is left early, the bar ends where it is.
final class ProgressTally {
    let bar: ProgressBar
    private var hasStarted = false

    init(title: String, total: Int?) {
        bar = ProgressBar(title: title, total: total)
        DebugBuild.write(by: { text in ProgressBar.above { Platform.writeToStandardError(text) } })
    }

    deinit { bar.finish() }

    /// Counts the element that was given before, if there was one.
    func advance() {
        DebugBuild.noteWork()
        if hasStarted { bar.advance() }
        hasStarted = true
    }
}
