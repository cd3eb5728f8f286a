import Foundation
import Gymnasium
import Testing

@Suite("MountainCar, Pendulum and Acrobot")
struct ClassicControlTests {
    private func reencoded<Content: Codable>(_ content: Content) throws -> Content {
        try JSONDecoder().decode(Content.self, from: JSONEncoder().encode(content))
    }

    @Test("a state that is assigned, also after coding, is where the next step starts")
    func assignedStates() throws {
        var car = MountainCar()
        try car.reset(seed: 1)
        _ = try car.step(2)
        var otherCar = MountainCar()
        otherCar.state = try reencoded(car.state)
        #expect(try otherCar.step(0) == car.step(0))
        var throttle = MountainCarContinuous()
        try throttle.reset(seed: 1)
        for _ in 0..<2 {
            var other = MountainCarContinuous()
            other.state = try reencoded(throttle.state)
            #expect(try other.step([0.3]) == throttle.step([0.3]))
        }
        var pendulum = Pendulum()
        try pendulum.reset(seed: 1)
        var otherPendulum = Pendulum()
        otherPendulum.state = try reencoded(pendulum.state)
        #expect(try otherPendulum.step([1]) == pendulum.step([1]))
        var acrobot = Acrobot()
        try acrobot.reset(seed: 1)
        var otherAcrobot = Acrobot()
        otherAcrobot.state = try reencoded(acrobot.state)
        #expect(try otherAcrobot.step(2) == acrobot.step(2))
        otherAcrobot.state = nil
        #expect(throws: ResetNeeded.self) { try otherAcrobot.step(2) }
    }

    @Test("the car stops at the left wall, and the goal needs the goal's velocity")
    func wallAndGoal() throws {
        var car = MountainCar(goalVelocity: 0.02)
        car.state = .init(position: -1.19, velocity: -0.05)
        #expect(try car.step(0).observation == [-1.2, 0])
        car.state = .init(position: 0.499, velocity: 0.01)
        #expect(try !car.step(2).terminated)
        car.state = .init(position: 0.499, velocity: 0.05)
        #expect(try car.step(2).terminated)
        var throttle = MountainCarContinuous(goalVelocity: 0.02)
        throttle.state = .init(position: 0.449, velocity: 0.05)
        let step = try throttle.step([-3])
        #expect(step.terminated && step.reward == 100 - 9 * 0.1)
        throttle.state = .init(position: 0.449, velocity: 0.01)
        #expect(try !throttle.step([1]).terminated)
    }

    @Test(
        "a number beyond the bounds of a box of actions has the effect of the bound", arguments: [-7, 3.5] as [Float])
    func actionsBeyondBounds(number: Float) throws {
        func places<E: Env>(_ env: E, _ action: Float) throws -> [Float]
        where E.Action == [Float], E.Observation == [Float] {
            var env = env
            try env.reset(seed: 3)
            return try (0..<20).flatMap { _ in try env.step([action]).observation }
        }
        let (one, two): (Float, Float) = (number < 0 ? -1 : 1, number < 0 ? -2 : 2)
        #expect(try places(Pendulum(), number) == places(Pendulum(), two))
        #expect(try places(Pendulum(), one) != places(Pendulum(), two))
        // The force is a 32-bit number where it is the action, and a 64-bit one where it is the bound.
        let pairs = zip(try places(MountainCarContinuous(), number), try places(MountainCarContinuous(), one))
        #expect(pairs.allSatisfy { abs($0 - $1) < 1e-5 })
        #expect(try places(MountainCarContinuous(), one / 2) != places(MountainCarContinuous(), one))
    }

    @Test("the pendulum keeps its last torque, cut off, until the next reset")
    func lastTorque() throws {
        var env = Pendulum()
        try env.reset(seed: 1)
        #expect(env.lastTorque == nil)
        _ = try env.step([-5])
        #expect(env.lastTorque == -2)
        try env.reset()
        #expect(env.lastTorque == nil)
    }

    @Test(
        "every named property can be read, and written where Gymnasium's can",
        arguments: [
            "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1", "Acrobot-v1",
        ])
    func attributes(id: String) throws {
        var env = try make(id)
        let names = env.attributeNames.filter { !$0.hasPrefix("_") }
        #expect(names.count >= 6)
        for name in ["max_speed", "LINK_MASS_1", "dt", "goal_position"] where names.contains(name) {
            try env.setAttribute(name, to: 0.25)
            #expect(env.attribute(name) == .double(0.25))
        }
        for name in names { #expect(env.attribute(name) != nil, "\(name)") }
    }

    @Test("torques of another number than three are not taken")
    func torques() throws {
        var env = try make("Acrobot-v1")
        #expect(throws: InvalidAttribute.self) { try env.setAttribute("AVAIL_TORQUE", to: .doubles([1, 2])) }
        #expect(env["AVAIL_TORQUE"] == .doubles([-1, 0, 1]))
        try env.setAttribute("book_or_nips", to: "nips")
        #expect(env[as: Acrobot.self]?.equations == .nips)
        try env.setAttribute("book_or_nips", to: "other")
        #expect(env[as: Acrobot.self]?.equations == .book)
    }

    @Test("angles far outside are brought back without end in sight being needed")
    func farAngles() throws {
        var env = Acrobot()
        env.state = .init(angle1: 1e9, angle2: -1e300, velocity1: 0, velocity2: 0)
        let state = try #require(try env.step(1).observation.isEmpty ? nil : env.state)
        #expect(abs(state.angle1) <= .pi && abs(state.angle2) <= .pi)
    }

    @Test("messages of reset options name the key and an example")
    func messages() throws {
        var env = Pendulum()
        let error = try #require(throws: InvalidOption.self) { try env.reset(options: ["x_init": -1]) }
        #expect(error.key == "x_init" && error.description.contains("0 or more"))
        #expect(throws: InvalidOption("y_init", given: "'fast'", expected: "a number, such as 1.0")) {
            try env.reset(options: ["y_init": "fast"])
        }
    }
}
