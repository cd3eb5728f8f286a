import Gymnasium
import LyceumNumerics
import Testing

@Suite("CartPole")
struct CartPoleTests {
    @Test("it has Gymnasium's constants and spaces")
    func constants() {
        let env = CartPole()
        #expect(env.gravity == 9.8 && env.cartMass == 1 && env.poleMass == 0.1 && env.poleHalfLength == 0.5)
        #expect(env.forceMagnitude == 10 && env.timeStep == 0.02 && env.kinematicsIntegrator == .euler)
        #expect(env.angleThreshold == 0.20943951023931953 && env.positionThreshold == 2.4)
        #expect(!env.suttonBartoReward && env.renderMode == nil && env.state == nil)
        #expect(env.actionSpace == Discrete(2))
        #expect(
            env.observationSpace.high.map(\.bitPattern)
                == [4.8, .infinity, 0.41887903, .infinity].map(\Float.bitPattern))
        #expect(env.observationSpace.low == env.observationSpace.high.map { -$0 })
    }

    @Test("both arguments of the initialiser are kept")
    func arguments() {
        let env = CartPole(suttonBartoReward: true, renderMode: .rgbArray)
        #expect(env.suttonBartoReward && env.renderMode == .rgbArray)
    }

    @Test("the options of make reach the initialiser, typed and by string")
    func makeOptions() throws {
        #expect(try make(.cartPole(suttonBartoReward: true)).suttonBartoReward)
        #expect(try !make(.cartPole).suttonBartoReward)
        let made = try make("CartPole-v1", ["sutton_barto_reward": true])
        #expect(made[as: CartPole.self]?.suttonBartoReward == true)
        #expect(try make("CartPole-v1")[as: CartPole.self]?.suttonBartoReward == false)
    }

    @Test(
        "every physical constant takes part in the dynamics",
        arguments: [
            \CartPole.gravity, \.poleMass, \.poleHalfLength, \.totalMass, \.poleMassLength, \.forceMagnitude,
            \.timeStep,
        ] as [WritableKeyPath<CartPole, Double> & Sendable])
    func dynamics(constant: WritableKeyPath<CartPole, Double> & Sendable) throws {
        var env = CartPole()
        try env.reset(seed: 3)
        var other = env
        other[keyPath: constant] *= 1.5
        let (first, second) = (try env.step(1), try other.step(1))
        #expect(first.observation != second.observation)
    }

    @Test("masses and length changed after the environment is made count as in Gymnasium, which keeps their products")
    func changedMasses() throws {
        var env = try make(.cartPole)
        try env.reset(seed: 3)
        env.poleMass = 0.2
        env.poleHalfLength = 0.7
        env.cartMass = 3
        #expect(try env.step(1).observation == [-0x1.57bf90p-5, 0x1.52c1c2p-3, 0x1.f04ce6p-6, -0x1.adda8ap-3])
        #expect(try env.step(0).observation == [-0.038653288, -0.026984837, 0.02609398, 0.022900283])
    }

    @Test("a state that is assigned is where the next step starts")
    func assignedState() throws {
        var env = CartPole()
        try env.reset(seed: 1)
        var copy = env
        try copy.reset(seed: 2)
        copy.state = env.state
        #expect(try copy.step(1).observation == env.step(1).observation)
        var fresh = CartPole()
        fresh.state = CartPole.State(position: 0, velocity: 0, angle: 0, angularVelocity: 0)
        #expect(try fresh.step(1).reward == 1)
        fresh.state = nil
        #expect(throws: ResetNeeded.self) { try fresh.step(1) }
    }

    @Test("the thresholds decide when an episode terminates")
    func thresholds() throws {
        var env = CartPole()
        try env.reset(seed: 3)
        var strict = env
        strict.angleThreshold = 0
        #expect(try strict.step(0).terminated)
        strict = env
        strict.positionThreshold = 0
        #expect(try strict.step(0).terminated)
        #expect(try !env.step(0).terminated)
    }

    @Test("an action other than 0 and 1 is an error that names the action space", arguments: [-1, 2, .max, .min])
    func badAction(action: Int) throws {
        var env = CartPole()
        try env.reset(seed: 1)
        let before = env.state
        #expect(throws: InvalidAction(action, in: Discrete(2))) { try env.step(action) }
        #expect(env.state == before)
        #expect(InvalidAction(action, in: Discrete(2)).description.contains("\(action) is not an action"))
        #expect(InvalidAction(action, in: Discrete(2)).description.contains("Discrete(2)"))
    }

    @Test("a step before the first reset is an error")
    func stepFirst() {
        var env = CartPole()
        #expect(throws: ResetNeeded("step")) { try env.step(0) }
        var limited = try? make(.cartPole)
        #expect(throws: ResetNeeded("step")) { try limited?.step(0) }
    }

    @Test("stepping on after the end warns once an episode")
    func steppingOn() throws {
        var env = CartPole()
        for _ in 0..<2 {
            try env.reset(seed: 7)
            let (_, warnings) = try Warnings.collecting {
                for _ in 0..<15 { _ = try env.step(0) }
            }
            #expect(warnings.count == 1)
            #expect(warnings.first?.contains("call reset()") == true)
        }
    }

    @Test("the semi-implicit integrator moves positions with the new velocities")
    func semiImplicit() throws {
        var env = CartPole()
        env.kinematicsIntegrator = .semiImplicitEuler
        try env.reset(seed: 5)
        let before = try #require(env.state)
        _ = try env.step(1)
        let after = try #require(env.state)
        #expect(after.position == before.position + 0.02 * after.velocity)
        #expect(after.angle == before.angle + 0.02 * after.angularVelocity)
    }

    @Test("a copy continues identically and independently, random stream included")
    func copies() throws {
        var env = CartPole()
        try env.reset(seed: 9)
        var copy = env
        for action in [0, 1, 1] { #expect(try env.step(action) == copy.step(action)) }
        #expect(try env.reset() == copy.reset())
        let state = env.state
        _ = try copy.step(0)
        #expect(env.state == state && copy.state != state)
    }

    @Test("a negative seed is an error and a seed of 0 is not")
    func seeds() throws {
        var env = CartPole()
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
        #expect(env.state == nil)
        #expect(try env.reset(seed: 0).observation == env.reset(seed: 0).observation)
        #expect(try env.reset(seed: 0).observation != env.reset().observation)
    }

    @Test("the text is Gymnasium's")
    func text() {
        #expect("\(CartPole())" == "<CartPole instance>")
    }
}
