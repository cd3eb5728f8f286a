import Gymnasium
import Lyceum
import LyceumNumerics
import Synchronization
import Testing

@Suite("Progress", .serialized) struct ProgressTests {
    /// What was written, and a clock that is set by hand.
    private final class Terminal: Sendable {
        private let state = Mutex((text: "", time: Duration.zero))
        var text: String { state.withLock { $0.text } }
        func set(seconds: Double) { state.withLock { $0.time = .milliseconds(Int(seconds * 1000)) } }

        func bar(total: Int?, isTerminal: Bool, isColored: Bool = false) -> ProgressBar {
            ProgressBar(
                title: "", total: total,
                output: .init(isTerminal: isTerminal, width: 80, isColored: isColored) { text in
                    self.state.withLock { $0.text += text }
                },
                clock: { self.state.withLock { $0.time } })
        }
    }

    init() { LatestReturn.value = nil }

    @Test("The bar shows share, count, time, what is left, rate and return, as wide as the terminal")
    func barText() {
        let line = ProgressLine(title: "train", done: 480, total: 1000, elapsed: 12.3, rate: 38.94, meanReturn: 98.66)
        let text = line.bar(width: 100, isColored: false)
        #expect(text == "train:  48%|██████████████▍               | 480/1000 [00:12<00:13, 38.9/s, mean return 98.7]")
        for width in [20, 40, 60, 79] { #expect(line.bar(width: width, isColored: false).count <= width) }
        #expect(line.bar(width: 100, isColored: true).contains("\u{1B}[32m"))
        #expect(!text.contains("\u{1B}"))
        #expect(line.plain == "train: 48% 480/1000 [00:12<00:13, 38.9/s, mean return 98.7]")
    }

    @Test("Slow, long, unknown and empty loops have texts of their own")
    func otherTexts() {
        func plain(_ done: Int, _ total: Int?, _ elapsed: Double, _ rate: Double?) -> String {
            ProgressLine(done: done, total: total, elapsed: elapsed, rate: rate).plain
        }
        #expect(plain(3, 10, 3725, 0.25) == "30% 3/10 [1:02:05<00:28, 4.0 s each]")
        #expect(plain(7, nil, 2, 3.5) == "7 [00:02, 3.5/s]")
        #expect(plain(0, 10, 0, nil) == "0% 0/10 [00:00]")
        #expect(ProgressLine(done: 7, total: nil, elapsed: 2, rate: 3.5).bar(width: 9, isColored: true) == "7 [00:02,")
    }

    @Test("On a terminal the line is drawn again in its place, at most ten times a second, and stays at the end")
    func terminal() {
        let terminal = Terminal()
        let bar = terminal.bar(total: 100, isTerminal: true)
        for step in 1...100 {
            terminal.set(seconds: Double(step) / 100)
            bar.advance()
        }
        bar.finish()
        bar.finish()
        let text = terminal.text
        #expect(text.split(separator: "\r").count == 11)
        #expect(text.hasSuffix("100/100 [00:01, 100.0/s]\u{1B}[K\n"))
        #expect(text.count { $0 == "\n" } == 1)
    }

    @Test("In a file there are whole lines, one in ten seconds, and no carriage return")
    func file() {
        let terminal = Terminal()
        let bar = terminal.bar(total: 60, isTerminal: false)
        for step in 1...60 {
            terminal.set(seconds: Double(step))
            bar.advance()
        }
        bar.finish()
        let lines = terminal.text.split(separator: "\n")
        #expect(lines.count == 7)
        #expect(lines.first == "16% 10/60 [00:10<00:50, 1.0/s]")
        #expect(lines.last == "100% 60/60 [01:00, 1.0/s]")
        #expect(!terminal.text.contains("\r") && !terminal.text.contains("\u{1B}"))
    }

    @Test("What is printed above the bar takes the bar away and draws it again below")
    func printedAbove() {
        let terminal = Terminal()
        let bar = terminal.bar(total: 10, isTerminal: true)
        terminal.set(seconds: 1)
        bar.advance()
        let before = terminal.text
        ProgressBar.above {}
        #expect(terminal.text.dropFirst(before.count).hasPrefix("\r\u{1B}[K\r 10%|"))
        bar.finish()
        let end = terminal.text
        ProgressBar.above {}
        #expect(terminal.text == end)
    }

    @Test("The last smoothed return of a recorder is shown")
    func smoothedReturn() throws {
        let terminal = Terminal()
        let bar = terminal.bar(total: 10, isTerminal: false)
        var env = try Recorder(make(.cartPole), smoothing: 3)
        try seedEverything(42, &env)
        try env.reset()
        while !(try env.step(env.actionSpace.sample())).isDone {}
        bar.advance()
        bar.finish()
        #expect(terminal.text.contains("mean return 29.0]"))
    }

    @Test("Every element is given once, and a silent process is shown nothing")
    func elements() {
        ProgressBar.isSilent = true
        defer { ProgressBar.isSilent = false }
        #expect(Array(progress(0..<5)) == [0, 1, 2, 3, 4])
        #expect(Array(progress(["a", "b"], "letters")) == ["a", "b"])
        var seen: [Int] = []
        for number in progress(1...) {
            seen.append(number)
            if number == 3 { break }
        }
        #expect(seen == [1, 2, 3])
    }
}
