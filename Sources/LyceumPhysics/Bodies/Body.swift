/// A rigid body, as `world[body]` gives it.
///
/// ```swift
/// var world = World()
/// let lander = try world.addBody(.dynamic, fixtures: [Fixture(.circle(radius: 1), density: 1)])
/// world[lander].linearVelocity = Vector2(0, -1)
/// world[lander].applyForce(Vector2(0, 20))
/// print(world[lander].position, world[lander].angle)
/// ```
///
/// To move or turn a body, or to change its kind, there are methods of ``World``, because contacts change with it.
public struct Body: Sendable {
    /// What moves a body.
    public enum Kind: Hashable, Sendable {
        /// Nothing.
        case `static`
        /// Its velocity, which nothing changes but you.
        case kinematic
        /// Forces, impulses and collisions.
        case dynamic
    }

    /// What moves it.
    public internal(set) var kind = Kind.static
    var transform = Transform.identity
    var sweep = Sweep(firstCenter: .zero, center: .zero, firstAngle: 0, angle: 0)
    var velocity = Vector2.zero
    var turnSpeed: Float = 0
    var force = Vector2.zero
    var torque: Float = 0

    /// The mass in kilograms; 1 for a dynamic body without a density, 0 for others.
    public internal(set) var mass: Float = 0
    var inverseMass: Float = 0
    /// About the centre of mass.
    var centralInertia: Float = 0
    var inverseInertia: Float = 0

    /// The part of its velocity that it loses in a second, 0 or above.
    public var linearDamping: Float = 0
    /// The part of its angular velocity that it loses in a second, 0 or above.
    public var angularDamping: Float = 0
    /// How strongly gravity acts on it: 0 for not at all, 1 as usual.
    public var gravityScale: Float = 1
    /// Whether it never passes through other moving bodies, however fast it is.
    public var isBullet = false
    /// Whether it does not turn.
    public internal(set) var hasFixedRotation = false
    /// Whether it takes part in the world.
    public internal(set) var isActive = true
    var mayBeAsleep = true
    var isAwakeFlag = true
    var sleepTime: Float = 0

    /// The lists that it begins: fixtures, contacts and joints, the newest first.
    var fixture: Int32 = -1
    var contact: Int32 = -1
    var joint: Int32 = -1
    /// The neighbours in the list of bodies.
    var previous: Int32 = -1
    var next: Int32 = -1
    var isInIsland = false
    var islandIndex: Int32 = 0
    var generation: UInt32 = 0
    var isAlive = false
}

extension Body {
    /// Where its origin is.
    public var position: Vector2 { transform.origin }

    /// How far it is turned to the left, in radians; it goes on beyond a whole turn.
    public var angle: Float { sweep.angle }

    /// Where its centre of mass is in the world.
    public var worldCenter: Vector2 { sweep.center }

    /// Where its centre of mass is in its own coordinates.
    public var localCenter: Vector2 { sweep.localCenter }

    /// Its rotational inertia about its origin, in kg m².
    public var inertia: Float { centralInertia + mass * sweep.localCenter.lengthSquared }

    /// The velocity of its centre of mass, in metres a second. Setting it wakes the body, unless it is 0; a static body keeps 0.
    public var linearVelocity: Vector2 {
        get { velocity }
        set {
            if kind == .static { return }
            if newValue.lengthSquared > 0 { wake() }
            velocity = newValue
        }
    }

    /// How fast it turns to the left, in radians a second. Setting it wakes the body, unless it is 0; a static body keeps 0.
    public var angularVelocity: Float {
        get { turnSpeed }
        set {
            if kind == .static { return }
            if newValue * newValue > 0 { wake() }
            turnSpeed = newValue
        }
    }

    /// Whether it moves; a body that has been at rest for half a second falls asleep until something touches it. Setting it to
    /// `false` takes its velocity and its forces away.
    public var isAwake: Bool {
        get { isAwakeFlag }
        set { newValue ? wake() : sleep() }
    }

    /// Whether it falls asleep when it is at rest.
    public var isSleepingAllowed: Bool {
        get { mayBeAsleep }
        set {
            mayBeAsleep = newValue
            if !newValue { wake() }
        }
    }

    @inline(__always)
    mutating func wake() {
        if !isAwakeFlag {
            isAwakeFlag = true
            sleepTime = 0
        }
    }

    mutating func sleep() {
        isAwakeFlag = false
        sleepTime = 0
        velocity = .zero
        turnSpeed = 0
        force = .zero
        torque = 0
    }

    // MARK: Places

    /// Where a point of the body is in the world.
    public func worldPoint(_ local: Vector2) -> Vector2 { transform.apply(local) }

    /// A direction of the body in the world.
    public func worldVector(_ local: Vector2) -> Vector2 { transform.rotation.turn(local) }

    /// Where a point of the world is in the body's coordinates.
    public func localPoint(_ world: Vector2) -> Vector2 { transform.unapply(world) }

    /// A direction of the world in the body's coordinates.
    public func localVector(_ world: Vector2) -> Vector2 { transform.rotation.unturn(world) }

    /// The velocity of the body at a point of the world.
    public func velocity(at point: Vector2) -> Vector2 { velocity + (point - sweep.center).turning(turnSpeed) }

    // MARK: Forces

    /// Pushes the body during the next step.
    ///
    /// - Parameters:
    ///   - force: in newtons.
    ///   - point: where it acts, in the world; `nil` for the centre of mass.
    ///   - wakes: whether a sleeping body wakes up; otherwise it takes no notice.
    public mutating func applyForce(_ force: Vector2, at point: Vector2? = nil, wakes: Bool = true) {
        guard takesForces(wakes) else { return }
        self.force += force
        if let point { torque += (point - sweep.center).cross(force) }
    }

    /// Turns the body to the left during the next step.
    ///
    /// - Parameters:
    ///   - torque: in newton metres.
    ///   - wakes: whether a sleeping body wakes up; otherwise it takes no notice.
    public mutating func applyTorque(_ torque: Float, wakes: Bool = true) {
        if takesForces(wakes) { self.torque += torque }
    }

    /// Changes the velocity at once.
    ///
    /// - Parameters:
    ///   - impulse: in newton seconds.
    ///   - point: where it acts, in the world.
    ///   - wakes: whether a sleeping body wakes up; otherwise it takes no notice.
    public mutating func applyImpulse(_ impulse: Vector2, at point: Vector2, wakes: Bool = true) {
        guard takesForces(wakes) else { return }
        velocity += inverseMass * impulse
        turnSpeed += inverseInertia * (point - sweep.center).cross(impulse)
    }

    /// Changes the angular velocity at once.
    ///
    /// - Parameters:
    ///   - impulse: in kg m² a second.
    ///   - wakes: whether a sleeping body wakes up; otherwise it takes no notice.
    public mutating func applyAngularImpulse(_ impulse: Float, wakes: Bool = true) {
        if takesForces(wakes) { turnSpeed += inverseInertia * impulse }
    }

    private mutating func takesForces(_ wakes: Bool) -> Bool {
        if kind != .dynamic { return false }
        if wakes { wake() }
        return isAwakeFlag
    }

    // MARK: Movement

    @inline(__always)
    mutating func placeAtEnd() {
        transform = Transform(
            center: sweep.center, localCenter: sweep.localCenter, rotation: Rotation(sweep.angle))
    }

    /// Moves the body back or forward to a part of the step, which becomes where it is.
    mutating func advance(to part: Float) {
        sweep.advance(to: part)
        sweep.center = sweep.firstCenter
        sweep.angle = sweep.firstAngle
        placeAtEnd()
    }
}
