import LyceumPhysics
import Testing

@Suite("A world")
struct WorldTests {
    /// A world with a floor, and a crate above it.
    private func room(height: Float = 1) throws -> (world: World, floor: BodyID, crate: BodyID) {
        var world = World()
        let floor = try world.addBody(.static, fixtures: [Fixture(.edge(Vector2(-10, 0), Vector2(10, 0)))])
        let crate = try world.addBody(
            .dynamic, at: Vector2(0, height), fixtures: [Fixture(.box(halfWidth: 0.5, halfHeight: 0.5), density: 2)])
        return (world, floor, crate)
    }

    @Test("lets what nothing holds fall as gravity says")
    func fall() throws {
        var (world, _, crate) = try room(height: 100)
        for _ in 0..<50 { try world.step(1 / 50) }
        #expect(abs(world[crate].linearVelocity.y + 10) < 1e-4)
        #expect(abs(world[crate].position.y - 94.9) < 1e-3)
        #expect(world[crate].mass == 2 && world[crate].inertia > 0.3)
    }

    @Test("tells what began and ceased to touch, once each")
    func events() throws {
        var (world, floor, crate) = try room(height: 2)
        var began = 0
        for _ in 0..<80 {
            try world.step(1 / 50)
            for event in world.events where event.kind == .began {
                began += 1
                #expect(event.involves(crate) && event.other(than: crate) == floor && event.other(than: floor) == crate)
            }
        }
        #expect(began == 1)
        world[crate].linearVelocity = Vector2(0, 8)
        var ended = 0
        for _ in 0..<20 {
            try world.step(1 / 50)
            ended += world.events.filter { $0.kind == .ended }.count
        }
        #expect(ended == 1)
    }

    @Test("tells the impulses of contacts where it is asked to")
    func impulses() throws {
        var (world, _, _) = try room(height: 0.52)
        world.recordsImpulses = true
        var last: [ContactImpulses] = []
        for _ in 0..<20 {
            try world.step(1 / 50, velocityIterations: 30)
            last = world.events.compactMap { if case .solved(let impulses) = $0.kind { impulses } else { nil } }
        }
        let impulse = try #require(last.first)
        // What carries 2 kg for 1/50 s.
        #expect(impulse.count == 2 && abs(impulse.normal.sum() - 0.4) < 1e-3)
    }

    @Test("asks about a contact, which can be let through")
    func deciding() throws {
        var (world, floor, crate) = try room()
        var asked = 0
        for _ in 0..<50 {
            try world.step(1 / 50) { contact in
                #expect(contact.bodyA == floor && contact.bodyB == crate && !contact.points.isEmpty)
                asked += 1
                contact.isEnabled = false
            }
        }
        #expect(asked > 0 && world[crate].position.y < -1)
    }

    @Test("lets what rests fall asleep, and wakes it when it is pushed")
    func sleep() throws {
        var (world, _, crate) = try room(height: 0.51)
        for _ in 0..<100 { try world.step(1 / 50) }
        #expect(!world[crate].isAwake && world[crate].linearVelocity == .zero)
        world[crate].applyForce(Vector2(1, 0), wakes: false)
        #expect(!world[crate].isAwake)
        world[crate].applyForce(Vector2(1, 0))
        #expect(world[crate].isAwake)
        world.isSleepingAllowed = false
        for _ in 0..<100 { try world.step(1 / 50) }
        #expect(world[crate].isAwake)
    }

    @Test("sees along rays")
    func rays() throws {
        let (world, floor, crate) = try room(height: 3)
        let hit = try #require(world.firstHit(from: Vector2(0, 10), to: Vector2(0, -10)))
        #expect(hit.body == crate && hit.normal == Vector2(0, 1) && abs(hit.point.y - 3.5) < 1e-5)
        #expect(hit.fraction == 0.325)
        #expect(try world.fixtures(of: crate) == [hit.fixture])
        #expect(world.firstHit(from: Vector2(2, 10), to: Vector2(2, -10))?.body == floor)
        #expect(world.firstHit(from: Vector2(2, 10), to: Vector2(2, 5)) == nil)
        #expect(world.firstHit(from: Vector2(0, 10), to: Vector2(0, -10), mask: 2) == nil)
        var bodies: Set<BodyID> = []
        world.rayCast(from: Vector2(0, 10), to: Vector2(0, -10)) { hit in
            bodies.insert(hit.body)
            return 1
        }
        #expect(bodies == [floor, crate])
        #expect(world.firstHit(from: Vector2(50, 50), to: Vector2(50, 50)) == nil)
    }

    @Test("finds what is near, and knows what is inside of what")
    func queries() throws {
        let (world, _, crate) = try room(height: 3)
        let fixture = try #require(world.fixtures(of: crate).first)
        #expect(world.fixtures(near: Bounds(lower: Vector2(-1, 2), upper: Vector2(1, 4))) == [fixture])
        #expect(world.fixtures(near: Bounds(lower: Vector2(4, 2), upper: Vector2(5, 4))) == [])
        #expect(try world.contains(Vector2(0.4, 3.4), in: fixture))
        #expect(try !world.contains(Vector2(0.6, 3.4), in: fixture))
        #expect(try world.body(of: fixture) == crate)
    }

    @Test("refuses steps and numbers that have no meaning, and stays as it was")
    func refusals() throws {
        var (world, _, crate) = try room()
        for duration: Float in [-1, .nan, .infinity] {
            #expect(throws: InvalidQuantity.self) { try world.step(duration) }
        }
        #expect(throws: InvalidQuantity.self) { try world.step(1 / 50, velocityIterations: -1) }
        #expect(throws: InvalidQuantity.self) { try world.addBody(.dynamic, at: Vector2(.nan, 0)) }
        #expect(throws: InvalidQuantity.self) { try world.addBody(.dynamic, linearDamping: -1) }
        #expect(throws: DegenerateShape.self) {
            try world.addBody(.dynamic, fixtures: [Fixture(.circle(radius: 1)), Fixture(.circle(radius: 0))])
        }
        #expect(throws: InvalidQuantity.self) { try world.move(crate, to: Vector2(0, .infinity)) }
        #expect(throws: InvalidQuantity.self) {
            try world.setMassData(of: crate, to: MassData(mass: 1, center: Vector2(3, 0), inertia: 1))
        }
        #expect(world.bodyIDs.count == 2 && world[crate].position == Vector2(0, 1) && world[crate].mass == 2)
        let error = InvalidQuantity.self
        let message = #expect(throws: error) { try world.step(-1) }?.description
        #expect(message == "the duration of a step is -1.0; expected a finite number, 0 or above")
    }

    @Test("knows what was removed, and does not confuse it with what came into its place")
    func handles() throws {
        var (world, floor, crate) = try room()
        let fixture = try #require(world.fixtures(of: crate).first)
        let hinge = try world.add(.revolute(.at(.zero)), between: floor, and: crate)
        try world.remove(crate)
        #expect(!world.contains(crate) && !world.contains(fixture) && !world.contains(hinge))
        let other = try world.addBody(.dynamic)
        #expect(other != crate && world.contains(other) && !world.contains(crate))
        #expect(throws: NotInWorld.self) { try world.remove(crate) }
        #expect(throws: NotInWorld.self) { try world.add(Fixture(.circle(radius: 1)), to: crate) }
        #expect(throws: NotInWorld.self) { try world.remove(fixture) }
        #expect(throws: NotInWorld.self) { try world.angle(of: hinge) }
        #expect(throws: NotInWorld.self) { try world.add(.weld(.at(.zero)), between: other, and: crate) }
        #expect(world.bodyIDs == [floor, other])
    }

    @Test("runs with any force, and without a trap")
    func extremes() throws {
        var (world, _, crate) = try room()
        for force: Float in [1e6, 1e30, .greatestFiniteMagnitude, .infinity, .nan] {
            world[crate].applyForce(Vector2(force, -force))
            world[crate].applyTorque(force)
            for _ in 0..<20 { try world.step(1 / 50) }
        }
        world.gravity = Vector2(.nan, .infinity)
        for _ in 0..<20 { try world.step(1 / 50) }
        #expect(world.contains(crate))
    }
}
