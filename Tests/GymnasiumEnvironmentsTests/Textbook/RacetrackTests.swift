import Gymnasium
import Testing

@Suite("The racetrack")
struct RacetrackTests {
    @Test("both tracks have the size, the lines and the area of figure 5.5", arguments: Racetrack.Course.allCases)
    func tracks(course: Racetrack.Course) throws {
        let layout = try Racetrack(course).layout
        let isA = course == .a
        #expect(layout.rowCount == (isA ? 32 : 30) && layout.columnCount == (isA ? 17 : 32))
        let starts = layout.states(.start)
        let goals = layout.states(.goal)
        #expect(starts.allSatisfy { layout.row(of: $0) == layout.rowCount - 1 })
        #expect(starts.map(layout.column(of:)) == (isA ? Array(3...8) : Array(0...22)))
        #expect(goals.map(layout.row(of:)) == (isA ? Array(0...5) : Array(0...8)))
        #expect(goals.allSatisfy { layout.column(of: $0) == layout.columnCount - 1 })
    }

    @Test(
        "without noise the quickest way by the model is the quickest by driving", arguments: Racetrack.Course.allCases)
    func quickest(course: Racetrack.Course) throws {
        let env = try Racetrack(course, noise: 0)
        let model = env.model
        try model.validate()
        let starts = model.states.filter { model.start[$0] > 0 }
        // Breadth first over copies of the environment.
        var driver = env
        try driver.reset(seed: 0)
        var depth = 0
        var frontier = starts
        var seen = Set(starts)
        var finished = 0
        while finished == 0 {
            depth += 1
            var next: [Int] = []
            for state in frontier {
                for action in 0..<9 {
                    var copy = driver
                    copy.state = state
                    let step = try copy.step(action)
                    if step.terminated { finished += 1 }
                    if seen.insert(step.observation).inserted { next.append(step.observation) }
                }
            }
            frontier = next
        }
        let values = Planner(model, discount: 1).optimum(limit: 0.5, from: -60)
        #expect(starts.map { values[$0] }.max() == -Double(depth))
        #expect(starts.allSatisfy { values[$0] > -25 })
    }

    @Test("a car drives straight, is put back where it leaves the track, and stops at the finishing line")
    func driving() throws {
        var env = try Racetrack(.a, noise: 0)
        try env.reset(seed: 1)
        env.state = env.state(of: .init(row: 31, column: 5))
        let stay = try env.step(4)
        #expect(env.car(in: stay.observation) == .init(row: 31, column: 5) && stay.reward == -1)
        let ahead = try env.step(7)
        #expect(env.car(in: ahead.observation) == .init(row: 30, column: 5, up: 1))
        let noSpeed = try env.step(1)
        #expect(env.car(in: noSpeed.observation) == .init(row: 29, column: 5, up: 1))
        env.state = env.state(of: .init(row: 20, column: 8, up: 2, right: 1))
        let crash = try env.step(4)
        let back = env.car(in: crash.observation)
        #expect(back.row == 31 && back.up == 0 && back.right == 0 && !crash.isDone && crash.reward == -1)
        env.state = env.state(of: .init(row: 3, column: 14, up: 0, right: 4))
        let finish = try env.step(4)
        #expect(finish.terminated && env.car(in: finish.observation) == .init(row: 3, column: 16))
        #expect(try env.step(0) == Step(finish.observation, reward: 0, terminated: true))
        #expect(env.state(of: .init(row: 0, column: 0)) == nil && env.state(of: .init(row: 40, column: 0)) == nil)
        #expect(env.state(of: .init(row: 31, column: 5, up: 5)) == nil)
    }

    @Test("what is driven has the model's probabilities")
    func probabilities() throws {
        var env = try Racetrack(.b, noise: 0.5)
        try env.reset(seed: 4)
        let state = try #require(env.state(of: .init(row: 28, column: 22, up: 1, right: 0)))
        let expected = env.model[state, 8]
        var counts: [Int: Double] = [:]
        for _ in 0..<20_000 {
            env.state = state
            counts[try env.step(8).observation, default: 0] += 1 / 20_000
        }
        #expect(Set(counts.keys) == Set(expected.map(\.nextState)) && expected.count == 24)
        for transition in expected {
            #expect((counts[transition.nextState, default: 0] - transition.probability).magnitude < 0.02)
        }
    }
}
