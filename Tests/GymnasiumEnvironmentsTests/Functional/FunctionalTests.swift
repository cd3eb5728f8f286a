import Foundation
import Gymnasium
import LyceumNumerics
import Testing

@Suite("Functional environments")
struct FunctionalTests {
    @Test("a state can be advanced twice, with the same result, and by hand as the environment does it")
    func purity() throws {
        let functions = FunctionalPendulum()
        var env = Functional(functions)
        let first = try env.reset(seed: 7)
        var (own, rest) = ThreefryKey(seed: 7).split()
        let state = functions.initial(own)
        #expect(functions.observation(state, own) == first.observation)
        (own, rest) = rest.split()
        let next = functions.transition(state, [1.5], own)
        #expect(next == functions.transition(state, [1.5], own))
        let step = try env.step([1.5])
        #expect(step.observation == functions.observation(next, own))
        #expect(step.reward == functions.reward(state, [1.5], next, own))
        #expect(env.state == next && env.key == rest)
    }

    @Test("copies are independent, and equal given equal actions")
    func copies() throws {
        for id in ["phys2d/CartPole-v1", "phys2d/Pendulum-v0", "tabular/Blackjack-v0", "tabular/CliffWalking-v0"] {
            var env = try make(id)
            try env.reset(seed: 3)
            var copy = env
            let actions = (0..<40).map { _ in env.actionSpace.sample() }
            func play(_ env: inout AnyEnv) throws -> [Value] {
                try actions.map { action in
                    let step = try env.step(action)
                    if step.isDone { try env.reset() }
                    return step.observation
                }
            }
            let expected = try play(&copy)
            #expect(try play(&env) == expected, "\(id)")
            #expect(checkEnv(try make(id)).filter { $0.severity == .error }.isEmpty, "\(id)")
        }
    }

    @Test("parameters change by name and by key path")
    func parameters() throws {
        var dynamic = try make("phys2d/CartPole-v1")
        dynamic["gravity"] = 5
        #expect(dynamic["gravity"] == 5.0 && dynamic["polemass_length"]?.double == Double(Float(0.6)))
        var typed = try make(.functionalPendulum)
        typed.functions.gravity = 5
        try typed.reset(seed: 1)
        let slow = try typed.step([0]).observation
        typed.functions.gravity = 10
        try typed.reset(seed: 1)
        #expect(try typed.step([0]).observation != slow)
    }

    @Test("with Sutton and Barto's rewards steps are worth 0, and -1 from a terminal state on")
    func suttonBartoReward() throws {
        var env = Functional(FunctionalCartPole(suttonBartoReward: true))
        try env.reset(seed: 0)
        var rewards: [Double] = []
        var ended: [Bool] = []
        for _ in 0..<14 {
            let step = try env.step(1)
            rewards.append(step.reward)
            ended.append(step.terminated)
        }
        let end = try #require(ended.firstIndex(of: true))
        #expect(end < 13 && rewards[...end].allSatisfy { $0 == 0 } && rewards[(end + 1)...].allSatisfy { $0 == -1 })
    }

    @Test("a natural wins by the book, or pays 1.5 where that is asked for")
    func naturals() {
        let key = ThreefryKey(seed: 0)
        let won = FunctionalBlackjack.State(player: [1, 10], dealer: [10, 7], isOver: true)
        let level = FunctionalBlackjack.State(player: [1, 10], dealer: [7, 7, 7], isOver: true)
        let both = FunctionalBlackjack.State(player: [1, 10], dealer: [10, 1], isOver: true)
        let book = FunctionalBlackjack()
        #expect([won, level, both].map { book.reward($0, 0, $0, key) } == [1, 1, 0])
        let casino = FunctionalBlackjack(natural: true, suttonBarto: false)
        #expect([won, level, both].map { casino.reward($0, 0, $0, key) } == [1.5, 0, 0])
    }

    @Test("states and parameters survive being coded")
    func coding() throws {
        func again<Content: Codable>(_ content: Content) throws -> Content {
            try JSONDecoder().decode(Content.self, from: JSONEncoder().encode(content))
        }
        let hands = FunctionalBlackjack.State(player: [1, 10], dealer: [3, 4])
        #expect(try again(hands) == hands)
        #expect(try again(FunctionalCartPole(gravity: 3)) == FunctionalCartPole(gravity: 3))
        let place = FunctionalCliffWalking.State(row: 1, column: 2)
        #expect(try again(place) == place)
    }

    @Test("an action outside the space, a step too early and an unknown option are refused")
    func refusals() throws {
        var env = Functional(FunctionalCliffWalking())
        #expect(throws: ResetNeeded.self) { try env.step([0]) }
        try env.reset(seed: 0)
        #expect(throws: InvalidAction.self) { try env.step([4]) }
        #expect(throws: InvalidAction.self) { try env.step([]) }
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
        #expect(throws: UnknownOption.self) { try make("phys2d/CartPole-v1", ["gravity": 3]) }
        var pendulum = Functional(FunctionalPendulum())
        try pendulum.reset(seed: 0)
        #expect(throws: InvalidAction.self) { try pendulum.step([2.5]) }
    }
}
