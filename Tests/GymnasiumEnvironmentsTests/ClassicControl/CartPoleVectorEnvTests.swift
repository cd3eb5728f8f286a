import Gymnasium
import LyceumKernels
import LyceumNumerics
import Testing

@Suite("CartPole's own vector environment")
struct CartPoleVectorEnvTests {
    @Test("one lane does what a single environment does, over many episodes")
    func single() throws {
        var lanes = try makeVec(.cartPole, count: 1)
        var env = try make(.cartPole).autoreset()
        #expect(try lanes.reset(seed: 11).observations.elements == env.reset(seed: 11).observation)
        for index in 0..<600 {
            let action = index % 3 == 0 ? 1 : 0
            let (batch, step) = (try lanes.step([action]), try env.step(action))
            #expect(batch.observations.elements == step.observation && batch.rewards == [step.reward])
            #expect(batch.terminated == [step.terminated] && batch.truncated == [step.truncated])
        }
    }

    @Test(
        "every lane moves as a single environment in the same state, whatever form computes it",
        arguments: [LYRowsPortable, LYRowsAVX2, LYRowsAVX512],
        [CartPole.KinematicsIntegrator.euler, .semiImplicitEuler])
    func physics(form: LYRows, integrator: CartPole.KinematicsIntegrator) throws {
        let used = ly_rows()
        defer { ly_use_rows(used) }
        guard ly_use_rows(form) == 1 else { return }
        let count = 603
        var lanes = try makeVec(.cartPole, count: count)
        lanes.cartPole.gravity = 3
        lanes.cartPole.kinematicsIntegrator = integrator
        try lanes.reset(seed: 2)
        var singles = try #require(lanes.laneStates).map { state in
            var single = lanes.cartPole
            single.state = state
            return (env: single, hasEnded: false)
        }
        for _ in 0..<12 {
            let actions = lanes.actionSpace.sample()
            let batch = try lanes.step(actions)
            for lane in 0..<count where !singles[lane].hasEnded {
                let step = try singles[lane].env.step(actions[lane])
                #expect(step.observation == Array(batch.observations.row(lane)))
                #expect(step.reward == batch.rewards[lane] && step.terminated == batch.terminated[lane])
                singles[lane].hasEnded = step.isDone
            }
        }
        #expect(singles.contains(where: \.hasEnded) && singles.contains { !$0.hasEnded })
    }

    @Test("a batch that somebody holds stays as it is, and so does what a copy was given")
    func heldBatches() throws {
        var lanes = try makeVec(.cartPole, count: 5)
        let start = try lanes.reset(seed: 7)
        let startNumbers = Array(start.observations.elements.map(\.bitPattern))
        var held: [(batch: VectorStep<NDArray<Float>>, numbers: [UInt32])] = []
        for round in 0..<80 {
            let batch = try lanes.step(lanes.actionSpace.sample())
            held.append((batch, batch.observations.elements.map(\.bitPattern)))
            if round == 40 {
                var copy = lanes
                for _ in 0..<5 { _ = try copy.step(copy.actionSpace.sample()) }
            }
        }
        #expect(start.observations.elements.map(\.bitPattern) == startNumbers && start.rewards == [0, 0, 0, 0, 0])
        #expect(held.allSatisfy { $0.batch.observations.elements.map(\.bitPattern) == $0.numbers })
        #expect(Set(held.map(\.numbers)).count == held.count)
        #expect(held.contains { $0.batch.terminated.contains(true) && $0.batch.rewards.contains(1) })
    }

    @Test("episodes are truncated at the limit, each lane on its own, and begin anew with the next step")
    func limit() throws {
        var lanes = try CartPoleVectorEnv(count: 2, maxEpisodeSteps: 3)
        try lanes.reset(seed: 1)
        let steps = try (0..<5).map { _ in try lanes.step([0, 1]) }
        #expect(
            steps.map(\.truncated) == [
                [false, false], [false, false], [true, true], [false, false], [false, false],
            ])
        #expect(steps.map(\.rewards) == [[1, 1], [1, 1], [1, 1], [0, 0], [1, 1]])
    }

    @Test("options, seeds and actions that cannot be are errors, after which everything is as it was")
    func errors() throws {
        var lanes = try makeVec(.cartPole, count: 2)
        #expect(throws: ResetNeeded.self) { try lanes.step([0, 0]) }
        #expect(throws: ResetNeeded.self) { try lanes.render() }
        try lanes.reset(seed: 1)
        var twin = lanes
        #expect(throws: InvalidOption.self) { try lanes.reset(seed: 3, options: ["low": "deep"]) }
        #expect(throws: InvalidBound.self) { try lanes.reset(seed: 3, options: ["low": 1, "high": 0]) }
        #expect(throws: InvalidSeed.self) { try lanes.reset(seed: -1) }
        #expect(throws: InvalidArgument.self) { try lanes.reset(seeds: [1, 2]) }
        #expect(throws: InvalidArgument.self) { try lanes.reset(mask: [true]) }
        for actions in [[0], [0, 2], [-1, 0], [0, 0, 0]] {
            #expect(throws: InvalidActions.self) { try lanes.step(actions) }
        }
        #expect(try lanes.step([0, 1]) == twin.step([0, 1]))
        #expect(try lanes.reset() == twin.reset())
        #expect(throws: InvalidArgument.self) { try CartPoleVectorEnv(count: 0) }
        #expect(throws: InvalidArgument.self) { try CartPoleVectorEnv(count: 1, maxEpisodeSteps: 0) }
    }

    @Test("a mask begins some lanes' episodes anew")
    func masks() throws {
        var lanes = try makeVec(.cartPole, count: 3)
        let start = try lanes.reset(seed: 1)
        let fresh = try lanes.reset(mask: [false, true, false])
        #expect(Array(fresh.observations.row(0)) == Array(start.observations.row(0)))
        #expect(Array(fresh.observations.row(1)) != Array(start.observations.row(1)))
        #expect(Array(fresh.observations.row(2)) == Array(start.observations.row(2)))
    }

    @Test("each lane is drawn as a single environment is")
    func pictures() throws {
        var lanes = try makeVec(.cartPole, count: 2, renderMode: .rgbArray)
        try lanes.reset(seed: 4)
        var single = CartPole(renderMode: .rgbArray)
        single.state = lanes.laneStates?[1]
        #expect(try lanes.render()[1] == single.render())
    }

    @Test("properties belong to all lanes")
    func attributes() throws {
        var lanes = try makeVec(.cartPole, count: 2)
        try lanes.setAttribute("gravity", to: 5.0)
        #expect(lanes.attribute("gravity") == [5.0, 5.0] && lanes.cartPole.gravity == 5)
        #expect(throws: InvalidArgument.self) { try lanes.setAttribute("gravity", to: [1.0, 2.0]) }
        #expect(throws: UnknownAttribute.self) { try lanes.setAttribute("gravitas", to: 1.0) }
    }

    @Test("a copy goes on by itself, and a closed vector is refused")
    func copies() throws {
        var lanes = try makeVec(.cartPole, count: 2)
        try lanes.reset(seed: 1)
        var copy = lanes
        let steps = try (0..<60).map { _ in try copy.step([0, 1]) }
        #expect(try (0..<60).map { _ in try lanes.step([0, 1]) } == steps)
        try lanes.close()
        #expect(throws: ClosedEnvironment.self) { try lanes.step([0, 1]) }
        _ = try copy.step([0, 1])
    }
}
