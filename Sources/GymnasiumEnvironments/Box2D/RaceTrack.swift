import GymnasiumCore
import LyceumNumerics

/// A closed track of a car race: a circle that is bent to pass by random checkpoints.
struct RaceTrack: Sendable {
    /// A place on the middle of the track.
    struct Place: Sendable, Hashable {
        /// Where it is, seen from the middle of the field: an angle in rad.
        let bearing: Double
        /// How far the direction of travel is turned to the left from that of the y axis, in rad.
        let direction: Double
        let x, y: Double

        /// The point beside the place, so many metres to the right.
        func point(right distance: Double) -> Corner {
            Corner(x: x + distance * Math.cos(direction), y: y + distance * Math.sin(direction))
        }
    }

    /// A corner of a tile, in metres.
    struct Corner: Sendable, Hashable {
        let x, y: Double
    }

    /// The places, in the direction of travel; the tile of each lies between it and the one before.
    let places: [Place]
    /// Whether the tile of a place has a border, as the hard turns have.
    let hasBorder: [Bool]

    static let scale = 6.0
    /// The radius of the circle that is bent.
    static let radius = 900 / scale
    /// Half the width of the field, and how far the car may go from its middle.
    static let field = 2000 / scale
    static let step = 21 / scale
    static let turnRate = 0.31
    /// Half the width of the road.
    static let halfWidth = 40 / scale
    static let borderWidth = 8 / scale
    private static let borderCount = 4
    private static let checkpointCount = 12
    private static let start = 2 * Double.pi * -0.5 / Double(checkpointCount)

    /// A track that closes: tries until there is one.
    ///
    /// - Parameter report: told how each attempt went.
    init(using random: inout Generator, report: (String) -> Void) {
        while true {
            if let places = Self.attempt(using: &random, report: report) {
                self.places = places
                hasBorder = Self.borders(of: places)
                return
            }
            report("CarRacing: a track did not close, so another one is drawn")
        }
    }

    /// The four corners of a tile: left and right at its place, right and left at the place before.
    func tile(_ index: Int) -> [Corner] {
        let (here, before) = (places[index], place(index - 1))
        return [
            here.point(right: -Self.halfWidth), here.point(right: Self.halfWidth),
            before.point(right: Self.halfWidth), before.point(right: -Self.halfWidth),
        ]
    }

    /// The four corners of the border of a tile, on the inner side of the turn.
    func border(_ index: Int) -> [Corner] {
        let (here, before) = (places[index], place(index - 1))
        let side = Self.sign(before.direction - here.direction)
        let (inner, outer) = (side * Self.halfWidth, side * (Self.halfWidth + Self.borderWidth))
        return [
            here.point(right: inner), here.point(right: outer), before.point(right: outer),
            before.point(right: inner),
        ]
    }

    /// A place; the last ones again below 0.
    private func place(_ index: Int) -> Place { places[index < 0 ? index + places.count : index] }

    private static func sign(_ number: Double) -> Double { number > 0 ? 1 : number < 0 ? -1 : 0 }

    // MARK: One attempt

    private static func attempt(using random: inout Generator, report: (String) -> Void) -> [Place]? {
        let walk = walk(around: checkpoints(using: &random))
        // The first lap comes from somewhere else; of the others the last one that is complete is taken.
        func crossesStart(_ index: Int) -> Bool { walk[index].bearing > start && walk[index - 1].bearing <= start }
        guard
            let last = walk.indices.dropFirst().last(where: crossesStart),
            let first = walk[..<last].indices.dropFirst().last(where: crossesStart)
        else { return nil }
        report("CarRacing: the walk's steps \(first) to \(last) are a track of \(last - first) tiles")
        let places = Array(walk[first..<last - 1])
        guard let head = places.first, let tail = places.last, places.count > borderCount else { return nil }
        let across = Math.cos(head.direction) * (head.x - tail.x)
        let along = Math.sin(head.direction) * (head.y - tail.y)
        return (across * across + along * along).squareRoot() > step ? nil : places
    }

    private static func checkpoints(using random: inout Generator) -> [(bearing: Double, x: Double, y: Double)] {
        let count = Double(checkpointCount)
        return (0..<checkpointCount).map { index in
            let noise = 2 * Double.pi * 1 / count * random.random()
            var bearing = 2 * Double.pi * Double(index) / count + noise
            var distance = radius / 3 + (radius - radius / 3) * random.random()
            if index == 0 || index == checkpointCount - 1 {
                bearing = 2 * Double.pi * Double(index) / count
                distance = 1.5 * radius
            }
            return (bearing, distance * Math.cos(bearing), distance * Math.sin(bearing))
        }
    }

    /// Walks around several times, always turning to the next checkpoint as far as the turn rate lets.
    private static func walk(around checkpoints: [(bearing: Double, x: Double, y: Double)]) -> [Place] {
        var places: [Place] = []
        var (x, y, direction) = (1.5 * radius, 0.0, 0.0)
        var (goal, laps) = (0, 0)
        var hasSeenOtherSide = false
        while laps <= 4, places.count < 2500 {
            var bearing = Math.atan2(y, x)
            if hasSeenOtherSide, bearing > 0 {
                laps += 1
                hasSeenOtherSide = false
            }
            if bearing < 0 {
                hasSeenOtherSide = true
                bearing += 2 * Double.pi
            }
            while bearing > checkpoints[goal].bearing {
                goal = (goal + 1) % checkpoints.count
                if goal == 0 { bearing -= 2 * Double.pi }
            }
            let (cosine, sine) = (Math.cos(direction), Math.sin(direction))
            let offset = scale * (cosine * (checkpoints[goal].x - x) + sine * (checkpoints[goal].y - y))
            while direction - bearing > 1.5 * Double.pi { direction -= 2 * Double.pi }
            while direction - bearing < -1.5 * Double.pi { direction += 2 * Double.pi }
            let before = direction
            if offset > 0.3 { direction -= min(turnRate, abs(0.001 * offset)) }
            if offset < -0.3 { direction += min(turnRate, abs(0.001 * offset)) }
            x += -sine * step
            y += cosine * step
            places.append(Place(bearing: bearing, direction: before * 0.5 + direction * 0.5, x: x, y: y))
        }
        return places
    }

    private static func borders(of places: [Place]) -> [Bool] {
        let count = places.count
        func turn(_ index: Int) -> Double {
            let (here, before) = ((index + count) % count, (index - 1 + count) % count)
            return places[here].direction - places[before].direction
        }
        var flags = (0..<count).map { index in
            let turns = (0..<borderCount).map { turn(index - $0) }
            return turns.allSatisfy { abs($0) > turnRate * 0.2 }
                && abs(turns.reduce(0) { $0 + sign($1) }) == Double(borderCount)
        }
        for index in 0..<count where flags[index] {
            for back in 0..<borderCount { flags[(index - back + count) % count] = true }
        }
        return flags
    }
}
