import GymnasiumCore
import LyceumNumerics

/// A game that is being played: what keys do, when steps are due, and what is drawn.
package struct PlayableGame<E: Env, Console: PlayConsole> {
    let rules: PlayRules<E>
    /// Where keys come from, and where frames go.
    package var console: Console
    /// The keys that are held.
    package private(set) var held: HeldKeys
    /// Whether the game has not been ended.
    package private(set) var isRunning = true
    /// The result so far.
    package private(set) var result = PlayResult()
    private let callback: ((E.Observation, E.Action, Step<E.Observation>) throws -> Void)?
    private var decoder = KeyDecoder()
    private var episode = 0
    private var episodeReturn = 0.0
    private var episodeSteps = 0
    private var nextPicture = Duration.zero
    /// The key presses still to be played, where the game waits for them.
    private var strokes: [KeyEvent] = []

    /// The least time between two pictures.
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

    /// Plays until the game is ended.
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
                    // The last state of an episode is shown as long as any other, or for half a second where the game
                    // waits for keys.
                    listen(until: rules.waitsOnPlayer ? console.now + .milliseconds(500) : due)
                    held.forgetStruck()
                    break
                }
            }
        }
        return result
    }

    /// Handles an event: a key of the game, or one that ends it.
    package mutating func process(_ event: KeyEvent) {
        let ends = event.isInterrupt || event.key == .escape || (event.key == "q" && !rules.keys.contains("q"))
        if ends, event.change != .released { isRunning = false }
        held.note(event, now: console.now)
    }

    /// The next action, once it is due or a key is pressed; `nil` if the game is ended.
    private mutating func nextAction(due: Duration) -> E.Action? {
        if rules.waitsOnPlayer { return struckAction() }
        listen(until: due)
        guard isRunning else { return nil }
        return rules.actions[held.take(now: console.now)] ?? rules.noop
    }

    /// Handles all events up to a time.
    private mutating func listen(until end: Duration) {
        while isRunning {
            for event in events(waitingAtMost: max(.zero, end - console.now)) { process(event) }
            if console.now >= end { return }
        }
    }

    /// Waits for a key that is an action, by itself or together with those held.
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
        // An escape is a key by itself if nothing follows at once.
        if decoder.isAmbiguous {
            events += decoder.events(console.read(waitingAtMost: .milliseconds(25)) ?? [], isComplete: true)
        }
        return events
    }

    /// Draws the current state.
    ///
    /// - Parameter isDue: whether it is drawn even if the last picture is recent.
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
        // From the top left; each line clears the rest of the old one, and the end clears what is below.
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
