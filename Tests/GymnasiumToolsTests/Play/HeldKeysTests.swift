import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Which keys are held") struct HeldKeysTests {
    private func game(_ keys: [KeyCombination: Int] = ["a": 0, .left: 1]) throws -> PlayableGame<Lamp, ScriptedConsole>
    {
        PlayableGame(try PlayRules(Lamp(), keysToAction: keys), console: ScriptedConsole([]))
    }

    @Test("Escape, ctrl-C and q end a game; a q that is mapped does not")
    func quitting() throws {
        for event in [
            KeyEvent(key: .escape, change: .struck), KeyEvent(key: .escape, change: .pressed),
            KeyEvent(key: "c", change: .pressed, isInterrupt: true), KeyEvent(key: "q", change: .struck),
        ] {
            var game = try game()
            #expect(game.isRunning)
            game.process(event)
            #expect(!game.isRunning)
        }
        var mapped = try game(["q": 0])
        mapped.process(KeyEvent(key: "q", change: .struck))
        #expect(mapped.isRunning && mapped.held.combination == "q")
        var released = try game()
        released.process(KeyEvent(key: .escape, change: .released))
        #expect(released.isRunning)
    }

    @Test("A key of the map is held from its press to its release")
    func pressAndRelease() throws {
        var game = try game()
        game.process(KeyEvent(key: "a", change: .pressed))
        #expect(game.held.combination == "a")
        game.process(KeyEvent(key: .left, change: .pressed))
        #expect(game.held.combination == ["a", .left])
        var held = game.held
        #expect(held.take(now: .seconds(100)) == ["a", .left])
        held.note(KeyEvent(key: "a", change: .released), now: .seconds(100))
        #expect(held.take(now: .seconds(100)) == .left)
    }

    @Test("A key that is not in the map changes nothing")
    func irrelevantKey() throws {
        var game = try game()
        for change: KeyEvent.Change in [.struck, .pressed, .released] {
            game.process(KeyEvent(key: "x", change: change))
            #expect(game.held.combination == [])
        }
        #expect(game.isRunning)
    }

    @Test("A release without a press is passed over")
    func loneRelease() throws {
        var game = try game()
        game.process(KeyEvent(key: "a", change: .released))
        #expect(game.held.combination == [])
        game.process(KeyEvent(key: .left, change: .pressed))
        game.process(KeyEvent(key: "a", change: .released))
        #expect(game.held.combination == .left)
    }

    @Test("A key that is pressed twice is released once")
    func doublePress() {
        var held = HeldKeys(relevant: ["a"])
        held.note(KeyEvent(key: "a", change: .pressed), now: .zero)
        held.note(KeyEvent(key: "a", change: .pressed), now: .zero)
        #expect(held.take(now: .zero) == "a")
        held.note(KeyEvent(key: "a", change: .released), now: .zero)
        #expect(held.take(now: .zero) == [])
    }

    @Test("A press that is released before the next step still counts for that step")
    func shortPress() {
        var held = HeldKeys(relevant: ["a"])
        held.note(KeyEvent(key: "a", change: .pressed), now: .zero)
        held.note(KeyEvent(key: "a", change: .released), now: .zero)
        #expect(held.take(now: .zero) == "a")
        #expect(held.take(now: .zero) == [])
    }

    @Test("Where releases are not told, a stroke counts for 0.12 s and for one step at least")
    func strokes() {
        var held = HeldKeys(relevant: ["a", "b"])
        held.note(KeyEvent(key: "a", change: .struck), now: .zero)
        #expect(held.take(now: .milliseconds(50)) == "a")
        held.note(KeyEvent(key: "b", change: .struck), now: .milliseconds(60))
        #expect(held.take(now: .milliseconds(100)) == "ab")
        #expect(held.take(now: .milliseconds(150)) == "b")
        #expect(held.take(now: .milliseconds(200)) == [])
        held.note(KeyEvent(key: "a", change: .struck), now: .milliseconds(200))
        #expect(held.take(now: .seconds(5)) == "a")
        #expect(held.take(now: .seconds(5)) == [])
    }
}
