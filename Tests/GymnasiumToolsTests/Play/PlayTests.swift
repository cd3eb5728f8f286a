import Gymnasium
import GymnasiumTestSupport
import LyceumSystem
import Testing

@Suite("play") struct PlayTests {
    /// Plays a car in a valley and compares the observations with those of the same actions without a game.
    private func replays(_ keys: [KeyCombination: Int], _ script: [(Double, String)], actions expected: [Int]) throws {
        var env = try make(.mountainCar, renderMode: .rgbArray)
        var seen: [(before: [Float], action: Int, step: Step<[Float]>)] = []
        let game = try played(&env, script, keysToAction: keys, noop: 1, fps: 10, seed: 24) {
            seen.append(($0, $1, $2))
        }
        #expect(seen.map(\.action) == expected)
        #expect(game.result.steps == expected.count)
        var twin = try make(.mountainCar)
        var last = try twin.reset(seed: 24).observation
        for (before, action, step) in seen {
            #expect(before == last)
            #expect(try twin.step(action) == step)
            last = step.observation
        }
    }

    // Steps are due every 0.1 s. A stroke counts at the first step after it, and at a second one within 0.12 s.
    private static let script = [(0.05, "a"), (0.12, "x"), (0.35, "d"), (0.45, "d"), (0.59, "a"), (0.9, "q")]
    private static let actions = [0, 1, 1, 2, 2, 0, 0, 1]

    @Test("Keys given as texts are played, and nothing else happens than in the environment by itself")
    func textKeys() throws {
        try replays(["a": 0, "d": 2], Self.script, actions: Self.actions)
    }

    @Test("Keys given by their codes are played")
    func codes() throws {
        let keys = try [97: 0, 100: 2].map { code, action in (KeyCombination([try #require(Key(code: code))]), action) }
        try replays(Dictionary(uniqueKeysWithValues: keys), Self.script, actions: Self.actions)
    }

    @Test("Keys held together are a combination of their own")
    func combinations() throws {
        let keys: [KeyCombination: Int] = ["a": 0, [.left, .right]: 2, [.left, "a"]: 0]
        try replays(
            keys, [(0.05, "\u{1B}[D\u{1B}[C"), (0.32, "\u{1B}[Da"), (0.55, "\u{1B}[C"), (0.7, "\u{1B}")],
            actions: [2, 1, 1, 0, 1, 1])
    }

    @Test("Keys whose release is told are held until then")
    func releases() throws {
        try replays(
            ["a": 0, "d": 2],
            [(0.05, "\u{1B}[97u"), (0.45, "\u{1B}[100u"), (0.65, "\u{1B}[97;1:3u"), (0.9, "\u{1B}[27u")],
            actions: [0, 0, 0, 0, 1, 1, 2, 2])
    }

    @Test("An episode follows the other, each from the seed, and their returns are counted")
    func episodes() throws {
        var env = Lamp(length: 3)
        var observations: [Int] = []
        let game = try played(&env, [(0.95, "q")], keysToAction: ["a": 1, []: 0]) { before, _, step in
            observations += [before, step.observation]
        }
        // Ten steps a second, and the last state of an episode for as long as the others.
        #expect(game.result == PlayResult(steps: 7, returns: [1.5, 1.5]))
        #expect(observations == [0, 1, 1, 2, 2, 3, 0, 1, 1, 2, 2, 3, 0, 1])
        var pole = CartPole(renderMode: .rgbArray)
        var starts: [[Float]] = []
        _ = try played(&pole, [(2, "q")], noop: 0, seed: 5) { before, _, step in
            if starts.isEmpty || starts.count == 1, step.terminated { starts.append(before) }
        }
        #expect(starts.count == 2 && starts[0] == starts[1])
    }

    @Test("Without an action for no key, each stroke is one step and time stands still")
    func turns() throws {
        var env = try FrozenLake(isSlippery: false, renderMode: .ansi)
        var actions: [Int] = []
        let game = try played(
            &env, [(5, "\u{1B}[B\u{1B}[B"), (20, "dx"), (30, "s"), (40, "d\u{1B}[C"), (50, "q")]
        ) { _, action, _ in actions.append(action) }
        #expect(actions == [1, 1, 2, 1, 2, 2])
        #expect(game.result.returns == [1] && game.result.steps == 6)
        // Keys that are struck in the half second that the last state is shown for are not played.
        actions = []
        let script = [(1.0, "s"), (2.0, "d"), (2.3, "sss"), (2.6, "s"), (3.0, "q")]
        let fallen = try played(&env, script) { _, action, _ in actions.append(action) }
        #expect(actions == [1, 2, 1] && fallen.result.returns == [0])
    }

    @Test("A game that waits on the player does nothing for keys that are not mapped, or the action given for them")
    func waiting() throws {
        var lamp = Lamp(length: 100)
        var actions: [Int] = []
        let script = [(1.0, "x"), (2.0, "ab"), (3.0, "\u{1B}[97u\u{1B}[97;1:3u"), (4.0, "q")]
        _ = try played(&lamp, script, keysToAction: ["a": 1, "b": 0], noop: 0, waitOnPlayer: true) { _, action, _ in
            actions.append(action)
        }
        #expect(actions == [1, 0, 1])
    }

    @Test("The end of the input ends the game, and so does an error of the callback")
    func ends() throws {
        struct Stop: Error {}
        var lamp = Lamp()
        #expect(try played(&lamp, [(1, "a")], keysToAction: ["a": 0]).result.steps == 1)
        #expect(throws: Stop.self) { try played(&lamp, [(1, "a")], keysToAction: ["a": 0]) { _, _, _ in throw Stop() } }
    }

    @Test("Texts are drawn as they are, with the state of the game and the keys below")
    func texts() throws {
        var lamp = Lamp(renderMode: .ansi)
        let game = try played(&lamp, [(1, "a"), (2, "q")], keysToAction: ["a": 0])
        #expect(
            game.console.pictures == [
                "\u{1B}[Hbrightness 0\u{1B}[K\nepisode 1, step 0, return 0.0\u{1B}[K\na: 0  q or escape ends\u{1B}[K\u{1B}[J",
                "\u{1B}[Hbrightness 1\u{1B}[K\nepisode 1, step 1, return 0.5\u{1B}[K\na: 0  q or escape ends\u{1B}[K\u{1B}[J",
            ])
        var list = try Lamp(renderMode: .ansi).framesCollected()
        let last = try played(&list, [(1, "a"), (2, "q")], keysToAction: ["a": 0])
        #expect(last.console.pictures.last?.hasPrefix("\u{1B}[Hbrightness 1\u{1B}[K\nepisode") == true)
    }

    @Test("At a fast rate at most thirty pictures a second are drawn, and always the last of an episode")
    func pictureRate() throws {
        var lamp = Lamp(length: 60)
        let game = try played(&lamp, [(0.595, "q")], keysToAction: ["a": 0, []: 0], fps: 100)
        #expect(game.result.steps == 59)
        #expect((15...20).contains(game.console.pictures.count))
        var short = Lamp(renderMode: .ansi, length: 2)
        let end = try played(&short, [(0.025, "q")], keysToAction: ["a": 0, []: 0], fps: 100)
        #expect(end.console.pictures.last?.contains("brightness 2") == true)
    }

    @Test("The standard input must be a terminal")
    func noTerminal() throws {
        let error = #expect(throws: NotATerminal("standard input")) {
            _ = try PlayTerminal(RawTerminal(input: -1, output: -1))
        }
        #expect(error?.description.contains("run the program in a terminal window") == true)
    }
}
