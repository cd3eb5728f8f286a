import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("The textbook's worlds as environments")
struct TextbookWorldTests {
    static let ids = [
        "KArmedTestbed", "DriftingTestbed", "AssociativeTestbed", "SlotMachines", "FiveByFiveGrid", "FourByFourGrid",
        "JacksCarRental", "Gambler", "Racetrack", "RandomWalk", "RandomWalk19", "RandomWalk1000", "WindyGrid",
        "MaximizationBias", "DynaMaze", "BlockingMaze", "ShortcutMaze", "BairdStar", "ShortCorridor",
    ].map { "textbook/\($0)-v0" }

    @Test("every id is registered, and passes the conformance kit", arguments: ids)
    func conformance(id: String) throws {
        #expect(registeredIDs.contains(id))
        #expect(checkEnv(try make(id)).isEmpty)
    }

    @Test("copies are independent, and equal given equal actions", arguments: ids)
    func copies(id: String) throws {
        var env = try make(id)
        try env.reset(seed: 5)
        var copy = env
        let actions = (0..<60).map { _ in env.actionSpace.sample() }
        func play(_ env: inout AnyEnv) throws -> [Step<Value>] {
            try actions.map { action in
                let step = try env.step(action)
                if step.isDone { try env.reset() }
                return step
            }
        }
        let expected = try play(&copy)
        #expect(try play(&env) == expected)
    }

    @Test("a typed id makes the same world as its text")
    func typed() throws {
        func check<E: Env>(_ id: EnvID<E>) throws where E.Observation == Int, E.Action == Int {
            var typed = try make(id)
            var dynamic = try make(id.id)
            #expect(try typed.reset(seed: 9).observation == dynamic.reset(seed: 9).observation.int)
            try typed.actionSpace.seed(9)
            for _ in 0..<30 {
                let action = typed.actionSpace.sample()
                let (one, other) = (try typed.step(action), try dynamic.step(action))
                #expect(one.observation == other.observation.int && one.reward == other.reward)
                #expect(one.isDone == other.isDone)
                if one.isDone { #expect(try typed.reset().observation == dynamic.reset().observation.int) }
            }
        }
        try check(.kArmedTestbed)
        try check(.driftingTestbed)
        try check(.associativeTestbed)
        try check(.slotMachines)
        try check(.fiveByFiveGrid)
        try check(.fourByFourGrid)
        try check(.jacksCarRental)
        try check(.gambler)
        try check(.racetrack)
        try check(.randomWalk)
        try check(.randomWalk19)
        try check(.randomWalk1000)
        try check(.windyGrid)
        try check(.maximizationBias)
        try check(.dynaMaze)
        try check(.blockingMaze)
        try check(.shortcutMaze)
        try check(.bairdStar)
        try check(.shortCorridor)
    }

    @Test("what is stepped through is what the model lists")
    func models() throws {
        func check(_ made: some TabularEnv, hasRandomRewards: Bool = false) throws {
            var env = made
            let model = env.model
            try model.validate()
            try env.reset(seed: 11)
            try env.actionSpace.seed(11)
            for _ in 0..<300 {
                let state = try #require(env.state)
                let action = env.actionSpace.sample()
                let possible = model[state, env.modelAction(action, in: state)]
                let step = try env.step(action)
                let next = try #require(env.state)
                #expect(step.observation == env.observation(of: next))
                #expect(
                    possible.contains { transition in
                        transition.nextState == next && transition.terminated == step.terminated
                            && (hasRandomRewards || transition.reward == step.reward)
                    }, "\(made) \(state) \(action)")
                if step.isDone { try env.reset() }
            }
        }
        try check(FiveByFiveGrid())
        try check(FourByFourGrid())
        try check(WindyGrid())
        try check(WindyGrid(kingsMoves: true, canStay: true, isWindStochastic: true))
        try check(try Gambler(headsProbability: 0.7))
        try check(try RandomWalk())
        try check(try RandomWalk(states: 30, reach: 7))
        try check(ShortCorridor())
        try check(ShortCorridor(isAliased: false))
        try check(BairdStar())
        try check(try MaximizationBias(), hasRandomRewards: true)
        for maze in DynaMaze.Maze.allCases { try check(try DynaMaze(maze, changesAfter: 1000)) }
        try check(try Racetrack(.a))
        try check(try Racetrack(.b, noise: 0.5))
    }

    @Test("the car rental's days have the model's frequencies and rewards, exercise 4.7 included")
    func carRental() throws {
        var env = JacksCarRental(freeShuttle: true, secondLot: true)
        let model = env.model
        try model.validate()
        let state = JacksCarRental.state(first: 16, second: 5)
        try env.reset(seed: 2)
        var meanReward = 0.0
        var meanFirst = 0.0
        for _ in 0..<20_000 {
            env.state = state
            let step = try env.step(3)
            meanReward += step.reward / 20_000
            meanFirst += Double(JacksCarRental.cars(in: step.observation).first) / 20_000
        }
        let expectedFirst = model[state, 8].reduce(0) {
            $0 + $1.probability * Double(JacksCarRental.cars(in: $1.nextState).first)
        }
        #expect((meanFirst - expectedFirst).magnitude < 0.05)
        #expect((meanReward - model.expectedReward(state, 8)).magnitude < 0.5)
        // 13 and 8 cars: two paid moves, and a second lot at the first place.
        let plain = JacksCarRental().model
        #expect((plain.expectedReward(state, 8) - 2 - model.expectedReward(state, 8)).magnitude < 1e-9)
        #expect(env.modelAction(-5, in: JacksCarRental.state(first: 3, second: 2)) == 3)
        #expect(env.modelAction(5, in: JacksCarRental.state(first: 3, second: 2)) == 8)
    }
}
