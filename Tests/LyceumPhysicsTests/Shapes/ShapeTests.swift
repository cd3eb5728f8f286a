import LyceumPhysics
import Testing

@Suite("Shapes")
struct ShapeTests {
    private func massData(_ shape: Shape, density: Float = 1) throws -> MassData {
        var world = World()
        let body = try world.addBody(.dynamic, fixtures: [Fixture(shape, density: density)])
        return try world.massData(of: body)
    }

    @Test("have the mass, the centre and the inertia of their areas")
    func mass() throws {
        let box = try massData(.box(halfWidth: 1, halfHeight: 2, center: Vector2(3, 0)), density: 2)
        #expect(box.mass == 16 && box.center == Vector2(3, 0))
        #expect(abs(box.inertia - (16.0 * (4 + 16) / 12 + 16 * 9)) < 1e-3)
        let disc = try massData(.circle(radius: 2, center: Vector2(0, 1)))
        #expect(abs(disc.mass - 4 * .pi) < 1e-5 && disc.center == Vector2(0, 1))
        #expect(abs(disc.inertia - (disc.mass * 2 + disc.mass)) < 1e-4)
        let triangle = try massData(.polygon([Vector2(0, 0), Vector2(3, 0), Vector2(0, 3)]))
        #expect(abs(triangle.mass - 4.5) < 1e-6 && abs(triangle.center.x - 1) < 1e-6)
    }

    @Test("of an environment weigh what they weigh in Box2D")
    func reference() throws {
        let lander = [(-14, 17), (-17, 0), (-17, -10), (17, -10), (17, 0), (14, 17)] as [(Float, Float)]
        let data = try massData(.polygon(lander.map { Vector2($0 / 30, $1 / 30) }), density: 5)
        #expect(abs(data.mass - 4.816667) < 1e-5 && abs(data.inertia - 0.833315) < 1e-5)
    }

    @Test("of a polygon leave out the points that are not on its hull")
    func hull() throws {
        let square = [Vector2(0, 0), Vector2(2, 0), Vector2(2, 2), Vector2(0, 2)]
        let more = [Vector2(1, 1), square[2], Vector2(1, 0), square[0], square[3], Vector2(2, 1), square[1], square[1]]
        #expect(try massData(.polygon(more)).mass == massData(.polygon(square)).mass)
    }

    @Test("can be asked for, to draw them")
    func reading() throws {
        var world = World()
        let body = try world.addBody(.dynamic)
        func stored(_ shape: Shape) throws -> Shape {
            let fixture = try world.add(Fixture(shape), to: body)
            return try world.shape(of: fixture)
        }
        let corners = [Vector2(1, 0), Vector2(0, 1), Vector2(-1, 0), Vector2(0, -1)]
        #expect(try stored(.circle(radius: 2, center: Vector2(0, 1))) == .circle(radius: 2, center: Vector2(0, 1)))
        // The hull begins at the right and goes against the clock.
        #expect(try stored(.polygon(corners.reversed())) == .polygon(corners))
        #expect(
            try stored(.box(halfWidth: 1, halfHeight: 2))
                == .polygon([Vector2(-1, -2), Vector2(1, -2), Vector2(1, 2), Vector2(-1, 2)]))
        let edge = Shape.edge(corners[0], corners[1], after: corners[2])
        #expect(try stored(edge) == edge)
        #expect(try stored(.chain(corners)) == .chain(corners))
        #expect(
            try stored(.loop(corners))
                == .chain(corners + [corners[0]], before: corners[3], after: corners[1]))
    }

    @Test(
        "that cannot be are refused",
        arguments: [
            .polygon([]), .polygon([Vector2(0, 0), Vector2(1, 0)]),
            .polygon([Vector2(0, 0), Vector2(1, 1), Vector2(2, 2), Vector2(3, 3)]),
            .polygon([Vector2(0, 0), Vector2(0, 0), Vector2(0, 0)]),
            .polygon([Vector2(0, 0), Vector2(1, 0), Vector2(.nan, 1)]),
            .polygon((0..<17).map { Vector2(Float($0), Float($0 * $0)) }), .circle(radius: 0), .circle(radius: -1),
            .circle(radius: .infinity), .circle(radius: 1, center: Vector2(.nan, 0)), .box(halfWidth: 0, halfHeight: 1),
            .box(halfWidth: 1, halfHeight: 1, angle: .nan), .edge(Vector2(1, 1), Vector2(1, 1)),
            .edge(Vector2(1, 1), Vector2(1, .infinity)), .chain([Vector2(0, 0)]),
            .chain([Vector2(0, 0), Vector2(0, 0.001)]), .loop([Vector2(0, 0), Vector2(1, 0)]),
            .loop([Vector2(0, 0), Vector2(1, 0), Vector2(1, 1), Vector2(0, 0)]),
        ] as [Shape])
    func refusals(shape: Shape) throws {
        var world = World()
        let body = try world.addBody(.dynamic)
        #expect(throws: DegenerateShape.self) { try world.add(Fixture(shape), to: body) }
        #expect(try world.fixtures(of: body) == [])
    }

    @Test("collide as their filters say")
    func filters() throws {
        func collide(_ a: Filter, _ b: Filter) throws -> Bool {
            var world = World(gravity: .zero)
            for filter in [a, b] {
                try world.addBody(.dynamic, fixtures: [Fixture(.circle(radius: 1), filter: filter)])
            }
            try world.step(1 / 50)
            return world.events.contains { $0.kind == .began }
        }
        #expect(try collide(Filter(), Filter()))
        #expect(try !collide(Filter(category: 2, mask: 1), Filter(category: 2, mask: 1)))
        #expect(try !collide(Filter(category: 2, mask: 4), Filter(category: 4, mask: 1)))
        #expect(try collide(Filter(category: 2, mask: 1, group: 3), Filter(category: 2, mask: 1, group: 3)))
        #expect(try !collide(Filter(group: -3), Filter(group: -3)))
        #expect(try collide(Filter(group: -3), Filter(group: -4)))
    }
}
