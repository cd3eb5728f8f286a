import Gymnasium
import Testing

@Suite("The table of wrappers")
struct WrapperRegistryTests {
    /// A wrapper as the documentation shows it.
    struct ScaleReward<Base: Env>: RewardWrapper {
        var base: Base
        let factor: Double
        mutating func reward(_ reward: Double) -> Double { factor * reward }
        var wrapperSpec: WrapperSpec? { WrapperSpec(name: "ScaleReward", arguments: ["factor": .double(factor)]) }
    }

    /// An action wrapper as the documentation shows it.
    struct Reversed<Base: Env>: ActionWrapper where Base.Action == Int {
        typealias Action = Int
        var base: Base
        mutating func action(_ action: Int) -> Int { 1 - action }
    }

    private func made(_ name: String, _ arguments: Info?) throws -> AnyEnv {
        var spec = try spec("CartPole-v1")
        spec.additionalWrappers = [WrapperSpec(name: name, arguments: arguments)]
        return try make(spec)
    }

    @Test("a wrapper of one's own is made again from a spec once it is registered")
    func own() throws {
        let env = ScaleReward(base: try make("CartPole-v1"), factor: 2.5)
        let unknown = try #require(throws: UnknownWrapper.self) { try make(try #require(env.spec)) }
        #expect(unknown.description.contains("registerWrapper"))
        registerWrapper("ScaleReward") { ScaleReward(base: $0, factor: try $1("factor", default: 1)) }
        var again = try make(try EnvSpec(json: try #require(env.spec).json))
        #expect(again.spec == env.spec && again.description == env.description)
        try again.reset(seed: 1)
        #expect(try again.step(0).reward == 2.5)
        #expect(registeredWrappers.last { $0 == "ScaleReward" } != nil)
        #expect(throws: UnknownOption.self) { try made("ScaleReward", ["faktor": 2]) }
        let (_, warnings) = Warnings.collecting {
            registerWrapper("ScaleReward") { ScaleReward(base: $0, factor: try $1("factor", default: 1)) }
        }
        #expect(warnings == ["the wrapper ScaleReward was registered already: the new one replaces it"])
    }

    @Test("an action wrapper of one's own writes nothing but what it changes")
    func ownAction() throws {
        var (plain, reversed) = (CartPole(), Reversed(base: CartPole()))
        #expect(try plain.reset(seed: 1) == reversed.reset(seed: 1))
        #expect(try plain.step(1) == reversed.step(0))
    }

    @Test("an unknown name is an error with the nearest one, a name of earlier versions with the new one")
    func unknown() throws {
        let near = try #require(throws: UnknownWrapper.self) { try made("NormaliseReward", [:]) }
        #expect(near.suggestion == "NormalizeReward" && near.description.contains("did you mean NormalizeReward?"))
        for (old, new) in [
            ("AutoResetWrapper", "Autoreset"), ("FrameStack", "FrameStackObservation"),
            ("PixelObservationWrapper", "AddRenderObservation"), ("VectorListInfo", "DictInfoToList"),
        ] {
            for arguments: Info? in [nil, [:], ["num_stack": 4]] {
                let renamed = try #require(throws: UnknownWrapper.self) { try made(old, arguments) }
                #expect(renamed.renamedTo == new)
                #expect(renamed.description == "the wrapper \(old) has been renamed: write \(new)")
            }
        }
    }

    @Test("wrappers that take a function say that they cannot be made again")
    func functions() throws {
        let stacks = [
            AnyEnv(try make("CartPole-v1").rewardsTransformed { $0 }),
            AnyEnv(try make("CartPole-v1").observationsTransformed { $0 }),
            AnyEnv(try make("CartPole-v1").actionsTransformed { $0 }),
        ]
        for env in stacks {
            let error = try #require(throws: WrapperNotRecorded.self) { try make(try #require(env.spec)) }
            #expect(error.description.contains("did not record its function, which a spec cannot hold"))
            #expect(throws: WrapperNotRecorded.self) { try made(error.name, ["func": "f"]) }
        }
    }

    @Test("arguments that are missing, unknown or of another kind are an error that names them")
    func arguments() throws {
        func key(_ name: String, _ arguments: Info) throws -> String {
            try #require(throws: InvalidOption.self) { try made(name, arguments) }.key
        }
        #expect(try key("RescaleObservation", ["min_obs": 0]) == "max_obs")
        #expect(try key("DelayObservation", ["delay": 1.5]) == "delay")
        #expect(try key("DtypeObservation", ["dtype": "float33"]) == "dtype")
        #expect(try key("FilterObservation", ["filter_keys": true]) == "filter_keys")
        #expect(
            try key("StickyAction", ["repeat_action_probability": 0.5, "repeat_action_duration": [3, 1]])
                == "repeat_action_duration")
        #expect(try key("RepeatAction", [:]) == "num_repeats")
        let unknown = try #require(throws: UnknownOption.self) { try made("NormalizeReward", ["gama": 0.5]) }
        #expect(unknown.suggestion == "gamma" && unknown.id == "NormalizeReward")
        #expect(throws: UnknownOption.self) { try made("Autoreset", ["x": 1]) }
        #expect(throws: InvalidBound.self) { try made("NormalizeReward", ["gamma": 2]) }
        #expect(try made("TimeLimit", ["max_episode_steps": 3]).maxEpisodeSteps == 3)
    }
}
