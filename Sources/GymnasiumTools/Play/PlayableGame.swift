import GymnasiumCore
import LyceumNumerics

/// A game that is being played: what keys do, when steps are due, and what is drawn.
package struct PlayableGame<E: Env, Console: PlayConsole> {
    let rules: PlayRules<E>
    /// Where keys come from and frames go to.
    package var console: Console
    /// Which keys are held.
    package private(set) var held: HeldKeys
    /// Whether nobody ended the game yet.
    package private(set) var isRunning = true
    /// What came of it so far.
    package private(set) var result = PlayResult()
    private let callback: ((E.Observation, E.Action, Step<E.Observation>) throws -> Void)?
    private var decoder = KeyDecoder()
    private var episode = 0
    private var episodeReturn = 0.0
    private var episodeSteps = 0
    private var nextPicture = Duration.zero
    /// The strokes that are still to be played where the game waits for them.
    private var strokes: [KeyEvent] = []

    /// Pictures are drawn at most so often.
    private static var picturePause: Duration { .milliseconds(33) }

    package init(
        _ rules: PlayRules<E>, console: Console,
        callback: ((E.Observation, E.Action, Step<E.Observation>) throws -> Void)? = nil
    ) {
        self.rules = rules
        self.console = console
        self.callback = callback
        held = HeldKeys(relevant: rules.keys)
    }

    /// Plays until somebody ends it.
    package mutating func run(_ env: inout E) throws -> PlayResult {
        while isRunning {
            var observation = try env.reset(seed: rules.seed).observation
            (episode, episodeReturn, episodeSteps) = (episode + 1, 0, 0)
            try draw(&env, isDue: true)
            var due = console.now + rules.pause
            while let action = nextAction(due: due) {
                let step = try env.step(action)
                result.steps += 1
                episodeSteps += 1
                episodeReturn += step.reward
                if step.isDone { result.returns.append(episodeReturn) }
                try callback?(observation, action, step)
                observation = step.observation
                try draw(&env, isDue: step.isDone || rules.waitsOnPlayer)
                due = max(due + rules.pause, console.now)
                if step.isDone {
                    // The last state of an episode is seen for as long as any other, and before a turn for half a second.
                    listen(until: rules.waitsOnPlayer ? console.now + .milliseconds(500) : due)
                    held.forgetStruck()
                    break
                }
            }
        }
        return result
    }

    /// Takes note of an event: a key of the game, or one that ends it.
    package mutating func process(_ event: KeyEvent) {
        let ends = event.isInterrupt || event.key == .escape || (event.key == "q" && !rules.keys.contains("q"))
        if ends, event.change != .released { isRunning = false }
        held.note(event, now: console.now)
    }

    /// The next action, at the time when it is due or when a key is struck; `nil` where the game is ended.
    private mutating func nextAction(due: Duration) -> E.Action? {
        if rules.waitsOnPlayer { return struckAction() }
        listen(until: due)
        guard isRunning else { return nil }
        return rules.actions[held.take(now: console.now)] ?? rules.noop
    }

    /// Takes note of all events up to a time.
    private mutating func listen(until end: Duration) {
        while isRunning {
            for event in events(waitingAtMost: max(.zero, end - console.now)) { process(event) }
            if console.now >= end { return }
        }
    }

    /// Waits for a key that is an action, together with those held, or by itself.
    private mutating func struckAction() -> E.Action? {
        while isRunning {
            if strokes.isEmpty { strokes = events(waitingAtMost: nil) }
            guard !strokes.isEmpty else { continue }
            let event = strokes.removeFirst()
            process(event)
            guard isRunning, event.change != .released, rules.keys.contains(event.key) else { continue }
            let action = rules.actions[held.combination] ?? rules.actions[[event.key]] ?? rules.noop
            held.forgetStruck()
            if let action { return action }
        }
        return nil
    }

    /// The events of the next bytes; the end of the input ends the game.
    private mutating func events(waitingAtMost time: Duration?) -> [KeyEvent] {
        guard let bytes = console.read(waitingAtMost: time) else {
            isRunning = false
            return []
        }
        var events = decoder.events(bytes, isComplete: false)
        // An escape by itself is the key, if nothing follows at once.
        if decoder.isAmbiguous {
            events += decoder.events(console.read(waitingAtMost: .milliseconds(25)) ?? [], isComplete: true)
        }
        return events
    }

    /// Draws the present state.
    ///
    /// - Parameter isDue: whether it is drawn even if the last picture was drawn just before.
    private mutating func draw(_ env: inout E, isDue: Bool) throws {
        let now = console.now
        guard isDue || now >= nextPicture else { return }
        nextPicture = now + Self.picturePause
        let size = console.size
        let status = [
            "episode \(episode), step \(episodeSteps), "
                + "return \(episodeReturn.pythonDescription)", rules.help,
        ].map { String($0.prefix(size.columns)) }
        let rows = max(1, size.rows - status.count - 1)
        let lines = Self.lines(try env.render(), zoom: rules.zoom, columns: size.columns, rows: rows)
        // From the top left; each line clears what is left of the one before, and the end what is below.
        let text = (lines.prefix(rows) + status).map { "\($0)\u{1B}[K" }.joined(separator: "\n")
        console.write("\u{1B}[H\(text)\u{1B}[J")
    }

    private static func lines(_ frame: RenderedFrame?, zoom: Double?, columns: Int, rows: Int) -> [String] {
        switch frame {
        case nil: return []
        case .text(let text)?: return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        case .list(let frames)?: return lines(frames.last, zoom: zoom, columns: columns, rows: rows)
        case .image(let image)?:
            guard image.rank == 3, image.count > 0 else { return ["\(RenderedFrame.image(image))"] }
            let size = TerminalPicture.size(
                of: (image.shape[0], image.shape[1]), zoom: zoom, columns: columns, rows: rows)
            return TerminalPicture.lines(image, height: size.height, width: size.width)
                ?? ["\(RenderedFrame.image(image))"]
        }
    }
}
