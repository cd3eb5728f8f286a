import LyceumPhysics
import Testing

@Suite("Joints")
struct JointTests {
    private struct Pair {
        var world = World()
        let fixed: BodyID
        let arm: BodyID

        init() throws {
            fixed = try world.addBody(.static)
            arm = try world.addBody(
                .dynamic, at: Vector2(1, 0), fixtures: [Fixture(.box(halfWidth: 0.5, halfHeight: 0.1), density: 1)])
        }

        mutating func run(_ steps: Int = 100) throws {
            for _ in 0..<steps { try world.step(1 / 50, velocityIterations: 30, positionIterations: 20) }
        }
    }

    @Test("at a place in the world keep bodies together there, and count the angle from there")
    func revolute() throws {
        var pair = try Pair()
        let hinge = try pair.world.add(.revolute(.at(.zero)), between: pair.fixed, and: pair.arm)
        #expect(try pair.world.angle(of: hinge) == 0)
        try pair.run(30)
        let anchors = try pair.world.anchors(of: hinge)
        #expect((anchors.first - anchors.second).length < 0.01)
        #expect(try pair.world.angle(of: hinge) < -0.5)
        #expect(try pair.world.speed(of: hinge) == pair.world[pair.arm].angularVelocity)
    }

    @Test("stop at their limits")
    func limits() throws {
        var pair = try Pair()
        let hinge = try pair.world.add(.revolute(.at(.zero), limits: -0.3...0.3), between: pair.fixed, and: pair.arm)
        try pair.run()
        #expect(abs(try pair.world.angle(of: hinge) + 0.3) < 0.05)
        #expect(try pair.world.limits(of: hinge) == -0.3...0.3)
        try pair.world.setLimits(of: hinge, to: nil)
        try pair.run(20)
        #expect(try pair.world.angle(of: hinge) < -0.4 && pair.world.limits(of: hinge) == nil)
    }

    @Test("are driven by motors, as strong as these are")
    func motors() throws {
        var pair = try Pair()
        let hinge = try pair.world.add(
            .revolute(.at(.zero), motor: JointMotor(speed: 3, most: 50)), between: pair.fixed, and: pair.arm)
        try pair.run(20)
        #expect(abs(try pair.world.speed(of: hinge) - 3) < 1e-3)
        try pair.world.setMotor(of: hinge, to: JointMotor(speed: -100, most: 0.5))
        let before = try pair.world.speed(of: hinge)
        try pair.run(5)
        #expect(try pair.world.speed(of: hinge) < before && pair.world.speed(of: hinge) > -20)
        try pair.world.setMotor(of: hinge, to: nil)
        #expect(try pair.world.motor(of: hinge) == nil)
    }

    @Test("along a line know how far they are")
    func prismatic() throws {
        var pair = try Pair()
        let rail = try pair.world.add(
            .prismatic(.at(Vector2(1, 0)), axis: Vector2(0, 2), limits: -1...1), between: pair.fixed, and: pair.arm)
        try pair.run(20)
        #expect(abs(try pair.world.translation(of: rail) + 0.82) < 0.05)
        #expect(abs(try pair.world.speed(of: rail) + 4) < 0.1)
        try pair.run()
        #expect(abs(try pair.world.translation(of: rail) + 1) < 0.02 && pair.world[pair.arm].angle == 0)
    }

    @Test("of a length keep it: rods exactly, ropes at most")
    func lengths() throws {
        for isRope in [false, true] {
            var pair = try Pair()
            let places = JointDefinition.Anchors.between(.zero, Vector2(1, 0))
            let joint = try pair.world.add(
                isRope ? .rope(places, length: 2) : .distance(places), between: pair.fixed, and: pair.arm)
            try pair.run()
            let anchors = try pair.world.anchors(of: joint)
            #expect(abs((anchors.first - anchors.second).length - (isRope ? 2 : 1)) < 0.02)
        }
    }

    @Test("of a hand bring a body to where it is")
    func mouse() throws {
        var pair = try Pair()
        let hand = try pair.world.add(.mouse(at: Vector2(1, 0), force: 100), between: pair.fixed, and: pair.arm)
        try pair.world.setTarget(of: hand, to: Vector2(3, 2))
        try pair.run()
        #expect((pair.world[pair.arm].position - Vector2(3, 2)).length < 0.2)
    }

    @Test("refuse what they do not have, and what cannot be")
    func refusals() throws {
        var pair = try Pair()
        let (a, b) = (pair.fixed, pair.arm)
        let rope = try pair.world.add(.rope(.local(.zero, .zero), length: 2), between: a, and: b)
        #expect(throws: WrongJoint.self) { try pair.world.angle(of: rope) }
        #expect(throws: WrongJoint.self) { try pair.world.setMotor(of: rope, to: nil) }
        #expect(throws: WrongJoint.self) { try pair.world.setLimits(of: rope, to: 0...1) }
        #expect(throws: WrongJoint.self) { try pair.world.setTarget(of: rope, to: .zero) }
        #expect(throws: InvalidQuantity.self) { try pair.world.add(.revolute(.at(.zero)), between: a, and: a) }
        let wrong: [JointDefinition] = [
            .revolute(.at(Vector2(.nan, 0))), .rope(.local(.zero, .zero)), .prismatic(.at(.zero), axis: .zero),
            .revolute(.at(.zero), motor: JointMotor(speed: 1, most: -1)), .distance(.at(.zero), length: -1),
            .weld(.at(.zero), spring: JointSpring(frequency: .infinity, dampingRatio: 0)),
        ]
        for definition in wrong {
            #expect(throws: InvalidQuantity.self) { try pair.world.add(definition, between: a, and: b) }
        }
        let message = #expect(throws: WrongJoint.self) { try pair.world.translation(of: rope) }?.description
        #expect(message == "a rope joint has no translation")
        try pair.world.remove(rope)
        #expect(!pair.world.contains(rope))
    }
}
