import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("Stacks of wrappers")
struct WrapperStackTests {
    typealias Layer = @Sendable (AnyEnv) throws -> AnyEnv

    /// Every wrapper that records its arguments, each around any environment that it takes.
    static let layers: [(name: String, wrap: Layer)] = [
        ("Autoreset", { AnyEnv($0.autoreset()) }),
        ("RecordEpisodeStatistics", { AnyEnv(try $0.episodeStatisticsRecorded(bufferLength: 3)) }),
        ("FilterObservation", { AnyEnv(try $0.observationsFiltered(keys: ["time"])) }),
        ("FilterObservation", { AnyEnv(try $0.observationsFiltered(positions: [-1])) }),
        ("FlattenObservation", { AnyEnv(try $0.observationsFlattened()) }),
        ("GrayscaleObservation", { AnyEnv(try $0.observationsGrayscaled(keepDim: true)) }),
        ("ResizeObservation", { AnyEnv(try $0.observationsResized(to: [5, 4])) }),
        ("ReshapeObservation", { AnyEnv(try $0.observationsReshaped(to: [2, 2])) }),
        ("RescaleObservation", { AnyEnv(try $0.observationsRescaled(min: -1, max: [1, 2, 3, 4])) }),
        ("DtypeObservation", { AnyEnv(try $0.observationsCast(to: .float64)) }),
        ("AddRenderObservation", { AnyEnv(try $0.observationsRendered()) }),
        ("AddRenderObservation", { AnyEnv(try $0.renderAddedToObservations(renderKey: "screen")) }),
        ("DiscretizeObservation", { AnyEnv(try $0.observationsDiscretized(bins: [2, 3, 4, 5])) }),
        ("DiscretizeObservation", { AnyEnv(try $0.observationsDiscretized(bins: 3, as: MultiDiscrete.self)) }),
        ("DelayObservation", { AnyEnv(try $0.observationsDelayed(by: 2)) }),
        ("TimeAwareObservation", { AnyEnv(try $0.timeObserved()) }),
        ("TimeAwareObservation", { AnyEnv(try $0.timeObserved(flatten: false, normalizeTime: true)) }),
        ("FrameStackObservation", { AnyEnv(try $0.framesStacked(3)) }),
        ("FrameStackObservation", { AnyEnv(try $0.framesStacked(2, padding: .zero)) }),
        ("FrameStackObservation", { AnyEnv(try $0.framesStacked(2, padding: .element(.floats([0, 0, 0.5, 1])))) }),
        ("NormalizeObservation", { AnyEnv(try $0.observationsNormalized(epsilon: 1e-6)) }),
        ("MaxAndSkipObservation", { AnyEnv(try $0.framesSkipped(3)) }),
        ("ClipAction", { AnyEnv(try $0.actionsClipped()) }),
        ("RescaleAction", { AnyEnv(try $0.actionsRescaled(min: [0.5], max: 2)) }),
        ("DiscretizeAction", { AnyEnv(try $0.actionsDiscretized(bins: 5)) }),
        ("DiscretizeAction", { AnyEnv(try $0.actionsDiscretized(bins: [4], as: MultiDiscrete.self)) }),
        ("StickyAction", { AnyEnv(try $0.actionsStuck(probability: 0.3)) }),
        ("StickyAction", { AnyEnv(try $0.actionsStuck(probability: 0.3, duration: 1...4)) }),
        ("RepeatAction", { AnyEnv(try $0.actionsRepeated(2)) }),
        ("ClipReward", { AnyEnv(try $0.rewardsClipped(to: -1...3)) }),
        ("NormalizeReward", { AnyEnv(try $0.rewardsNormalized(gamma: 0.9)) }),
    ]

    /// Environments of different spaces, made by their ids so that they have a spec.
    static let bases: [@Sendable () throws -> AnyEnv] = [
        { try make("CartPole-v1", maxEpisodeSteps: 12) }, { try make(box) }, { try make(image) }, { try make(parts) },
    ]

    private static let box = id("Box-v0") { options in
        Echo(Box(low: [-1, -2, 0, 0], high: [1, 1, 1, 1]), Box(low: -2, high: 2), renderMode: options.renderMode)
    }
    private static let image = id("Image-v0") { _ in Echo(ArrayBox<UInt8>(low: 0, high: 255, shape: [7, 6, 3])) }
    private static let parts = id("Parts-v0") { _ in
        Echo(DictSpace(["time": Discrete(3), "place": Box(low: 0, high: 1, shape: [2])]))
    }

    private static func id<E: Env>(_ name: String, _ entry: @escaping @Sendable (Options) throws -> E) -> String {
        let id = "wrapperstack/\(name)"
        do {
            try register(id, maxEpisodeSteps: 12, options: name == "Box-v0" ? ["render_mode": "rgb_array"] : [:]) {
                try entry($0)
            }
        } catch {
            Issue.record(error)
        }
        return id
    }

    /// A random stack of up to five wrappers that go together.
    private func randomStack(_ generator: inout Generator) throws -> AnyEnv {
        var env = try Self.bases[try generator.integers(Self.bases.count)]()
        for _ in 0..<(try generator.integers(1, 5, endpoint: true)) {
            let layer = Self.layers[try generator.integers(Self.layers.count)]
            // Two of these would report under one key, which is an error.
            if layer.name == "RecordEpisodeStatistics", "\(env)".contains(layer.name) { continue }
            do {
                env = try layer.wrap(env)
            } catch is UnsuitableSpace, is InvalidArgument, is InvalidBound, is KeyAlreadyUsed, is InvalidRenderMode {
                continue
            }
        }
        return env
    }

    /// What a number of steps give, without the times that were measured.
    private func results(of env: inout AnyEnv, steps: Int) throws -> [Step<Value>] {
        try (0..<steps).map { _ in
            var step = try env.step(env.actionSpace.sample())
            if var episode = step.info["episode"]?.dictionary {
                episode["t"] = nil as Value?
                step.info["episode"] = .dictionary(episode)
            }
            if step.isDone { try env.reset() }
            return step
        }
    }

    @Test("a copy of a random stack gives the same results, and stepping it leaves the original untouched")
    func copies() throws {
        var generator = try Generator(seed: 8)
        var names: Set<String> = []
        for index in 0..<300 {
            var env = try randomStack(&generator)
            names.formUnion(env.spec?.additionalWrappers.map(\.name) ?? [])
            try env.reset(seed: index)
            try env.actionSpace.seed(index)
            _ = try results(of: &env, steps: index % 20)
            var copy = env
            let first = try results(of: &copy, steps: 25)
            var second = env
            #expect(try results(of: &second, steps: 25) == first, "\(env)")
            #expect(try results(of: &env, steps: 25) == first, "\(env)")
            #expect(try results(of: &env, steps: 5) == results(of: &copy, steps: 5), "\(env)")
        }
        #expect(names == Set(Self.layers.map(\.name)))
    }

    @Test("the spec of a random stack, also through JSON, makes a stack with an equal spec and equal results")
    func specs() throws {
        var generator = try Generator(seed: 9)
        for index in 0..<200 {
            var env = try randomStack(&generator)
            let spec = try #require(env.spec)
            var again = try make(spec)
            var read = try make(try EnvSpec(json: spec.json))
            #expect(again.spec == spec && read.spec == spec, "\(env)")
            #expect(again.description == env.description && read.description == env.description)
            #expect(again.observationSpace == env.observationSpace && read.actionSpace == env.actionSpace)
            try env.actionSpace.seed(index)
            try again.actionSpace.seed(index)
            try read.actionSpace.seed(index)
            let start = try env.reset(seed: index)
            #expect(try again.reset(seed: index) == start && read.reset(seed: index) == start, "\(env)")
            let expected = try results(of: &env, steps: 15)
            #expect(try results(of: &again, steps: 15) == expected, "\(env)")
            #expect(try results(of: &read, steps: 15) == expected, "\(env)")
        }
    }

    @Test("every wrapper alone, with each of its arguments, is made again at every level of the stack")
    func everyWrapper() throws {
        var made: Set<String> = []
        for layer in Self.layers {
            for base in Self.bases {
                let inner = try base().rewardsClipped(to: 0...1)
                guard let env = try? layer.wrap(AnyEnv(inner)) else { continue }
                made.insert(layer.name)
                for spec in [try #require(inner.spec), try #require(env.spec)] {
                    let again = try make(try EnvSpec(json: spec.json))
                    #expect(again.spec == spec)
                    #expect(spec.additionalWrappers.allSatisfy { $0.arguments != nil })
                }
                #expect(env.spec?.additionalWrappers.last?.name == layer.name)
            }
        }
        #expect(made == Set(Self.layers.map(\.name)))
        let others: Set = ["TimeLimit", "OrderEnforcing", "PassiveEnvChecker", "AtariPreprocessing"]
        #expect(others.union(made).isSubset(of: registeredWrappers))
    }

    @Test("a typed stack gives what the dynamic one gives, and copies as it does")
    func typed() throws {
        var typed = try make(.cartPole).observationsRescaled(
            min: [0, -.infinity, 0, -.infinity], max: [1, .infinity, 1, .infinity]
        ).observationsNormalized().actionsStuck(probability: 0.2).framesStacked(3).rewardsNormalized()
        var dynamic = try make("CartPole-v1").observationsRescaled(
            min: [0, -.infinity, 0, -.infinity], max: [1, .infinity, 1, .infinity]
        ).observationsNormalized().actionsStuck(probability: 0.2).framesStacked(3).rewardsNormalized()
        #expect(
            try dynamic.reset(seed: 5).observation.bytes
                == Value.array(.float32(typed.reset(seed: 5).observation)).bytes)
        for index in 0..<40 {
            var copy = typed
            let (step, other) = (try typed.step(index % 2), try dynamic.step(index % 2))
            #expect(try copy.step(index % 2) == step)
            #expect(other.observation == .array(.float32(step.observation)) && other.reward == step.reward)
            if step.isDone { #expect(try typed.reset().info == dynamic.reset().info) }
        }
        #expect(typed.spec == dynamic.spec)
    }
}
