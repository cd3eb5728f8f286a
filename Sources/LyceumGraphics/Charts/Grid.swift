/// The numbers of a heat map, row by row, at most 100 each way.
struct Grid: Sendable {
    static let limit = 100

    let columns: Int
    let rows: Int
    /// NaN where there is no number.
    private let cells: [Double]

    /// A table; where it is larger, each cell is the mean of several.
    init(_ table: [[Double]]) {
        let width = table.map(\.count).max() ?? 0
        let columns = min(width, Self.limit)
        let rows = min(table.count, Self.limit)
        var sums = [Double](repeating: 0, count: columns * rows)
        var counts = [Int](repeating: 0, count: columns * rows)
        for (row, numbers) in table.enumerated() {
            for (column, number) in numbers.enumerated() where number.isDrawable {
                let cell = row * rows / table.count * columns + column * columns / width
                // A running mean, as a sum could become infinite.
                counts[cell] += 1
                sums[cell] += (number - sums[cell]) / Double(counts[cell])
            }
        }
        self.columns = columns
        self.rows = rows
        cells = zip(sums, counts).map { $1 > 0 ? $0 : .nan }
    }

    /// The number in a cell; NaN where there is none.
    subscript(row: Int, column: Int) -> Double { cells[row * columns + column] }

    /// The least and the greatest number.
    var extent: Extent {
        var extent = Extent()
        for cell in cells where !cell.isNaN { extent.include(cell) }
        return extent
    }
}
