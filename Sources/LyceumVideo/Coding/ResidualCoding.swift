/// Transforms, quantises and decodes the difference between a macroblock and its prediction.
struct ResidualCoding {
    let quantizer: Quantizer
    let chromaQuantizer: Quantizer

    typealias Source = UnsafePointer<UInt8>
    typealias Target = UnsafeMutablePointer<UInt8>

    init(parameter: Int) {
        quantizer = Quantizer(parameter: parameter)
        chromaQuantizer = Quantizer(parameter: Quantizer.chromaParameter(parameter))
    }

    /// One block of 4×4: levels in zigzag order, decoded pixels; returns the number of levels that are not zero.
    @inline(__always)
    func codeBlock(
        source: SIMD16<UInt8>, prediction: SIMD16<UInt8>, offset: Int32, levels: UnsafeMutablePointer<Int16>,
        to target: Target, stride: Int
    ) -> UInt8 {
        if Pixels.difference(source, prediction) >= Int(quantizer.zeroSum) {
            let difference = Pixels.widened(source) &- Pixels.widened(prediction)
            if let block = quantizer.levels(Transform.forward(difference), offset: offset) {
                let count = Self.store(block, to: levels)
                if count > 0 {
                    let residual = Transform.inverse(Self.wide(block) &* quantizer.scales)
                    Pixels.store(Pixels.sum(prediction, residual), to: target, stride)
                    return count
                }
            }
        }
        Self.clear(levels)
        Pixels.store(prediction, to: target, stride)
        return 0
    }

    /// Puts levels into zigzag order (ITU-T H.264, table 8-12) and counts those that are not zero.
    @inline(__always)
    private static func store(_ block: SIMD16<Int16>, to levels: UnsafeMutablePointer<Int16>) -> UInt8 {
        let ordered = SIMD16(
            block[0], block[1], block[4], block[8], block[5], block[2], block[3], block[6], block[9], block[12],
            block[13], block[10], block[7], block[11], block[14], block[15])
        UnsafeMutableRawPointer(levels).storeBytes(of: ordered, as: SIMD16<Int16>.self)
        // A number or its negative has the sign bit, unless it is zero.
        let signs = (block | (.zero &- block)) &>> 15
        return UInt8(truncatingIfNeeded: 0 &- signs.wrappedSum())
    }

    @inline(__always)
    private static func clear(_ levels: UnsafeMutablePointer<Int16>) {
        UnsafeMutableRawPointer(levels).storeBytes(of: .zero, as: SIMD16<Int16>.self)
    }

    @inline(__always)
    private static func wide(_ block: SIMD16<Int16>) -> SIMD16<Int32> { SIMD16(truncatingIfNeeded: block) }

    /// The luma of a macroblock that is predicted from the last picture.
    func codeInterLuma(source: Source, stride: Int, prediction: Source, into code: MacroblockCode) {
        var pattern = 0
        for block in 0..<16 {
            let (column, row) = MacroblockCode.position(block)
            let count = codeBlock(
                source: Pixels.load(source + 4 &* (row &* stride &+ column), stride),
                prediction: Pixels.load(prediction + 4 &* (row &* 16 &+ column), 16),
                offset: quantizer.interOffset, levels: code.levels + (MacroblockCode.Place.luma &+ 16 &* block),
                to: code.luma + 4 &* (row &* MacroblockCode.stride &+ column), stride: MacroblockCode.stride)
            code.counts[block] = count
            if count > 0 { pattern |= 1 << (block >> 2) }
        }
        code.lumaPattern = pattern
    }

    /// The luma of a macroblock predicted as a whole from its neighbours; `isSame` says that the error is too small to
    /// code.
    func codeIntraLuma(source: Source, stride: Int, prediction: Source, isSame: Bool, into code: MacroblockCode) {
        if isSame {
            code.levels.update(repeating: 0, count: 16)
            code.lumaPattern = 0
            Pixels.copy(prediction, 16, to: code.luma, MacroblockCode.stride, count: 16)
            return
        }
        withUnsafeTemporaryAllocation(of: SIMD16<Int16>.self, capacity: 16) { blocks in
            var means = SIMD16<Int32>()
            var total = 0
            for block in 0..<16 {
                let (column, row) = MacroblockCode.position(block)
                let pixels = Pixels.load(source + 4 &* (row &* stride &+ column), stride)
                let predicted = Pixels.load(prediction + 4 &* (row &* 16 &+ column), 16)
                var coefficients = Transform.forward(Pixels.widened(pixels) &- Pixels.widened(predicted))
                means[4 &* row &+ column] = Int32(coefficients[0])
                coefficients[0] = 0
                let levels = quantizer.levels(coefficients, offset: quantizer.intraOffset) ?? .zero
                blocks[block] = levels
                let count = Self.store(levels, to: code.levels + (MacroblockCode.Place.luma &+ 16 &* block))
                code.counts[block] = count
                total &+= Int(count)
            }
            means = Transform.hadamard(means)
            var meanLevels = SIMD16<Int16>()
            for index in 0..<16 {
                // The forward transform of DC is halved.
                let value = (means[index] &+ (means[index] >= 0 ? 1 : 0)) &>> 1
                let level = quantizer.levelOfDC(value, offset: quantizer.intraOffset)
                meanLevels[index] = Int16(truncatingIfNeeded: level)
            }
            _ = Self.store(meanLevels, to: code.levels)
            let decoded = Transform.hadamard(Self.wide(meanLevels))
            code.lumaPattern = total == 0 ? 0 : 15
            for block in 0..<16 {
                let (column, row) = MacroblockCode.position(block)
                let predicted = Pixels.load(prediction + 4 &* (row &* 16 &+ column), 16)
                var coefficients = Self.wide(blocks[block]) &* quantizer.scales
                coefficients[0] = quantizer.rescaleLumaDC(decoded[4 &* row &+ column])
                Pixels.store(
                    Pixels.sum(predicted, Transform.inverse(coefficients)),
                    to: code.luma + 4 &* (row &* MacroblockCode.stride &+ column), MacroblockCode.stride)
            }
        }
    }

    /// Both planes of chroma; the prediction has rows of 8, blue before red.
    func codeChroma(
        blue: Source, red: Source, stride: Int, prediction: Source, into code: MacroblockCode
    ) {
        let quantizer = chromaQuantizer
        // Intra rounding for all blocks: what a predicted block rounds away would stay as a trace of what was there.
        let offset = quantizer.intraOffset
        var hasMeans = false
        var hasOthers = false
        for plane in 0..<2 {
            let source = plane == 0 ? blue : red
            let predicted = prediction + 64 &* plane
            let target = code.chroma + 64 &* plane
            if Pixels.difference(source, stride, predicted, 8, width: 8, height: 8) < Int(quantizer.zeroSum) {
                clear(plane, of: code)
                target.update(from: predicted, count: 64)
                continue
            }
            var blocks = (SIMD16<Int32>(), SIMD16<Int32>(), SIMD16<Int32>(), SIMD16<Int32>())
            var means = SIMD4<Int32>()
            withUnsafeMutableBytes(of: &blocks) { memory in
                let blocks = memory.assumingMemoryBound(to: SIMD16<Int32>.self)
                for block in 0..<4 {
                    let (column, row) = (block & 1, block >> 1)
                    let pixels = Pixels.load(source + 4 &* (row &* stride &+ column), stride)
                    let guess = Pixels.load(predicted + 4 &* (row &* 8 &+ column), 8)
                    var coefficients = Transform.forward(Pixels.widened(pixels) &- Pixels.widened(guess))
                    means[block] = Int32(coefficients[0])
                    coefficients[0] = 0
                    let levels = quantizer.levels(coefficients, offset: offset) ?? .zero
                    let index = 4 &* plane &+ block
                    let count = Self.store(levels, to: code.levels + (MacroblockCode.Place.chroma &+ 16 &* index))
                    code.counts[16 &+ index] = count
                    if count > 0 { hasOthers = true }
                    blocks[block] = Self.wide(levels) &* quantizer.scales
                }
                means = Transform.hadamard(means)
                for index in 0..<4 {
                    means[index] = quantizer.levelOfDC(means[index], offset: offset)
                    code.levels[MacroblockCode.Place.chromaDC &+ 4 &* plane &+ index] = Int16(
                        truncatingIfNeeded: means[index])
                    if means[index] != 0 { hasMeans = true }
                }
                means = Transform.hadamard(means)
                for block in 0..<4 {
                    let (column, row) = (block & 1, block >> 1)
                    let guess = Pixels.load(predicted + 4 &* (row &* 8 &+ column), 8)
                    blocks[block][0] = quantizer.rescaleChromaDC(means[block])
                    Pixels.store(
                        Pixels.sum(guess, Transform.inverse(blocks[block])), to: target + 4 &* (row &* 8 &+ column), 8)
                }
            }
        }
        code.chromaPattern = hasOthers ? 2 : hasMeans ? 1 : 0
    }

    /// Leaves a plane of chroma as predicted.
    private func clear(_ plane: Int, of code: MacroblockCode) {
        (code.levels + (MacroblockCode.Place.chromaDC &+ 4 &* plane)).update(repeating: 0, count: 4)
        (code.levels + (MacroblockCode.Place.chroma &+ 64 &* plane)).update(repeating: 0, count: 64)
        (code.counts + (16 &+ 4 &* plane)).update(repeating: 0, count: 4)
    }
}
