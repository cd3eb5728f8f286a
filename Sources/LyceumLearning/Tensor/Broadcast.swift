/// Two operands walked in step: rows of the result, as long as can be, and where the operands stand.
struct Broadcast {
    /// The axes of the result before the row, and how far a step along each moves the operands.
    private var lengths: [Int] = []
    private var firstSteps: [Int] = []
    private var secondSteps: [Int] = []
    /// The number of elements of a row.
    private(set) var rowLength = 1
    private var firstStep = 0
    private var secondStep = 0

    init(_ a: Shape, _ b: Shape, _ result: Shape) {
        var first = 1
        var second = 1
        var isRow = true
        for axis in stride(from: result.rank - 1, through: 0, by: -1) {
            let length = result[axis]
            if length == 1 { continue }
            let i = axis - (result.rank - a.rank)
            let j = axis - (result.rank - b.rank)
            let movesFirst = i >= 0 && a[i] != 1
            let movesSecond = j >= 0 && b[j] != 1
            // The row takes up further axes as long as each operand moves, or stands, along all of them.
            if isRow, rowLength == 1 || (movesFirst == (firstStep == 1) && movesSecond == (secondStep == 1)) {
                firstStep = movesFirst ? 1 : 0
                secondStep = movesSecond ? 1 : 0
                rowLength *= length
            } else {
                isRow = false
                lengths.append(length)
                firstSteps.append(movesFirst ? first : 0)
                secondSteps.append(movesSecond ? second : 0)
            }
            if movesFirst { first *= length }
            if movesSecond { second *= length }
        }
    }

    /// Calls `body` for each row of the result in order, with where it and the operands stand.
    @inline(__always)
    func forEachRow(
        _ body: (_ row: Int, _ first: Int, _ firstStep: Int, _ second: Int, _ secondStep: Int, _ count: Int) -> Void
    ) {
        guard rowLength > 0, !lengths.contains(0) else { return }
        if lengths.isEmpty {
            body(0, 0, firstStep, 0, secondStep, rowLength)
            return
        }
        var position = [Int](repeating: 0, count: lengths.count)
        var row = 0
        var first = 0
        var second = 0
        while true {
            body(row, first, firstStep, second, secondStep, rowLength)
            row += rowLength
            var axis = 0
            while true {
                position[axis] += 1
                first += firstSteps[axis]
                second += secondSteps[axis]
                if position[axis] < lengths[axis] { break }
                first -= lengths[axis] * firstSteps[axis]
                second -= lengths[axis] * secondSteps[axis]
                position[axis] = 0
                axis += 1
                if axis == lengths.count { return }
            }
        }
    }
}
