import Gymnasium
import Testing

@Suite("Values measured with Gymnasium")
struct GoldenValueTests {
    /// Plays whole numbers or forces from seed 42 on, and returns observations and rewards.
    private func play<E: Env>(_ env: inout E, _ actions: [E.Action], seed: Int = 42) throws -> [(E.Observation, Double)]
    {
        var seen = [(try env.reset(seed: seed).observation, 0.0)]
        for action in actions {
            let step = try env.step(action)
            seen.append((step.observation, step.reward))
        }
        return seen
    }

    private func numbers(_ observation: [Float]) -> [Double] { observation.map(Double.init) }

    @Test("of MountainCar and its continuous version")
    func mountainCar() throws {
        var discrete = try make(.mountainCar)
        let seen = try play(&discrete, [2])
        #expect(numbers(seen[0].0) == [-0.4452087879180908, 0])
        #expect(numbers(seen[1].0) == [-0.444791316986084, 0.00041747934301383793])
        var continuous = try make(.mountainCarContinuous)
        let steps = try play(&continuous, [[0.5], [-2]])
        #expect(numbers(steps[1].0) == [-0.445041298866272, 0.0001674793311394751])
        #expect(steps[1].1 == -0.025 && steps[2].1 == -0.4)
    }

    @Test("of Pendulum and Acrobot")
    func pendulums() throws {
        var pendulum = try make(.pendulum)
        let swing = try play(&pendulum, [[1]])
        #expect(numbers(swing[0].0) == [-0.14995256066322327, 0.9886931777000427, -0.12224312126636505])
        #expect(numbers(swing[1].0) == [-0.18786120414733887, 0.9821955561637878, 0.7692767977714539])
        #expect(swing[1].1 == -2.965425241287541)
        var acrobot = try make(.acrobot)
        let links = try play(&acrobot, [2])
        #expect(
            numbers(links[0].0) == [
                0.99849933385849, 0.0547637976706028, 0.9999252557754517, -0.012224007397890091, 0.07171958684921265,
                0.039473604410886765,
            ])
        #expect(
            numbers(links[1].0) == [
                0.9988263249397278, 0.04843549802899361, 0.9993363618850708, 0.03642500936985016, -0.13198231160640717,
                0.43717727065086365,
            ])
    }

    @Test("of Blackjack: first hands, the reward of sticking, and the card in the picture")
    func blackjack() throws {
        var env = try make(.blackjack)
        #expect(try env.reset(seed: 42).observation == TupleSpace.element(of: [15, 2, 0]))
        let hands: [Value] = [[11, 10, 0], [20, 7, 0], [6, 10, 0], [7, 10, 0], [17, 10, 0]]
        for (seed, reward) in [-1.0, 1, -1, 1, -1].enumerated() {
            #expect(try env.reset(seed: seed).observation == TupleSpace.element(of: hands[seed]))
            #expect(try env.step(0).reward == reward)
        }
        try env.reset(seed: 0)
        let state = try #require(env.unwrapped.state)
        #expect(state.dealer.cards == [10, 9] && state.player.cards == [7, 4])
        #expect(state.openSuit == .diamonds && state.openRank == "J")
    }

    @Test("of FrozenLake8x8, CliffWalkingSlippery and Taxi")
    func grids() throws {
        var lake = try make(.frozenLake8x8)
        #expect(try play(&lake, [2, 2, 1, 1, 2, 1, 0, 2], seed: 0).map(\.0) == [0, 8, 16, 16, 17, 9, 17, 25, 26])
        var cliff = try make(.cliffWalkingSlippery)
        let walk = try play(&cliff, [0, 1, 1, 2, 0, 3])
        #expect(walk.map(\.0) == [36, 24, 36, 36, 36, 36, 24])
        #expect(walk.map(\.1) == [0, -1, -1, -1, -100, -100, -1])
        var taxi = try make(.taxi)
        #expect(try (0..<6).map { try taxi.reset(seed: $0).observation } == [314, 252, 128, 42, 468, 402])
        #expect(try play(&taxi, [0, 1, 2, 3, 0, 2]).map(\.0) == [386, 486, 386, 386, 366, 466, 486])
    }

    @Test("of random maps")
    func maps() throws {
        #expect(try FrozenLake.generateRandomMap(size: 4, seed: 1).rows == ["SHFH", "FFHF", "FFFF", "FFFG"])
        #expect(
            try FrozenLake.generateRandomMap(size: 5, seed: 123).rows == ["SFFFF", "FHFFH", "FFFFF", "FFFHF", "FFFFG"])
        #expect(
            try FrozenLake.generateRandomMap(seed: 42).description == """
                SFHFFHFF
                FFFHFHFF
                FFHFFFHH
                FFFFFFFH
                FFFFFFFF
                FHFFHHFF
                FFFFFFFF
                FFFFFFFG
                """)
    }
}
