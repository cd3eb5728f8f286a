import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("SyncVectorEnv")
struct SyncVectorEnvTests {
    @Test("observations of all lanes are one array, and their spaces contain them")
    func shapes() throws {
        var lanes = try makeVec(.pendulum, count: 8)
        let start: VectorStep<NDArray<Float>> = try lanes.reset(seed: 1)
        #expect(start.observations.shape == [8, 3] && start.count == 8)
        #expect(start.rewards == Array(repeating: 0, count: 8) && !start.isDone.contains(true))
        #expect(lanes.observationSpace.contains(start.observations))
        #expect(lanes.actionSpace.description == "Box(-2.0, 2.0, (8, 1), float32)")
        let step = try lanes.step(lanes.actionSpace.sample())
        #expect(lanes.observationSpace.contains(step.observations) && step.rewards.count == 8)
        #expect(lanes.singleObservationSpace == Pendulum().observationSpace)
        #expect(lanes.description == "SyncVectorEnv(Pendulum-v1, num_envs=8)")
    }

    @Test("each lane does what an environment of its own would")
    func asSingle() throws {
        var lanes = try makeVec(.acrobot, count: 5)
        var singles = try (0..<5).map { _ in try make(.acrobot).autoreset() }
        let start = try lanes.reset(seed: 9)
        for lane in 0..<5 {
            let single = try singles[lane].reset(seed: 9 + lane).observation
            #expect(single == lanes.singleObservationSpace.element(of: start.observations, at: lane))
        }
        for _ in 0..<200 {
            let actions = lanes.actionSpace.sample()
            let batch = try lanes.step(actions)
            for lane in 0..<5 {
                let step = try singles[lane].step(actions[lane])
                #expect(step.observation == lanes.singleObservationSpace.element(of: batch.observations, at: lane))
                #expect(step.reward == batch.rewards[lane] && step.terminated == batch.terminated[lane])
            }
        }
    }

    @Test("every space there is serves as observations and as actions of lanes")
    func spaces() throws {
        for space in testSpaces() {
            var lanes = try SyncVectorEnv(count: 3) { _ in Echo(space, space) }
            let start = try lanes.reset(seed: 1)
            #expect(lanes.observationSpace.contains(start.observations), "\(space)")
            let batch = try lanes.step(lanes.actionSpace.sample())
            #expect(lanes.observationSpace.contains(batch.observations), "\(space)")
        }
    }

    @Test("a copy goes on with the same numbers, and leaves the original untouched")
    func copies() throws {
        var lanes = try makeVec(.cartPole, count: 4, threads: 2)
        try lanes.reset(seed: 4)
        var copy = lanes
        let untouched = lanes.environments.map(\.unwrapped.state)
        let batches = try (0..<30).map { _ in try copy.step(copy.actionSpace.sample()) }
        #expect(lanes.environments.map(\.unwrapped.state) == untouched)
        #expect(try (0..<30).map { _ in try lanes.step(lanes.actionSpace.sample()) } == batches)
    }

    @Test("few lanes are stepped on one thread unless more are asked for")
    func usualThreads() throws {
        let few = SyncVectorEnv<Probe>.fewestLanesForThreads - 1
        #expect(try SyncVectorEnv(count: few) { _ in Probe() }.threads == 1)
        #expect(try SyncVectorEnv(count: 2, threads: 3) { _ in Probe() }.threads == 3)
        #expect(try SyncVectorEnv(count: 2, threads: -1) { _ in Probe() }.threads == 1)
        let most = try SyncVectorEnv(count: 4 * (few + 1)) { _ in Probe() }.threads
        #expect((1...8).contains(most))
    }

    @Test("a batch that was returned stays as it is")
    func returned() throws {
        var lanes = try makeVec(.cartPole, count: 2, threads: 1)
        let first = try lanes.reset(seed: 1)
        let kept = first.observations.elements
        for _ in 0..<5 { _ = try lanes.step([0, 1]) }
        #expect(first.observations.elements == kept)
    }

    @Test("seeds count up from a number, or are given one by one; nil goes on with a lane's stream")
    func seeds() throws {
        var lanes = try makeVec(.pendulum, count: 3)
        func start(_ seed: Int) throws -> [Float] {
            var env = try make(.pendulum)
            return try env.reset(seed: seed).observation
        }
        func rows(_ batch: VectorStep<NDArray<Float>>) -> [[Float]] {
            lanes.singleObservationSpace.elements(of: batch.observations)
        }
        #expect(try rows(lanes.reset(seed: 7)) == [start(7), start(8), start(9)])
        let mixed = rows(try lanes.reset(seeds: [3, nil, 3]))
        #expect(try mixed[0] == mixed[2] && mixed[0] == start(3) && mixed[1] != mixed[0])
        let unseeded = rows(try lanes.reset())
        #expect(unseeded[0] == unseeded[2] && unseeded[0] != mixed[0])
        #expect(throws: InvalidArgument.self) { try lanes.reset(seeds: [1, 2]) }
        #expect(throws: InvalidArgument.self) { try lanes.reset(seed: Int.max) }
        let negative = try #require(throws: LaneFailure.self) { try lanes.reset(seed: -1) }
        #expect(negative.lane == 0 && negative.error is InvalidSeed)
    }

    @Test("a mask resets some lanes and leaves the others where they are")
    func masks() throws {
        var lanes = try SyncVectorEnv([Lamp(length: 9), Lamp(length: 9), Lamp(length: 9)])
        try lanes.reset()
        for _ in 0..<4 { _ = try lanes.step([0, 0, 0]) }
        #expect(try lanes.reset(mask: [false, true, false]).observations == [4, 0, 4])
        #expect(try lanes.step([0, 0, 0]).observations == [5, 1, 5])
        let mask = Value.array(.bool(NDArray([true, false, true])))
        #expect(try lanes.reset(options: ["reset_mask": mask]).observations == [0, 1, 0])
    }

    @Test("a mask of another length, without a lane, or of no truth values is refused, and nothing is reset")
    func badMasks() throws {
        var lanes = try SyncVectorEnv([Lamp(length: 9), Lamp(length: 9)])
        try lanes.reset()
        _ = try lanes.step([0, 0])
        #expect(throws: InvalidArgument.self) { try lanes.reset(mask: [true]) }
        #expect(throws: InvalidArgument.self) { try lanes.reset(mask: [false, false]) }
        for wrong in [.string("all"), .integers([1, 0]), [1, 0], .array(.int8(NDArray([1, 0])))] as [Value] {
            #expect(throws: InvalidOption.self) { try lanes.reset(options: ["reset_mask": wrong]) }
        }
        #expect(try lanes.step([0, 0]).observations == [2, 2])
    }

    @Test("actions for another number of lanes, or of another kind, are refused with the space that they lie in")
    func badActions() throws {
        var lanes = try makeVec(.cartPole, count: 3, threads: 1)
        try lanes.reset(seed: 1)
        for actions in [[], [0], [0, 1, 0, 1]] {
            let error = try #require(throws: InvalidActions.self) { try lanes.step(actions) }
            #expect(error.description.contains("MultiDiscrete([2 2 2])"))
        }
        let failure = try #require(throws: LaneFailure.self) { try lanes.step([0, 2, 0]) }
        #expect(failure.lane == 1 && failure.error is InvalidAction)
        var dynamic = try makeVec("CartPole-v1", count: 3, vectorizationMode: .sync)
        try dynamic.reset(seed: 1)
        for actions in [1, .none, "left", [0.5, 1, 0], .integers([0, 1])] as [Value] {
            #expect(throws: InvalidActions.self) { try dynamic.step(actions) }
        }
        _ = try dynamic.step([1, 0, 1])
        _ = try dynamic.step([1, 0, 1] as [Int])
    }

    @Test("when lanes throw, the others are stepped, and the first one that threw is named", arguments: [1, 2, 3, 7])
    func failures(threads: Int) throws {
        var lanes = try SyncVectorEnv(count: 8, threads: threads) { _ in Probe() }
        try lanes.reset(seed: 1)
        let failure = try #require(throws: LaneFailure.self) { try lanes.step([0, 0, 9, 0, 0, -1, 0, 0]) }
        #expect(failure.lane == 2 && failure.count == 8)
        #expect(lanes.environments.map(\.steps) == [1, 1, 0, 1, 1, 0, 1, 1])
    }

    @Test("lanes are called, read and changed by name, by type and through the list of environments")
    func attributes() throws {
        var lanes = try makeVec(.cartPole, count: 3, threads: 1)
        #expect(lanes.attribute("gravity") == [9.8, 9.8, 9.8] && lanes.attribute("colour") == [nil, nil, nil])
        try lanes.setAttribute("gravity", to: [1.0, 2.0, 3.0])
        #expect(lanes.attribute("gravity") == [1.0, 2.0, 3.0])
        try lanes.setAttribute("gravity", to: 5.0)
        lanes[1].gravity = 7
        #expect(lanes.environments.map(\.gravity) == [5, 7, 5])
        #expect(throws: InvalidArgument.self) { try lanes.setAttribute("gravity", to: [1.0]) }
        let failure = try #require(throws: LaneFailure.self) { try lanes.setAttribute("gravity", to: ["low", 1, 2]) }
        #expect(failure.lane == 0)
        try lanes.reset(seed: 1)
        #expect(try lanes.call { try $0.step(1).reward } == [1, 1, 1])
        let thrown = try #require(throws: LaneFailure.self) {
            try lanes.call { if $0.gravity == 7 { throw ResetNeeded("call") } }
        }
        #expect(thrown.lane == 1)
    }

    @Test("each lane draws its picture")
    func pictures() throws {
        var lanes = try makeVec(.cartPole, count: 3, ["sutton_barto_reward": true], threads: 1, renderMode: .rgbArray)
        try lanes.reset(seed: 1)
        let frames = try lanes.render()
        #expect(frames.count == 3 && frames.allSatisfy { $0?.lastImage?.shape == [400, 600, 3] })
        #expect(frames[0] != frames[1] && lanes.renderMode == .rgbArray)
        #expect(lanes.metadata.renderModes == CartPole.metadata.renderModes)
    }

    @Test("closing closes every lane, twice does no harm, and what comes after is refused")
    func closing() throws {
        var lanes = try SyncVectorEnv(count: 3) { _ in Probe() }
        try lanes.reset()
        try lanes.close()
        try lanes.close()
        #expect(lanes.isClosed && lanes.environments.map(\.closes) == [1, 1, 1])
        #expect(throws: ClosedEnvironment.self) { try lanes.step([0, 0, 0]) }
        #expect(throws: ClosedEnvironment.self) { try lanes.reset() }
        #expect(throws: ClosedEnvironment.self) { try lanes.call { $0.steps } }
    }

    @Test("a vector needs a lane")
    func empty() {
        #expect(throws: InvalidArgument.self) { try SyncVectorEnv([Lamp]()) }
        #expect(throws: InvalidArgument.self) { try SyncVectorEnv(count: -1) { _ in Lamp() } }
        #expect(throws: InvalidArgument.self) { try makeVec("CartPole-v1", count: 0) }
    }

    @Test("the action space draws what Gymnasium's would: rows from one stream")
    func actionStream() throws {
        var lanes = try makeVec("Pendulum-v1", count: 4)
        var single = Box(low: -2, high: 2)
        try lanes.actionSpace.seed(8)
        try single.seed(8)
        let batch = try #require(lanes.actionSpace.sample().array)
        guard case .float32(let rows) = batch else {
            Issue.record("\(batch)")
            return
        }
        #expect(rows.elements == (0..<4).flatMap { _ in single.sample() })
    }
}
