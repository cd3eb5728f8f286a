import Lyceum
import TestSupport
import Testing

/// Plays one episode with random actions.
func randomReturn(_ env: inout some Env) throws -> Double {
    try env.reset()
    var total = 0.0
    var isDone = false
    while !isDone {
        let step = try env.step(env.actionSpace.sample())
        total += step.reward
        isDone = step.isDone
    }
    return total
}

/// Plays one episode with a table of values, on any environment whose states and actions are whole numbers.
func greedyReturn(_ env: inout some Env<Int, Int>, _ q: [[Double]]) throws -> Double {
    var state = try env.reset().observation
    var total = 0.0
    var isDone = false
    while !isDone {
        let action = q[state].indices.max { q[state][$0] < q[state][$1] } ?? 0
        let step = try env.step(action)
        (state, total, isDone) = (step.observation, total + step.reward, step.isDone)
    }
    return total
}

/// Learns by Q-learning on any environment whose states and actions are whole numbers.
final class Learner {
    var env: AnyRecorder
    var q: [[Double]]
    var random: Generator

    init(_ id: String, seed: Int) throws {
        env = try Recorder(make(id), smoothing: 100)
        random = try Generator(seed: seed)
        try seedEverything(seed, &env)
        let row = [Double](repeating: 0, count: try env.actionSpace.n)
        q = [[Double]](repeating: row, count: try env.observationSpace.n)
    }

    func episode(exploration: Double) throws -> Info {
        var state = try env.reset().observation
        while true {
            let values = q[state]
            let best = values.indices.max { values[$0] < values[$1] } ?? 0
            let action = random.random() < exploration ? env.actionSpace.sample() : .int(best)
            let step = try env.step(action)
            let next = step.terminated ? 0 : q[step.observation].max() ?? 0
            q[state][action] += 0.5 * (step.reward + next - q[state][action])
            state = step.observation
            if step.isDone { return step.info }
        }
    }
}

/// Counts the steps of an environment.
final class StepCounter<E: Env> {
    var env: E
    var steps = 0

    init(_ env: E) { self.env = env }

    func step(_ action: E.Action) throws -> Step<E.Observation> {
        steps += 1
        return try env.step(action)
    }
}

extension ProcessWide {
    @Suite("The page on functions and classes around an environment")
    struct FunctionsAndClassesTests {
        private func example() throws -> String {
            var printed = Printed()
            func print(_ items: any CustomStringConvertible...) { printed.add(items) }

            var pole = try Recorder(make("CartPole-v1"), smoothing: 10)
            try seedEverything(42, &pole)
            print(try randomReturn(&pole))

            var lake = try Recorder(make(.frozenLake), smoothing: 10)
            try seedEverything(1, &lake)
            print(try greedyReturn(&lake, [[Double]](repeating: [0, 0, 1, 0], count: 16)))

            let learner = try Learner("CliffWalking-v1", seed: 7)
            for _ in 0..<500 { _ = try learner.episode(exploration: 0.1) }
            print(try learner.episode(exploration: 0).recorder?.rewardSum ?? 0)

            return printed.text
        }

        @Test("has the code that is run here, and what it prints")
        func page() throws {
            let page = try Page("FunctionsAndClasses", of: "Lyceum")
            #expect(try page.codeMissing() == [])
            #expect(page.output == (try example()))
        }

        @Test("a class over typed environments needs no name of their types")
        func typedClass() throws {
            let counter = try StepCounter(make(.cartPole))
            try counter.env.reset(seed: 1)
            #expect(try counter.step(1).reward == 1)
            #expect(counter.steps == 1)
        }
    }
}
