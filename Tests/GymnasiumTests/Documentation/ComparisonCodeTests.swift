import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumGraphics
import LyceumNumerics
import TestSupport
import Testing

/// The code of the comparison with Gymnasium, as it stands there.
@Suite("The code of the comparison page")
struct ComparisonCodeTests {
    @Test("is all run here")
    func page() throws {
        let page = try Page("ComparisonWithGymnasium")
        let files = [#filePath, #filePath.replacing("ComparisonCode", with: "ComparisonWrapperCode")]
        let source = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
        let missing = try files.map { Set(try page.codeMissing(in: $0)) }
        #expect(missing[0].intersection(missing[1]).isEmpty)
        let snippets = page.tables(with: 3).dropLast().flatMap { $0.map { Page.snippets($0[1]) } }.joined()
        let code = snippets.filter { $0.contains { "(.[{".contains($0) } && !$0.contains("play(") }
        #expect(code.count > 150)
        #expect(code.filter { !source.contains($0) } == [])
    }

    @Test("In short, and of environments")
    func environments() throws {
        var env = try make("CartPole-v1", renderMode: .rgbArray).episodeStatisticsRecorded()
        let (first, _) = try env.reset(seed: 42).tuple
        var step = try env.step(1)
        while !step.isDone { step = try env.step(env.actionSpace.sample()) }
        try env.close()
        #expect(first.floats?.count == 4)
        #expect(step.info["episode"]?["l"] == .int(env.episodeLength))

        var cart = try make(.cartPole)
        cart.gravity = 5
        #expect(cart.unwrapped.gravity == 5 && cart.description.hasSuffix("CartPole<CartPole-v1>>>>>"))
        #expect(FrozenLake.Map.fourByFour != (try FrozenLake.generateRandomMap(size: 8)))
        #expect(try makeVec(.cartPole, count: 1024).count == 1024)
    }

    @Test("Of the core")
    func core() throws {
        struct Bell: Env {
            static let metadata = Metadata(renderModes: [.ansi], renderFPS: 30)
            var observationSpace = Discrete(2)
            var actionSpace = Discrete(2)
            var random = Generator()
            mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }
            mutating func step(_ action: Int) throws -> Step<Int> { Step(action, reward: 1) }
        }
        #expect(Bell.metadata.renderModes == [.ansi])

        var env = AnyEnv(try make("CartPole-v1", renderMode: .rgbArrayList))
        let reset = try env.reset(seed: 42, options: [:])
        let a: Value = 1
        let step = try env.step(a)
        let parts = (step.observation, step.reward, step.terminated, step.truncated, step.info, step.tuple)
        #expect(env.description.hasPrefix("<RenderCollection"))
        #expect(reset.tuple.observation != parts.0 && parts.1 == 1 && !parts.2 && !parts.3 && parts.4.isEmpty)
        switch try env.render() {
        case .image, .text, nil: Issue.record("a list mode gives a list")
        case .list(let frames): #expect(frames.count == 2)
        }
        #expect(env.renderMode == .rgbArrayList && env.spec?.id == "CartPole-v1" && env.unwrapped.spec == nil)
        #expect(env.actionSpace.contains(a) && env.observationSpace.contains(step.observation))
        var stream = try Generator(seed: 42)
        _ = stream.random(count: 4)
        #expect(env.random == stream)
        let (name, value) = ("gravity", Value.double(9))
        #expect(env.attributeNames.contains(name) && env.attribute(name) == 9.8)
        try env.setAttribute(name, to: value)
        env["gravity"] = 5
        #expect(env["gravity"] == 5.0)
        #expect(env[as: CartPole.self]?.gravity == 5)
        try env.close()

        let wrapper = try make(.cartPole)
        #expect(wrapper.base.description == wrapper.description && wrapper.gravity == 9.8)
        #expect(TimeLimit<CartPole>.typeName == "TimeLimit")
        #expect(WrapperSpec(name: "W", arguments: [:]).arguments?.isEmpty == true)
        #expect(Warnings.collecting { Warnings.warn("something") }.warnings == ["something"])
        #expect(TerminalColor.green("solved", isBold: true).contains("solved"))
    }

    @Test("Of spaces")
    func spaces() throws {
        let box = Box(low: -1, high: 1, shape: [2])
        #expect(box.isBounded(.below) && box.low == [-1, -1] && box.high == [1, 1])
        #expect(box.boundedBelow == [true, true] && box.boundedAbove == [true, true])
        #expect(ArrayBox(low: 0, high: 255, shape: [84, 84, 3], dtype: UInt8.self).shape == [84, 84, 3])
        #expect(Discrete(5, start: 1) != Discrete(5, seed: 42) && MultiBinary(5).n == 5)
        #expect(MultiDiscrete([3, 5])[0] == Discrete(3))
        #expect(TextSpace(5, minLength: 1, characters: "abc").contains("cab"))
        do {
            let text = TextSpace(5, characters: "cab")
            #expect(text.characterList == ["c", "a", "b"] && text.characters == "abc")
            #expect(text.characterList.firstIndex(of: "b") == 2 && text.characterList.firstIndex(of: "x") == nil)
        }
        var product = Product(Discrete(2), Box(low: 0, high: 1))
        let pair: (Int, [Float]) = product.sample()
        #expect(product.contains(pair))
        #expect(TupleSpace(Discrete(2), Box(low: 0, high: 1)) == product.dynamicTwin)
        #expect(DictSpace(["a": Discrete(2), "b": Box(low: 0, high: 1)]).keys == ["a", "b"])
        #expect(SequenceSpace(Discrete(4)).contains([3, 1]))
        #expect(GraphSpace(nodes: Box(low: 0, high: 1), edges: Discrete(3)).edgeSpace != nil)
        #expect(OneOf(Discrete(3), Box(low: 0, high: 1)).count == 2)

        var space = Discrete(3)
        try space.seed(42)
        var twin = space
        twin.random = space.random
        let (m, p): (Value, Value) = ([0, 1, 0], [0.0, 0.0, 1.0])
        #expect(try space.sample(mask: m) == 1)
        #expect(try space.sample(probability: p) == 2)
        let (x, xs, n) = (1, [0, 1, 2], 3)
        #expect(space.contains(x) && space.structure == .discrete(count: 3, start: 0))
        let text = space.toJSON(xs)
        #expect(try space.fromJSON(text) == xs)
        let v = try space.flatten(x)
        #expect(try space.unflatten(v) == x)
        #expect(space.flatDim != nil && v == .integers([0, 1, 0]))
        #expect(try space.flatSpace().description == "Box(0, 1, (3,), int64)")

        let (a, b, spaces) = (space, Discrete(9), [AnySpace(Discrete(3)), AnySpace(Discrete(9))])
        #expect(a.isDTypeShapeEquivalent(to: b))
        #expect(try AnySpace.batched(differing: spaces).description == "MultiDiscrete([3 9])")
        #expect(space.batched(n).description == "MultiDiscrete([3 3 3])")
        let items = [2, 0, 1]
        var batch = try space.batch(items)
        try space.write(x, into: &batch, at: 0)
        #expect(space.elements(of: batch) == [1, 0, 1] && space.element(of: batch, at: 0) == 1)
        #expect(space.emptyBatch(count: n) == [0, 0, 0] && space.zeroElement == 0)
        #expect(space.description == "Discrete(3)")
    }

    @Test("Of the registry")
    func registry() throws {
        let id = "CartPole-v1"
        #expect(try make("CartPole-v1", ["sutton_barto_reward": true]).spec?.options.isEmpty == false)
        #expect(try make(.cartPole(suttonBartoReward: true)).suttonBartoReward)
        let unlimited = try make(id, renderMode: .human, maxEpisodeSteps: -1, disableEnvChecker: true)
        #expect(unlimited.maxEpisodeSteps == nil && unlimited.description.hasPrefix("<HumanRendering"))
        let spec = try spec(id)
        let made = try make(spec)
        #expect(made.spec == spec)
        #expect(try makeVec(id, count: 8, vectorizationMode: .async).count == 8)
        let lanes = try makeVec(
            id, autoresetMode: .sameStep, threads: 2, wrappers: [{ AnyEnv(try $0.timeLimited(5)) }])
        #expect(lanes.autoresetMode == .sameStep)

        typealias My = Lamp
        @Sendable func lamps(_ options: Options, _ count: Int) throws -> SyncVectorEnv<TimeLimit<My>> {
            let limit = try options("max_episode_steps", default: 5)
            return try SyncVectorEnv(count: count) { _ in try My().timeLimited(limit) }
        }
        try registering(namespace: "ns") {
            try register("My-v0", maxEpisodeSteps: 100) { _ in My() }
            try registerVector("My-v0") { options, count in try lamps(options, count) }
            try register(
                "Arms-v0", options: ["arms": 4],
                additionalWrappers: [WrapperSpec(name: "Autoreset", arguments: [:])]
            ) { options in My(length: try options("arms", default: 1)) }
        }
        #expect(try makeVec("ns/My-v0", count: 3)[as: SyncVectorEnv<TimeLimit<My>>.self]?[0].maxEpisodeSteps == 100)
        let arms = try make("ns/Arms-v0")
        #expect(arms[as: My.self]?.length == 4 && arms.description.hasPrefix("<Autoreset"))
        #expect(registeredIDs.contains("ns/My-v0"))

        let text = spec.json
        #expect(try EnvSpec(json: text) == spec)
        #expect(spec.options.isEmpty && spec.name.version == 1)
        #expect(spec.text(printsAll: true).contains("additional_wrappers=[]"))
        #expect(!spec.description.isEmpty)
        #expect(try EnvName("ns/Name-v0").namespace == "ns")
        #expect(registryText(columns: 3).contains("CartPole-v1"))
        #expect(try acceptedOptions("CartPole-v1") == ["sutton_barto_reward": false])
    }
}
