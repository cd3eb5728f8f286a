/// Prediction of blocks of four by four from the thirteen pixels around each (ITU-T H.264, 8.3.1.2).
///
/// With the edge written in one line, from the lowest pixel at the left up to the corner and on to the right above, all modes
/// take their rows out of three lines: the edge itself, the means of two neighbours in it, and the weighted means of three.
struct SmallIntraPrediction {
    /// The mode that predicts the mean.
    static let mean = 2

    /// The left pixels from the lowest up, the corner at 4, and the eight above from left to right, the last of them
    /// twice.
    private let edge = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
    /// Means of each pixel of the edge and the next.
    private var pairs: UnsafeMutablePointer<UInt8> { edge + 16 }
    /// Weighted means: the pixel before, twice the pixel, and the next.
    private var triples: UnsafeMutablePointer<UInt8> { edge + 32 }
    /// The line from which the horizontal-up mode takes its rows.
    private var upward: UnsafeMutablePointer<UInt8> { edge + 48 }

    init() { edge.initialize(repeating: 0, count: 64) }

    /// Frees the memory.
    func deallocate() { edge.deallocate() }

    /// The available neighbours of a block.
    struct Neighbours {
        let left: Bool
        let above: Bool
        let corner: Bool
        let aboveRight: Bool

        /// Whether the neighbours that a mode needs are available.
        @inline(__always)
        func permit(_ mode: Int) -> Bool {
            switch mode {
            case 0, 3, 7: above
            case 1, 8: left
            case 2: true
            default: corner
            }
        }
    }

    /// Reads the edge of a block.
    @inline(__always)
    func prepare(at place: UnsafePointer<UInt8>, stride: Int, neighbours: Neighbours) {
        if neighbours.left { for row in 0..<4 { edge[3 &- row] = place[row &* stride &- 1] } }
        if neighbours.corner { edge[4] = place[-stride &- 1] }
        if neighbours.above {
            let above = UnsafeRawPointer(place - stride)
            let raw = UnsafeMutableRawPointer(edge)
            raw.storeBytes(of: above.loadUnaligned(as: UInt32.self), toByteOffset: 5, as: UInt32.self)
            let right =
                neighbours.aboveRight
                ? above.loadUnaligned(fromByteOffset: 4, as: UInt32.self) : UInt32(place[3 &- stride]) &* 0x0101_0101
            raw.storeBytes(of: right, toByteOffset: 9, as: UInt32.self)
            edge[13] = edge[12]
        }
        for index in 0..<13 {
            pairs[index] = UInt8(truncatingIfNeeded: (UInt16(edge[index]) &+ UInt16(edge[index &+ 1]) &+ 1) &>> 1)
        }
        for index in 1..<13 {
            let outer = UInt16(edge[index &- 1]) &+ UInt16(edge[index &+ 1])
            triples[index] = UInt8(truncatingIfNeeded: (outer &+ 2 &* UInt16(edge[index]) &+ 2) &>> 2)
        }
        for step in 0..<3 {
            upward[2 &* step] = pairs[2 &- step]
            upward[2 &* step &+ 1] = triples[max(1, 2 &- step)]
        }
        upward[5] = UInt8(truncatingIfNeeded: (UInt16(edge[1]) &+ 3 &* UInt16(edge[0]) &+ 2) &>> 2)
        UnsafeMutableRawPointer(upward).storeBytes(
            of: UInt32(edge[0]) &* 0x0101_0101, toByteOffset: 6, as: UInt32.self)
    }

    /// The pixels in one of the modes 0…8, in the order of rows.
    @inline(__always)
    func predict(_ mode: Int, neighbours: Neighbours) -> SIMD16<UInt8> {
        switch mode {
        case 0: return joined(row(edge, 5), row(edge, 5), row(edge, 5), row(edge, 5))
        case 1: return joined(flat(edge[3]), flat(edge[2]), flat(edge[1]), flat(edge[0]))
        case 2: return SIMD16(repeating: average(neighbours))
        case 3: return joined(row(triples, 6), row(triples, 7), row(triples, 8), row(triples, 9))
        case 4: return joined(row(triples, 4), row(triples, 3), row(triples, 2), row(triples, 1))
        case 5:
            let (upper, lower) = (row(pairs, 4), row(triples, 4))
            return joined(
                upper, lower, upper &<< 8 | UInt32(triples[3]), lower &<< 8 | UInt32(triples[2]))
        case 6:
            let first = UInt32(pairs[3]) | row(triples, 4) &<< 8
            let second = UInt32(pairs[2]) | UInt32(triples[3]) &<< 8 | first &<< 16
            let third = UInt32(pairs[1]) | UInt32(triples[2]) &<< 8 | second &<< 16
            return joined(first, second, third, UInt32(pairs[0]) | UInt32(triples[1]) &<< 8 | third &<< 16)
        case 7: return joined(row(pairs, 5), row(triples, 6), row(pairs, 6), row(triples, 7))
        default: return joined(row(upward, 0), row(upward, 2), row(upward, 4), row(upward, 6))
        }
    }

    @inline(__always)
    private func average(_ neighbours: Neighbours) -> UInt8 {
        var sum: UInt16 = 0
        if neighbours.above { for index in 5..<9 { sum &+= UInt16(edge[index]) } }
        if neighbours.left { for index in 0..<4 { sum &+= UInt16(edge[index]) } }
        if neighbours.above, neighbours.left { return UInt8(truncatingIfNeeded: (sum &+ 4) &>> 3) }
        return neighbours.above || neighbours.left ? UInt8(truncatingIfNeeded: (sum &+ 2) &>> 2) : 128
    }

    /// Four pixels of a line; the first is the lowest byte.
    @inline(__always)
    private func row(_ line: UnsafeMutablePointer<UInt8>, _ start: Int) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(line).loadUnaligned(fromByteOffset: start, as: UInt32.self))
    }

    @inline(__always)
    private func flat(_ pixel: UInt8) -> UInt32 { UInt32(pixel) &* 0x0101_0101 }

    @inline(__always)
    private func joined(_ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32) -> SIMD16<UInt8> {
        let rows = SIMD4(first.littleEndian, second.littleEndian, third.littleEndian, fourth.littleEndian)
        return unsafeBitCast(rows, to: SIMD16<UInt8>.self)
    }
}
