import Gymnasium
import LyceumNumerics
import Testing

/// Values that the book prints or that follow from it, computed from the models.
@Suite("The textbook's values")
struct TextbookValueTests {
    private func isClose(_ found: [Double], _ expected: [Double], within limit: Double) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { ($0 - $1).magnitude <= limit }
    }

    @Test("example 3.5 and 3.8: the 5×5 grid")
    func fiveByFive() {
        let planner = Planner(FiveByFiveGrid().model, discount: 0.9)
        let uniform = planner.evaluateUniform()
        #expect(isClose(Array(uniform[..<5]), [3.3090, 8.7893, 4.4276, 5.3224, 1.4922], within: 5e-5))
        #expect(isClose(Array(uniform[20...]), [-1.9, -1.3, -1.2, -1.4, -2.0], within: 0.05))
        let optimum: [Double] = [
            22.0, 24.4, 22.0, 19.4, 17.5, 19.8, 22.0, 19.8, 17.8, 16.0, 17.8, 19.8, 17.8, 16.0, 14.4, 16.0, 17.8, 16.0,
            14.4, 13.0, 14.4, 16.0, 14.4, 13.0, 11.7,
        ]
        #expect(isClose(planner.optimum(), optimum, within: 0.05))
    }

    @Test("example 4.1: the 4×4 grid")
    func fourByFour() {
        let values = Planner(FourByFourGrid().model, discount: 1).evaluateUniform()
        let expected: [Double] = [0, -14, -20, -22, -14, -18, -20, -20, -20, -20, -18, -14, -22, -20, -14, 0]
        #expect(isClose(values, expected, within: 1e-6))
    }

    @Test("example 4.3: the gambler with a coin of 0.4")
    func gambler() throws {
        let planner = Planner(try Gambler().model, discount: 1)
        let values = planner.optimum(limit: 1e-13)
        let found = [25, 50, 51, 75, 1, 99].map { values[$0] }
        #expect(isClose(found, [0.16, 0.4, 0.403098, 0.64, 0.002066, 0.964333], within: 1e-6))
        for (capital, stake) in [(12, 12), (13, 12), (24, 1), (25, 25), (50, 50), (51, 1), (75, 25)] {
            #expect(planner.best(capital, values, within: 1e-7).first { $0 > 0 } == stake, "capital \(capital)")
        }
        let fair = Planner(try Gambler(headsProbability: 0.25).model, discount: 1).optimum()
        #expect(isClose([25, 50, 75].map { fair[$0] }, [0.0625, 0.25, 0.4375], within: 1e-9))
    }

    @Test("example 4.2: the car rental, without moves and with the best ones")
    func carRental() {
        let model = JacksCarRental().model
        let planner = Planner(model, discount: 0.9)
        let places = [0, 10, 20].map { JacksCarRental.state(first: $0, second: $0) }
        var policy = Array(repeating: 5, count: 441)
        var values = planner.evaluate({ [(policy[$0], 1)] }, limit: 1e-4)
        #expect(isClose(places.map { values[$0] }, [407.179, 550.749, 611.403], within: 0.002))
        var improvements = 0
        while true {
            var isStable = true
            for state in 0..<441 {
                let best = planner.best(state, values, within: 1e-3)
                guard !best.contains(policy[state]) else { continue }
                isStable = false
                policy[state] = best[0]
            }
            if isStable { break }
            improvements += 1
            values = planner.evaluate({ [(policy[$0], 1)] }, limit: 1e-4)
        }
        #expect(improvements == 4)
        #expect(policy.min() == 1 && policy.max() == 10)
        #expect(isClose(places.map { values[$0] }, [421.414, 574.948, 636.990], within: 0.002))
    }

    @Test("example 6.2: the random walk")
    func randomWalk() throws {
        let values = Planner(try RandomWalk().model, discount: 1).evaluateUniform()
        #expect(isClose(Array(values[1...5]), (1...5).map { Double($0) / 6 }, within: 1e-8))
        let long = Planner(
            try RandomWalk(states: 19, rewards: .init(left: -1, right: 1)).model, discount: 1
        ).evaluateUniform(limit: 1e-12)
        #expect(isClose(Array(long[1...19]), (1...19).map { Double($0) / 10 - 1 }, within: 1e-8))
    }

    @Test("example 9.1: 1000 states")
    func longWalk() throws {
        var env = try make(.randomWalk1000)
        #expect(try env.reset().observation == 500)
        let values = Planner(env.unwrapped.model, discount: 1).evaluateUniform(limit: 1e-9)
        let found = [1, 500, 1000].map { values[$0] }
        #expect(isClose(found, [-0.92196046, -0.0009435, 0.92196046], within: 1e-6))
    }

    @Test("example 6.5 and exercise 6.9: the windy grid takes 15 steps, as a king 7")
    func windyGrid() {
        #expect(Planner(WindyGrid().model, discount: 1).optimum()[30] == -15)
        #expect(Planner(WindyGrid(kingsMoves: true).model, discount: 1).optimum()[30] == -7)
        #expect(Planner(WindyGrid(kingsMoves: true, canStay: true).model, discount: 1).optimum()[30] == -7)
        let stochastic = Planner(WindyGrid(kingsMoves: true, isWindStochastic: true).model, discount: 1).optimum()
        #expect(stochastic[30] < -7 && stochastic[30] > -15)
    }

    @Test("example 8.1 to 8.3: the shortest ways through the mazes")
    func mazes() throws {
        func steps(_ env: DynaMaze) -> Double {
            let values = Planner(env.model, discount: 0.5).optimum()
            return 1 - Math.log(values[env.layout.states(.start)[0]]) / Math.log(0.5) * -1
        }
        #expect(steps(try DynaMaze()) == 14)
        for (maze, before, after) in [(DynaMaze.Maze.blocking, 10.0, 16.0), (.shortcut, 16, 10)] {
            var env = try DynaMaze(maze)
            #expect(steps(env) == before)
            try env.reset(seed: 0)
            for _ in 0..<(maze == .blocking ? 1000 : 3000) {
                #expect(!env.hasChanged)
                if try env.step(2).isDone { try env.reset() }
            }
            #expect(env.hasChanged && steps(env) == after)
            try env.reset()
            #expect(env.hasChanged)
            try env.reset(seed: 1)
            #expect(!env.hasChanged && steps(env) == before)
        }
    }

    @Test("example 13.1: the short corridor")
    func corridor() {
        let planner = Planner(ShortCorridor().model, discount: 1)
        func value(right: Double) -> Double { planner.evaluate { _ in [(0, 1 - right), (1, right)] }[0] }
        #expect((value(right: 0.95) + 44.21).magnitude < 0.01 && (value(right: 0.05) + 82.11).magnitude < 0.01)
        #expect((value(right: 2 - 2.0.squareRoot()) + 11.656854).magnitude < 1e-6)
    }

    @Test("section 11.2: semi-gradient sweeps over Baird's star diverge as they should")
    func baird() {
        let model = BairdStar().model
        var weights = BairdStar.initialWeights
        func value(_ state: Int) -> Double { zip(weights, BairdStar.features[state]).reduce(0) { $0 + $1.0 * $1.1 } }
        func sweep() {
            var change = Array(repeating: 0.0, count: 8)
            for state in model.states {
                let target = model[state, 1].reduce(0) {
                    $0 + $1.probability * ($1.reward + 0.99 * value($1.nextState))
                }
                for index in 0..<8 { change[index] += (target - value(state)) * BairdStar.features[state][index] }
            }
            for index in 0..<8 { weights[index] += 0.01 / 7 * change[index] }
        }
        sweep()
        #expect(isClose(weights, Array(repeating: 1.025371, count: 6) + [9.999829, 1.075771], within: 1e-6))
        for _ in 1..<1000 { sweep() }
        #expect(isClose(weights, Array(repeating: 114.433716, count: 6) + [6.85003, 335.001209], within: 1e-5))
        let share = BairdStar.behaviour
        let next = (0..<7).map { state in
            zip([0, 1], share).reduce(0) { sum, choice in
                sum + choice.1 * model[0, choice.0].filter { $0.nextState == state }.reduce(0) { $0 + $1.probability }
            }
        }
        #expect(isClose(next, Array(repeating: 1.0 / 7, count: 7), within: 1e-15))
    }

    @Test("example 6.7: going left is worth -0.1")
    func maximizationBias() throws {
        let model = try MaximizationBias().model
        let planner = Planner(model, discount: 1)
        let values = planner.optimum()
        #expect(values == [0, -0.1, 0] && model.actions(in: 0) == [0, 1] && model.actions(in: 1).count == 10)
        #expect(planner.value(0, 0, values) == -0.1)
    }
}
