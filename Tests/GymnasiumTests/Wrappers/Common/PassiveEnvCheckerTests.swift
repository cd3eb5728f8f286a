import Gymnasium
import LyceumNumerics
import Testing

@Suite("PassiveEnvChecker")
struct PassiveEnvCheckerTests {
    @Test("the built-in environments give no warning", arguments: ["CartPole-v1"])
    func builtIn(id: String) throws {
        let (_, warnings) = try Warnings.collecting {
            var env = try make(id, disableEnvChecker: false)
            try env.reset(seed: 1)
            _ = try env.step(env.actionSpace.sample())
            try env.close()
        }
        #expect(warnings.isEmpty)
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

    @Test("a space that cannot be is refused")
    func spaces() {
        #expect(throws: InvalidSpace.self) { try PassiveEnvChecker(Probe(actionSpace: Discrete(-1))) }
        #expect(throws: InvalidSpace.self) { try PassiveEnvChecker(Probe(observationSpace: Box(low: 1, high: 0))) }
    }

    @Test("a call that fails is not counted as checked")
    func failures() throws {
        var env = try PassiveEnvChecker(Probe())
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
        #expect(!env.hasCheckedReset)
        #expect(throws: InvalidAction.self) { try env.step(9) }
        #expect(!env.hasCheckedStep)
    }
}
