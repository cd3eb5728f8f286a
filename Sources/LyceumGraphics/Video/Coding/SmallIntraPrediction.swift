/// Prediction of a block of four by four from the thirteen pixels around it (ITU-T H.264, 8.3.1.2).
struct SmallIntraPrediction {
    /// The left pixels from the lowest up, the corner at 4, and eight above from the left.
    private var edge = SIMD16<Int16>(repeating: 0)
    private let hasLeft: Bool
    private let hasAbove: Bool
    private let hasCorner: Bool

    /// The mode that predicts the mean.
    static let mean = 2

    /// Reads the edge of a block.
    @inline(__always)
    init(at place: UnsafePointer<UInt8>, stride: Int, left: Bool, above: Bool, corner: Bool, aboveRight: Bool) {
        (hasLeft, hasAbove, hasCorner) = (left, above, corner)
        if left { for row in 0..<4 { edge[3 - row] = Int16(place[row &* stride &- 1]) } }
        if corner { edge[4] = Int16(place[-stride &- 1]) }
        if above {
            for column in 0..<4 { edge[5 &+ column] = Int16(place[column &- stride]) }
            for column in 4..<8 { edge[5 &+ column] = Int16(place[(aboveRight ? column : 3) &- stride]) }
        }
    }

    /// Whether the neighbours that a mode needs are there.
    @inline(__always)
    func permits(_ mode: Int) -> Bool {
        switch mode {
        case 0, 3, 7: hasAbove
        case 1, 8: hasLeft
        case 2: true
        default: hasAbove && hasLeft && hasCorner
        }
    }

    /// The pixels in one of the modes 0…8, in the order of rows.
    func predict(_ mode: Int) -> SIMD16<UInt8> {
        var block = SIMD16<UInt8>()
        if mode == Self.mean { return SIMD16(repeating: UInt8(truncatingIfNeeded: average)) }
        for index in 0..<16 {
            block[index] = UInt8(truncatingIfNeeded: pixel(mode, column: index & 3, row: index >> 2))
        }
        return block
    }

    private var average: Int16 {
        var sum: Int16 = 0
        if hasAbove { sum = edge[5] + edge[6] + edge[7] + edge[8] }
        if hasLeft { sum += edge[0] + edge[1] + edge[2] + edge[3] }
        if hasAbove, hasLeft { return (sum + 4) >> 3 }
        return hasAbove || hasLeft ? (sum + 2) >> 2 : 128
    }

    @inline(__always)
    private func pixel(_ mode: Int, column: Int, row: Int) -> Int16 {
        switch mode {
        case 0: return edge[5 + column]
        case 1: return edge[3 - row]
        case 3:
            let middle = 6 + column + row
            return middle == 12 ? (edge[11] + 3 * edge[12] + 2) >> 2 : three(middle)
        case 4: return three(4 + column - row)
        case 5:
            let place = column - row >> 1
            let order = 2 * column - row
            if order < -1 { return three(5 - row) }
            return order == -1 ? three(4) : order & 1 == 0 ? two(4 + place) : three(4 + place)
        case 6:
            let place = row - column >> 1
            let order = 2 * row - column
            if order < -1 { return three(3 + column) }
            return order == -1 ? three(4) : order & 1 == 0 ? two(3 - place) : three(4 - place)
        case 7:
            let place = 5 + column + row >> 1
            return row & 1 == 0 ? two(place) : three(place + 1)
        default:
            let place = row + column >> 1
            let order = column + 2 * row
            if order > 5 { return edge[0] }
            if order == 5 { return (edge[1] + 3 * edge[0] + 2) >> 2 }
            return order & 1 == 0 ? two(2 - place) : three(2 - place)
        }
    }

    /// The mean of two neighbours in the edge.
    @inline(__always)
    private func two(_ index: Int) -> Int16 { (edge[index] + edge[index + 1] + 1) >> 1 }

    /// The mean of three neighbours in the edge, the middle one twice.
    @inline(__always)
    private func three(_ index: Int) -> Int16 { (edge[index - 1] + 2 * edge[index] + edge[index + 1] + 2) >> 2 }
}
