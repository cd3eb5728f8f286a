import Gymnasium
import LyceumNumerics
import Testing

@Suite("checkEnv")
struct CheckEnvTests {
    @Test("healthy environments give no findings")
    func healthy() throws {
        #expect(checkEnv(Walk()).isEmpty)
        #expect(checkEnv(CartPole()).isEmpty)
        #expect(checkEnv(try make("CartPole-v1")).isEmpty)
        #expect(checkEnv(try CartPole().timeLimited(20).rewardsClipped(to: 0...1)).isEmpty)
    }

    @Test("the environment given is not touched")
    func untouched() throws {
        var env = CartPole()
        try env.reset(seed: 5)
        let (state, random) = (env.state, env.random)
        _ = checkEnv(env)
        #expect(env.state == state && env.random == random)
    }

    @Test(
        "each fault is found by its own check",
        arguments: [
            (Walk.Fault.ignoresSeed, "reset is deterministic"), (.alwaysReseeds, "reset without a seed goes on"),
            (.sharedState, "a copy is independent"), (.systemRandom, "step is deterministic"),
            (.outsideSpace, "observations of step lie in the observation space"),
            (.resetOutsideSpace, "observations of reset lie in the observation space"),
            (.nanReward, "rewards are finite"), (.refusesAction, "random actions work"),
            (.refusesReset, "reset works"), (.refusesOptions, "reset takes options"),
            (.closesOnce, "close can be called twice"), (.emptyActions, "actionSpace is a space"),
        ])
    func faults(fault: Walk.Fault, check: String) throws {
        let findings = checkEnv(Walk(fault))
        let finding = try #require(findings.first { $0.check == check }, "\(findings)")
        #expect(!finding.evidence.isEmpty && !finding.mend.isEmpty)
        #expect(finding.description.hasPrefix("\(finding.severity.rawValue): \(check): "))
    }
}

/// A walk on five places with one planted fault.
struct Walk: Env {
    enum Fault: Sendable {
        case ignoresSeed, alwaysReseeds, sharedState, systemRandom, outsideSpace, resetOutsideSpace, nanReward
        case refusesAction, refusesReset, refusesOptions, closesOnce, emptyActions
    }

    /// State outside of the struct, which an environment must not have.
    private final class Shared: @unchecked Sendable {
        var place = 0
    }

    struct Refused: Error {}

    typealias Observation = Int
    typealias Action = Int
    var observationSpace = Discrete(5)
    var actionSpace = Discrete(2)
    var random = Generator()
    private let fault: Fault?
    private let shared = Shared()
    private var place = 0
    private var isClosed = false

    init(_ fault: Fault? = nil) {
        self.fault = fault
        if fault == .emptyActions { actionSpace = Discrete(0) }
        // So many places that two resets do not meet by chance.
        if fault == .ignoresSeed { observationSpace = Discrete(1 << 40) }
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        if fault == .refusesReset || fault == .refusesOptions && !options.isEmpty { throw Refused() }
        if fault == .alwaysReseeds { try reseed(seed ?? 123) } else if fault != .ignoresSeed { try reseed(seed) }
        place = try random.integers(observationSpace.n)
        shared.place = place
        return Reset(fault == .resetOutsideSpace ? 9 : place)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        if fault == .refusesAction && action == 1 { throw Refused() }
        if fault == .sharedState { place = shared.place }
        place = (place + (action == 1 ? 1 : 4)) % 5
        if fault == .systemRandom { place = Int.random(in: 0..<5) }
        shared.place = place
        let isDone = try random.integers(10) == 0
        return Step(
            fault == .outsideSpace ? 5 : place, reward: fault == .nanReward ? .nan : Double(place), terminated: isDone)
    }

    mutating func close() throws {
        if fault == .closesOnce && isClosed { throw Refused() }
        isClosed = true
    }
}
