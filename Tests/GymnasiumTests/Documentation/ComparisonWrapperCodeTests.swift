import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import TestSupport
import Testing

/// The code of the comparison with Gymnasium that concerns wrappers, vectors and utilities.
@Suite("The code of the comparison page on wrappers, vectors and utilities", .serialized)
struct ComparisonWrapperCodeTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path + "/videos" }

    init() throws { temporary = try TemporaryFolder() }

    /// A game console whose screen stays black.
    private struct Console: AtariMachine {
        var observationSpace = ArrayBox(low: 0, high: 255, shape: [42, 32, 3], dtype: UInt8.self)
        var actionSpace = Discrete(4)
        var random = Generator()
        let frameSkip = 1
        let lives = 3
        var screen: NDArray<UInt8> { observationSpace.zeroElement }

        mutating func reset(seed: Int?, options: Info) throws -> Reset<NDArray<UInt8>> { Reset(screen) }
        mutating func step(_ action: Int) throws -> Step<NDArray<UInt8>> { Step(screen, reward: 0) }
    }

    private func cart() throws -> AnyEnv { AnyEnv(try make("CartPole-v1", renderMode: .rgbArray)) }

    private func camera() -> Reel<ArrayBox<UInt8>> {
        let space = ArrayBox(low: 0, high: 255, shape: [6, 4, 3], dtype: UInt8.self)
        return Reel(space, [space.zeroElement])
    }

    private func names() -> Reel<DictSpace> {
        Reel(DictSpace(["a": Discrete(2), "b": Discrete(3)]), [["a": 1, "b": 2]])
    }

    private func pair() -> Reel<TupleSpace> {
        Reel(TupleSpace(Discrete(2), Discrete(3)), [.tuple([1, 2])])
    }

    @Test("Wrappers have their methods")
    func methods() throws {
        let (env, space) = (try cart(), Discrete(2))
        let pendulum = try make("Pendulum-v1")
        let square = ArrayBox<Float>(low: 0, high: 1, shape: [2, 2])
        let stacks: [any CustomStringConvertible] = [
            try env.timeLimited(200), env.autoreset(), try env.episodeStatisticsRecorded(bufferLength: 100),
            env.observationsTransformed(into: space) { $0[2] > 0 ? 1 : 0 },
            try AnyEnv(names()).observationsFiltered(keys: ["a"]),
            try AnyEnv(pair()).observationsFiltered(positions: [0]), try env.observationsFlattened(),
            try camera().observationsGrayscaled(keepDim: true), try camera().observationsResized(to: [84, 84]),
            try Reel(Box(low: 0, high: 1, shape: [4]), [[0, 0, 0, 0]]).observationsReshaped(to: [2, 2]),
            try Reel(square, [square.zeroElement]).observationsRescaled(min: 0, max: 1),
            CartPole().observationsCast(to: Double.self), try env.observationsRendered(),
            try env.renderAddedToObservations(), try pendulum.observationsDiscretized(bins: 10),
            try env.observationsDelayed(by: 2), try env.timeObserved(), try env.framesStacked(4),
            try env.observationsNormalized(), try env.framesSkipped(4),
            try Console().atariPreprocessed(),
            pendulum.actionsTransformed(from: space) { $0 == 0 ? .floats([-1]) : .floats([1]) },
            try pendulum.actionsClipped(), try pendulum.actionsRescaled(min: -1, max: 1),
            try pendulum.actionsDiscretized(bins: 5), try env.actionsStuck(probability: 0.25, duration: 1...3),
            try env.actionsRepeated(4), env.rewardsTransformed { $0 / 2 }, try env.rewardsClipped(to: 0...1),
            try env.rewardsClipped(to: 0...), try env.rewardsClipped(to: ...1), try env.rewardsNormalized(),
            try env.framesCollected(), try env.videosRecorded(to: folder), try env.humanRendered(),
            try env.whiteNoiseAdded(probability: 0.1), try env.viewObstructed(ratio: 0.3, width: 4),
        ]
        #expect(stacks.count == 37 && stacks.allSatisfy { $0.description.hasPrefix("<") })
        #expect(
            try make("CartPole-v1").timeLimited(200).rewardsClipped(to: 0...1).description.hasPrefix(
                "<ClipReward<TimeL"))
        let grid = try pendulum.observationsDiscretized(bins: 10)
        #expect(grid.edges(of: 0).low.floats == [-1, -1, -8])
        let bins = try pendulum.actionsDiscretized(bins: 5)
        #expect(bins.cell(nearestTo: .floats([2])) == 4)
        let padding: [FramePadding<Int>] = [.reset, .zero, .element(1)]
        #expect(padding.count == 3)
    }

    @Test("Wrappers of vectors have the same")
    func vectorMethods() throws {
        func lanes<E: Env>(_ env: E) throws -> SyncVectorEnv<E> { try SyncVectorEnv([env, env]) }
        let (carts, pendulums) = (try lanes(try cart()), try lanes(try make("Pendulum-v1")))
        let single = Discrete(2)
        let square = ArrayBox<Float>(low: 0, high: 1, shape: [2, 2])
        let stacks: [any VectorEnv] = [
            try carts.observationsVectorized { try FlattenObservation($0) },
            try pendulums.actionsVectorized { try ClipAction($0) },
            try carts.rewardsVectorized { try ClipReward($0, maxReward: 1) },
            try carts.observationsTransformed(into: single) { _ in [0, 1] },
            carts.actionsTransformed(from: single) { .list($0.map { .int($0) }) },
            carts.rewardsTransformed { $0.map { 2 * $0 } },
            try lanes(AnyEnv(names())).observationsFiltered(keys: ["a"]), try carts.observationsFlattened(),
            try lanes(camera()).observationsGrayscaled(), try lanes(camera()).observationsResized(to: [84, 84]),
            try lanes(Reel(Box(low: 0, high: 1, shape: [4]), [[0, 0, 0, 0]])).observationsReshaped(to: [2, 2]),
            try lanes(Reel(square, [square.zeroElement])).observationsRescaled(min: 0, max: 1),
            try lanes(CartPole()).observationsCast(to: Double.self), try pendulums.actionsClipped(),
            try pendulums.actionsRescaled(min: -1, max: 1), try carts.rewardsClipped(to: 0...1),
            try carts.observationsNormalized(), try carts.rewardsNormalized(), try carts.episodeStatisticsRecorded(),
            carts.infosListed(), try carts.humanRendered(), try carts.videosRecorded(to: folder),
        ]
        #expect(stacks.allSatisfy { $0.count == 2 && $0.description.hasSuffix("SyncVectorEnv(num_envs=2)>") })
    }

    @Test("Vectors are made, stepped and asked")
    func vectors() throws {
        var lanes = try makeVec("Pendulum-v1", count: 3, autoresetMode: .sameStep)
        var batch = try lanes.reset(seed: 42)
        batch = try lanes.step(lanes.actionSpace.sample())
        let rewards = batch.rewards
        #expect(rewards.count == 3 && lanes.count == 3 && !lanes.isClosed && lanes.metadata.renderFPS == 30)
        #expect(lanes.spec?.id == "Pendulum-v1" && lanes.renderMode == nil)
        #expect(try batch.infoList().count == 3)
        #expect(try batch.infoList()[1]["episode"]?["r"]?.double == nil)
        var short = try makeVec("Pendulum-v1", count: 2, autoresetMode: .sameStep, maxEpisodeSteps: 1)
            .episodeStatisticsRecorded()
        try short.reset(seed: 42)
        batch = try short.step(short.actionSpace.sample())
        #expect(try batch.infoList()[1]["episode"]?["r"]?.double == batch.rewards[1])
        #expect(try batch.infoList()[1]["final_obs"]?.floats?.count == 3)
        #expect(lanes.singleObservationSpace.batched(3) == lanes.observationSpace)
        #expect(lanes.autoresetMode == .sameStep && AutoresetMode.allCases == [.nextStep, .sameStep, .disabled])
        try lanes.close()
        try serial()
        try background()
        #expect(try makeVec("phys2d/CartPole-v1", count: 64).count == 64)
    }

    private func serial() throws {
        var lanes = try SyncVectorEnv(count: 2) { _ in CartPole() }
        try lanes.reset(seed: 42)
        let first = lanes.environments.map(\.random)
        var batch = try lanes.reset(seeds: [1, nil])
        #expect(lanes.environments.map(\.random) != first)
        let actions = [1, 0]
        for _ in 0..<200 where !batch.isDone.contains(true) { batch = try lanes.step(actions) }
        while !batch.isDone.contains(true) { batch = try lanes.step(actions) }
        try lanes.reset(mask: batch.isDone)
        #expect(batch.infos.isEmpty && batch.infos["final_obs"] as Value? == nil)
        #expect(try lanes.render() == [nil, nil])
        #expect(try lanes.call { try $0.render() } == [nil, nil])
        #expect(lanes.attribute("gravity") == [9.8, 9.8])
        try lanes.setAttribute("gravity", to: [9, 10])
        #expect(lanes[1].gravity == 10)
        lanes[0].gravity = 9
        let modes: [ObservationMode<Box<Float>>] = [
            .same, .different, .custom(batched: lanes.observationSpace, single: lanes.singleObservationSpace),
        ]
        #expect(
            try modes.map { try SyncVectorEnv(lanes.environments, observationMode: $0, threads: 4).count } == [2, 2, 2])
    }

    private func background() throws {
        var lanes = try AsyncVectorEnv(count: 2) { _ in CartPole() }
        let actions = [1, 0]
        try lanes.resetAsync()
        #expect(lanes.pendingCall == "reset")
        _ = try lanes.resetWait(timeout: .seconds(60))
        try lanes.stepAsync(actions)
        #expect(try lanes.stepWait().rewards == [1, 1])
        try lanes.callAsync { $0.gravity }
        let gravities: [Double] = try lanes.callWait()
        #expect(gravities == [9.8, 9.8])
    }

    @Test("Functional environments and utilities are called")
    func utilities() throws {
        #expect(Functional(FunctionalPendulum()).functions.gravity == 10)
        #expect(try FunctionalVectorEnv(FunctionalPendulum(), count: 8).count == 8)
        #expect(ThreefryKey(seed: 42).split().0 != ThreefryKey(seed: 42))
        let time = Duration.milliseconds(2)
        var env = try cart()
        var lanes = try SyncVectorEnv(count: 2) { _ in CartPole() }
        #expect(try benchmarkStep(&env, targetDuration: time) > 0)
        #expect(try benchmarkInit(targetDuration: time) { CartPole() } > 0)
        #expect(try benchmarkRender(&env, targetDuration: time) > 0)
        #expect(try benchmarkVectorStep(&lanes, targetDuration: time) > 0)
        #expect(checkEnv(env) == [] && env.keysToAction?.isEmpty == false)
        let space = env.actionSpace
        try space.validate()
        do {
            let (a, b) = (try make("CartPole-v1"), CartPole())
            #expect(try checkEnvironmentsMatch(a, b, steps: 100) == nil)
        }
        let (a, b): (Value, Value) = ([0.1], [0.1000001])
        #expect(a.isEquivalent(to: b, tolerance: 1e-5))
        try env.reset(seed: 1)
        let frames = try env.render().map { RenderedFrame.list([$0, $0]) }
        #expect(try saveVideo(frames, folder: folder).count == 1)
        let step = FourValueStep(1, reward: 1, done: true)
        #expect(stepAPICompatibility(step).terminated && cappedCubicSchedule(27) && every(50)(100))
        #expect(FunctionalCartPole().render([0, 0, 0, 0], mode: .rgbArray) != nil)
    }
}
