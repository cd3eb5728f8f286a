import Gymnasium
import LyceumNumerics
import Testing

@Suite("What a stack knows of its inside")
struct StackPropertyTests {
    /// An environment that draws text.
    struct Drawn: Env {
        static let metadata = Metadata(renderModes: [.ansi], renderFPS: 4)
        var observationSpace = Discrete(1)
        var actionSpace = Discrete(2)
        var random = Generator()
        var renderMode: RenderMode?

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }
        mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: 1) }
    }

    @Test("metadata shows through wrappers and through forgotten types, however often")
    func metadata() throws {
        let drawn = Drawn(renderMode: .ansi)
        #expect(drawn.metadata == Drawn.metadata)
        #expect(try drawn.timeLimited(5).metadata == Drawn.metadata)
        let erased = AnyEnv(try AnyEnv(drawn).rewardsClipped(to: 0...1))
        #expect(erased.metadata == Drawn.metadata)
        let (checked, warnings) = try Warnings.collecting { try PassiveEnvChecker(erased) }
        #expect(checked.metadata == Drawn.metadata && warnings.isEmpty)
    }

    @Test("an entry point that returns an environment of forgotten type is asked for its modes")
    func erasedEntryPoint() throws {
        try register("stackproperties/Drawn-v0") { AnyEnv(Drawn(renderMode: $0.renderMode)) }
        let (env, warnings) = try Warnings.collecting { try make("stackproperties/Drawn-v0", renderMode: .ansi) }
        #expect(env.renderMode == .ansi && warnings.isEmpty)
    }

    @Test("the limit of a stack is that of its outermost limiting layer, with and without a spec")
    func limit() throws {
        #expect(CartPole().maxEpisodeSteps == nil)
        #expect(try CartPole().timeLimited(7).rewardsClipped(to: 0...1).maxEpisodeSteps == 7)
        #expect(try CartPole().timeLimited(7).timeLimited(9).maxEpisodeSteps == 9)
        #expect(try make("CartPole-v1").maxEpisodeSteps == 500)
        #expect(try make("CartPole-v1", maxEpisodeSteps: -1).maxEpisodeSteps == nil)
        #expect(try AnyEnv(make(.cartPole)).timeLimited(3).maxEpisodeSteps == 3)
    }

    @Test("a variable goes into an info as a literal does, and comes out again")
    func variables() {
        var info: Info = [:]
        let (score, name, weights) = (3, "x", [0.5, 1])
        info["score"] = score
        info["name"] = name
        info["weights"] = weights
        info["literal"] = [0.5, 1]
        #expect(info["score"] == .int(3) && info["name"] == .string("x") && info["weights"] == .doubles([0.5, 1]))
        #expect(info["literal"] == .list([0.5, 1]))
        let back: Int? = info["score"]
        #expect(back == 3)
        info["score"] = nil as Int?
        #expect(info.keys == ["name", "weights", "literal"])
    }
}
