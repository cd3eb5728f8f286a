import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("The built-in environments")
struct BuiltInConformanceTests {
    /// What is allowed: observations of phys2d have no bounds at all, in Gymnasium as well.
    private func allowed(_ id: String) -> [Finding.Check] { id.hasPrefix("phys2d/") ? [.observationBounds] : [] }

    @Test("conform when they are made by their id", arguments: builtInIDs)
    func dynamic(id: String) throws {
        let findings = conformance(of: try make(id), seeds: 0..<2, steps: 120, makingMistakes: true)
        #expect(findings.map(\.check) == allowed(id), "\(findings)")
    }

    @Test("conform when they are made by a typed id")
    func typed() {
        #expect(conformance(of: try make(.cartPole), steps: 120) == [])
        #expect(conformance(of: try make(.pendulum), steps: 120) == [])
        #expect(conformance(of: try make(.blackjack), steps: 120) == [])
        #expect(conformance(of: try make(.taxi), steps: 120) == [])
    }

    @Test("conform without the layers of make")
    func bare() {
        #expect(conformance(of: CartPole(renderMode: .rgbArray), makingMistakes: true) == [])
        #expect(conformance(of: MountainCar(), makingMistakes: true) == [])
        #expect(conformance(of: MountainCarContinuous(), makingMistakes: true) == [])
        #expect(conformance(of: Acrobot(), steps: 120, makingMistakes: true) == [])
        #expect(conformance(of: try FrozenLake(), makingMistakes: true) == [])
        #expect(conformance(of: CliffWalking(isSlippery: true), makingMistakes: true) == [])
        #expect(conformance(of: try Taxi(isRainy: true, isPassengerFickle: true), makingMistakes: true) == [])
    }

    @Test("are made again from their spec in JSON, and then reset and step alike", arguments: builtInIDs)
    func again(id: String) throws {
        var env = try make(id)
        let spec = try #require(env.spec)
        var same = try make(EnvSpec(json: spec.json))
        #expect(try env.reset(seed: 3) == same.reset(seed: 3))
        try env.actionSpace.seed(3)
        for _ in 0..<10 {
            let action = env.actionSpace.sample()
            let step = try env.step(action)
            #expect(try same.step(action) == step)
            if step.isDone { #expect(try env.reset() == same.reset()) }
        }
        #expect(env.random == same.random)
    }

    @Test("there are some of every group")
    func completeness() {
        #expect(builtInIDs.count >= 35)
        for group in ["phys2d/", "tabular/", "textbook/"] { #expect(builtInIDs.contains { $0.hasPrefix(group) }) }
    }
}
