/// Codes the pictures of a video one by one, in constant memory: H.264, constrained baseline profile (ITU-T H.264, annex A).
///
/// Two decoded pictures are kept, the last one and the current one. They are equal wherever nothing has changed, so
/// that a picture costs what its changes cost. Each macroblock is coded in the way with the least sum of squared error
/// and weighted bits.
final class PictureEncoder {
    let source: SourcePicture
    let parameter: Int
    let residuals: ResidualCoding
    let context: PictureContext
    let writer: MacroblockWriter
    /// The last decoded picture.
    let reference: Planes
    /// The decoded picture being made.
    let current: Planes
    /// The cost of a bit in squared errors, in sixteenths.
    let bitWorth: Int
    /// How much more an error of chroma costs than one of luma. Motion is searched for in luma alone.
    private static let chromaWeight = 4
    /// How much more an error costs where the drawing has one colour: a trace of what was there before is visible on a
    /// plain background until something else is drawn there.
    private static let plainWeight = 8
    /// The part of the best code's error that lies in places of one colour.
    var plainError = 0
    /// The same for the code whose cost was computed last.
    private(set) var trialPlainError = 0
    /// The cost of a bit in absolute differences.
    let searchWorth: Int
    let small = SmallIntraPrediction()
    /// A predicted macroblock: 256 of luma, 64 of blue, 64 of red.
    let prediction = UnsafeMutablePointer<UInt8>.allocate(capacity: 384)
    /// The same while predictions are compared.
    let candidate = UnsafeMutablePointer<UInt8>.allocate(capacity: 384)
    /// The best code found and the one being tried.
    var best = MacroblockCode()
    var trial = MacroblockCode()
    /// The vector found last.
    var lastVector = MotionVector.zero

    /// The modes that best predict the current macroblock as a whole.
    var wholeMode = 0
    var chromaMode = 0

    private let touched: UnsafeMutablePointer<Int32>
    private var touchedCount = 0
    private var bits = BitWriter(capacity: 1 << 16)
    private var frameNumber = 0
    private var keyNumber = 0

    /// An encoder for pictures of a size.
    ///
    /// - Parameter parameter: The quantisation parameter, QP, 10…51.
    init(width: Int, height: Int, parameter: Int) {
        source = SourcePicture(width: width, height: height)
        self.parameter = parameter
        residuals = ResidualCoding(parameter: parameter)
        context = PictureContext(columns: source.columns, rows: source.rows)
        writer = MacroblockWriter(context: context)
        reference = Planes(columns: source.columns, rows: source.rows)
        current = Planes(columns: source.columns, rows: source.rows)
        touched = .allocate(capacity: source.columns * source.rows)
        // 0.85 × 2^((QP - 12) / 3) and its root, the usual choice, in whole numbers: the same on every machine.
        let octave = max(0, parameter - 12)
        let fractions = [256, 323, 406]
        bitWorth = 16 * 85 * (fractions[octave % 3] << (octave / 3)) / 25600
        let roots = [256, 287, 323, 362, 406, 456]
        searchWorth = max(1, 92 * (roots[octave % 6] << (octave / 6)) / 25600)
    }

    deinit {
        prediction.deallocate()
        candidate.deallocate()
        small.deallocate()
        context.deallocate()
        writer.deallocate()
        reference.deallocate()
        current.deallocate()
        touched.deallocate()
        bits.deallocate()
    }

    /// Codes a picture and appends it as a sample.
    ///
    /// - Parameters:
    ///   - frame: Its pixels, row by row.
    ///   - channels: 3 for red, green and blue, 1 for grey.
    ///   - isKey: Whether it can be decoded without earlier pictures; the first must be.
    func encode(_ frame: UnsafePointer<UInt8>, channels: Int, isKey: Bool, to output: inout [UInt8]) {
        source.take(frame, channels: channels)
        context.reset()
        bits.removeAll()
        touchedCount = 0
        if isKey { frameNumber = 0 }
        writeHeader(isKey: isKey)
        var sink = bits
        if isKey {
            encodeIntraSlice(to: &sink)
            keyNumber = (keyNumber + 1) & 0xFF
        } else {
            encodePredictedSlice(to: &sink)
        }
        sink.putTrailingBits()
        bits = sink
        for index in 0..<touchedCount {
            let (row, column) = Int(touched[index]).quotientAndRemainder(dividingBy: source.columns)
            reference.copyMacroblock(column: column, row: row, from: current)
        }
        frameNumber = (frameNumber + 1) & 15
        bits.withBytes { bytes in
            NetworkUnit.appendSample(isKey ? .instantRefreshSlice : .predictedSlice, payload: bytes, to: &output)
        }
    }

    /// The header of the only slice (ITU-T H.264, 7.3.3); the parameter sets decide which fields it has.
    private func writeHeader(isKey: Bool) {
        bits.putUnsigned(0)
        bits.putUnsigned(isKey ? 7 : 0)
        bits.putUnsigned(0)
        bits.put(UInt32(frameNumber), count: 4)
        if isKey {
            bits.putUnsigned(keyNumber)
            bits.put(0, count: 2)
        } else {
            bits.put(0, count: 3)
        }
        bits.putSigned(0)
        // The deblocking filter is off: at this quality it would only soften drawn edges.
        bits.putUnsigned(1)
    }

    private func encodeIntraSlice(to sink: inout BitWriter) {
        for row in 0..<source.rows {
            for column in 0..<source.columns {
                sink.reserve(4096)
                let place = MacroblockPlace(column: column, row: row, source: source.planes)
                chooseIntra(place, isPredictedSlice: false, limit: .max)
                writer.write(best, column: column, row: row, isPredictedSlice: false, to: &sink)
                commit(place)
            }
        }
    }

    private func encodePredictedSlice(to sink: inout BitWriter) {
        var skipped = 0
        for row in 0..<source.rows {
            for column in 0..<source.columns {
                let motionPlace = context.motion.place(column, row)
                let skipVector = context.motion.skipVector(motionPlace)
                if source.changes[row &* source.columns &+ column] == 0, skipVector == .zero {
                    skipped &+= 1
                    continue
                }
                let place = MacroblockPlace(column: column, row: row, source: source.planes)
                if choosePredicted(place, skipVector: skipVector) {
                    skipped &+= 1
                    context.clear(column: column, row: row)
                    context.motion.fill(motionPlace, width: 2, height: 2, with: Motion(vector: skipVector))
                } else {
                    sink.reserve(4096)
                    sink.putUnsigned(skipped)
                    skipped = 0
                    writer.write(best, column: column, row: row, isPredictedSlice: true, to: &sink)
                    commit(place)
                }
            }
        }
        if skipped > 0 { sink.putUnsigned(skipped) }
    }

    /// The cost of a code: squared errors, and the cost of its bits.
    func cost(_ code: MacroblockCode, _ place: MacroblockPlace, isPredictedSlice: Bool) -> Int {
        var counter = BitCounter()
        writer.write(code, column: place.column, row: place.row, isPredictedSlice: isPredictedSlice, to: &counter)
        let error = error(
            place, luma: code.luma, stride: MacroblockCode.stride, chroma: UnsafePointer(code.chroma))
        trialPlainError = error.plain
        return error.all + (bitWorth * counter.count) >> 4
    }

    /// The squared error of decoded pixels, weighted by visibility, and the part of it in places of one colour.
    func error(
        _ place: MacroblockPlace, luma: UnsafePointer<UInt8>, stride: Int, chroma: UnsafePointer<UInt8>
    ) -> (all: Int, plain: Int) {
        let planes = source.planes
        let first = Pixels.squaredDifference(planes.luma + place.luma, planes.stride, luma, stride, side: 16)
        let blue = Pixels.squaredDifference(
            planes.blue + place.chroma, planes.chromaStride, chroma, 8, side: 8)
        let red = Pixels.squaredDifference(
            planes.red + place.chroma, planes.chromaStride, chroma + 64, 8, side: 8)
        let all = first.all + Self.chromaWeight * (blue.all + red.all)
        let plain = first.plain + Self.chromaWeight * (blue.plain + red.plain)
        return (all + (Self.plainWeight - 1) * plain, plain)
    }

    /// Copies the pixels of the best code into the picture.
    private func commit(_ place: MacroblockPlace) {
        Pixels.copy(best.luma, MacroblockCode.stride, to: current.luma + place.luma, current.stride, count: 16)
        Pixels.copyHalf(best.chroma, 8, to: current.blue + place.chroma, current.chromaStride)
        Pixels.copyHalf(best.chroma + 64, 8, to: current.red + place.chroma, current.chromaStride)
        touch(place)
    }

    /// Copies predicted pixels into the picture.
    func commitPrediction(_ place: MacroblockPlace) {
        Pixels.copy(prediction, 16, to: current.luma + place.luma, current.stride, count: 16)
        Pixels.copyHalf(prediction + 256, 8, to: current.blue + place.chroma, current.chromaStride)
        Pixels.copyHalf(prediction + 320, 8, to: current.red + place.chroma, current.chromaStride)
        touch(place)
    }

    private func touch(_ place: MacroblockPlace) {
        touched[touchedCount] = Int32(truncatingIfNeeded: place.row &* source.columns &+ place.column)
        touchedCount &+= 1
    }
}

/// The position of a macroblock in the picture and in its planes.
struct MacroblockPlace {
    let column: Int
    let row: Int
    /// The offset in the luma plane.
    let luma: Int
    /// The offset in the chroma planes.
    let chroma: Int

    @inline(__always)
    init(column: Int, row: Int, source: Planes) {
        (self.column, self.row) = (column, row)
        luma = source.place(column, row)
        chroma = source.chromaPlace(column, row)
    }

    /// The neighbours available to intra prediction.
    var neighbours: IntraPrediction.Neighbours { .init(left: column > 0, above: row > 0) }
}
