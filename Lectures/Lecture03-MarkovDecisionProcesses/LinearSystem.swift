/// The solution x of the linear equations A x = b, by Gaussian elimination.
///
/// Column by column, multiples of one equation are subtracted from those below, until the column's unknown has gone from
/// them. The last equation has one unknown then, the one before it two, and so on: they are filled in from the last to the
/// first.
func solve(_ a: [[Double]], _ b: [Double]) -> [Double] {
    let n = b.count
    var rows = zip(a, b).map { $0 + [$1] }  // each equation with its right side behind it
    for column in 0..<n {
        // The equation with the largest number in the column comes first: it is divided by, and dividing by a small one
        // would make rounding errors large.
        let largest = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
        rows.swapAt(column, largest)
        for row in column + 1..<n where rows[row][column] != 0 {
            let factor = rows[row][column] / rows[column][column]
            for k in column...n { rows[row][k] -= factor * rows[column][k] }
        }
    }
    var x = [Double](repeating: 0, count: n)
    for row in (0..<n).reversed() {
        let known = (row + 1..<n).reduce(0) { $0 + rows[row][$1] * x[$1] }
        x[row] = (rows[row][n] - known) / rows[row][row]
    }
    return x
}

/// An entry of the identity matrix I: 1 on the diagonal, 0 elsewhere.
func identity(_ row: Int, _ column: Int) -> Double { row == column ? 1 : 0 }
