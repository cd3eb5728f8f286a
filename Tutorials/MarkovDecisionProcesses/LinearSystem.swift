/// The x with A x = b: each equation is scaled so that the number on the diagonal is 1, and taken off the others until every
/// unknown is left in one equation only.
///
/// Nothing here divides by a small number as long as each number on the diagonal is greater than all others of its row
/// together, as in I − γ T.
func solution(of a: [[Double]], _ b: [Double]) -> [Double] {
    var rows = zip(a, b).map { $0 + [$1] }
    for column in b.indices {
        let scale = rows[column][column]
        rows[column] = rows[column].map { $0 / scale }
        for row in b.indices where row != column {
            let factor = rows[row][column]
            rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
        }
    }
    return rows.map { $0.last! }
}
