import LyceumNumerics
import LyceumPhysics

/// The ground that a walker walks on: its heights, and with obstacles their outlines.
struct WalkerGround: Sendable {
    /// The distance between two heights in metres.
    static let step = 14 / 30.0
    /// The number of heights.
    static let count = 200
    /// The height at the start in metres.
    static let level = 400 / 30.0 / 4
    /// The number of steps that are level at the start, and of those at the end beyond which the walk is done.
    static let startPad = 20
    static let grass = 10

    /// The heights, one every ``step``.
    private(set) var heights: [Double] = []
    /// Stumps, stairs, and the walls of pits, in metres.
    private(set) var obstacles: [[(x: Double, y: Double)]] = []

    private enum Section: Int {
        case grass, stump, stairs, pit
    }

    private var section = Section.grass
    private var isBeginning = false
    private var counter = startPad
    private var velocity = 0.0
    private var height = level
    /// The height at which a pit or stairs began.
    private var firstHeight = 0.0
    private var stairs = (count: 0, width: 0, direction: 0)

    /// A ground that is drawn anew.
    ///
    /// - Parameters:
    ///   - isHardcore: whether there are stumps, stairs and pits.
    ///   - scale: 1 m divided by the greatest random change of the slope from one step to the next.
    ///   - random: what it is drawn from.
    init(isHardcore: Bool, scale: Double, using random: inout Generator) throws {
        heights.reserveCapacity(Self.count)
        for index in 0..<Self.count {
            let x = Double(index) * Self.step
            if isBeginning {
                try begin(at: x, using: &random)
            } else {
                goOn(index, scale: scale, using: &random)
            }
            isBeginning = false
            heights.append(height)
            counter -= 1
            if counter == 0 {
                counter = try random.integers(Self.grass / 2, Self.grass)
                let next = section == .grass && isHardcore ? try random.integers(1, 4) : 0
                section = Section(rawValue: next) ?? .grass
                isBeginning = true
            }
        }
    }

    /// The first step of a section: the obstacle is placed.
    private mutating func begin(at x: Double, using random: inout Generator) throws {
        let (step, y) = (Self.step, height)
        switch section {
        case .grass: break
        case .pit:
            counter = try random.integers(3, 5)
            let wall = [(x, y), (x + step, y), (x + step, y - 4 * step), (x, y - 4 * step)]
            obstacles.append(wall)
            obstacles.append(wall.map { ($0.0 + step * Double(counter), $0.1) })
            counter += 2
            firstHeight = y
        case .stump:
            counter = try random.integers(1, 3)
            let size = Double(counter) * step
            obstacles.append([(x, y), (x + size, y), (x + size, y + size), (x, y + size)])
        case .stairs:
            let direction = random.random() > 0.5 ? 1 : -1
            let width = try random.integers(4, 5)
            stairs = (try random.integers(3, 5), width, direction)
            firstHeight = y
            for stair in 0..<stairs.count {
                let left = x + Double(stair * width) * step
                let right = x + Double((1 + stair) * width) * step
                let top = y + Double(stair * direction) * step
                let bottom = y + Double(-1 + stair * direction) * step
                obstacles.append([(left, top), (right, top), (right, bottom), (left, bottom)])
            }
            counter = stairs.count * width
        }
    }

    /// A later step of a section.
    private mutating func goOn(_ index: Int, scale: Double, using random: inout Generator) {
        switch section {
        case .grass:
            let rise = Self.level - height
            velocity = 0.8 * velocity + 0.01 * (rise > 0 ? 1 : rise < 0 ? -1 : 0)
            if index > Self.startPad { velocity += (-1 + 2 * random.random()) / scale }
            height += velocity
        case .stump: break
        case .stairs:
            let gone = stairs.count * stairs.width - counter - stairs.direction
            height = firstHeight + Double(gone) / Double(stairs.width) * Double(stairs.direction) * Self.step
        case .pit:
            height = firstHeight
            if counter > 1 { height -= 4 * Self.step }
        }
    }

    /// Adds obstacles and ground to a world.
    ///
    /// - Returns: the bodies, the last one first.
    func add(to world: inout World) throws -> [BodyID] {
        var bodies: [BodyID] = []
        bodies.reserveCapacity(obstacles.count + heights.count)
        for obstacle in obstacles {
            let corners = obstacle.map { Vector2(Float($0.x), Float($0.y)) }
            bodies.append(try world.addBody(.static, fixtures: [Fixture(.polygon(corners), friction: 2.5)]))
        }
        var last = Vector2(0, Float(heights[0]))
        for index in 1..<heights.count {
            let next = Vector2(Float(Double(index) * Self.step), Float(heights[index]))
            bodies.append(try world.addBody(.static, fixtures: [Fixture(.edge(last, next), friction: 2.5)]))
            last = next
        }
        return bodies.reversed()
    }
}
