import Gymnasium
import GymnasiumTestSupport

/// A terminal whose keys are struck at given times, and whose clock goes on only while a game waits.
struct ScriptedConsole: PlayConsole {
    private(set) var now = Duration.zero
    var size = (columns: 40, rows: 12)
    /// What is still to be sent, the first first; the input ends after that.
    var script: [(time: Duration, bytes: [UInt8])]
    /// What was drawn.
    private(set) var pictures: [String] = []
    /// The sizes that the terminal has for one picture after the other, before it stays as it is.
    var sizes: [(columns: Int, rows: Int)] = []

    /// Texts that are sent at times in seconds.
    init(_ script: [(Double, String)]) {
        self.script = script.map { (.seconds($0), Array($1.utf8)) }
    }

    mutating func read(waitingAtMost time: Duration?) -> [UInt8]? {
        guard let next = script.first else {
            guard let time else { return nil }
            now += time
            // A game at its own pace would go on for ever.
            return now > .seconds(60) ? nil : []
        }
        if let time, next.time > now + time {
            now += time
            return []
        }
        now = max(now, next.time)
        return script.removeFirst().bytes
    }

    mutating func write(_ text: String) {
        pictures.append(text)
        if !sizes.isEmpty { size = sizes.removeFirst() }
    }
}

/// What a test needs of a game: the rules as `play` makes them, on a scripted console.
func played<E: Env>(
    _ env: inout E, _ script: [(Double, String)], keysToAction: [KeyCombination: E.Action]? = nil,
    noop: E.Action? = nil, fps: Double? = nil, zoom: Double? = nil, seed: Int? = nil, waitOnPlayer: Bool = false,
    callback: ((E.Observation, E.Action, Step<E.Observation>) throws -> Void)? = nil
) throws -> PlayableGame<E, ScriptedConsole> {
    let rules = try PlayRules(
        env, keysToAction: keysToAction, noop: noop, fps: fps, zoom: zoom, seed: seed, waitOnPlayer: waitOnPlayer)
    var game = PlayableGame<E, ScriptedConsole>(rules, console: ScriptedConsole(script), callback: callback)
    _ = try game.run(&env)
    return game
}
