/// The corners whose hull, widened by a radius, is a shape.
struct Support {
    let points: UnsafePointer<Vector2>
    let count: Int
    let radius: Float

    @inline(__always)
    init(_ shape: ShapeView, child: Int) {
        radius = shape.radius
        switch shape.kind {
        case .circle:
            points = shape.points
            count = 1
        case .polygon:
            points = shape.points
            count = shape.count
        case .edge, .chain:
            points = shape.points + child + 1
            count = 2
        }
    }

    /// The corner that lies farthest in a direction.
    @inline(__always)
    func farthest(_ direction: Vector2) -> Int {
        var best = 0
        var most = points[0].dot(direction)
        for index in 1..<max(1, count) {
            let value = points[index].dot(direction)
            if value > most {
                most = value
                best = index
            }
        }
        return best
    }
}

/// One to three differences of corners, whose hull comes nearer and nearer to the origin: the simplex of the algorithm of Gilbert,
/// Johnson and Keerthi.
struct Simplex {
    struct Corner {
        var a = Vector2.zero
        var b = Vector2.zero
        /// b - a.
        var difference = Vector2.zero
        /// The share that the corner has in the point nearest to the origin.
        var share: Float = 0
        var indexA = 0
        var indexB = 0
    }

    var count = 0
    var first = Corner()
    var second = Corner()
    var third = Corner()

    /// What is kept of a simplex for the next search, when the shapes have moved a little.
    struct Memory {
        var count = 0
        var size: Float = 0
        var a = (0, 0, 0)
        var b = (0, 0, 0)
    }

    var memory: Memory {
        Memory(
            count: count, size: size, a: (first.indexA, second.indexA, third.indexA),
            b: (first.indexB, second.indexB, third.indexB))
    }

    /// The length of a line, the area of a triangle.
    private var size: Float {
        switch count {
        case 2: (first.difference - second.difference).length
        case 3: (second.difference - first.difference).cross(third.difference - first.difference)
        default: 0
        }
    }

    init(_ memory: Memory, _ supportA: Support, _ a: Transform, _ supportB: Support, _ b: Transform) {
        func corner(_ indexA: Int, _ indexB: Int) -> Corner {
            Self.corner(indexA, indexB, supportA, a, supportB, b)
        }
        count = memory.count
        if count > 0 { first = corner(memory.a.0, memory.b.0) }
        if count > 1 { second = corner(memory.a.1, memory.b.1) }
        if count > 2 { third = corner(memory.a.2, memory.b.2) }
        if count > 1 {
            let size = self.size
            if size < 0.5 * memory.size || 2 * memory.size < size || size < .ulpOfOne { count = 0 }
        }
        if count == 0 {
            first = corner(0, 0)
            first.share = 1
            count = 1
        }
    }

    @inline(__always)
    static func corner(
        _ indexA: Int, _ indexB: Int, _ supportA: Support, _ a: Transform, _ supportB: Support, _ b: Transform
    ) -> Corner {
        let pointA = a.apply(supportA.points[indexA])
        let pointB = b.apply(supportB.points[indexB])
        return Corner(a: pointA, b: pointB, difference: pointB - pointA, indexA: indexA, indexB: indexB)
    }

    mutating func append(_ corner: Corner) {
        if count == 1 { second = corner } else { third = corner }
        count += 1
    }

    /// The direction from the simplex to the origin.
    var direction: Vector2 {
        if count == 1 { return -first.difference }
        let line = second.difference - first.difference
        return line.cross(-first.difference) > 0 ? line.left : line.right
    }

    /// The points of the two shapes that are nearest to each other.
    var witnesses: (a: Vector2, b: Vector2) {
        switch count {
        case 1: return (first.a, first.b)
        case 2:
            return (
                first.share * first.a + second.share * second.a, first.share * first.b + second.share * second.b
            )
        default:
            let point = first.share * first.a + second.share * second.a + third.share * third.a
            return (point, point)
        }
    }

    /// Keeps the part that is nearest to the origin.
    @inline(__always)
    mutating func reduce() {
        if count == 2 { reduceLine() } else if count == 3 { reduceTriangle() }
    }

    private mutating func keep(_ corner: Corner) {
        first = corner
        first.share = 1
        count = 1
    }

    private mutating func keep(_ a: Corner, _ b: Corner, _ weightA: Float, _ weightB: Float) {
        let inverse = 1 / (weightA + weightB)
        first = a
        second = b
        first.share = weightA * inverse
        second.share = weightB * inverse
        count = 2
    }

    private mutating func reduceLine() {
        let a = first.difference
        let b = second.difference
        let line = b - a
        let weightB = -a.dot(line)
        if weightB <= 0 { return keep(first) }
        let weightA = b.dot(line)
        if weightA <= 0 { return keep(second) }
        keep(first, second, weightA, weightB)
    }

    private mutating func reduceTriangle() {
        let a = first.difference
        let b = second.difference
        let c = third.difference
        let ab = b - a
        let ac = c - a
        let bc = c - b
        // The weights of the corners for the nearest point of each side, and of the triangle.
        let abB = -a.dot(ab)
        let abA = b.dot(ab)
        let acC = -a.dot(ac)
        let acA = c.dot(ac)
        let bcC = -b.dot(bc)
        let bcB = c.dot(bc)
        let area = ab.cross(ac)
        let abcA = area * b.cross(c)
        let abcB = area * c.cross(a)
        let abcC = area * a.cross(b)

        if abB <= 0 && acC <= 0 { return keep(first) }
        if abA > 0 && abB > 0 && abcC <= 0 { return keep(first, second, abA, abB) }
        if acA > 0 && acC > 0 && abcB <= 0 { return keep(first, third, acA, acC) }
        if abA <= 0 && bcC <= 0 { return keep(second) }
        if acA <= 0 && bcB <= 0 { return keep(third) }
        if bcB > 0 && bcC > 0 && abcA <= 0 { return keep(third, second, bcC, bcB) }
        let inverse = 1 / (abcA + abcB + abcC)
        first.share = abcA * inverse
        second.share = abcB * inverse
        third.share = abcC * inverse
    }
}

/// How far two shapes are apart, radii left aside, and the simplex that says so.
func distance(
    _ supportA: Support, _ a: Transform, _ supportB: Support, _ b: Transform, _ memory: inout Simplex.Memory
) -> Float {
    var simplex = Simplex(memory, supportA, a, supportB, b)
    var rounds = 0
    while rounds < 20 {
        let before = simplex
        simplex.reduce()
        if simplex.count == 3 { break }
        let direction = simplex.direction
        if direction.lengthSquared < .ulpOfOne * .ulpOfOne { break }
        let indexA = supportA.farthest(a.rotation.unturn(-direction))
        let indexB = supportB.farthest(b.rotation.unturn(direction))
        rounds += 1
        func repeats(_ corner: Simplex.Corner) -> Bool { corner.indexA == indexA && corner.indexB == indexB }
        if repeats(before.first) || (before.count > 1 && repeats(before.second))
            || (before.count > 2 && repeats(before.third))
        {
            break
        }
        simplex.append(Simplex.corner(indexA, indexB, supportA, a, supportB, b))
    }
    memory = simplex.memory
    let (pointA, pointB) = simplex.witnesses
    return (pointA - pointB).length
}

/// Whether two shapes overlap, their radii included.
func overlap(_ supportA: Support, _ a: Transform, _ supportB: Support, _ b: Transform) -> Bool {
    var memory = Simplex.Memory()
    let distance = distance(supportA, a, supportB, b, &memory)
    let radius = supportA.radius + supportB.radius
    let rest = distance > radius && distance > .ulpOfOne ? distance - radius : 0
    return rest < 10 * .ulpOfOne
}
