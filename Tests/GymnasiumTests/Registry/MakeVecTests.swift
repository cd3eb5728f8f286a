import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("makeVec")
struct MakeVecTests {
    @Test("an id with a vector environment of its own gives that one, every other id lanes that are stepped in turn")
    func usual() throws {
        let cartPole = try makeVec("CartPole-v1", count: 3)
        #expect(cartPole[as: CartPoleVectorEnv.self] != nil)
        #expect(cartPole.description == "CartPoleVectorEnv(CartPole-v1, num_envs=3)")
        let pendulum = try makeVec("Pendulum-v1", count: 3)
        #expect(pendulum[as: SyncVectorEnv<AnyEnv>.self] != nil)
        #expect(pendulum.description == "SyncVectorEnv(Pendulum-v1, num_envs=3)")
        #expect(try makeVec("Pendulum-v1").count == 1)
        let threads = try makeVec("CartPole-v1", count: 3, threads: 1)
        #expect(threads[as: SyncVectorEnv<AnyEnv>.self]?.threads == 1)
    }

    @Test("typed ids give typed vectors", arguments: [1, 4])
    func typed(count: Int) throws {
        let own: CartPoleVectorEnv = try makeVec(.cartPole, count: count)
        #expect(own.count == count && own.maxEpisodeSteps == 500 && own.spec?.id == "CartPole-v1")
        var lanes = try makeVec(.frozenLake(isSlippery: false), count: count)
        let start: VectorStep<[Int]> = try lanes.reset(seed: 1)
        #expect(start.observations == Array(repeating: 0, count: count))
        #expect(lanes.spec?.id == "FrozenLake-v1" && lanes.environments.count == count)
    }

    @Test("the spec makes an equal vector again, also through JSON")
    func specs() throws {
        for mode in [nil, .sync, .async] as [VectorizeMode?] {
            let lanes = try makeVec(
                "CartPole-v1", count: 3, ["sutton_barto_reward": true], vectorizationMode: mode, maxEpisodeSteps: 7)
            let spec = try #require(lanes.spec)
            #expect(spec.options["num_envs"] == 3 as Value && spec.maxEpisodeSteps == 7)
            #expect(spec.options["vectorization_mode"] == .string((mode ?? .vectorEntryPoint).rawValue))
            for again in [spec, try EnvSpec(json: spec.json)] {
                var (first, second) = (lanes, try makeVec(again))
                #expect(second.spec == spec && second.description == lanes.description)
                #expect(try first.reset(seed: 2) == second.reset(seed: 2))
                for _ in 0..<20 { #expect(try first.step([1, 0, 1]) == second.step([1, 0, 1])) }
            }
        }
        let typed = try #require(try makeVec(.pendulum, count: 2, autoresetMode: .sameStep).spec)
        #expect(try makeVec(typed).autoresetMode == .sameStep)
        var broken = typed
        for (key, value) in [("num_envs", "two"), ("vectorization_mode", "fast"), ("vector_kwargs", 3)]
            as [(String, Value)]
        {
            broken.options = [key: value]
            let error = try #require(throws: InvalidOption.self) { try makeVec(broken) }
            #expect(error.key == key)
        }
    }

    @Test("wrappers go around each lane, and are made again from the spec")
    func wrappers() throws {
        var lanes = try makeVec(
            "CartPole-v1", count: 2,
            wrappers: [{ AnyEnv(try $0.rewardsClipped(to: 0...0.5)) }, { AnyEnv(try $0.framesStacked(2)) }])
        #expect(lanes.singleObservationSpace.description.contains("(2, 4)"))
        #expect(try lanes.reset(seed: 1).observations.array?.shape == [2, 2, 4])
        #expect(try lanes.step([0, 1]).rewards == [0.5, 0.5])
        let spec = try #require(lanes.spec)
        #expect(spec.additionalWrappers.map(\.name) == ["ClipReward", "FrameStackObservation"])
        var again = try makeVec(spec)
        #expect(try again.reset(seed: 1).observations.array?.shape == [2, 2, 4])
        #expect(try again.step([0, 1]).rewards == [0.5, 0.5])
    }

    @Test("what a vector environment of an id's own cannot do is refused with what to write instead")
    func entryPoints() throws {
        func refuse(_ make: () throws -> AnyVectorEnv) throws -> String {
            try #require(throws: VectorEntryPointError.self) { try make() }.description
        }
        let mode = VectorizeMode.vectorEntryPoint
        #expect(try refuse { try makeVec("Pendulum-v1", vectorizationMode: mode) }.contains("none is registered"))
        let asked = [
            try refuse { try makeVec("CartPole-v1", vectorizationMode: mode, autoresetMode: .sameStep) },
            try refuse { try makeVec("CartPole-v1", vectorizationMode: mode, threads: 2) },
            try refuse { try makeVec("CartPole-v1", vectorizationMode: mode, wrappers: [{ $0 }]) },
        ]
        #expect(asked.allSatisfy { $0.contains("CartPole-v1") && $0.contains("vectorizationMode: .sync") })
        #expect(throws: UnknownOption.self) { try makeVec("CartPole-v1", count: 2, ["gravity": 3]) }
        #expect(throws: NameNotFound.self) { try makeVec("CartPol-v1") }
    }

    @Test("a vector environment of one's own is registered for an id, and reads the limit as an option")
    func register() throws {
        try Gymnasium.register("vectors/Lamps-v0", maxEpisodeSteps: 4) { _ in Lamp(length: 9) }
        try registerVector("vectors/Lamps-v0") { options, count in
            let limit = try options("max_episode_steps", as: Int.self)
            return try SyncVectorEnv(count: count + (try options("more", default: 0))) { _ in
                Lamp(length: limit ?? 9)
            }
        }
        var lanes = try makeVec("vectors/Lamps-v0", count: 2, ["more": 1])
        #expect(lanes.count == 3)
        try lanes.reset()
        let steps = try (0..<4).map { _ in try lanes.step([0, 0, 0]).terminated[2] }
        #expect(steps == [false, false, false, true])
        #expect(throws: UnknownOption.self) { try makeVec("vectors/Lamps-v0", ["fewer": 1]) }
        #expect(throws: NamespaceNotFound.self) {
            try registerVector("nowhere/Lamps-v0") { _, count in try CartPoleVectorEnv(count: count) }
        }
    }

    @Test("lanes without a limit go on")
    func noLimit() throws {
        var lanes = try makeVec("MountainCar-v0", count: 2, maxEpisodeSteps: -1)
        try lanes.reset(seed: 1)
        for _ in 0..<250 { #expect(try lanes.step([1, 1]).truncated == [false, false]) }
        var carts = try makeVec(.cartPole, count: 2, maxEpisodeSteps: -1)
        #expect(carts.maxEpisodeSteps == nil)
        try carts.reset(seed: 1)
        #expect(try carts.step([0, 1]).rewards == [1, 1])
    }
}
