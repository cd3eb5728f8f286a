import Gymnasium
import Testing

@Suite("Specs as JSON")
struct EnvSpecJSONTests {
    @Test("the JSON that Gymnasium writes for a spec with a wrapper is read, and makes the stack")
    func gymnasium() throws {
        let text = """
            {"id": "CartPole-v1", "entry_point": "gymnasium.envs.classic_control.cartpole:CartPoleEnv", \
            "reward_threshold": 475.0, "nondeterministic": false, "max_episode_steps": 500, "order_enforce": true, \
            "disable_env_checker": false, "kwargs": {}, "additional_wrappers": [{"name": "ClipReward", \
            "entry_point": "gymnasium.wrappers.transform_reward:ClipReward", \
            "kwargs": {"min_reward": 0, "max_reward": 1}}], \
            "vector_entry_point": "gymnasium.envs.classic_control.cartpole:CartPoleVectorEnv"}
            """
        let env = try make(EnvSpec(json: text))
        #expect(
            env.description == "<ClipReward<TimeLimit<OrderEnforcing<PassiveEnvChecker<CartPole<CartPole-v1>>>>>>")
    }

    @Test("a spec has Gymnasium's fields in Gymnasium's order")
    func text() throws {
        #expect(
            try spec("CartPole-v1").json
                == #"{"id":"CartPole-v1","entry_point":"gymnasium.envs.classic_control.cartpole:CartPoleEnv","#
                + #""reward_threshold":475.0,"nondeterministic":false,"max_episode_steps":500,"order_enforce":true,"#
                + #""disable_env_checker":false,"kwargs":{},"additional_wrappers":[],"#
                + #""vector_entry_point":"gymnasium.envs.classic_control.cartpole:CartPoleVectorEnv"}"#)
        let odd = try EnvSpec(
            "a/B", entryPoint: "c:D", nondeterministic: true, orderEnforce: false, disableEnvChecker: true,
            options: ["x": nil], additionalWrappers: [WrapperSpec(name: "W", arguments: nil)])
        #expect(
            odd.json
                == #"{"id":"a/B","entry_point":"c:D","reward_threshold":null,"nondeterministic":true,"#
                + #""max_episode_steps":null,"order_enforce":false,"disable_env_checker":true,"kwargs":{"x":null},"#
                + #""additional_wrappers":[{"name":"W","entry_point":"W","kwargs":null}],"vector_entry_point":null}"#)
        #expect(try EnvSpec(json: odd.json) == odd)
    }

    @Test("the specs of all built-in ids and of what is made from them read back equal")
    func builtIn() throws {
        for id in registeredIDs where try !id.contains("/") && spec(id).entryPoint.hasPrefix("Gymnasium.") {
            #expect(try EnvSpec(json: spec(id).json) == spec(id))
            let (env, _) = try Warnings.collecting { try make(id) }
            let made = try #require(env.spec)
            #expect(try EnvSpec(json: made.json) == made)
            let inner = try #require(env.unwrapped.spec ?? env.spec)
            #expect(try EnvSpec(json: inner.json) == inner)
        }
    }

    @Test("a spec that was written and read makes the same environment")
    func makes() throws {
        var env = try make("CartPole-v1", ["sutton_barto_reward": true], maxEpisodeSteps: 7, disableEnvChecker: true)
            .rewardsClipped(to: (-0.5)...).rewardsClipped(to: ...0.25)
        let read = try EnvSpec(json: try #require(env.spec).json)
        var again = try make(read)
        #expect(read == env.spec && again.spec == env.spec && again.description == env.description)
        #expect(try env.reset(seed: 42) == again.reset(seed: 42))
        for action in [1, 0, 1, 1, 1, 0, 1] { #expect(try env.step(.int(action)) == again.step(action)) }
    }

    @Test(
        "options of JSON's own kinds survive",
        arguments: [
            .none, true, 3, 0.1, 1.0, .double(-0.0), .double(.infinity), "4x4", "a \"b\"\n", [1, "a", .none, [2.5]],
            ["a": ["b": [1]]], [],
        ] as [Value])
    func options(value: Value) throws {
        let spec = try EnvSpec("A-v0", entryPoint: "b:C", options: ["option": value])
        #expect(try EnvSpec(json: spec.json) == spec)
    }

    @Test("vectors, tuples and arrays among the options come back as lists, which options read alike")
    func vectors() throws {
        let given: Info = [
            "f": .floats([0.1, 2]), "d": .doubles([0.1]), "i": .integers([1, 2]), "t": .tuple([1, 2]),
        ]
        let spec = try EnvSpec("A-v0", entryPoint: "b:C", options: given)
        let again = try EnvSpec(json: spec.json)
        #expect(again != spec && again.options["f"] == [0.1, 2.0] as Value && again.options["t"] == [1, 2] as Value)
        for options in [Options(given), Options(again.options)] {
            #expect(try options("f", as: [Float].self) == [0.1, 2])
            #expect(try options("d", as: [Double].self) == [0.1])
            #expect(try options("i", as: [Int].self) == [1, 2] && options("t", as: [Int].self) == [1, 2])
        }
    }

    @Test("fields that are missing or null have their default")
    func defaults() throws {
        let spec = try EnvSpec("A-v0", entryPoint: "")
        #expect(try EnvSpec(json: #"{"id":"A-v0"}"#) == spec)
        let nulls = #"{"kwargs":null,"id":"A-v0","order_enforce":null,"additional_wrappers":null,"entry_point":null}"#
        #expect(try EnvSpec(json: nulls) == spec)
        #expect(try EnvSpec(json: #"{"id":"A-v0","reward_threshold":3}"#).rewardThreshold == 3)
    }

    @Test(
        "JSON that is no spec is an error that names the field",
        arguments: [
            ("1", "not an object"), ("[]", "not an object"), ("null", "not an object"), ("{}", "\"id\" is missing"),
            (#"{"id":null}"#, "\"id\" is missing"), (#"{"id":3}"#, "\"id\" is 3; expected a text"),
            (#"{"id":"A","max_episode_steps":1.5}"#, "\"max_episode_steps\" is 1.5; expected a whole number"),
            (#"{"id":"A","max_episode_steps":1e3}"#, "expected a whole number"),
            (#"{"id":"A","max_episode_steps":99999999999999999999}"#, "expected a whole number"),
            (#"{"id":"A","reward_threshold":"x"}"#, "\"reward_threshold\" is 'x'; expected a number"),
            (#"{"id":"A","order_enforce":1}"#, "\"order_enforce\" is 1; expected true or false"),
            (#"{"id":"A","kwargs":[]}"#, "\"kwargs\" is []; expected an object"),
            (#"{"id":"A","additional_wrappers":{}}"#, "expected a list of objects"),
            (#"{"id":"A","additional_wrappers":[1]}"#, "expected a list of objects"),
            (#"{"id":"A","additional_wrappers":[{}]}"#, "in wrapper 0, \"name\" is missing"),
            (
                #"{"id":"A","additional_wrappers":[{"name":"W"},{"name":"W","kwargs":3}]}"#,
                "in wrapper 1, \"kwargs\" is 3; expected an object"
            ),
            (
                #"{"id":"A","additional_wrappers":[{"name":"W","kwarg":3}]}"#,
                "in wrapper 0, there is no field \"kwarg\": did you mean \"kwargs\"?"
            ),
            (#"{"id":"A","max_episode_step":3}"#, "no field \"max_episode_step\": did you mean \"max_episode_steps\"?"),
            (#"{"id":"A","zzz":3}"#, "no field \"zzz\""),
        ])
    func malformedSpecs(json: String, problem: String) throws {
        let error = try #require(throws: MalformedSpec.self) { try EnvSpec(json: json) }
        #expect(error.problem.contains(problem), "\(error)")
        #expect(error.description == "the JSON is not the spec of an environment: \(error.problem)")
    }

    @Test("a text that is not JSON, a key that is there twice and a malformed id are errors of their own")
    func otherErrors() {
        #expect(throws: MalformedJSON.self) { try EnvSpec(json: "") }
        #expect(throws: MalformedJSON.self) { try EnvSpec(json: #"{"id":"A","id":"B"}"#) }
        #expect(throws: MalformedJSON.self) { try EnvSpec(json: #"{"id":"A","kwargs":{"a":1,"a":1}}"#) }
        #expect(throws: MalformedJSON.self) { try EnvSpec(json: "{\"id\":" + String(repeating: "[", count: 200)) }
        #expect(throws: MalformedID.self) { try EnvSpec(json: #"{"id":"a b"}"#) }
    }

    @Test("arguments of a wrapper that it does not take, or of another kind, are errors when it is made again")
    func wrapperArguments() throws {
        func made(_ arguments: Info) throws -> AnyEnv {
            var spec = try spec("CartPole-v1")
            spec.additionalWrappers = [WrapperSpec(name: "ClipReward", arguments: arguments)]
            return try make(EnvSpec(json: spec.json))
        }
        #expect(try made(["min_reward": 0])[as: ClipReward<AnyEnv>.self]?.minReward == 0)
        let unknown = try #require(throws: UnknownOption.self) { try made(["min_rewrd": 0, "max_reward": 1]) }
        #expect(unknown.id == "ClipReward" && unknown.suggestion == "min_reward")
        let wrong = try #require(throws: InvalidOption.self) { try made(["min_reward": "0", "max_reward": 1]) }
        #expect(wrong.key == "min_reward" && wrong.given == "'0'")
        #expect(throws: InvalidBound.self) { try made([:]) }
        #expect(throws: InvalidBound.self) { try made(["min_reward": 1, "max_reward": 0]) }
    }
}
