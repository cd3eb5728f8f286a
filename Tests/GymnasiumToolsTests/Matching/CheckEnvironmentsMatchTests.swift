import Gymnasium
import LyceumNumerics
import Testing

/// Rolls a die; what it gives can be changed from a step on.
private struct Die: Env {
    var observationSpace = Discrete(7)
    var actionSpace = Discrete(3)
    var random = Generator()
    var renderMode: RenderMode?
    var length = 4
    /// Changes a step, given its number in the episode.
    var change: (@Sendable (Int, inout Step<Int>) -> Void)?
    var startInfo: Info = [:]
    var text = "die"
    private var steps = 0

    init(renderMode: RenderMode? = nil) { self.renderMode = renderMode }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        steps = 0
        return Reset(try random.integers(1, 7), info: startInfo)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        steps += 1
        var step = Step(
            try random.integers(1, 7), reward: Double(action), terminated: steps == length, info: ["n": .int(steps)])
        change?(steps, &step)
        return step
    }

    mutating func render() throws -> RenderedFrame? { .text(text) }
}

@Suite("Two environments beside each other") struct CheckEnvironmentsMatchTests {
    private func difference(
        steps: Int = 20, skipping: Set<EnvDifference.Field> = [], info: InfoComparison = .equivalence,
        tolerance: Double = 0, _ change: (inout Die) -> Void
    ) throws -> EnvDifference? {
        var second = Die(renderMode: .ansi)
        change(&second)
        return try checkEnvironmentsMatch(
            Die(renderMode: .ansi), second, steps: steps, seed: 7, skipping: skipping, info: info, tolerance: tolerance)
    }

    @Test("An environment matches itself, also behind wrappers and without its type")
    func same() throws {
        #expect(try difference { _ in } == nil)
        #expect(try checkEnvironmentsMatch(CartPole(), AnyEnv(CartPole()), steps: 200) == nil)
        #expect(try checkEnvironmentsMatch(make("Taxi-v4"), make(.taxi), steps: 300, seed: 3) == nil)
    }

    @Test("The first difference is named with its step, its field and both values")
    func found() throws {
        func changed(_ change: @escaping @Sendable (inout Step<Int>) -> Void) throws -> EnvDifference? {
            try difference { $0.change = { if $0 == 3 { change(&$1) } } }
        }
        let reward = try #require(try changed { $0.reward += 0.5 })
        #expect(reward.step == 3 && reward.field == .reward && !reward.isReset)
        #expect(try #require(reward.second.double) - #require(reward.first.double) == 0.5)
        #expect(reward.description.hasPrefix("at step 3 the reward differs: "))
        #expect(try changed { $0.observation = 0 }?.field == .observation)
        #expect(try changed { $0.terminated = true }?.field == .terminated)
        #expect(try changed { $0.truncated = true }?.field == .truncated)
        let info = try #require(try changed { $0.info["n"] = 4 as Value? })
        #expect(info.field == .info && info.first == ["n": 3] && info.second == ["n": 4])
        let frame = try difference { $0.text = "dice" }
        #expect(frame?.field == .render && frame?.isReset == true && frame?.second == "dice")
        #expect(frame?.description == "at the reset the render differs: 'die' and 'dice'")
        let space = try difference { $0.actionSpace = Discrete(2) }
        #expect(space?.field == .actionSpace && space?.second == "Discrete(2)")
        #expect(try difference { $0.observationSpace = Discrete(8) }?.field == .observationSpace)
    }

    @Test("When either episode is over both are reset with the seed")
    func resets() throws {
        // The second one ends earlier, which is not looked at: both go on together.
        #expect(try difference(skipping: [.terminated]) { $0.length = 2 } == nil)
        let late = try difference(steps: 40) { $0.change = { if $0 == 5 { $1.reward = -1 } } }
        #expect(late == nil)
        let start = try difference { $0.startInfo = ["a": 1] }
        #expect(start?.step == 0 && start?.isReset == true && start?.field == .info)
    }

    @Test("What is skipped is not compared")
    func skipped() throws {
        for field: EnvDifference.Field in [.observation, .reward, .terminated, .truncated, .info] {
            let result = try difference(skipping: [field]) {
                $0.change = { _, step in
                    switch field {
                    case .observation: step.observation = 0
                    case .reward: step.reward = 100
                    case .terminated: step.terminated.toggle()
                    case .truncated: step.truncated.toggle()
                    default: step.info = [:]
                    }
                }
            }
            #expect(result == nil)
        }
        #expect(try difference(skipping: [.render]) { $0.text = "dice" } == nil)
        #expect(try difference { $0.renderMode = nil } == nil)
        #expect(try difference(skipping: [.observationSpace]) { $0.observationSpace = Discrete(8) } == nil)
    }

    @Test("Information is compared by keys and values, by keys, as a superset, or not")
    func infoComparisons() throws {
        let more: @Sendable (Int, inout Step<Int>) -> Void = { $1.info["more"] = 1 as Value? }
        let other: @Sendable (Int, inout Step<Int>) -> Void = { $1.info["n"] = 0 as Value? }
        let fewer: @Sendable (Int, inout Step<Int>) -> Void = { $1.info = [:] }
        let holds: [(InfoComparison, Bool, Bool, Bool)] = [
            (.equivalence, false, false, false), (.superset, true, false, false),
            (.keysEquivalence, false, true, false), (.keysSuperset, true, true, false), (.skip, true, true, true),
        ]
        for (comparison, more_, other_, fewer_) in holds {
            #expect(try (difference(info: comparison) { $0.change = more } == nil) == more_)
            #expect(try (difference(info: comparison) { $0.change = other } == nil) == other_)
            #expect(try (difference(info: comparison) { $0.change = fewer } == nil) == fewer_)
        }
    }

    @Test("Values are the same with the same form, and floating point within the tolerance")
    func equivalence() {
        let pairs: [(Value, Value, Bool)] = [
            (1, 1, true), (1, 1.0, false), (.double(.nan), .double(.nan), true), (1.0, 1.000001, false),
            (.floats([1, .nan]), .floats([1, .nan]), true), (.floats([1]), .doubles([1]), false),
            (.floats([1]), .floats([1, 2]), false), (.doubles([.infinity]), .doubles([.infinity]), true),
            (.doubles([1]), .doubles([.infinity]), false), (["a": .double(.nan)], ["a": .double(.nan)], true),
            (["a": 1], ["a": 1, "b": 1], false), (["a": 1], ["b": 1], false), (.list([1]), .tuple([1]), false),
            (.tuple([1, .doubles([0])]), .tuple([1, .doubles([0])]), true),
            (.array(.float32(NDArray([1, .nan]))), .array(.float32(NDArray([1, .nan]))), true),
            (.array(.float32(NDArray([1]))), .array(.float64(NDArray([1]))), false),
            (.array(.uint8(NDArray([1, 2]))), .array(.uint8(NDArray([1, 3]))), false),
            (.graph(GraphInstance(nodes: .floats([.nan]))), .graph(GraphInstance(nodes: .floats([.nan]))), true),
            (
                .graph(GraphInstance(nodes: 1, edges: 1, edgeLinks: [[0, 0]])),
                .graph(GraphInstance(nodes: 1)), false
            ),
        ]
        for (a, b, isSame) in pairs {
            #expect(a.isEquivalent(to: b) == isSame, "\(a) \(b)")
            #expect(b.isEquivalent(to: a) == isSame, "\(b) \(a)")
        }
        #expect(Value.double(1).isEquivalent(to: 1.000001, tolerance: 1e-5))
        #expect(Value.floats([1000]).isEquivalent(to: .floats([1000.005]), tolerance: 1e-5))
        #expect(!Value.floats([1]).isEquivalent(to: .floats([1.1]), tolerance: 1e-5))
        #expect(!Value.double(1).isEquivalent(to: .double(.infinity), tolerance: 1e-5))
        #expect(Value.dictionary(["a": .list([0.0])]).isEquivalent(to: ["a": .list([1e-6])], tolerance: 1e-5))
    }
}
