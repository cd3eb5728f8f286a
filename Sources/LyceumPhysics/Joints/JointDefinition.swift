/// A joint to be added to a world: two bodies and what holds them together.
///
/// ```swift
/// var world = World()
/// let wall = try world.addBody(.static)
/// let arm = try world.addBody(.dynamic, fixtures: [Fixture(.box(halfWidth: 1, halfHeight: 0.1), density: 1)])
/// let hinge = try world.add(
///     .revolute(.at(Vector2(-1, 0)), limits: -0.5...0.5, motor: JointMotor(speed: 2, most: 40)), between: wall, and: arm)
/// ```
public struct JointDefinition: Sendable {
    var joint: Joint
    /// The place in the world at which the bodies are joined, if the anchors are to be computed from it.
    var place: Vector2?
    var secondPlace: Vector2?
    var worldAxis: Vector2?

    private init(_ kind: Joint.Kind, _ anchors: Anchors) {
        joint = Joint()
        joint.kind = kind
        switch anchors {
        case .at(let point): place = point
        case .between(let first, let second):
            place = first
            secondPlace = second
        case .local(let first, let second, let angle):
            joint.anchorA = first
            joint.anchorB = second
            joint.referenceAngle = angle
        }
    }

    /// Where two bodies are joined.
    public enum Anchors: Hashable, Sendable {
        /// At a place in the world, where the bodies are as they are to be.
        case at(Vector2)
        /// At two places in the world, the first on the first body, the second on the second.
        case between(Vector2, Vector2)
        /// At points in the coordinates of the first and of the second body; and the angle of the second minus that of the first
        /// that counts as 0.
        case local(Vector2, Vector2, angle: Float = 0)
    }

    // MARK: Kinds

    /// A hinge: two points are held together.
    ///
    /// - Parameters:
    ///   - anchors: where.
    ///   - limits: the least and the largest angle, in radians.
    ///   - motor: what turns it, with a speed in radians a second and a torque in newton metres.
    public static func revolute(
        _ anchors: Anchors, limits: ClosedRange<Float>? = nil, motor: JointMotor? = nil
    ) -> JointDefinition {
        var definition = JointDefinition(.revolute, anchors)
        definition.set(limits, motor)
        return definition
    }

    /// A rod: two points are held at a distance.
    ///
    /// - Parameters:
    ///   - anchors: where.
    ///   - length: the distance in metres; `nil` for that of two places in the world.
    ///   - spring: lets the distance swing; `nil` for a stiff rod.
    public static func distance(
        _ anchors: Anchors, length: Float? = nil, spring: JointSpring? = nil
    ) -> JointDefinition {
        var definition = JointDefinition(.distance, anchors)
        definition.set(spring)
        definition.joint.length = length ?? .nan
        return definition
    }

    /// A rail: a point moves along a line that is fixed to the first body, and the bodies do not turn against each other.
    ///
    /// - Parameters:
    ///   - anchors: where.
    ///   - axis: the direction of the line: in the world, or in the first body's coordinates if the anchors are.
    ///   - limits: the least and the largest way along it, in metres.
    ///   - motor: what moves it, with a speed in metres a second and a force in newtons.
    public static func prismatic(
        _ anchors: Anchors, axis: Vector2, limits: ClosedRange<Float>? = nil, motor: JointMotor? = nil
    ) -> JointDefinition {
        var definition = JointDefinition(.prismatic, anchors)
        definition.set(limits, motor)
        definition.set(axis: axis)
        return definition
    }

    /// Glue: two bodies are held together as they are.
    ///
    /// - Parameters:
    ///   - anchors: where.
    ///   - spring: lets the angle swing; `nil` for stiff glue.
    public static func weld(_ anchors: Anchors, spring: JointSpring? = nil) -> JointDefinition {
        var definition = JointDefinition(.weld, anchors)
        definition.set(spring)
        return definition
    }

    /// A wheel with its suspension: a point moves along a line that is fixed to the first body, held by a spring, and turns freely.
    ///
    /// - Parameters:
    ///   - anchors: where.
    ///   - axis: the direction of the line: in the world, or in the first body's coordinates if the anchors are.
    ///   - spring: what holds it along the line; `nil` for nothing.
    ///   - motor: what turns it, with a speed in radians a second and a torque in newton metres.
    public static func wheel(
        _ anchors: Anchors, axis: Vector2, spring: JointSpring? = JointSpring(frequency: 2, dampingRatio: 0.7),
        motor: JointMotor? = nil
    ) -> JointDefinition {
        var definition = JointDefinition(.wheel, anchors)
        definition.set(nil, motor)
        definition.set(axis: axis)
        definition.set(spring)
        return definition
    }

    /// Friction between two bodies, as when one lies on the other and they are seen from above.
    ///
    /// - Parameters:
    ///   - anchors: where.
    ///   - force: the largest force against sliding, in newtons.
    ///   - torque: the largest torque against turning, in newton metres.
    public static func friction(_ anchors: Anchors, force: Float, torque: Float) -> JointDefinition {
        var definition = JointDefinition(.friction, anchors)
        definition.joint.maxForce = force
        definition.joint.maxTorque = torque
        return definition
    }

    /// A rope: two points are held within a distance.
    ///
    /// - Parameters:
    ///   - anchors: where.
    ///   - length: the largest distance in metres; `nil` for that of two places in the world.
    public static func rope(_ anchors: Anchors, length: Float? = nil) -> JointDefinition {
        var definition = JointDefinition(.rope, anchors)
        definition.joint.length = length ?? .nan
        return definition
    }

    /// A soft pull of the second body to a place, as by a hand. The first body does not take part; a static one will do.
    ///
    /// - Parameters:
    ///   - place: the point of the second body, in the world, that is pulled; and the place to which, until
    ///     ``World/setTarget(of:to:)`` moves it.
    ///   - force: the largest force in newtons.
    ///   - spring: how it pulls.
    public static func mouse(
        at place: Vector2, force: Float, spring: JointSpring = JointSpring(frequency: 5, dampingRatio: 0.7)
    ) -> JointDefinition {
        var definition = JointDefinition(.mouse, .at(place))
        definition.joint.maxForce = force
        definition.joint.target = place
        definition.set(spring)
        return definition
    }

    private mutating func set(_ limits: ClosedRange<Float>?, _ motor: JointMotor?) {
        if let limits {
            joint.isLimited = true
            joint.lower = limits.lowerBound
            joint.upper = limits.upperBound
        }
        if let motor {
            joint.isMotorized = true
            joint.motorSpeed = motor.speed
            joint.maxForce = motor.most
            joint.maxTorque = motor.most
        }
    }

    private mutating func set(_ spring: JointSpring?) {
        joint.frequency = spring?.frequency ?? 0
        joint.dampingRatio = spring?.dampingRatio ?? 0
    }

    private mutating func set(axis: Vector2) {
        if place == nil { joint.localAxis = axis } else { worldAxis = axis }
    }
}

/// A motor of a joint.
public struct JointMotor: Hashable, Sendable {
    /// How fast it wants to move: in radians a second, or for a prismatic joint in metres a second.
    public var speed: Float
    /// What it can do at most: a torque in newton metres, or for a prismatic joint a force in newtons.
    public var most: Float

    /// A motor with a speed and the torque or force that it has for it.
    public init(speed: Float, most: Float) {
        self.speed = speed
        self.most = most
    }
}

/// A damped spring.
public struct JointSpring: Hashable, Sendable {
    /// How often it swings in a second; less than half as often as the world is stepped.
    public var frequency: Float
    /// How it is damped: 0 swings on and on, 1 does not swing.
    public var dampingRatio: Float

    /// A spring by its frequency and damping.
    public init(frequency: Float, dampingRatio: Float) {
        self.frequency = frequency
        self.dampingRatio = dampingRatio
    }
}
