import GymnasiumCore
import GymnasiumWrappers
import LyceumSystem
import LyceumValues

/// Plays an environment with the keys of the terminal: Gymnasium's `play`.
///
/// ```swift
/// var env = try make("MountainCar-v0", renderMode: .rgbArray)
/// try play(&env)                                     // ← and →, or a and d; q or escape ends
///
/// var pole = try make(.cartPole, renderMode: .rgbArray)
/// let played = try play(&pole, keysToAction: [.left: 0, .right: 1], seed: 42) { observation, action, step in
///     print(action, step.reward)
/// }
/// print(played.returns)
/// ```
///
/// Episodes follow one another until q (where it is not mapped), escape, ctrl-C or the end of the input. The terminal
/// is restored then, and also when something is thrown or the program is ended from outside. Images are drawn with half
/// blocks, texts as they are.
///
/// If there is an action for "no key", the game runs at `fps` and takes the action of the keys that are held; an
/// unmapped combination counts as no key. A terminal that does not report releases repeats a key, which then counts as
/// held for 0.12 s. Without such an action, or with `waitOnPlayer`, each key press is one step, and time stands still
/// in between.
///
/// - Parameters:
///   - env: an environment that draws images or texts.
///   - keysToAction: the action of each combination of keys; `nil` for those that the environment names (``Playable``).
///   - noop: the action while no key, or no mapped one, is held; that of `[]` in the map takes precedence.
///   - fps: steps a second; `nil` for the environment's rate, or 30.
///   - zoom: the columns per pixel of an image; `nil` for as many as fit. The image never exceeds the terminal.
///   - seed: the seed of every reset; `nil` for none.
///   - waitOnPlayer: whether time stands still until a key is pressed.
///   - callback: receives for every step the observation before it, the action and the step's result.
/// - Returns: the number of steps, and the returns of the episodes that were played to the end.
/// - Throws: ``MissingKeysToAction``, ``InvalidRenderMode``, ``InvalidArgument``; ``InvalidAction`` for an action that
///   is not in the action space; ``NotATerminal`` if the standard input or output is not one; and what environment and
///   callback throw.
@discardableResult
public func play<E: Env>(
    _ env: inout E, keysToAction: [KeyCombination: E.Action]? = nil, noop: E.Action? = nil, fps: Double? = nil,
    zoom: Double? = nil, seed: Int? = nil, waitOnPlayer: Bool = false,
    callback: ((E.Observation, E.Action, Step<E.Observation>) throws -> Void)? = nil
) throws -> PlayResult {
    let rules = try PlayRules(
        env, keysToAction: keysToAction, noop: noop, fps: fps, zoom: zoom, seed: seed, waitOnPlayer: waitOnPlayer)
    let terminal = try PlayTerminal()
    DebugBuild.silence()  // a line of it would stand in the picture
    defer { terminal.close() }
    var game = PlayableGame<E, PlayTerminal>(rules, console: terminal, callback: callback)
    return try game.run(&env)
}

/// The result of ``play(_:keysToAction:noop:fps:zoom:seed:waitOnPlayer:callback:)``.
public struct PlayResult: Sendable, Equatable {
    /// The number of steps, over all episodes.
    public package(set) var steps = 0
    /// The returns of the episodes that were played to the end.
    public package(set) var returns: [Double] = []

    package init(steps: Int = 0, returns: [Double] = []) {
        self.steps = steps
        self.returns = returns
    }
}

/// The arguments of a game, checked.
package struct PlayRules<E: Env> {
    /// The action of each combination, `[]` among them unless time stands still.
    package let actions: [KeyCombination: E.Action]
    package let keys: Set<Key>
    package let pause: Duration
    let zoom: Double?
    let seed: Int?
    package let waitsOnPlayer: Bool
    /// The action of an unmapped combination; `nil` if there is none and the game waits.
    package var noop: E.Action? { actions[[]] }

    package init(
        _ env: E, keysToAction: [KeyCombination: E.Action]?, noop: E.Action? = nil, fps: Double? = nil,
        zoom: Double? = nil, seed: Int? = nil, waitOnPlayer: Bool = false
    ) throws {
        let modes: [RenderMode] = [.rgbArray, .ansi, .rgbArrayList, .ansiList]
        guard let mode = env.renderMode, modes.contains(mode) else {
            throw InvalidRenderMode("play", env: env, expected: modes)
        }
        guard var actions = keysToAction ?? env.keysToAction, actions.keys.contains(where: { !$0.keys.isEmpty }) else {
            throw MissingKeysToAction(env)
        }
        if actions[[]] == nil, let noop { actions[[]] = noop }
        for action in actions.values where !env.actionSpace.contains(action) {
            throw InvalidAction(E.ActionSpace.value(of: action), in: env.actionSpace)
        }
        let rate = fps ?? env.metadata.renderFPS ?? 30
        guard rate > 0, rate.isFinite else {
            throw InvalidArgument("fps", given: rate, expected: "a positive number of steps a second")
        }
        if let zoom, !(zoom > 0 && zoom.isFinite) {
            throw InvalidArgument("zoom", given: zoom, expected: "a positive number of columns a pixel, or nil")
        }
        self.actions = actions
        keys = actions.keys.reduce(into: []) { $0.formUnion($1.keys) }
        pause = .seconds(1 / rate)
        self.zoom = zoom
        self.seed = seed
        waitsOnPlayer = waitOnPlayer || actions[[]] == nil
    }

    /// The line that lists the keys.
    package var help: String {
        let mapped = actions.filter { !$0.key.keys.isEmpty }.map {
            "\($0.key): \(E.ActionSpace.value(of: $0.value).literal)"
        }
        let end = keys.contains("q") ? "escape ends" : "q or escape ends"
        return (mapped.sorted() + [end]).joined(separator: "  ")
    }
}
