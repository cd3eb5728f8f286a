import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("The rules of a game") struct PlayRulesTests {
    @Test("The keys that are looked at are those of the map")
    func relevantKeys() throws {
        let rules = try PlayRules(Lamp(), keysToAction: ["a": 0, "wd": 1, [.left, .escape]: 0])
        #expect(rules.keys == ["a", "w", "d", .left, .escape])
    }

    @Test("Without a map, and without keys of its own, an environment is refused with what to write")
    func noMap() {
        let error = #expect(throws: MissingKeysToAction.self) { try PlayRules(Lamp(), keysToAction: nil) }
        #expect(error?.description.contains("keysToAction: [\"a\": 0, \"d\": 1]") == true)
        // A map of "no key" alone is none.
        #expect(throws: MissingKeysToAction.self) { try PlayRules(Lamp(), keysToAction: [[]: 0]) }
    }

    @Test("An environment's own keys are found through wrappers and without its type, and an argument goes first")
    func ownKeys() throws {
        let car = try make("MountainCar-v0", renderMode: .rgbArray)
        let rules = try PlayRules(car, keysToAction: nil)
        #expect(rules.keys == ["a", "d", .left, .right])
        #expect(rules.actions[.left] == 0 && rules.noop == 1 && !rules.waitsOnPlayer)
        let typed = try make(.mountainCar, renderMode: .rgbArray)
        #expect(typed.keysToAction == MountainCar().keysToAction)
        let own = try PlayRules(car, keysToAction: ["x": 2])
        #expect(own.keys == ["x"] && own.noop == nil && own.waitsOnPlayer)
        // A wrapper that changes the kind of actions leaves no keys.
        #expect(try make(.pendulum).actionsDiscretized(bins: 3).keysToAction == nil)
    }

    @Test("Every environment that names keys maps all of them to its own actions")
    func builtIn() throws {
        var playable = 0
        for id in registeredIDs where !id.contains("saved/") && !id.contains("stepAPI/") {
            guard let env = try? make(id), let keys = env.keysToAction else { continue }
            playable += 1
            for (combination, action) in keys { #expect(env.actionSpace.contains(action), "\(id) \(combination)") }
        }
        #expect(playable >= 12)
        let king = try make("textbook/WindyGrid-v0", ["kings_moves": true, "stay": true])
        #expect(king.keysToAction?["q"] == 7 && king.keysToAction?[.space] == 8)
    }

    @Test("An action outside the action space is refused")
    func foreignAction() {
        #expect(throws: InvalidAction("2", in: Discrete(2))) { try PlayRules(Lamp(), keysToAction: ["a": 2]) }
        #expect(throws: InvalidAction("-1", in: Discrete(2))) {
            try PlayRules(Lamp(), keysToAction: ["a": 0], noop: -1)
        }
    }

    @Test("An environment that does not draw, or draws elsewhere, is refused")
    func renderModes() throws {
        let error = #expect(throws: InvalidRenderMode.self) {
            try PlayRules(Lamp(renderMode: nil), keysToAction: ["a": 0])
        }
        #expect(error?.description.contains("renderMode: .rgbArray") == true)
        #expect(throws: InvalidRenderMode.self) {
            try PlayRules(make("CartPole-v1", renderMode: .human), keysToAction: nil)
        }
        for mode: RenderMode in [.rgbArray, .ansi] {
            #expect(try PlayRules(Lamp(renderMode: mode), keysToAction: ["a": 0]).actions.count == 1)
        }
        #expect(try PlayRules(Lamp().framesCollected(), keysToAction: ["a": 0]).actions.count == 1)
    }

    @Test("The rate is the argument's, else the environment's; a rate or a zoom that is not positive is refused")
    func numbers() throws {
        #expect(try PlayRules(Lamp(), keysToAction: ["a": 0]).pause == .milliseconds(100))
        #expect(try PlayRules(Lamp(), keysToAction: ["a": 0], fps: 50).pause == .milliseconds(20))
        for bad in [0, -1, .nan, .infinity] {
            #expect(throws: InvalidArgument.self) { try PlayRules(Lamp(), keysToAction: ["a": 0], fps: bad) }
            #expect(throws: InvalidArgument.self) { try PlayRules(Lamp(), keysToAction: ["a": 0], zoom: bad) }
        }
    }

    @Test("The line of help names every key, and how to end")
    func help() throws {
        #expect(try PlayRules(Lamp(), keysToAction: ["a": 0, "bc": 1, []: 0]).help == "a: 0  b+c: 1  q or escape ends")
        #expect(try PlayRules(Lamp(), keysToAction: ["q": 0]).help == "q: 0  escape ends")
        let push = try PlayRules(make("Pendulum-v1", renderMode: .rgbArray), keysToAction: ["f": .floats([2])])
        #expect(push.help == "f: [2.0]  q or escape ends")
    }
}
