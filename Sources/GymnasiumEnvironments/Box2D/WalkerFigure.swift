import LyceumPhysics

/// The bodies of a walker, and how they are joined.
struct WalkerFigure: Sendable {
    /// A leg: two bodies, and the joints above them.
    struct Leg: Sendable {
        let upper, lower: BodyID
        let hip, knee: JointID
        /// The angle between hull and upper leg that counts as 0; the knee's is 0.
        let hipReference: Float
    }

    /// How high above the middle of the hull the hips are, in metres.
    static let hipHeight = -8 / 30.0
    /// The width of an upper leg, and the height of either part of a leg, in metres.
    static let legWidth = 8 / 30.0
    static let legHeight = 34 / 30.0
    /// The highest speeds of the motors in rad/s.
    static let hipSpeed: Float = 4
    static let kneeSpeed: Float = 6

    let hull: BodyID
    let legs: (first: Leg, second: Leg)

    /// A walker that stands at the start.
    ///
    /// - Parameters:
    ///   - push: the force on the hull in the first step, in N to the right.
    ///   - design: how it is built.
    ///   - world: the world that it is added to.
    init(push: Double, design: BipedalWalker.Design, in world: inout World) throws {
        let x = WalkerGround.step * Double(WalkerGround.startPad) / 2
        let y = WalkerGround.level + 2 * Self.legHeight
        hull = try world.addBody(
            .dynamic, at: Vector2(Float(x), Float(y)),
            fixtures: [
                Fixture(.polygon(design.hullCorners), density: 5, friction: 0.1, filter: Self.filter)
            ])
        world[hull].applyForce(Vector2(Float(push), 0))
        legs = (
            try Self.leg(-1, x, y, of: hull, design, in: &world), try Self.leg(1, x, y, of: hull, design, in: &world)
        )
    }

    private static let filter = Filter(category: 0x0020, mask: 1)

    private static func leg(
        _ side: Double, _ x: Double, _ y: Double, of hull: BodyID, _ design: BipedalWalker.Design, in world: inout World
    ) throws -> Leg {
        func part(width: Double, y: Double) throws -> BodyID {
            let shape = Shape.box(halfWidth: Float(width / 2), halfHeight: Float(legHeight / 2))
            return try world.addBody(
                .dynamic, at: Vector2(Float(x), Float(y)), angle: Float(side * 0.05),
                fixtures: [Fixture(shape, density: 1, filter: filter)])
        }
        func join(
            _ above: BodyID, _ below: BodyID, at height: Double, limits: ClosedRange<Float>, speed: Double
        ) throws -> JointID {
            try world.add(
                .revolute(
                    .local(
                        Vector2(0, Float(height)), Vector2(0, Float(legHeight / 2)),
                        angle: world[below].angle - world[above].angle),
                    limits: limits, motor: JointMotor(speed: Float(speed), most: Float(design.torque))),
                between: above, and: below)
        }
        let upper = try part(width: legWidth, y: y - legHeight / 2 - hipHeight)
        let hip = try join(hull, upper, at: hipHeight, limits: -0.8...1.1, speed: side)
        let lower = try part(width: 0.8 * legWidth, y: y - legHeight * 3 / 2 - hipHeight)
        let knee = try join(upper, lower, at: -legHeight / 2, limits: -1.6 ... -0.1, speed: 1)
        return Leg(
            upper: upper, lower: lower, hip: hip, knee: knee,
            hipReference: world[upper].angle - world[hull].angle)
    }

    /// The bodies, in the order in which they were made.
    var bodies: [BodyID] { [hull, legs.first.upper, legs.first.lower, legs.second.upper, legs.second.lower] }
}
