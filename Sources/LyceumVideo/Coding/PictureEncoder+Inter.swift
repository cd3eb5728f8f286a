extension PictureEncoder {
    /// Puts the best code of a macroblock in a predicted slice into `best`; true if it is skipped, with its pixels in
    /// place.
    func choosePredicted(_ place: MacroblockPlace, skipVector: MotionVector) -> Bool {
        var lowest = Int.max
        plainError = 0
        let canSkip = permits(skipVector, x: 16 * place.column, y: 16 * place.row, size: 16)
        if canSkip {
            predict(place, vector: skipVector)
            let error = error(place, luma: prediction, stride: 16, chroma: prediction + 256)
            lowest = error.all + bitWorth >> 4
            plainError = error.plain
            if lowest <= 2 * bitWorth >> 4 {
                commitPrediction(place)
                return true
            }
        }
        var isSkipped = canSkip
        let (whole, difference) = search(place, size: 16)
        tryMotion(
            place, kind: .inter16x16, vectors: (whole, whole, whole, whole), lowest: &lowest, isSkipped: &isSkipped)
        if lowest > 24 * bitWorth >> 4 {
            tryParts(place, whole: whole, difference: difference, lowest: &lowest, isSkipped: &isSkipped)
        }
        // Neighbours of one colour predict that colour exactly, where motion has left something else.
        if lowest > 400 * bitWorth >> 4 || plainError > 12 * bitWorth >> 4 {
            let cost = chooseIntra(place, isPredictedSlice: true, limit: lowest)
            if cost < lowest { isSkipped = false }
        }
        if isSkipped {
            predict(place, vector: skipVector)
            commitPrediction(place)
        } else if !best.kind.isIntra {
            lastVector = best.vectors.0
        }
        return isSkipped
    }

    /// Codes a macroblock with the given motion, and keeps the code if it costs less.
    private func tryMotion(
        _ place: MacroblockPlace, kind: MacroblockCode.Kind,
        vectors: (MotionVector, MotionVector, MotionVector, MotionVector), lowest: inout Int, isSkipped: inout Bool
    ) {
        trial.kind = kind
        trial.vectors = vectors
        if kind == .inter16x16 {
            predict(place, vector: vectors.0)
        } else {
            predictQuarter(place, 0, vector: vectors.0)
            predictQuarter(place, 1, vector: vectors.1)
            predictQuarter(place, 2, vector: vectors.2)
            predictQuarter(place, 3, vector: vectors.3)
        }
        let planes = source.planes
        residuals.codeInterLuma(
            source: planes.luma + place.luma, stride: planes.stride, prediction: prediction, into: trial)
        residuals.codeChroma(
            blue: planes.blue + place.chroma, red: planes.red + place.chroma, stride: planes.chromaStride,
            prediction: prediction + 256, into: trial)
        let cost = cost(trial, place, isPredictedSlice: true)
        if cost < lowest {
            lowest = cost
            isSkipped = false
            plainError = trialPlainError
            swap(&best, &trial)
        }
    }

    /// Tries a motion for each quarter, or for each half.
    private func tryParts(
        _ place: MacroblockPlace, whole: MotionVector, difference: Int, lowest: inout Int, isSkipped: inout Bool
    ) {
        var vectors = (whole, whole, whole, whole)
        var sum = 0
        func searchQuarter(_ quarter: Int) -> MotionVector {
            let found = search(place, size: 8, quarter: quarter, near: whole)
            sum += found.difference
            return found.vector
        }
        vectors.0 = searchQuarter(0)
        vectors.1 = searchQuarter(1)
        vectors.2 = searchQuarter(2)
        vectors.3 = searchQuarter(3)
        if sum + 8 * searchWorth >= difference { return }
        if vectors.0 == vectors.1, vectors.2 == vectors.3 {
            if vectors.0 == vectors.2 { return }
            tryMotion(place, kind: .inter16x8, vectors: vectors, lowest: &lowest, isSkipped: &isSkipped)
        } else if vectors.0 == vectors.2, vectors.1 == vectors.3 {
            tryMotion(place, kind: .inter8x16, vectors: vectors, lowest: &lowest, isSkipped: &isSkipped)
        } else {
            tryMotion(place, kind: .inter8x8, vectors: vectors, lowest: &lowest, isSkipped: &isSkipped)
        }
    }

    // MARK: - Search

    /// Whether a vector leads inside the picture and is one that the format permits everywhere.
    @inline(__always)
    private func permits(_ vector: MotionVector, x: Int, y: Int, size: Int) -> Bool {
        let left = 4 &* x &+ Int(vector.x)
        let top = 4 &* y &+ Int(vector.y)
        return left >= 0 && top >= 0 && left <= 4 &* (16 &* source.columns &- size)
            && top <= 4 &* (16 &* source.rows &- size) && abs(vector.y) < 256 && abs(vector.x) < 4096
    }

    /// The vector in whole pixels with the least difference that a search from likely ones finds, and that difference
    /// plus the cost of the vector's bits.
    private func search(
        _ place: MacroblockPlace, size: Int, quarter: Int = 0, near: MotionVector = .zero
    ) -> (vector: MotionVector, difference: Int) {
        let x = 16 * place.column + 8 * (quarter & 1)
        let y = 16 * place.row + 8 * (quarter >> 1)
        let motion = context.motion
        let block = motion.place(place.column, place.row)
        let expected = motion.prediction(block, width: 2)
        var chosen = MotionVector.zero
        var lowest = Int.max
        func consider(_ vector: MotionVector) {
            let whole = MotionVector(x: vector.x & ~3, y: vector.y & ~3)
            guard lowest > 0, permits(whole, x: x, y: y, size: size) else { return }
            let cost = difference(x, y, whole, size) + searchWorth * bitLength(whole, expected)
            if cost < lowest {
                lowest = cost
                chosen = whole
            }
        }
        consider(.zero)
        consider(near)
        consider(expected)
        consider(lastVector)
        if place.column > 0 { consider(motion.vector(block - 1)) }
        if place.row > 0 { consider(motion.vector(motion.above(block))) }
        var distance: Int16 = 8
        var steps = 0
        while distance >= 4, steps < 24 {
            let center = chosen
            for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] as [(Int16, Int16)] {
                consider(MotionVector(x: center.x + distance * dx, y: center.y + distance * dy))
            }
            if chosen == center { distance /= 2 }
            steps += 1
        }
        return (chosen, lowest)
    }

    @inline(__always)
    private func difference(_ x: Int, _ y: Int, _ vector: MotionVector, _ size: Int) -> Int {
        let stride = reference.stride
        let (left, top) = (x &+ Int(vector.x) >> 2, y &+ Int(vector.y) >> 2)
        let old = reference.luma + (top &* stride &+ left)
        let new = source.planes.luma + (y &* stride &+ x)
        return size == 16
            ? Pixels.difference(new, stride, old, stride, width: 16, height: 16)
            : Pixels.difference(new, stride, old, stride, width: 8, height: 8)
    }

    /// An estimate of the number of bits that a vector takes.
    @inline(__always)
    private func bitLength(_ vector: MotionVector, _ expected: MotionVector) -> Int {
        let x = Int(vector.x) &- Int(expected.x)
        let y = Int(vector.y) &- Int(expected.y)
        let zeros = (2 &* abs(x) &+ 1).leadingZeroBitCount &+ (2 &* abs(y) &+ 1).leadingZeroBitCount
        return 2 &* (2 &* Int.bitWidth &- zeros) &- 2
    }

    // MARK: - Prediction

    /// Predicts a macroblock with one vector.
    @inline(__always)
    private func predict(_ place: MacroblockPlace, vector: MotionVector) {
        let compensation = MotionCompensation(reference: reference)
        compensation.predictLuma(
            x: 16 * place.column, y: 16 * place.row, vector: vector, width: 16, height: 16, to: prediction, stride: 16)
        compensation.predictChroma(
            x: 8 * place.column, y: 8 * place.row, vector: vector, width: 8, height: 8, blue: prediction + 256,
            red: prediction + 320, stride: 8)
    }

    /// Predicts a quarter of a macroblock.
    private func predictQuarter(_ place: MacroblockPlace, _ quarter: Int, vector: MotionVector) {
        let compensation = MotionCompensation(reference: reference)
        let (x, y) = (quarter & 1, quarter >> 1)
        compensation.predictLuma(
            x: 16 * place.column + 8 * x, y: 16 * place.row + 8 * y, vector: vector, width: 8, height: 8,
            to: prediction + 8 * (16 * y + x), stride: 16)
        let chroma = 4 * (8 * y + x)
        compensation.predictChroma(
            x: 8 * place.column + 4 * x, y: 8 * place.row + 4 * y, vector: vector, width: 4, height: 4,
            blue: prediction + 256 + chroma, red: prediction + 320 + chroma, stride: 8)
    }
}
