/// Prediction of a block from the pixels above and to the left of it (ITU-T H.264, 8.3).
enum IntraPrediction {
    typealias Source = UnsafePointer<UInt8>
    typealias Target = UnsafeMutablePointer<UInt8>

    /// The neighbours of a macroblock that exist in the picture.
    struct Neighbours {
        let left: Bool
        let above: Bool
    }

    /// The luma of a whole macroblock in one of the modes 0…3: vertical, horizontal, mean, plane; false if neighbours
    /// are missing.
    @inline(__always)
    static func predictLuma(
        mode: Int, at place: Source, stride: Int, neighbours: Neighbours, to target: Target
    ) -> Bool {
        predict(mode: mode, size: 16, at: place, stride: stride, neighbours: neighbours, to: target)
    }

    /// A plane of chroma in one of the modes 0…3: mean, horizontal, vertical, plane; false if neighbours are missing.
    @inline(__always)
    static func predictChroma(
        mode: Int, at place: Source, stride: Int, neighbours: Neighbours, to target: Target
    ) -> Bool {
        if mode == 0 {
            predictChromaMean(at: place, stride: stride, neighbours: neighbours, to: target)
            return true
        }
        let mode = mode == 2 ? 0 : mode
        return predict(mode: mode, size: 8, at: place, stride: stride, neighbours: neighbours, to: target)
    }

    @inline(__always)
    private static func predict(
        mode: Int, size: Int, at place: Source, stride: Int, neighbours: Neighbours, to target: Target
    ) -> Bool {
        let above = place - stride
        switch mode {
        case 0:
            guard neighbours.above else { return false }
            for row in 0..<size { (target + row &* size).update(from: above, count: size) }
        case 1:
            guard neighbours.left else { return false }
            for row in 0..<size {
                (target + row &* size).update(repeating: place[row &* stride &- 1], count: size)
            }
        case 2:
            var sum = 0
            if neighbours.above { for column in 0..<size { sum &+= Int(above[column]) } }
            if neighbours.left { for row in 0..<size { sum &+= Int(place[row &* stride &- 1]) } }
            let count = (neighbours.above ? size : 0) &+ (neighbours.left ? size : 0)
            let mean = count == 0 ? 128 : (sum &+ count / 2) / count
            target.update(repeating: UInt8(truncatingIfNeeded: mean), count: size &* size)
        default:
            guard neighbours.above, neighbours.left else { return false }
            predictPlane(size: size, at: place, stride: stride, to: target)
        }
        return true
    }

    private static func predictPlane(size: Int, at place: Source, stride: Int, to target: Target) {
        let above = place - stride
        let half = size / 2
        var horizontal = 0
        var vertical = 0
        for step in 1...half {
            horizontal += step * (Int(above[half - 1 + step]) - Int(above[half - 1 - step]))
            let upper = place[(half - 1 - step) * stride - 1]
            vertical += step * (Int(place[(half - 1 + step) * stride - 1]) - Int(upper))
        }
        let factor = size == 16 ? 5 : 34
        let b = (factor * horizontal + 32) >> 6
        let c = (factor * vertical + 32) >> 6
        let corner = 16 * (Int(above[size - 1]) + Int(place[(size - 1) * stride - 1])) + 16
        for row in 0..<size {
            for column in 0..<size {
                let value = (corner + b * (column - half + 1) + c * (row - half + 1)) >> 5
                target[row * size + column] = UInt8(clamping: value)
            }
        }
    }

    /// Each quarter of a chroma block has a mean of its own (8.3.4.1 to 8.3.4.3).
    private static func predictChromaMean(
        at place: Source, stride: Int, neighbours: Neighbours, to target: Target
    ) {
        for quarter in 0..<4 {
            let (x, y) = (4 * (quarter & 1), 4 * (quarter >> 1))
            var above: Int?
            var left: Int?
            if neighbours.above {
                above = (0..<4).reduce(0) { $0 + Int(place[x + $1 - stride]) }
            }
            if neighbours.left {
                left = (0..<4).reduce(0) { $0 + Int(place[(y + $1) * stride - 1]) }
            }
            if quarter == 1, above != nil { left = nil }
            if quarter == 2, left != nil { above = nil }
            let mean: Int
            switch (above, left) {
            case (let above?, let left?): mean = (above + left + 4) >> 3
            case (let sum?, nil), (nil, let sum?): mean = (sum + 2) >> 2
            case (nil, nil): mean = 128
            }
            for row in y..<y + 4 {
                (target + row * 8 + x).update(repeating: UInt8(truncatingIfNeeded: mean), count: 4)
            }
        }
    }
}
