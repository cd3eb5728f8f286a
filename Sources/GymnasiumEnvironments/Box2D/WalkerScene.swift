import GymnasiumCore
import LyceumNumerics
import LyceumPhysics

/// A walker on its ground: how a step moves and rates it.
///
/// The world stays when an episode ends, as in Gymnasium: old bodies are removed from it and new ones added, and in some
/// episodes the last bits depend on those before it.
struct WalkerScene: Sendable {
    let design: BipedalWalker.Design
    private(set) var world: World
    /// What the world kept of the episodes before when this one began; `nil` for nothing.
    let residue: World.Residue?
    private(set) var ground: WalkerGround
    private(set) var clouds: [WalkerCloud] = []
    private(set) var figure: WalkerFigure
    /// The bodies of the ground, the last one first.
    private var groundBodies: [BodyID]
    /// Whether the hull has touched the ground.
    private(set) var hasFallen = false
    /// Whether the lower legs touch the ground.
    private var contacts = (first: false, second: false)
    private var shaping: Double?
    /// The number of pictures drawn; the ray that a picture shows depends on it.
    var pictures = 0

    /// A walker at the start of a new ground.
    ///
    /// - Parameters:
    ///   - last: the scene of the episode before, whose world is used on.
    ///   - residue: what the world keeps of episodes before, where there is no such scene.
    init(
        after last: consuming WalkerScene?, residue: World.Residue? = nil, isHardcore: Bool,
        design: BipedalWalker.Design, using random: inout Generator
    ) throws {
        self.design = design
        if var last {
            let old = last.groundBodies + last.figure.bodies
            for body in old { try last.world.remove(body) }
            world = last.world
            self.residue = world.residue
        } else {
            let gravity = Vector2(0, -10)
            world = residue.map { World(gravity: gravity, residue: $0) } ?? World(gravity: gravity)
            self.residue = residue
        }
        ground = try WalkerGround(isHardcore: isHardcore, scale: design.scale, using: &random)
        groundBodies = try ground.add(to: &world)
        clouds = (0..<WalkerGround.count / 20).map { _ in WalkerCloud(scale: design.scale, using: &random) }
        figure = try WalkerFigure(push: -5 + 10 * random.random(), design: design, in: &world)
    }

    /// Drives the motors and moves on by a fiftieth of a second.
    mutating func step(_ action: [Float]) throws -> Step<[Float]> {
        let (first, second) = figure.legs
        try drive(first.hip, action[0], speed: WalkerFigure.hipSpeed)
        try drive(first.knee, action[1], speed: WalkerFigure.kneeSpeed)
        try drive(second.hip, action[2], speed: WalkerFigure.hipSpeed)
        try drive(second.knee, action[3], speed: WalkerFigure.kneeSpeed)
        try world.step(1 / 50, velocityIterations: 180, positionIterations: 60)
        noteContacts()
        return rate(action)
    }

    private mutating func drive(_ joint: JointID, _ action: Float, speed: Float) throws {
        let direction: Float = action > 0 ? 1 : action < 0 ? -1 : 0
        let torque = Float(design.torque) * min(abs(action), 1)
        try world.setMotor(of: joint, to: JointMotor(speed: speed * direction, most: torque))
    }

    private mutating func noteContacts() {
        for event in world.events {
            let touches: Bool
            switch event.kind {
            case .began: touches = true
            case .ended: touches = false
            case .solved: continue
            }
            if touches, event.involves(figure.hull) { hasFallen = true }
            if event.involves(figure.legs.first.lower) { contacts.first = touches }
            if event.involves(figure.legs.second.lower) { contacts.second = touches }
        }
    }

    private mutating func rate(_ action: [Float]) -> Step<[Float]> {
        let x = Double(world[figure.hull].position.x)
        let newShaping = 130 * x / design.scale - 5 * abs(Double(world[figure.hull].angle))
        // NumPy computes with 32 bits as soon as an action of 32 bits takes part.
        var reward = Float(shaping.map { newShaping - $0 } ?? 0)
        shaping = newShaping
        let cost = Float(0.00035 * design.torque)
        for number in action { reward -= cost * min(abs(number), 1) }
        let isOut = hasFallen || x < 0
        let isThrough = x > Double(WalkerGround.count - WalkerGround.grass) * WalkerGround.step
        return Step(observation, reward: isOut ? -100 : Double(reward), terminated: isOut || isThrough)
    }

    private var observation: [Float] {
        [Float](unsafeUninitializedCapacity: 24) { numbers, count in
            let velocity = world[figure.hull].linearVelocity
            let (width, height) = (600 / design.scale, 400 / design.scale)
            numbers.initializeElement(at: 0, to: world[figure.hull].angle)
            numbers.initializeElement(at: 1, to: Float(2 * Double(world[figure.hull].angularVelocity) / 50))
            numbers.initializeElement(at: 2, to: Float(0.3 * Double(velocity.x) * width / 50))
            numbers.initializeElement(at: 3, to: Float(0.3 * Double(velocity.y) * height / 50))
            describe(figure.legs.first, touches: contacts.first, at: 4, in: numbers)
            describe(figure.legs.second, touches: contacts.second, at: 9, in: numbers)
            for ray in 0..<10 { numbers.initializeElement(at: 14 + ray, to: lidar(ray).fraction) }
            count = 24
        }
    }

    private func describe(
        _ leg: WalkerFigure.Leg, touches: Bool, at place: Int, in numbers: UnsafeMutableBufferPointer<Float>
    ) {
        let (hull, upper, lower) = (turn(figure.hull), turn(leg.upper), turn(leg.lower))
        numbers.initializeElement(at: place, to: upper.angle - hull.angle - leg.hipReference)
        numbers.initializeElement(
            at: place + 1, to: Float(Double(upper.speed - hull.speed) / Double(WalkerFigure.hipSpeed)))
        numbers.initializeElement(at: place + 2, to: Float(Double(lower.angle - upper.angle) + 1))
        numbers.initializeElement(
            at: place + 3, to: Float(Double(lower.speed - upper.speed) / Double(WalkerFigure.kneeSpeed)))
        numbers.initializeElement(at: place + 4, to: touches ? 1 : 0)
    }

    private func turn(_ body: BodyID) -> (angle: Float, speed: Float) {
        (world[body].angle, world[body].angularVelocity)
    }

    /// How far the walker sees in a direction, of 10 from straight down to nearly straight ahead.
    ///
    /// - Returns: the start and the end of the ray, and the part of it before it hits the ground, 1 if it does not.
    func lidar(_ ray: Int) -> (start: Vector2, end: Vector2, fraction: Float) {
        let start = world[figure.hull].position
        let reach = Self.rays[ray]
        let end = Vector2(Float(Double(start.x) + reach.x), Float(Double(start.y) - reach.y))
        var fraction: Float = 1
        world.rayCast(from: start, to: end) { hit in
            if hit.filter.category & 1 == 0 { return -1 }
            fraction = hit.fraction
            return hit.fraction
        }
        return (start, end, fraction)
    }

    private static let rays = (0..<10).map { index in
        let angle = 1.5 * Double(index) / 10
        return (x: Math.sin(angle) * (160 / 30.0), y: Math.cos(angle) * (160 / 30.0))
    }
}
