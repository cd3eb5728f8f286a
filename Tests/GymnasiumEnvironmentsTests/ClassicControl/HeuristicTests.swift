import Gymnasium
import Testing

@Suite("Heuristic controllers")
struct HeuristicTests {
    /// Lengths and returns of one episode for each of some seeds.
    private func play<E: Env>(
        _ id: EnvID<E>, seeds: Range<Int>, _ policy: (E.Observation) -> E.Action
    ) throws -> [(length: Int, sum: Double, terminated: Bool)] {
        var env = try make(id)
        return try seeds.map { seed in
            var observation = try env.reset(seed: seed).observation
            var (length, sum) = (0, 0.0)
            while true {
                let step = try env.step(policy(observation))
                observation = step.observation
                length += 1
                sum += step.reward
                if step.isDone { return (length, sum, step.terminated) }
            }
        }
    }

    @Test("CartPole's keeps the pole up for 500 steps")
    func cartPole() throws {
        #expect(
            try play(.cartPole, seeds: 0..<40, CartPole.heuristic).allSatisfy { $0.length == 500 && !$0.terminated })
    }

    @Test("MountainCar's reaches the goal in at most 124 steps, from seed 1 in 124")
    func mountainCar() throws {
        let episodes = try play(.mountainCar, seeds: 0..<100, MountainCar.heuristic)
        #expect(episodes.allSatisfy { $0.terminated && 113...124 ~= $0.length })
        #expect(episodes[1].length == 124)
    }

    @Test("MountainCarContinuous' returns about 89, from seed 1 after 106 steps")
    func mountainCarContinuous() throws {
        let episodes = try play(.mountainCarContinuous, seeds: 0..<100, MountainCarContinuous.heuristic)
        #expect(episodes.allSatisfy { $0.terminated && $0.sum > 88.8 })
        #expect(episodes[1].length == 106 && episodes[1].sum == 89.40000000000003)
    }

    @Test("Pendulum's swings up and holds: the last 50 rewards are close to 0")
    func pendulum() throws {
        let episodes = try play(.pendulum, seeds: 0..<100, Pendulum.heuristic)
        let mean = episodes.reduce(0) { $0 + $1.sum } / 100
        #expect(mean > -150 && episodes.allSatisfy { $0.sum > -380 })
        var env = try make(.pendulum)
        var observation = try env.reset(seed: 42).observation
        for index in 0..<200 {
            let step = try env.step(Pendulum.heuristic(observation))
            observation = step.observation
            if index >= 150 { #expect(step.reward > -0.01) }
        }
    }

    @Test("Acrobot's crosses the line in at most 140 steps")
    func acrobot() throws {
        #expect(try play(.acrobot, seeds: 0..<100, Acrobot.heuristic).allSatisfy { $0.terminated && $0.length <= 140 })
    }

    @Test("an observation of another length gives an action of the space all the same", arguments: [0, 1, 7])
    func otherLengths(count: Int) {
        let observation = [Float](repeating: -1, count: count)
        #expect(Discrete(2).contains(CartPole.heuristic(observation)))
        #expect(Discrete(3).contains(MountainCar.heuristic(observation)))
        #expect(Discrete(3).contains(Acrobot.heuristic(observation)))
        #expect(MountainCarContinuous().actionSpace.contains(MountainCarContinuous.heuristic(observation)))
        #expect(Pendulum().actionSpace.contains(Pendulum.heuristic(observation)))
    }
}
