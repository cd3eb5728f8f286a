import LyceumNumerics
import LyceumSystem
import Synchronization

/// The progress of a loop on standard error: a bar on a terminal, a plain line now and then in a file.
package final class ProgressBar: Sendable {
    /// Where a bar is drawn to.
    package struct Output: Sendable {
        /// Whether a line can be redrawn in its place.
        var isTerminal: Bool
        /// The number of columns.
        var width: Int
        /// Whether colours are wanted.
        var isColored: Bool
        /// Writes a text.
        var write: @Sendable (String) -> Void

        package init(isTerminal: Bool, width: Int, isColored: Bool, write: @escaping @Sendable (String) -> Void) {
            self.isTerminal = isTerminal
            self.width = width
            self.isColored = isColored
            self.write = write
        }

        /// The standard error of the process. `NO_COLOR` and `TERM=dumb` are respected.
        static var standardError: Output {
            let isDumb = Platform.environment("TERM") == "dumb"
            let noColor = Platform.environment("NO_COLOR").map { !$0.isEmpty } ?? false
            return Output(
                isTerminal: Platform.isTerminal(2) && !isDumb, width: Platform.terminalWidth ?? 80,
                isColored: !noColor && !isDumb, write: Platform.writeToStandardError)
        }
    }

    private struct State {
        var done = 0
        var rate: Double?
        var ratedAt: Duration = .zero
        var ratedDone = 0
        var drawnAt: Duration = .zero
        var isDrawn = false
        var isFinished = false
    }

    /// The pauses between two drawings: on a terminal, and in a file.
    private static let pauses = (terminal: Duration.milliseconds(100), file: Duration.seconds(10))
    private static let silence = Atomic<Bool>(false)
    /// The bar that is on the terminal now.
    private static let visible = Mutex<ProgressBar?>(nil)
    private static let isAnyVisible = Atomic<Bool>(false)

    /// Whether nothing is drawn in this process.
    package static var isSilent: Bool {
        get { silence.load(ordering: .relaxed) }
        set { silence.store(newValue, ordering: .relaxed) }
    }

    private let title: String
    private let total: Int?
    private let output: Output
    private let clock: @Sendable () -> Duration
    private let state = Mutex(State())

    /// A bar that is at 0.
    ///
    /// - Parameter clock: the time since the start.
    package init(title: String, total: Int?, output: Output = .standardError, clock: (@Sendable () -> Duration)? = nil)
    {
        let start = ContinuousClock.now
        self.title = title
        self.total = total
        self.output = output
        self.clock = clock ?? { ContinuousClock.now - start }
    }

    /// Advances by one step.
    package func advance() {
        let now = clock()
        let isDue = state.withLock { state in
            state.done += 1
            let pause = output.isTerminal ? Self.pauses.terminal : Self.pauses.file
            guard now - state.drawnAt >= pause else { return false }
            state.drawnAt = now
            return true
        }
        if isDue { draw(now) }
    }

    /// Draws the end.
    package func finish() {
        let isFirst = state.withLock { state in
            defer { state.isFinished = true }
            return !state.isFinished
        }
        guard isFirst else { return }
        draw(clock())
        if output.isTerminal, !Self.isSilent { output.write("\n") }
        Self.visible.withLock { if $0 === self { $0 = nil } }
        Self.isAnyVisible.store(false, ordering: .relaxed)
    }

    private func draw(_ now: Duration) {
        guard !Self.isSilent else { return }
        let line = line(now)
        if output.isTerminal {
            output.write("\r\(line.bar(width: output.width - 1, isColored: output.isColored))\u{1B}[K")
            Self.visible.withLock { $0 = self }
            Self.isAnyVisible.store(true, ordering: .relaxed)
        } else {
            output.write(line.plain + "\n")
        }
    }

    private func line(_ now: Duration) -> ProgressLine {
        let elapsed = now / .seconds(1)
        return state.withLock { state in
            let seconds = (now - state.ratedAt) / .seconds(1)
            if seconds > 0, state.done > state.ratedDone {
                let latest = Double(state.done - state.ratedDone) / seconds
                // The rate is smoothed with a time constant of two seconds.
                let weight = 1 - Math.exp(-seconds / 2)
                state.rate = state.rate.map { $0 + weight * (latest - $0) } ?? latest
                state.ratedAt = now
                state.ratedDone = state.done
            }
            return ProgressLine(
                title: title, done: state.done, total: total, elapsed: elapsed,
                rate: state.isFinished && elapsed > 0 ? Double(state.done) / elapsed : state.rate,
                meanReturn: LatestReturn.value)
        }
    }

    /// Writes something to the terminal above the bar, if there is one.
    package static func above(_ body: () -> Void) {
        guard isAnyVisible.load(ordering: .relaxed), let bar = visible.withLock({ $0 }) else { return body() }
        bar.output.write("\r\u{1B}[K")
        body()
        Platform.flushStandardOutput()
        bar.draw(bar.clock())
    }
}
