/// A world of rigid bodies in the plane, which collide, are joined, rest and fall.
///
/// ```swift
/// var world = World(gravity: Vector2(0, -10))
/// try world.addBody(.static, fixtures: [Fixture(.edge(Vector2(-10, 0), Vector2(10, 0)))])
/// let crate = try world.addBody(
///     .dynamic, at: Vector2(0, 4), fixtures: [Fixture(.box(halfWidth: 0.5, halfHeight: 0.5), density: 1)])
/// for _ in 0..<50 { try world.step(1 / 50) }
/// print(world[crate].position.y)
/// ```
///
/// A world is a value: a copy continues on its own, and two copies to which the same happens stay equal to the last bit. What
/// adding a body, a fixture or a joint returns names it in all copies.
///
/// Lengths are in metres, masses in kilograms, angles in radians to the left. Bodies between 0.1 m and 10 m behave best. The engine
/// computes what Box2D 2.3 computes, operation by operation; its algorithms are described in Erin Catto's talks at the Game
/// Developers Conference (2005 to 2014).
public struct World: Sendable {
    /// The acceleration of bodies that nothing holds, in m/s².
    public var gravity: Vector2
    /// Whether fast bodies are stopped where they would pass through static ones, and bullets through all.
    public var isContinuous = true
    /// Whether the solver begins with the impulses of the step before.
    public var isWarmStarting = true
    /// Whether forces act for one step only. Otherwise they act until ``clearForces()``.
    public var clearsForces = true
    /// Whether ``events`` tells the impulses of contacts, too.
    public var recordsImpulses = false
    /// What began or ceased to touch since the last step began, in the order in which it happened.
    public internal(set) var events: [ContactEvent] = []

    var sleepingIsAllowed = true
    var bodies: [Body] = []
    var fixtures: [FixtureRecord] = []
    var joints: [Joint] = []
    var contacts: [Contact] = []
    var points = RangeStore<Vector2>(filler: .zero)
    var leaves = RangeStore<Int32>(filler: BoundingTree.none)
    var tree = BoundingTree()

    /// The beginnings of lists, the newest first, and of free places.
    var firstBody: Int32 = -1
    /// The bodies that are not static, the oldest first.
    var movable: [Int32] = []
    var firstContact: Int32 = -1
    var freeBodies: [Int32] = []
    var freeFixtures: [Int32] = []
    var freeJoints: [Int32] = []
    var freeContact: Int32 = -1

    /// The leaves that have moved, whose pairs are to be looked for.
    var moved: [Int32] = []
    var pairs: [UInt64] = []
    var hasNewFixtures = false
    var inverseTimeBefore: Float = 0
    var scratch = Scratch()

    /// An empty world.
    public init(gravity: Vector2 = Vector2(0, -10)) { self.gravity = gravity }

    /// Whether bodies at rest fall asleep. Setting it to `false` wakes all.
    public var isSleepingAllowed: Bool {
        get { sleepingIsAllowed }
        set {
            if newValue == sleepingIsAllowed { return }
            sleepingIsAllowed = newValue
            if !newValue { forEachBody { $0.wake() } }
        }
    }

    /// A body. It must be in the world, or the program ends, as with an index that an array does not have; `contains` tells.
    public subscript(body: BodyID) -> Body {
        @inline(__always) _read {
            precondition(contains(body), "this body is not in the world")
            yield bodies[Int(body.index)]
        }
        @inline(__always) _modify {
            precondition(contains(body), "this body is not in the world")
            yield &bodies[Int(body.index)]
        }
    }

    /// Whether a body is in the world.
    @inline(__always)
    public func contains(_ body: BodyID) -> Bool {
        let index = Int(body.index)
        return index < bodies.count && bodies[index].generation == body.generation && bodies[index].isAlive
    }

    /// Whether a fixture is in the world.
    public func contains(_ fixture: FixtureID) -> Bool {
        let index = Int(fixture.index)
        return index < fixtures.count && fixtures[index].generation == fixture.generation && fixtures[index].isAlive
    }

    /// Whether a joint is in the world.
    @inline(__always)
    public func contains(_ joint: JointID) -> Bool {
        let index = Int(joint.index)
        return index < joints.count && joints[index].generation == joint.generation && joints[index].isAlive
    }

    /// The bodies, in the order in which they were added.
    public var bodyIDs: [BodyID] {
        var result: [BodyID] = []
        var index = firstBody
        while index >= 0 {
            result.append(id(ofBody: index))
            index = bodies[Int(index)].next
        }
        return result.reversed()
    }

    /// Takes away the forces that have been applied.
    public mutating func clearForces() {
        forEachMovable {
            $0.force = .zero
            $0.torque = 0
        }
    }

    @inline(__always)
    mutating func forEachBody(_ change: (inout Body) -> Void) {
        var index = Int(firstBody)
        while index >= 0 {
            change(&bodies[index])
            index = Int(bodies[index].next)
        }
    }

    /// Changes the bodies that are not static. A world may have hundreds of static ones, which a step does not go through.
    @inline(__always)
    mutating func forEachMovable(_ change: (inout Body) -> Void) {
        for index in movable { change(&bodies[Int(index)]) }
    }

    func id(ofBody index: Int32) -> BodyID { BodyID(index: index, generation: bodies[Int(index)].generation) }

    func id(ofFixture index: Int32) -> FixtureID {
        FixtureID(index: index, generation: fixtures[Int(index)].generation)
    }

    func check(_ body: BodyID) throws -> Int {
        guard contains(body) else { throw NotInWorld("body") }
        return Int(body.index)
    }

    func check(_ fixture: FixtureID) throws -> Int {
        guard contains(fixture) else { throw NotInWorld("fixture") }
        return Int(fixture.index)
    }

    @inline(__always)
    func check(_ joint: JointID) throws -> Int {
        guard contains(joint) else { throw NotInWorld("joint") }
        return Int(joint.index)
    }
}
