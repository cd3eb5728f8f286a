/// Writes macroblocks and notes in the picture's context what later ones need to know (ITU-T H.264, 7.3.5).
package struct MacroblockWriter {
    let context: PictureContext
    let coefficients = CoefficientCoder.shared
    /// `coded_block_pattern` to the code number for intra 4×4 and inter (table 9-4).
    private let intraPatterns: UnsafePointer<UInt8>
    private let interPatterns: UnsafePointer<UInt8>

    /// Code numbers to patterns, by columns of the table.
    package static let patternsOfIntra: [UInt8] = [
        47, 31, 15, 0, 23, 27, 29, 30, 7, 11, 13, 14, 39, 43, 45, 46, 16, 3, 5, 10, 12, 19, 21, 26, 28, 35, 37, 42, 44,
        1, 2, 4, 8, 17, 18, 20, 24, 6, 9, 22, 25, 32, 33, 34, 36, 40, 38, 41,
    ]
    package static let patternsOfInter: [UInt8] = [
        0, 16, 1, 2, 4, 8, 32, 3, 5, 10, 12, 15, 47, 7, 11, 13, 14, 6, 9, 31, 35, 37, 42, 44, 33, 34, 36, 40, 39, 43,
        45, 46, 17, 18, 20, 24, 19, 21, 26, 28, 23, 27, 29, 30, 22, 25, 38, 41,
    ]

    init(context: PictureContext) {
        self.context = context
        intraPatterns = Self.inverse(Self.patternsOfIntra)
        interPatterns = Self.inverse(Self.patternsOfInter)
    }

    private static func inverse(_ patterns: [UInt8]) -> UnsafePointer<UInt8> {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 48)
        for (code, pattern) in patterns.enumerated() { table[Int(pattern)] = UInt8(code) }
        return UnsafePointer(table)
    }

    /// Frees the tables.
    func deallocate() {
        intraPatterns.deallocate()
        interPatterns.deallocate()
    }

    /// Writes a macroblock that is not skipped.
    func write<Sink: BitSink>(
        _ code: MacroblockCode, column: Int, row: Int, isPredictedSlice: Bool, to sink: inout Sink
    ) {
        let place = context.motion.place(column, row)
        let firstIntra = isPredictedSlice ? 5 : 0
        switch code.kind {
        case .intra16x16:
            let pattern = (code.lumaPattern == 0 ? 0 : 12) + 4 * code.chromaPattern
            sink.putUnsigned(firstIntra + 1 + code.lumaMode + pattern)
            sink.putUnsigned(code.chromaMode)
            context.modes.fill(context.modes.place(4 &* column, 4 &* row), width: 4, height: 4, with: 2)
        case .intra4x4:
            sink.putUnsigned(firstIntra)
            writeModes(code, column: column, row: row, to: &sink)
            sink.putUnsigned(code.chromaMode)
            sink.putUnsigned(Int(intraPatterns[code.lumaPattern | code.chromaPattern << 4]))
        default:
            sink.putUnsigned(code.kind.rawValue)
            writeMotion(code, place: place, to: &sink)
            sink.putUnsigned(Int(interPatterns[code.lumaPattern | code.chromaPattern << 4]))
            context.modes.fill(context.modes.place(4 &* column, 4 &* row), width: 4, height: 4, with: 2)
        }
        if code.kind.isIntra { context.motion.fill(place, width: 2, height: 2, with: .intra) }
        if code.lumaPattern | code.chromaPattern != 0 || code.kind == .intra16x16 { sink.putSigned(0) }
        writeLuma(code, column: column, row: row, to: &sink)
        writeChroma(code, column: column, row: row, to: &sink)
    }

    @inline(__always)
    private func writeModes<Sink: BitSink>(_ code: MacroblockCode, column: Int, row: Int, to sink: inout Sink) {
        let first = context.modes.place(4 &* column, 4 &* row)
        for block in 0..<16 {
            let (x, y) = MacroblockCode.position(block)
            let place = first &+ y &* context.modes.stride &+ x
            let expected = context.modes.expectedMode(place)
            let mode = code.smallModes[block]
            if mode == expected {
                sink.put(1, count: 1)
            } else {
                sink.put(UInt32(mode < expected ? mode : mode - 1), count: 4)
            }
            context.modes.values[place] = mode
        }
    }

    @inline(__always)
    private func writeMotion<Sink: BitSink>(_ code: MacroblockCode, place: Int, to sink: inout Sink) {
        let motion = context.motion
        let below = motion.below(place)
        let vectors = code.vectors
        switch code.kind {
        case .inter16x16:
            put(vectors.0, expected: motion.prediction(place, width: 2), to: &sink)
            motion.fill(place, width: 2, height: 2, with: Motion(vector: vectors.0))
        case .inter16x8:
            put(vectors.0, expected: motion.prediction(place, width: 2, direction: .above), to: &sink)
            motion.fill(place, width: 2, height: 1, with: Motion(vector: vectors.0))
            let expected = motion.prediction(below, width: 2, knowsAboveRight: false, direction: .left)
            put(vectors.2, expected: expected, to: &sink)
            motion.fill(below, width: 2, height: 1, with: Motion(vector: vectors.2))
        case .inter8x16:
            put(vectors.0, expected: motion.prediction(place, width: 1, direction: .left), to: &sink)
            motion.fill(place, width: 1, height: 2, with: Motion(vector: vectors.0))
            put(vectors.1, expected: motion.prediction(place + 1, width: 1, direction: .aboveRight), to: &sink)
            motion.fill(place + 1, width: 1, height: 2, with: Motion(vector: vectors.1))
        default:
            for _ in 0..<4 { sink.putUnsigned(0) }
            put(vectors.0, expected: motion.prediction(place, width: 1), to: &sink)
            motion.fill(place, width: 1, height: 1, with: Motion(vector: vectors.0))
            put(vectors.1, expected: motion.prediction(place + 1, width: 1), to: &sink)
            motion.fill(place + 1, width: 1, height: 1, with: Motion(vector: vectors.1))
            put(vectors.2, expected: motion.prediction(below, width: 1), to: &sink)
            motion.fill(below, width: 1, height: 1, with: Motion(vector: vectors.2))
            put(vectors.3, expected: motion.prediction(below + 1, width: 1, knowsAboveRight: false), to: &sink)
            motion.fill(below + 1, width: 1, height: 1, with: Motion(vector: vectors.3))
        }
    }

    @inline(__always)
    private func put<Sink: BitSink>(_ vector: MotionVector, expected: MotionVector, to sink: inout Sink) {
        sink.putSigned(Int(vector.x) &- Int(expected.x))
        sink.putSigned(Int(vector.y) &- Int(expected.y))
    }

    @inline(__always)
    private func writeLuma<Sink: BitSink>(_ code: MacroblockCode, column: Int, row: Int, to sink: inout Sink) {
        let grid = context.luma
        let first = grid.place(4 &* column, 4 &* row)
        let isWhole = code.kind == .intra16x16
        if isWhole {
            coefficients.write(code.levels, length: 16, context: grid.expectedLevels(first), to: &sink)
        }
        if code.lumaPattern == 0 {
            grid.fill(first, width: 4, height: 4, with: 0)
            return
        }
        for block in 0..<16 {
            let (x, y) = MacroblockCode.position(block)
            let place = first &+ y &* grid.stride &+ x
            guard code.lumaPattern >> (block >> 2) & 1 == 1 else {
                grid.values[place] = 0
                continue
            }
            let levels = code.levels + (MacroblockCode.Place.luma &+ 16 &* block)
            let expected = grid.expectedLevels(place)
            if isWhole {
                coefficients.write(levels + 1, length: 15, context: expected, to: &sink)
            } else {
                coefficients.write(levels, length: 16, context: expected, to: &sink)
            }
            grid.values[place] = Int8(truncatingIfNeeded: code.counts[block])
        }
    }

    @inline(__always)
    private func writeChroma<Sink: BitSink>(_ code: MacroblockCode, column: Int, row: Int, to sink: inout Sink) {
        if code.chromaPattern > 0 {
            for plane in 0..<2 {
                let levels = code.levels + (MacroblockCode.Place.chromaDC &+ 4 &* plane)
                coefficients.write(levels, length: 4, context: CoefficientCoder.chromaDC, to: &sink)
            }
        }
        for plane in 0..<2 {
            let grid = plane == 0 ? context.blue : context.red
            let first = grid.place(2 &* column, 2 &* row)
            if code.chromaPattern < 2 {
                grid.fill(first, width: 2, height: 2, with: 0)
                continue
            }
            for block in 0..<4 {
                let place = first &+ (block >> 1) &* grid.stride &+ block & 1
                let index = 4 &* plane &+ block
                coefficients.write(
                    code.levels + (MacroblockCode.Place.chroma &+ 16 &* index &+ 1), length: 15,
                    context: grid.expectedLevels(place), to: &sink)
                grid.values[place] = Int8(truncatingIfNeeded: code.counts[16 &+ index])
            }
        }
    }
}
