import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// The range of each number of a box, divided into cells of equal width.
@usableFromInline
struct CellGrid: Sendable {
    /// The number of cells of each number.
    @usableFromInline let counts: [Int]
    /// The edges of the cells of each number, its bounds included.
    let edges: [[Double]]
    private let scalarType: ScalarType
    private let low: [Double]
    private let high: [Double]

    /// The most edges that are kept for all axes together.
    private static let mostEdges = 1 << 20

    /// A grid over a finite box.
    ///
    /// - Throws: ``InvalidArgument`` for counts below 1, for a number of counts other than that of the box's numbers,
    ///   or for more than 2^62 cells or 2^20 edges.
    init(_ box: BoxLayout, bins: BinCounts) throws {
        let expected = "a count of 1 or more, or \(box.count) of them"
        guard let counts = bins.values(count: box.count) else {
            throw InvalidArgument("bins", given: bins, expected: expected)
        }
        guard Limits.product(counts, atMost: 1 << 62) != nil, Limits.sum(counts) <= Self.mostEdges else {
            throw InvalidArgument(
                "bins", given: bins,
                expected: expected + ", with at most 2^62 cells in all and \(Self.mostEdges) along the axes")
        }
        self.counts = counts
        (low, high, scalarType) = (box.low, box.high, box.scalarType)
        edges = (0..<box.count).map { index in
            Self.edges(box.low[index], box.high[index], cells: counts[index], box.scalarType)
        }
    }

    /// Evenly spaced numbers from one bound to the other: NumPy's `linspace`, each operation rounded to the type.
    private static func edges(_ low: Double, _ high: Double, cells: Int, _ type: ScalarType) -> [Double] {
        let width = type.rounding(type.rounding(high - low) / Double(cells))
        return (0..<cells).map { type.rounding(type.rounding(Double($0) * width) + low) } + [high]
    }

    /// The cell that a number lies in, counted from 0; a number outside counts as on the bound.
    @usableFromInline
    func cell(_ index: Int, of number: Double) -> Int {
        guard index < counts.count else { return 0 }
        let held = max(low[index], min(number, scalarType.rounding(high[index] - 1e-8)))
        var first = 1
        var last = counts[index]
        while first < last {  // the first of the inner edges that lies above the number
            let middle = (first + last) / 2
            if held < edges[index][middle] { last = middle } else { first = middle + 1 }
        }
        return first - 1
    }

    /// The middle of a cell; a cell outside counts as the nearest one.
    @usableFromInline
    func center(_ index: Int, of cell: Int) -> Double {
        let cell = max(0, min(cell, counts[index] - 1))
        let sum = scalarType.rounding(edges[index][cell] + edges[index][cell + 1])
        return scalarType.rounding(sum / 2)
    }

    /// The cell whose middle is nearest to a number, the lower one of two.
    func nearestCell(_ index: Int, to number: Double) -> Int {
        guard index < counts.count else { return 0 }
        func distance(_ cell: Int) -> Double { scalarType.rounding(center(index, of: cell) - number).magnitude }
        return (0..<counts[index]).min { distance($0) < distance($1) } ?? 0
    }
}

/// A space whose elements name the cells of a grid: ``Discrete``, which counts them row by row, and ``MultiDiscrete``,
/// which has a number for each axis.
public protocol CellSpace: Space {
    /// The space of the cells of a grid with given numbers of cells along its axes.
    static func cells(_ counts: [Int]) -> Self
    /// The element that names the cell at given positions along the axes.
    static func element(ofCell positions: [Int], counts: [Int]) -> Element
    /// The positions along the axes of the cell that an element names; an element outside counts as the nearest one.
    static func cell(of element: Element, counts: [Int]) -> [Int]
    /// Whether the elements have a number for each axis.
    static var isMultiDiscrete: Bool { get }
}

extension Discrete: CellSpace {
    /// As many elements as there are cells.
    public static func cells(_ counts: [Int]) -> Discrete { Discrete(counts.reduce(1, *)) }
    /// False: one number names a cell.
    public static var isMultiDiscrete: Bool { false }

    /// The number of the cell, the last axis running fastest.
    public static func element(ofCell positions: [Int], counts: [Int]) -> Int {
        zip(positions, counts).reduce(0) { $0 * $1.1 + $1.0 }
    }

    /// The positions of the cell of a number.
    public static func cell(of element: Int, counts: [Int]) -> [Int] {
        var rest = max(0, min(element, counts.reduce(1, *) - 1))
        var positions: [Int] = []
        for count in counts.reversed() {
            positions.append(rest % count)
            rest /= count
        }
        return positions.reversed()
    }
}

extension MultiDiscrete: CellSpace {
    /// A number for each axis.
    public static func cells(_ counts: [Int]) -> MultiDiscrete { MultiDiscrete(counts) }
    /// True: a cell has a number for each axis.
    public static var isMultiDiscrete: Bool { true }
    /// The positions themselves.
    public static func element(ofCell positions: [Int], counts: [Int]) -> [Int] { positions }

    /// The numbers, held in range; one that is missing counts as 0.
    public static func cell(of element: [Int], counts: [Int]) -> [Int] {
        counts.indices.map { $0 < element.count ? max(0, min(element[$0], counts[$0] - 1)) : 0 }
    }
}
