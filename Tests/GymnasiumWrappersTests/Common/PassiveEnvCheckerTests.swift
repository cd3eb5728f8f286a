import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("PassiveEnvChecker")
struct PassiveEnvCheckerTests {
    @Test("the built-in environments give no warning, however they draw", arguments: builtInIDs)
    func builtIn(id: String) throws {
        for mode in try [nil] + make(id).metadata.renderModes where mode != .human {
            var env = try make(id, renderMode: mode, disableEnvChecker: false)
            let (_, warnings) = try Warnings.collecting {
                try env.reset(seed: 1)
                _ = try env.step(env.actionSpace.sample())
                if mode != nil { _ = try env.render() }
                try env.close()
            }
            #expect(warnings.isEmpty, "\(id) \(mode?.rawValue ?? "without a mode")")
        }
    }

    @Test("an observation outside the space is warned of at the first reset and the first step, and then no more")
    func observations() throws {
        var env = try PassiveEnvChecker(Probe(observation: [-1]))
        #expect(!env.hasCheckedReset && !env.hasCheckedStep)
        let (_, atReset) = try Warnings.collecting { try env.reset() }
        #expect(env.hasCheckedReset && !env.hasCheckedStep)
        #expect(atReset.count == 1)
        #expect(atReset.first?.contains("that reset() returned is not in the observation space") == true)
        let (_, atStep) = try Warnings.collecting { try env.step(0) }
        #expect(env.hasCheckedStep && atStep.count == 1 && atStep.first?.contains("step()") == true)
        let (_, later) = try Warnings.collecting {
            try env.reset()
            return try env.step(0)
        }
        #expect(later.isEmpty)
    }

    @Test(
        "an observation of another length or with a nan is outside the space",
        arguments: [[], [0.5, 0.5], [.nan], [1.5]] as [[Float]])
    func strangeObservations(observation: [Float]) throws {
        var env = try PassiveEnvChecker(Probe(observation: observation))
        let (_, warnings) = try Warnings.collecting { try env.reset() }
        #expect(warnings.count == 1)
    }

    @Test("a first reward that is no finite number is warned of", arguments: [.nan, .infinity, -.infinity] as [Double])
    func rewards(reward: Double) throws {
        var env = try PassiveEnvChecker(Probe(reward: reward))
        let (_, warnings) = try Warnings.collecting {
            try env.reset()
            return try env.step(0)
        }
        #expect(warnings.count == 1 && warnings.first?.contains("the reward of the first step is") == true)
    }

    @Test("a render mode that the type does not have is warned of")
    func renderMode() throws {
        let (_, warnings) = try Warnings.collecting { try PassiveEnvChecker(Probe(renderMode: .human)) }
        #expect(warnings.count == 1 && warnings.first?.contains("human") == true)
        let (_, none) = try Warnings.collecting { try PassiveEnvChecker(Probe(renderMode: .ansi)) }
        #expect(none.isEmpty)
    }

    @Test(
        "a space that cannot be is refused, for observations as for actions",
        arguments: [
            (Discrete(-1), "the number of elements is -1"), (Box(low: 1, high: 0), "low 1.0 is above high 0.0"),
            (Box(low: [0, 0], high: [1]), "write bounds of one shape"), (MultiBinary(0), "it has 0 positions"),
            (MultiDiscrete([2, -1]), "-1"), (TupleSpace(), "it has no parts"), (DictSpace([]), "it has no parts"),
            (TupleSpace(Discrete(2), Discrete(0)), "in part 1"),
            (DictSpace(["a": Discrete(0), "b": Discrete(2)]), "in part 'a'"),
            (TupleSpace(Discrete(2), DictSpace([])), "it has no parts"),
        ] as [(any Space, String)])
    func spaces(space: any Space, problem: String) throws {
        let asObservation = try #require(throws: InvalidSpace.self) {
            try PassiveEnvChecker(Echo(space.erased, Discrete(2)))
        }
        let asAction = try #require(throws: InvalidSpace.self) {
            try PassiveEnvChecker(Echo(Discrete(2), space.erased))
        }
        #expect(asObservation == asAction && asAction.problem.contains(problem), "\(asAction)")
    }

    @Test("two equal bounds are warned of at the first reset, wherever they are in a space")
    func equalBounds() throws {
        let flat = Box(low: [0, 3], high: [1, 3])
        for space in [flat.erased, TupleSpace(Discrete(2), flat).erased, DictSpace(["a": flat]).erased] {
            var env = try PassiveEnvChecker(Echo(space, space))
            let (_, first) = try Warnings.collecting { try env.reset() }
            #expect(first.count == 2 && first.allSatisfy { $0.contains("low and high of number 1 of Box(") })
            #expect(try Warnings.collecting { try env.reset() }.warnings.isEmpty)
        }
    }

    @Test(
        "the warning names the part of an observation that is wrong",
        arguments: [
            (Discrete(3, start: 1), 4, "4 is not one of 1, …, 3"),
            (Discrete(3), "left", "'left' is a text, not a whole number"),
            (Box(low: 0, high: 1, shape: [2]), [0.5], "its shape is (1,), the space's (2,)"),
            (Box(low: 0, high: 1, shape: [2]), [0.5, 2.0], "element 1 is 2.0, above its high of 1.0"),
            (
                ArrayBox(low: 0, high: 5, shape: [2, 2], dtype: Int32.self), [[0, 1], [-2, 0]],
                "element (1, 0) is -2, below its low of 0"
            ),
            (MultiDiscrete([2, 3]), [1, 3], "number 3 at position 1 is not fewer than 3 from the start"),
            (MultiDiscrete([2, 3]), [1], "its shape is (1,), the space's (2,)"),
            (MultiBinary(2), [0, 2], "number 2 at position 1 is not 0 or 1"),
            (TupleSpace(Discrete(2), Discrete(3)), [1], "it has 1 parts, the space 2"),
            (TupleSpace(Discrete(2), Discrete(3)), [1, 3], "part 1: 3 is not one of 0, …, 2"),
            (DictSpace(["a": Discrete(2)]), ["b": 1], "the entry 'a' is missing"),
            (DictSpace(["a": Discrete(2)]), ["a": 1, "b": 1], "the space has no entry 'b'"),
            (DictSpace(["a": Discrete(2)]), ["a": 2], "entry 'a': 2 is not one of 0, …, 1"),
            (TextSpace(3), "long", "'long' is not in Text(1, 3, charset="),
        ] as [(any Space, Value, String)])
    func parts(space: any Space, observation: Value, text: String) throws {
        var env = try PassiveEnvChecker(Reel(space.erased, [observation]))
        let (_, warnings) = try Warnings.collecting { try env.reset() }
        #expect(warnings.count == 1 && warnings.first?.contains(": \(text)") == true, "\(warnings)")
    }

    @Test(
        "the first frame is looked at: its kind, its shape and the frame rate",
        arguments: [
            (nil, []), (.rendersText, ["returned a text in the mode rgb_array"]),
            (.rendersNothing, ["returned nil in the mode rgb_array"]),
            (.grayImage, ["returned an image of the shape (4, 6), not (height, width, 3)"]),
            (.emptyImage, ["returned an image of the shape (0, 6, 3), not (height, width, 3)"]),
            (.rendersUnasked, ["returned an image without a render mode"]),
            (.noRate, ["the metadata has render modes and no renderFPS"]),
            (.noTimeBetweenFrames, ["metadata.renderFPS is 0.0"]),
        ] as [(FaultyWalk.Fault?, [String])])
    func frames(fault: FaultyWalk.Fault?, texts: [String]) throws {
        var env = try PassiveEnvChecker(FaultyWalk(fault))
        let (_, early) = try Warnings.collecting { try env.reset() }
        #expect(early.isEmpty && !env.hasCheckedRender)
        let (_, warnings) = try Warnings.collecting { try env.render() }
        #expect(env.hasCheckedRender && warnings.count == texts.count)
        for (warning, text) in zip(warnings, texts) { #expect(warning.contains(text)) }
        #expect(try Warnings.collecting { try env.render() }.warnings.isEmpty)
    }

    @Test("a call that fails is not counted as checked")
    func failures() throws {
        var env = try PassiveEnvChecker(Probe())
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
        #expect(!env.hasCheckedReset)
        #expect(throws: InvalidAction.self) { try env.step(9) }
        #expect(!env.hasCheckedStep)
        var faulty = try PassiveEnvChecker(FaultyWalk(.refusesRender))
        #expect(throws: FaultyWalk.Refused.self) { try faulty.render() }
        #expect(!faulty.hasCheckedRender)
    }
}
