import LyceumPhysics
import TestSupport

/// Plays a scene with this engine.
struct ScenePlayer {
    let scene: Scene
    var world: World
    private(set) var bodies: [BodyID?] = []
    private var fixtures: [FixtureID?] = []
    private var joints: [JointID?] = []
    private var numbers: [FixtureID: Int] = [:]
    private var bodyNumbers: [BodyID: Int] = [:]
    let actions: [Int: [Scene.Action]]

    init(_ scene: Scene) throws {
        self.scene = scene
        world = World(gravity: vector(scene.gravity ?? [0, -10]))
        world.isSleepingAllowed = scene.sleep ?? true
        world.isWarmStarting = scene.warm ?? true
        world.isContinuous = scene.continuous ?? true
        world.recordsImpulses = scene.events ?? false
        actions = Dictionary(grouping: scene.actions, by: \.step)
        for body in scene.bodies { try add(body) }
        for joint in scene.joints { try add(joint) }
    }

    // MARK: Making

    private mutating func add(_ item: Scene.BodyItem) throws {
        let id = try world.addBody(
            Self.kind(item.type), at: vector(item.at), angle: Float(item.angle ?? 0),
            linearVelocity: vector(item.velocity ?? [0, 0]), angularVelocity: Float(item.turn ?? 0),
            linearDamping: Float(item.linearDamping ?? 0), angularDamping: Float(item.angularDamping ?? 0),
            gravityScale: Float(item.gravityScale ?? 1), isBullet: item.bullet ?? false,
            hasFixedRotation: item.fixedRotation ?? false, isSleepingAllowed: item.allowSleep ?? true,
            isAwake: item.awake ?? true, isActive: item.active ?? true, fixtures: item.fixtures.map(\.fixture))
        bodyNumbers[id] = bodies.count
        bodies.append(id)
        for fixture in try world.fixtures(of: id) { register(fixture) }
    }

    private mutating func register(_ fixture: FixtureID) {
        numbers[fixture] = fixtures.count
        fixtures.append(fixture)
    }

    private mutating func add(_ item: Scene.JointItem) throws {
        joints.append(
            try world.add(
                item.definition, between: bodies[item.a]!, and: bodies[item.b]!, collide: item.collide ?? false))
    }

    private static func kind(_ name: String) -> Body.Kind {
        name == "static" ? .static : name == "kinematic" ? .kinematic : .dynamic
    }

    // MARK: Changing

    mutating func act(_ action: Scene.Action) throws {
        if let body = action.newBody { return try add(body) }
        if let joint = action.newJoint { return try add(joint) }
        if let number = action.body, let body = bodies[number] {
            if let fixture = action.newFixture { return register(try world.add(fixture.fixture, to: body)) }
            try act(action, on: body, number)
        } else if let number = action.joint, let joint = joints[number] {
            switch action.what {
            case "motor":
                try world.setMotor(
                    of: joint, to: JointMotor(speed: Float(action.value[0]), most: Float(action.value[1])))
            case "limits": try world.setLimits(of: joint, to: Float(action.value[0])...Float(action.value[1]))
            case "target": try world.setTarget(of: joint, to: vector(action.value))
            default:
                try world.remove(joint)
                joints[number] = nil
            }
        } else if let number = action.fixture, let fixture = fixtures[number] {
            switch action.what {
            case "filter":
                try world.setFilter(
                    of: fixture,
                    to: Filter(
                        category: UInt16(action.value[0]), mask: UInt16(action.value[1]), group: Int16(action.value[2]))
                )
            case "sensor": try world.setSensor(fixture, to: action.value[0] == 1)
            default:
                try world.remove(fixture)
                fixtures[number] = nil
            }
        } else {
            world.gravity = vector(action.value)
        }
    }

    private mutating func act(_ action: Scene.Action, on body: BodyID, _ number: Int) throws {
        let value = Float(action.value.first ?? 0)
        let isTrue = value == 1
        let point = vector(action.at ?? [0, 0])
        switch action.what {
        case "force": world[body].applyForce(vector(action.value))
        case "localForce":
            world[body].applyForce(world[body].worldVector(vector(action.value)), at: world[body].worldCenter)
        case "torque": world[body].applyTorque(value)
        case "impulse": world[body].applyImpulse(vector(action.value), at: point)
        case "localImpulse":
            world[body].applyImpulse(
                world[body].worldVector(vector(action.value)), at: world[body].worldPoint(point))
        case "angularImpulse": world[body].applyAngularImpulse(value)
        case "velocity": world[body].linearVelocity = vector(action.value)
        case "turn": world[body].angularVelocity = value
        case "awake": world[body].isAwake = isTrue
        case "bullet": world[body].isBullet = isTrue
        case "gravityScale": world[body].gravityScale = value
        case "kind": try world.setKind(of: body, to: Self.kind(action.word ?? ""))
        case "active": try world.setActive(body, to: isTrue)
        case "fixedRotation": try world.setFixedRotation(of: body, to: isTrue)
        case "move": try world.move(body, to: point, angle: Float(action.angle ?? 0))
        case "mass":
            let center = vector(Array(action.value[1...]))
            try world.setMassData(
                of: body, to: MassData(mass: value, center: center, inertia: Float(action.value[3])))
        default:
            let own = try world.fixtures(of: body)
            for (index, fixture) in fixtures.enumerated() where fixture.map(own.contains) ?? false {
                fixtures[index] = nil
            }
            for (index, joint) in joints.enumerated() {
                guard let joint else { continue }
                let (first, second) = try world.bodies(of: joint)
                if first == body || second == body { joints[index] = nil }
            }
            try world.remove(body)
            bodies[number] = nil
        }
    }

    // MARK: Playing

    /// Takes one step.
    ///
    /// - Returns: the hash of what came out, as the reference computes it.
    mutating func step(_ number: Int) throws -> String {
        let count = world.events.count
        for action in actions[number] ?? [] { try act(action) }
        let removed = world.events.dropFirst(count)
        let durations = scene.durations ?? [scene.dt ?? 1.0 / 50]
        try world.step(
            Float(durations[number % durations.count]), velocityIterations: scene.velocity ?? 30,
            positionIterations: scene.position ?? 20, deciding: decision)

        var hash = ByteHash()
        for case let body? in bodies {
            for word in bits(of: body) { hash.add(word) }
            hash.add(UInt8(world[body].isAwake && world[body].kind != .static ? 1 : 0))
        }
        if scene.events ?? false {
            for event in removed + world.events { add(event, to: &hash) }
        }
        for (start, end) in rays {
            guard let hit = world.firstHit(from: start, to: end, mask: 1) else { continue }
            hash.add(Int32(numbers[hit.fixture] ?? -1))
            for value in [hit.point.x, hit.point.y, hit.normal.x, hit.normal.y, hit.fraction] {
                hash.add(value.bitPattern)
            }
        }
        return hash.digits
    }

    private var rays: [(Vector2, Vector2)] {
        var rays = (scene.rays ?? []).map { (vector($0[0]), vector($0[1])) }
        if let lidar = scene.lidar, let body = bodies[lidar.body] {
            let start = world[body].position
            rays += lidar.ends.map {
                (start, Vector2(Float(Double(start.x) + $0[0]), Float(Double(start.y) + $0[1])))
            }
        }
        return rays
    }

    private func add(_ event: ContactEvent, to hash: inout ByteHash) {
        let (a, b) = (Int32(numbers[event.fixtureA] ?? -1), Int32(numbers[event.fixtureB] ?? -1))
        switch event.kind {
        case .began, .ended:
            for word in [event.kind == .began ? 1 : 2, a, b, Int32(event.childA), Int32(event.childB)] {
                hash.add(word)
            }
        case .solved(let impulses):
            for word in [3, a, b] { hash.add(word) }
            for index in 0..<impulses.count { hash.add(impulses.normal[index].bitPattern) }
            for index in 0..<impulses.count { hash.add(impulses.tangent[index].bitPattern) }
        }
    }

    /// The rules of one-way platforms and conveyor belts.
    private var decision: ((inout ContactProposal) -> Void)? {
        if let platforms = scene.oneWay {
            let platforms = Set(platforms.compactMap { bodies[$0] })
            return { contact in
                let isA = platforms.contains(contact.bodyA)
                let isB = platforms.contains(contact.bodyB)
                let rising = isA ? contact.relativeVelocity.y : -contact.relativeVelocity.y
                if (isA || isB) && rising > 0.5 && abs(contact.normal.y) > 0.5 { contact.isEnabled = false }
            }
        }
        if let belt = scene.belt, let body = bodies[Int(belt[0])] {
            return { contact in
                if contact.bodyA == body {
                    contact.surfaceSpeed = Float(belt[1])
                } else if contact.bodyB == body {
                    contact.surfaceSpeed = -Float(belt[1])
                }
            }
        }
        return nil
    }

    /// The bits of position, angle and velocities.
    func bits(of body: BodyID) -> [UInt32] {
        let body = world[body]
        return [
            body.position.x, body.position.y, body.angle, body.linearVelocity.x, body.linearVelocity.y,
            body.angularVelocity,
        ].map(\.bitPattern)
    }

    /// The bits of all bodies as the reference file has them.
    var state: String {
        bodies.compactMap { $0 }.map { bits(of: $0).map { hexadecimal(UInt64($0), digits: 8) }.joined() }
            .joined(separator: " ")
    }
}
