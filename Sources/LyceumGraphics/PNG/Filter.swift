/// What PNG does to rows of bytes before they are compressed: each byte is replaced by its difference from a guess.
enum Filter {
    /// The rows as they are, each with the filter number 0 (none) in front.
    static func unfiltered(_ bytes: [UInt8], stride: Int) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / stride)
        for start in Swift.stride(from: 0, to: bytes.count, by: stride) {
            output.append(0)
            output += bytes[start..<start + stride]
        }
        return output
    }

    /// Each row with the filter that leaves the smallest differences, and its number in front.
    static func filtered(_ bytes: [UInt8], stride: Int, step: Int) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / stride)
        for start in Swift.stride(from: 0, to: bytes.count, by: stride) {
            var best: (cost: Int, row: [UInt8])?
            for kind in UInt8(0)...4 {
                var row: [UInt8] = [kind]
                row.reserveCapacity(stride + 1)
                var cost = 0
                for index in start..<start + stride {
                    let left = index - start >= step ? bytes[index - step] : 0
                    let up = start > 0 ? bytes[index - stride] : 0
                    let corner = start > 0 && index - start >= step ? bytes[index - stride - step] : 0
                    let difference = bytes[index] &- guess(kind, left, up, corner)
                    row.append(difference)
                    cost += Int(Int8(bitPattern: difference).magnitude)
                }
                if best.map({ cost < $0.cost }) ?? true { best = (cost, row) }
            }
            output += best?.row ?? []
        }
        return output
    }

    /// The bytes that filtered rows were made from.
    static func restored(_ rows: [UInt8], stride: Int, step: Int) throws(MalformedPNG) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(rows.count)
        for (row, start) in Swift.stride(from: 0, to: rows.count, by: stride + 1).enumerated() {
            let kind = rows[start]
            guard kind <= 4 else { throw MalformedPNG("a row has an unknown filter") }
            let base = row * stride
            for index in 0..<stride {
                let left = index >= step ? output[base + index - step] : 0
                let up = row > 0 ? output[base + index - stride] : 0
                let corner = row > 0 && index >= step ? output[base + index - stride - step] : 0
                output.append(rows[start + 1 + index] &+ guess(kind, left, up, corner))
            }
        }
        return output
    }

    @inline(__always)
    private static func guess(_ kind: UInt8, _ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8 {
        switch kind {
        case 1: return left
        case 2: return up
        case 3: return UInt8((Int(left) + Int(up)) / 2)
        case 4:
            // Paeth: of the three, the one nearest to left + up - corner.
            let estimate = Int(left) + Int(up) - Int(corner)
            let (a, b, c) = (abs(estimate - Int(left)), abs(estimate - Int(up)), abs(estimate - Int(corner)))
            return a <= b && a <= c ? left : b <= c ? up : corner
        default: return 0
        }
    }
}
