import LyceumNumerics
import LyceumPhysics

extension LanderFlight {
    /// The number of pixels that a metre has in pictures; the craft is measured in them.
    static let scale = 30.0
    /// The width of the picture in metres.
    static let width = 600 / scale
    /// The height of the picture in metres.
    static let height = 400 / scale
    /// The height of the landing pad in metres.
    static let padHeight = height / 4
    static let stepsPerSecond = 50.0
    /// Where the moon's corners are, in metres.
    static let terrainX = (0..<11).map { width / 10 * Double($0) }
    /// Where the landing pad begins and ends.
    static let pad = (left: terrainX[4], right: terrainX[6])

    /// The hull of the craft, in pixels.
    static let hull: [(x: Double, y: Double)] = [(-14, 17), (-17, 0), (-17, -10), (17, -10), (17, 0), (14, 17)]
    /// Half the width and half the height of a leg, in pixels.
    static let leg = (halfWidth: 2.0, halfHeight: 8.0)

    /// The craft high above the middle of a new moon, with a push in any direction.
    ///
    /// - Parameters:
    ///   - gravity: the acceleration of free fall in m/s², below 0.
    ///   - isWindy: whether the wind blows.
    ///   - random: what the moon, the push, and the weather are drawn from.
    init(gravity: Double, isWindy: Bool, using random: inout Generator) throws {
        var world = World(gravity: Vector2(0, Float(gravity)))
        let terrain = Self.terrain(using: &random)
        try Self.addMoon(terrain, to: &world)

        let ground = Filter(category: 0x0010, mask: 1)
        let corners = Self.hull.map { Vector2(Float($0.x / Self.scale), Float($0.y / Self.scale)) }
        let craft = try world.addBody(
            .dynamic, at: Vector2(Float(Self.width / 2), Float(Self.height)),
            fixtures: [Fixture(.polygon(corners), density: 5, friction: 0.1, filter: ground)])
        let pushX = -1000 + 2000 * random.random()
        let pushY = -1000 + 2000 * random.random()
        world[craft].applyForce(Vector2(Float(pushX), Float(pushY)))
        let windIndex = isWindy ? try random.integers(-9999, 9999) : nil
        let torqueIndex = isWindy ? try random.integers(-9999, 9999) : nil
        let left = try Self.addLeg(-1, to: craft, in: &world)
        let right = try Self.addLeg(1, to: craft, in: &world)
        self.init(
            world: world, terrain: terrain, craft: craft, legs: (left, right), windIndex: windIndex,
            torqueIndex: torqueIndex)
    }

    /// Heights that are drawn, levelled around the pad and smoothed.
    private static func terrain(using random: inout Generator) -> [Double] {
        var heights = (0..<12).map { _ in height / 2 * random.random() }
        for index in 3...7 { heights[index] = padHeight }
        return (0..<11).map { index in
            // The first corner's left neighbour is the last one of all, as in Gymnasium.
            let left = heights[index == 0 ? 11 : index - 1]
            return 0.33 * (left + heights[index] + heights[index + 1])
        }
    }

    private static func addMoon(_ terrain: [Double], to world: inout World) throws {
        let corners = zip(terrainX, terrain).map { Vector2(Float($0), Float($1)) }
        var fixtures = [Fixture(.edge(.zero, Vector2(Float(width), 0)))]
        for (first, second) in zip(corners, corners.dropFirst()) {
            fixtures.append(Fixture(.edge(first, second), friction: 0.1))
        }
        try world.addBody(.static, fixtures: fixtures)
    }

    private static func addLeg(_ side: Double, to craft: BodyID, in world: inout World) throws -> BodyID {
        let away = side * 20 / scale
        let shape = Shape.box(halfWidth: Float(leg.halfWidth / scale), halfHeight: Float(leg.halfHeight / scale))
        let body = try world.addBody(
            .dynamic, at: Vector2(Float(width / 2 - away), Float(height)), angle: Float(side * 0.05),
            fixtures: [Fixture(shape, density: 1, filter: Filter(category: 0x0020, mask: 1))])
        let limits: ClosedRange<Float> = side < 0 ? Float(0.9 - 0.5)...0.9 : -0.9...Float(-0.9 + 0.5)
        try world.add(
            .revolute(
                .local(.zero, Vector2(Float(away), Float(18 / scale)), angle: world[body].angle - world[craft].angle),
                limits: limits, motor: JointMotor(speed: Float(0.3 * side), most: 40)),
            between: craft, and: body)
        return body
    }
}
