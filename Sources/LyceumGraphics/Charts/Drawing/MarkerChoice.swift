/// Chooses the points of a cloud that get a marker, so that the markers are as dense as the points, in proportion.
///
/// The picture is cut into cells, and the points are put in the order of a curve that goes through all cells from
/// neighbour to neighbour (Hilbert's). Of each group of successive points one is chosen at random, with numbers that
/// are always the same. So every place has its share, and there is no pattern that the points do not have.
struct MarkerChoice {
    /// The number of points up to which all have a marker, and the number of those chosen among more.
    static let limit = 1000

    private static let side = 64
    /// The place on the curve of each cell, row by row.
    private static let places: [UInt16] = (0..<side * side).map { place($0 % side, $0 / side) }

    private let width: Double
    private let height: Double
    /// The cell of each point; `UInt16.max` outside of the picture.
    private var cells: [UInt16]
    /// The number of points before each cell, once all are seen; until then, one further on, those in it.
    private var counts = [Int](repeating: 0, count: side * side + 1)
    private var outermost: [(index: Int, reach: Double)] = []

    /// A choice among a number of points, in a picture of a size.
    init(count: Int, width: Double, height: Double) {
        (self.width, self.height) = (width, height)
        cells = [UInt16](repeating: .max, count: count)
    }

    /// Takes note of a point.
    mutating func look(at index: Int, x: Double, y: Double) {
        guard (0...width).contains(x), (0...height).contains(y) else { return }
        let side = Double(Self.side)
        let column = min(Int(x / width * side), Self.side - 1)
        let row = min(Int(y / height * side), Self.side - 1)
        let cell = Self.places[row * Self.side + column]
        cells[index] = cell
        counts[Int(cell) + 1] += 1
        let reaches = [x, -x, y, -y]
        if outermost.isEmpty { return outermost = reaches.map { (index, $0) } }
        for (direction, reach) in reaches.enumerated() where reach > outermost[direction].reach {
            outermost[direction] = (index, reach)
        }
    }

    /// The points chosen, in their order.
    var indices: [Int] {
        var ranks = counts
        for cell in ranks.indices.dropFirst() { ranks[cell] += ranks[cell - 1] }
        let total = ranks[ranks.count - 1]
        let outermost = Set(outermost.map(\.index))
        return cells.indices.filter { index in
            guard cells[index] != .max else { return false }
            if total <= Self.limit { return true }
            let rank = ranks[Int(cells[index])]
            ranks[Int(cells[index])] += 1
            return rank == Self.chosen(near: rank, of: total) || outermost.contains(index)
        }
    }

    /// The one of its neighbours on the curve that is chosen.
    private static func chosen(near rank: Int, of total: Int) -> Int {
        let group = rank * limit / total
        let first = (group * total + limit - 1) / limit
        let end = ((group + 1) * total + limit - 1) / limit
        // Steele, Lea and Flood's SplitMix64.
        var mixed = UInt64(group + 1) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return first + Int(mixed % UInt64(max(end - first, 1)))
    }

    /// The place of a cell on Hilbert's curve.
    private static func place(_ column: Int, _ row: Int) -> UInt16 {
        var (x, y, place) = (column, row, 0)
        var half = side / 2
        while half > 0 {
            let (right, below) = (x & half > 0 ? 1 : 0, y & half > 0 ? 1 : 0)
            place += half * half * ((3 * right) ^ below)
            if below == 0 {
                if right == 1 { (x, y) = (side - 1 - x, side - 1 - y) }
                (x, y) = (y, x)
            }
            half /= 2
        }
        return UInt16(place)
    }
}
