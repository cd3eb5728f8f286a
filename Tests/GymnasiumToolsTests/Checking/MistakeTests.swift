import Gymnasium
import LyceumNumerics
import Testing

/// An environment that takes the action as a position in an array.
private struct Unguarded: Env {
    var observationSpace = Discrete(1)
    var actionSpace = Discrete(3)
    var random = Generator()
    var state: [Int]?
    /// Whether the state of the first reset is taken for granted, and not the action.
    var isHasty = false

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        state = [0]
        return Reset(0)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        if isHasty {
            guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
            return Step(state![0], reward: 0)
        }
        return Step(0, reward: [1.0, 2.0, 3.0][action])
    }
}

@Suite struct MistakeTests {
    @Test func `a trap by a mistake that was made on purpose says which call it was and what to write`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = conformance(of: Unguarded(), makingMistakes: true)
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("Unguarded ended the program when it was checked with makingMistakes: true."), "\(text)")
        #expect(text.contains("The call was step(-1), which is not in Discrete(3). Begin step with `guard"), "\(text)")
    }

    @Test func `so does a trap in a step before the first reset`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            try register("mistakes/Hasty-v0", orderEnforce: false) { _ in Unguarded(isHasty: true) }
            _ = conformance(of: Claimed(base: try make("mistakes/Hasty-v0")), makingMistakes: true)
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("The call was step before reset. Throw ResetNeeded"), "\(text)")
    }

    @Test func `a trap elsewhere says nothing of mistakes`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = conformance(of: CartPole(), seeds: 0..<1, steps: 5, makingMistakes: true)
            let numbers = [1, 2, 3]
            print(numbers[Int(CommandLine.arguments[0].count) + 5])
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(!text.contains("makingMistakes"), "\(text)")
    }
}

/// An environment whose spec says that the order of calls is enforced, which nothing does.
private struct Claimed<Base: Env>: Wrapper {
    var base: Base
    var spec: EnvSpec? {
        var spec = base.spec
        spec?.orderEnforce = true
        return spec
    }
    mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> { try base.step(action) }
}

@Suite struct AdviceTests {
    private struct Spaces: Env {
        var observationSpace: AnySpace
        var actionSpace: AnySpace
        var random = Generator()
        var limit: Int?
        var maxEpisodeSteps: Int? { limit }

        init(_ observations: any Space, _ actions: any Space = Discrete(2)) {
            observationSpace = observations.erased
            actionSpace = actions.erased
        }
        mutating func reset(seed: Int?, options: Info) throws -> Reset<Value> {
            try reseed(seed)
            return Reset(observationSpace.zeroElement)
        }
        mutating func step(_ action: Value) throws -> Step<Value> {
            Step(observationSpace.zeroElement, reward: 0, truncated: limit == 1)
        }
    }

    private func advised(_ observations: any Space, _ actions: any Space = Discrete(2)) -> [Finding.Check] {
        let findings = advice(on: Spaces(observations, actions))
        #expect(findings.allSatisfy { $0.severity == .advice && $0.description.hasPrefix("advice: ") })
        return findings.map(\.check)
    }

    @Test func `observations of which some numbers have no bound are advised against, in parts as well`() {
        let half = Box<Float>(low: [0, nil], high: [1, 2])
        #expect(advised(half) == [.observationBounds])
        #expect(advised(TupleSpace(Discrete(2), half)) == [.observationBounds])
        #expect(advised(DictSpace(["a": half])) == [.observationBounds])
        #expect(advised(Box(low: 0, high: 1)) == [])
        #expect(advised(Box<Int>(low: [nil], high: [5])) == [])
        #expect(advice(on: CartPole()).first?.evidence.contains("number 1 of Box(") == true)
    }

    @Test func `actions with fractions are advised to be from -1 or 0 to 1`() {
        #expect(advised(Discrete(2), Box(low: -2, high: 2)) == [.actionBounds])
        #expect(advised(Discrete(2), Box(low: [-1, -0.5], high: [1, 1])) == [.actionBounds])
        #expect(advised(Discrete(2), Box(low: [-1, 0, 0, -0.5], high: [1, 1, 0.5, 0.5])) == [])
        #expect(advised(Discrete(2), Box<Int>(low: 0, high: 7)) == [])
        #expect(advice(on: Pendulum()).map(\.check) == [.actionBounds])
        #expect(checkEnv(Pendulum()) == [] && checkEnv(CartPole()) == [])
    }

    @Test func `a limit of one step is no mistake`() {
        var env = Spaces(Discrete(2))
        env.limit = 1
        #expect(!checkEnv(env).contains { $0.check == .episodesLast })
    }
}
