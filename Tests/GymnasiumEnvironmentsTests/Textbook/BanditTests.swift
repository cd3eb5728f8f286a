import Gymnasium
import Testing

@Suite("Bandits")
struct BanditTests {
    @Test("an episode has values of its own, and rewards around them with deviation 1")
    func testbed() throws {
        var env = try make(.kArmedTestbed)
        #expect(env.bestArm == nil && env["best_arm"] == -1)
        try env.reset(seed: 1)
        let values = env.values
        #expect(values.count == 10 && env.bestArm == values.indices.max { values[$0] < values[$1] })
        #expect(env["best_arm"]?.int == env.bestArm && env["values"]?.doubles == values)
        let rewards = try (0..<900).map { _ in try env.step(4).reward }
        let mean = rewards.reduce(0, +) / 900
        let variance = rewards.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 899
        #expect((mean - values[4]).magnitude < 0.15 && (variance - 1).magnitude < 0.2)
        #expect(env.values == values)
        try env.reset()
        #expect(env.values != values)
        var shifted = try make(.kArmedTestbed(arms: 2000, mean: 4))
        try shifted.reset(seed: 3)
        #expect((shifted.values.reduce(0, +) / 2000 - 4).magnitude < 0.1)
    }

    @Test("a run is truncated after 1000 steps, a drifting one after 10,000")
    func limits() throws {
        #expect(try make(.kArmedTestbed).maxEpisodeSteps == 1000)
        #expect(try make(.driftingTestbed).maxEpisodeSteps == 10_000)
        #expect(try make(.associativeTestbed).maxEpisodeSteps == 1000)
    }

    @Test("drifting values begin equal and take steps of 0.01")
    func drift() throws {
        var env = try make(.driftingTestbed)
        try env.reset(seed: 2)
        #expect(env.values == Array(repeating: 0, count: 10))
        var squares = 0.0
        for _ in 0..<500 {
            let before = env.values
            _ = try env.step(0)
            squares += zip(before, env.values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        #expect(((squares / 5000).squareRoot() - 0.01).magnitude < 0.0005)
    }

    @Test("the associative one pays by the bandit that it shows")
    func associative() throws {
        var env = try make(.associativeTestbed(values: [[10, 20], [90, 80]]))
        var context = try env.reset(seed: 3).observation
        var seen = [0, 0]
        for _ in 0..<400 {
            #expect(env.bestArm == (context == 0 ? 1 : 0))
            seen[context] += 1
            let step = try env.step(0)
            #expect((step.reward - (context == 0 ? 10 : 90)).magnitude < 6)
            context = step.observation
        }
        #expect(seen.allSatisfy { (160...240).contains($0) })
        var drawn = try make("textbook/AssociativeTestbed-v0", ["contexts": 4, "arms": 3])
        try drawn.reset(seed: 1)
        #expect(drawn.observationSpace.description == "Discrete(4)" && drawn["values"]?.values?.count == 4)
    }

    @Test("the course's machines pay what practical 2 computes")
    func slotMachines() throws {
        var env = try make(.slotMachines)
        let expected = [-24.6, -24.98, -24.8, -24.95, -24.4, 24.0]
        #expect(zip(env.values, expected).allSatisfy { ($0 - $1).magnitude < 1e-12 })
        var seen: [Set<Double>] = Array(repeating: [], count: 6)
        try env.reset(seed: 42)
        for index in 0..<1200 {
            try env.reset()
            let step = try env.step(index % 6)
            #expect(step.terminated && step.observation == 0)
            seen[index % 6].insert(step.reward)
        }
        #expect(seen == [[-25, -24], [-25, -24.9], [-25, -23], [-25, -24.5], [-25, -19], [-25, 45]])
    }
}
