import GymnasiumCore
import LyceumNumerics
import LyceumPhysics

/// A car with rear-wheel drive, seen from above: how its wheels turn, grip and skid.
struct RaceCar: Sendable {
    /// A wheel: it turns on its axle, and the ground pushes it.
    struct Wheel: Sendable {
        let body: BodyID
        let joint: JointID
        /// How far the throttle is open, 0 to 1.
        var gas = 0.0
        var brake = 0.0
        /// The angle that it is to be turned to, in rad to the left.
        var steer = 0.0
        /// How far it has turned on its axle, in rad.
        var phase = 0.0
        /// How fast it turns on its axle, in rad/s.
        var speed = 0.0
        /// The number of tiles that it touches; on 0 it is on grass.
        var tileCount = 0
        /// Whether it begins a mark on the ground if it skids in the next step, too.
        var isBeginningMark = false
        /// The number of the mark that it adds to while it skids.
        var mark: Int?
    }

    /// A mark that a skidding wheel has left.
    struct Mark: Sendable {
        let isOnGrass: Bool
        var points: [Vector2]
    }

    let hull: BodyID
    /// The front wheels, left and right, and the rear ones.
    var wheels: [Wheel] = []
    /// The marks of the wheels; only kept to be drawn.
    private(set) var marks: [Mark] = []
    /// The number of marks that are no longer kept.
    private var forgotten = 0

    fileprivate static let size = 0.02
    fileprivate static let power = 100_000_000 * size * size
    fileprivate static let wheelInertia = 4000 * size * size
    fileprivate static let grip = 1_000_000 * size * size
    fileprivate static let stiffness = 205_000 * size * size
    fileprivate static let steeringTorque = Float(180 * 900 * size * size)
    /// The radius of a wheel and half its width, in m.
    static let wheelRadius = 27 * size
    static let wheelHalfWidth = 14 * size

    /// The convex parts of the hull, in its coordinates.
    static let hullParts = [
        [(-60, 130), (60, 130), (60, 110), (-60, 110)],
        [(-15, 120), (15, 120), (20, 20), (-20, 20)],
        [(25, 20), (50, -10), (50, -40), (20, -90), (-20, -90), (-50, -40), (-50, -10), (-25, 20)],
        [(-50, -120), (50, -120), (50, -90), (-50, -90)],
    ].map { (part: [(x: Double, y: Double)]) in part.map { Vector2(Float($0.x * size), Float($0.y * size)) } }

    /// The outline of a wheel, in its coordinates.
    static let wheelOutline = [(-14, 27), (14, 27), (14, -27), (-14, -27)].map { (corner: (x: Double, y: Double)) in
        Vector2(Float(corner.x * size), Float(corner.y * size))
    }

    private static let axles: [(x: Double, y: Double)] = [(-55, 80), (55, 80), (-55, -82), (55, -82)]

    /// Adds a car to a world.
    init(at place: RaceTrack.Place, in world: inout World) throws {
        let angle = Float(place.direction)
        hull = try world.addBody(
            .dynamic, at: Vector2(Float(place.x), Float(place.y)), angle: angle,
            fixtures: Self.hullParts.map { Fixture(.polygon($0), density: 1) })
        for axle in Self.axles {
            let (x, y) = (axle.x * Self.size, axle.y * Self.size)
            // The wheels begin as if the car headed up, as in Gymnasium; the joints pull them to their places.
            let body = try world.addBody(
                .dynamic, at: Vector2(Float(place.x + x), Float(place.y + y)), angle: angle,
                fixtures: [
                    Fixture(.polygon(Self.wheelOutline), density: 0.1, filter: Filter(category: 0x0020, mask: 1))
                ])
            let joint = try world.add(
                .revolute(
                    .local(Vector2(Float(x), Float(y)), .zero), limits: -0.4...0.4,
                    motor: JointMotor(speed: 0, most: Self.steeringTorque)),
                between: hull, and: body)
            wheels.append(Wheel(body: body, joint: joint))
        }
    }

    /// What the driver does.
    struct Controls: Sendable {
        /// The angle of the front wheels in rad, to the left; they turn by 0.4 at most.
        var steer = 0.0
        /// How far the throttle is open, 0 to 1.
        var gas = 0.0
        /// How hard the brakes are applied; from 0.9 on the wheels are blocked.
        var brake = 0.0
    }

    /// Turns the steering wheel, and moves the pedals.
    mutating func apply(_ controls: Controls) {
        for front in 0..<2 { wheels[front].steer = controls.steer }
        let gas = min(max(controls.gas, 0), 1)
        // The throttle opens gradually and closes at once.
        for rear in 2..<4 { wheels[rear].gas += min(gas - wheels[rear].gas, 0.1) }
        for index in 0..<4 { wheels[index].brake = controls.brake }
    }

    /// Turns the wheels by a fiftieth of a second, and lets the ground push them.
    ///
    /// - Parameters:
    ///   - world: the world of the car.
    ///   - leavesMarks: whether skidding leaves marks.
    mutating func turnWheels(in world: inout World, leavesMarks: Bool) throws {
        for index in 0..<4 {
            let (force, limit) = try wheels[index].turn(in: &world)
            if leavesMarks { skid(index, isSkidding: force > 2 * limit, at: world[wheels[index].body].position) }
        }
    }

    private mutating func skid(_ index: Int, isSkidding: Bool, at position: Vector2) {
        guard isSkidding else {
            wheels[index].isBeginningMark = false
            wheels[index].mark = nil
            return
        }
        let isOnGrass = wheels[index].tileCount == 0
        if let mark = wheels[index].mark.map({ $0 - forgotten }), mark >= 0,
            marks[mark].isOnGrass == isOnGrass, marks[mark].points.count < 30
        {
            marks[mark].points.append(position)
        } else if !wheels[index].isBeginningMark {
            wheels[index].isBeginningMark = true
        } else {
            wheels[index].isBeginningMark = false
            wheels[index].mark = forgotten + marks.count
            marks.append(Mark(isOnGrass: isOnGrass, points: [position, position]))
            if marks.count > 30 {
                marks.removeFirst()
                forgotten += 1
            }
        }
    }
}

extension RaceCar.Wheel {
    /// Turns the wheel by a fiftieth of a second, and lets the ground push it.
    ///
    /// - Returns: the force that it would take to roll without skidding, and the one that there is at most.
    mutating func turn(in world: inout World) throws -> (force: Double, limit: Double) {
        let step = 1 / 50.0
        let missing = steer - Double(try world.angle(of: joint))
        let speedOfTurn = missing == 0 ? 0 : min(50 * abs(missing), 3) * (missing > 0 ? 1 : -1)
        try world.setMotor(of: joint, to: JointMotor(speed: Float(speedOfTurn), most: RaceCar.steeringTorque))

        let limit = tileCount > 0 ? RaceCar.grip : RaceCar.grip * 0.6
        let forward = world[body].worldVector(Vector2(0, 1))
        let side = world[body].worldVector(Vector2(1, 0))
        let velocity = world[body].linearVelocity
        let (velocityX, velocityY) = (Double(velocity.x), Double(velocity.y))
        let forwardSpeed = Double(forward.x) * velocityX + Double(forward.y) * velocityY
        let sideSpeed = Double(side.x) * velocityX + Double(side.y) * velocityY

        // Divided by the speed, power is a torque; the 5 keeps it finite at rest.
        speed += step * RaceCar.power * gas / RaceCar.wheelInertia / (abs(speed) + 5)
        if brake >= 0.9 {
            speed = 0
        } else if brake > 0 {
            speed -= min(15 * brake, abs(speed)) * (speed > 0 ? 1 : speed < 0 ? -1 : 0)
        }
        phase += speed * step

        var along = (-forwardSpeed + speed * RaceCar.wheelRadius) * RaceCar.stiffness
        var across = -sideSpeed * RaceCar.stiffness
        let force = (along * along + across * across).squareRoot()
        if force > limit {
            along = along / force * limit
            across = across / force * limit
        }
        speed -= step * along * RaceCar.wheelRadius / RaceCar.wheelInertia
        world[body].applyForce(
            Vector2(
                Float(across * Double(side.x) + along * Double(forward.x)),
                Float(across * Double(side.y) + along * Double(forward.y))))
        return (force, limit)
    }
}
