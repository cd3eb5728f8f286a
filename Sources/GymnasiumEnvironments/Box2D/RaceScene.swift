import GymnasiumCore
import LyceumNumerics
import LyceumPhysics
import LyceumValues

/// A car on its track: how a step moves and rates it.
struct RaceScene: Sendable {
    private(set) var world: World
    let track: RaceTrack
    let colors: RaceColors
    private(set) var car: RaceCar
    /// The time since the start in s.
    private(set) var time = 0.0
    /// The sum of the rewards, and of those that are paid with the next step.
    private(set) var reward = 0.0
    /// The number of tiles that a wheel has touched.
    private(set) var visitedCount = 0
    /// Whether the car has come back to the first tile after enough of the others.
    private(set) var hasLapped = false
    /// Whether anything has touched a tile, which takes its shade away.
    private(set) var isTouched: [Bool]
    private var isVisited: [Bool]
    private var rewardBefore = 0.0
    private let tiles: [BodyID: Int]
    private let lapShare: Double
    private let leavesMarks: Bool

    /// A car at rest at the start of a new track.
    ///
    /// - Parameters:
    ///   - lapShare: the part of the tiles that makes a lap.
    ///   - colors: the colours of road and grass.
    ///   - leavesMarks: whether skidding leaves marks to be drawn.
    ///   - random: the track is drawn from it.
    ///   - report: told how the track was made.
    init(
        lapShare: Double, colors: RaceColors, leavesMarks: Bool, using random: inout Generator,
        report: (String) -> Void
    ) throws {
        self.lapShare = lapShare
        self.colors = colors
        self.leavesMarks = leavesMarks
        track = RaceTrack(using: &random, report: report)
        world = World(gravity: .zero)
        var tiles: [BodyID: Int] = [:]
        for index in track.places.indices {
            let corners = track.tile(index).map { Vector2(Float($0.x), Float($0.y)) }
            tiles[try world.addBody(.static, fixtures: [Fixture(.polygon(corners), isSensor: true)])] = index
        }
        self.tiles = tiles
        isTouched = Array(repeating: false, count: tiles.count)
        isVisited = isTouched
        car = try RaceCar(at: track.places[0], in: &world)
    }

    /// Moves on by a fiftieth of a second.
    mutating func move() throws {
        try car.turnWheels(in: &world, leavesMarks: leavesMarks)
        try world.step(1 / 50, velocityIterations: 180, positionIterations: 60)
        noteContacts()
        time += 1 / 50
    }

    /// Lets the driver do something, and moves on by a fiftieth of a second.
    mutating func step(_ controls: RaceCar.Controls) throws -> (reward: Double, terminated: Bool, info: Info) {
        car.apply(controls)
        try move()
        reward -= 0.1
        let change = reward - rewardBefore
        rewardBefore = reward
        let position = world[car.hull].position
        if abs(Double(position.x)) > RaceTrack.field || abs(Double(position.y)) > RaceTrack.field {
            return (-100, true, ["lap_finished": false])
        }
        return visitedCount == isVisited.count || hasLapped
            ? (change, true, ["lap_finished": true]) : (change, false, [:])
    }

    private mutating func noteContacts() {
        for event in world.events {
            let begins = event.kind == .began
            guard begins || event.kind == .ended else { continue }
            let (tile, body): (Int, BodyID)
            if let index = tiles[event.bodyA] {
                (tile, body) = (index, event.bodyB)
            } else if let index = tiles[event.bodyB] {
                (tile, body) = (index, event.bodyA)
            } else {
                continue
            }
            isTouched[tile] = true
            guard let wheel = car.wheels.firstIndex(where: { $0.body == body }) else { continue }
            car.wheels[wheel].tileCount += begins ? 1 : -1
            if begins, !isVisited[tile] { visit(tile) }
        }
    }

    private mutating func visit(_ tile: Int) {
        let count = Double(isVisited.count)
        isVisited[tile] = true
        visitedCount += 1
        reward += 1000 / count
        if tile == 0, Double(visitedCount) / count > lapShare { hasLapped = true }
    }
}
