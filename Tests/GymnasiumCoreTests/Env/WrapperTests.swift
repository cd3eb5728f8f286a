import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Wrapper")
struct WrapperTests {
    @Test("what a wrapper does not write is forwarded")
    func forwarding() throws {
        var env = HalvedReward(base: Probe(renderMode: .ansi))
        let reset = try env.reset(seed: 3, options: ["k": 1])
        #expect(reset.observation == [0.5] && reset.info == ["options": ["k": 1]])
        let step = try env.step(3)
        #expect(step.reward == 1.5 && step.observation == [0.5])
        #expect(try env.render() == .text("step 1"))
        try env.close()
        try env.close()
        #expect(env.base.closes == 2 && env.base.renders == 1)
        #expect(env.renderMode == .ansi && env.spec == nil && env.unscaledReward == nil)
        #expect(type(of: env).metadata == Probe.metadata)
        #expect(env.actionSpace == Discrete(5) && env.observationSpace == Box(low: 0, high: 1))
    }

    @Test("spaces are replaced and seeded through a wrapper")
    func spaces() throws {
        var env = HalvedReward(base: try Probe().timeLimited(9))
        env.actionSpace = Discrete(9, seed: 1)
        env.observationSpace = Box(low: -1, high: 1)
        #expect(env.unwrapped.actionSpace == Discrete(9) && env.unwrapped.observationSpace == Box(low: -1, high: 1))
        try env.actionSpace.seed(7)
        var space = Discrete(9, seed: 7)
        for _ in 0..<20 { #expect(env.actionSpace.sample() == space.sample()) }
    }

    @Test("a wrapper may change the observation or the action and forwards the rest")
    func changingKinds() throws {
        var told = Told(base: try Probe().timeLimited(2))
        #expect(try told.reset(seed: 1).observation == "[0.5]")
        #expect(try told.step(4).observation == "[0.5]")
        #expect(try told.step(4).truncated && told.resets == 1)
        var mirrored = Mirrored(base: Probe())
        #expect(try mirrored.step(4).reward == 0)
        #expect(try mirrored.step(0).reward == 4)
        #expect(throws: InvalidAction.self) { try mirrored.step(5) }
    }

    @Test("members of the innermost environment are read and written through any stack")
    func dynamicMembers() throws {
        var env = HalvedReward(base: OrderEnforcing(try make(.cartPole)))
        #expect(env.gravity == 9.8)
        env.gravity = 5
        env.timeStep += 1
        #expect(env.unwrapped.gravity == 5 && env.base.base.base.base.base.gravity == 5)
        #expect(env.unwrapped.timeStep == 1.02)
        #expect(env.state == nil && !env.suttonBartoReward)
        try env.reset(seed: 42)
        #expect(env.state?.position == env.unwrapped.state?.position && env.state != nil)
    }

    @Test("a layer's own members are reached from outside, at the nearest layer first")
    func layerMembers() throws {
        var env = HalvedReward(base: try TimeLimit(HalvedReward(base: try Probe().timeLimited(7)), maxEpisodeSteps: 3))
        #expect(env.maxEpisodeSteps == 3)
        try env.reset()
        _ = try env.step(0)
        #expect(env.elapsedSteps == 1)
    }

    @Test("a wrapper's own member wins over one of the same name inside")
    func ownMember() throws {
        var env = Mirrored(base: CartPole())
        #expect(env.gravity == "mirrored")
        env.gravity = "changed"
        #expect(env.base.gravity == 9.8 && env.gravity == "changed")
        env.unwrapped.gravity = 3
        #expect(env.base.gravity == 3)
    }

    @Test("a layer is read and written by its type")
    func partsOfTheStack() throws {
        var env = HalvedReward(base: try OrderEnforcing(CartPole()).timeLimited(3))
        env[as: CartPole.self]?.gravity = 5
        #expect(env.gravity == 5 && env[as: CartPole.self]?.gravity == 5)
        #expect(env[as: TimeLimit<OrderEnforcing<CartPole>>.self]?.maxEpisodeSteps == 3)
        #expect(env[as: HalvedReward<TimeLimit<OrderEnforcing<CartPole>>>.self]?.gravity == 5)
        #expect(env[as: Probe.self] == nil)
        env[as: TimeLimit<OrderEnforcing<CartPole>>.self] = try OrderEnforcing(CartPole()).timeLimited(8)
        #expect(env.maxEpisodeSteps == 8 && env.gravity == 9.8)
    }

    @Test("the innermost environment is replaced through unwrapped")
    func replacingUnwrapped() throws {
        var env = HalvedReward(base: try Probe().timeLimited(3))
        env.unwrapped = Probe(reward: 6)
        try env.reset()
        #expect(try env.step(0).reward == 3)
        env.unwrapped.reward = 8
        #expect(try env.step(0).reward == 4)
    }

    @Test("a copy of a stack continues identically and independently")
    func copies() throws {
        var env = HalvedReward(base: try make(.cartPole))
        try env.reset(seed: 4)
        var copy = env
        for action in [1, 0, 1] { #expect(try env.step(action) == copy.step(action)) }
        _ = try copy.step(1)
        #expect(env.elapsedSteps == 3 && copy.elapsedSteps == 4)
        #expect(env.state != copy.state)
    }

    @Test("the text shows the stack from the outside to the inside")
    func description() throws {
        let env = HalvedReward(base: try OrderEnforcing(Probe()).timeLimited(3))
        #expect("\(env)" == "<HalvedReward<TimeLimit<OrderEnforcing<Probe instance>>>>")
        #expect(
            "\(try make(.cartPole))" == "<TimeLimit<OrderEnforcing<PassiveEnvChecker<CartPole<CartPole-v1>>>>>")
    }

    @Test("wrappers read left to right as methods")
    func methods() throws {
        let env = try Probe().timeLimited(3).rewardsTransformed { $0 + 1 }.rewardsClipped(to: 0...2)
        #expect("\(env)" == "<ClipReward<TransformReward<TimeLimit<Probe instance>>>>")
    }
}
