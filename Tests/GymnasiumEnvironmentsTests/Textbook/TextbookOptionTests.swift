import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("Options of the textbook's worlds")
struct TextbookOptionTests {
    @Test("every option is read, by text and by typed id")
    func options() throws {
        let windy = try make("textbook/WindyGrid-v0", ["kings_moves": true, "stay": true, "stochastic_wind": true])
        #expect(windy.actionSpace.description == "Discrete(9)" && windy["stochastic_wind"] == true)
        #expect(try make(.windyGrid(kingsMoves: true)).actionSpace.n == 8)
        #expect(try make("textbook/Gambler-v0", ["p_h": 0.25])["p_h"] == 0.25)
        #expect(try make(.gambler(headsProbability: 0.55)).headsProbability == 0.55)
        #expect(try make("textbook/Racetrack-v0", ["track": "b", "noise": 0])["track"] == "b")
        #expect(try make(.racetrack(.b, noise: 0.2)).noise == 0.2)
        #expect(try make(.jacksCarRental(freeShuttle: true)).freeShuttle)
        #expect(try make("textbook/JacksCarRental-v0", ["second_lot": true])["second_lot"] == true)
        #expect(try make(.shortCorridor(isAliased: false)).observationSpace.n == 4)
        #expect(try make(.shortCorridor).observationSpace.n == 1)
        let walk = try make("textbook/RandomWalk-v0", ["states": 7, "left_reward": -1])
        #expect(walk.observationSpace.description == "Discrete(9)" && walk["left_reward"] == -1.0)
        #expect(try make("textbook/MaximizationBias-v0", ["actions": 4]).actionSpace.description == "Discrete(4)")
        var maze = try make("textbook/BlockingMaze-v0", ["changes_after": 2])
        try maze.reset(seed: 1)
        for _ in 0..<2 { _ = try maze.step(0) }
        #expect(maze["has_changed"] == true && maze["step_count"] == 2)
    }

    @Test(
        "a value out of range is refused by its name",
        arguments: [
            ("Gambler", ["p_h": 1.5], "p_h"), ("Racetrack", ["noise": -0.1], "noise"),
            ("RandomWalk", ["states": 0], "states"), ("RandomWalk", ["reach": 0], "reach"),
            ("MaximizationBias", ["actions": 1], "actions"), ("MaximizationBias", ["deviation": -1], "deviation"),
            ("BlockingMaze", ["changes_after": -1], "changes_after"), ("KArmedTestbed", ["arms": 0], "arms"),
            ("KArmedTestbed", ["drift": -1], "drift"), ("AssociativeTestbed", ["contexts": 0], "contexts"),
            ("SlotMachines", ["win_probabilities": [2.0]], "win_probabilities"),
            ("SlotMachines", ["prizes": [1.0]], "prizes"), ("AssociativeTestbed", ["values": [[1.0], []]], "values"),
        ] as [(String, Info, String)])
    func outOfRange(name: String, options: Info, argument: String) throws {
        let error = try #require(throws: InvalidArgument.self) { try make("textbook/\(name)-v0", options) }
        #expect(error.argument == argument)
    }

    @Test(
        "a value of another kind, and a key that is none, are refused",
        arguments: [
            ("Gambler", ["p_h": "high"]), ("Racetrack", ["track": "c"]), ("Racetrack", ["track": 1]),
            ("WindyGrid", ["stay": 1]), ("AssociativeTestbed", ["values": 3]),
        ] as [(String, Info)])
    func otherKind(name: String, options: Info) {
        #expect(throws: InvalidOption.self) { try make("textbook/\(name)-v0", options) }
        #expect(throws: UnknownOption.self) { try make("textbook/\(name)-v0", ["no_such_thing": 1]) }
    }

    @Test("steps before a reset and actions out of range are refused", arguments: TextbookWorldTests.ids)
    func misuse(id: String) throws {
        var env = try make(id)
        #expect(throws: ResetNeeded.self) { try env.step(0) }
        try env.reset(seed: 0)
        #expect(throws: InvalidAction.self) { try env.step(51) }
        #expect(throws: InvalidAction.self) { try env.step(-6) }
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
    }

    @Test("where an action cannot be taken the nearest counts")
    func nearest() throws {
        var gambler = try Gambler(headsProbability: 1)
        try gambler.reset(seed: 0)
        gambler.state = 10
        #expect(try gambler.step(40).observation == 20)
        var bias = try MaximizationBias()
        try bias.reset(seed: 0)
        let right = try bias.step(9)
        #expect(right.observation == 2 && right.reward == 0 && right.terminated)
    }
}
