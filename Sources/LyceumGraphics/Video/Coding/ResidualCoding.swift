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
        let difference = SIMD16<Int32>(truncatingIfNeeded: source) &- SIMD16<Int32>(truncatingIfNeeded: prediction)
        let signs = difference &>> 31
        if ((difference ^ signs) &- signs).wrappedSum() < quantizer.zeroSum {
            levels.update(repeating: 0, count: 16)
            Pixels.store(prediction, to: target, stride)
            return 0
        }
        let block = quantizer.levels(Transform.forward(difference), offset: offset)
        let count = Self.store(block, to: levels)
        if count == 0 {
            Pixels.store(prediction, to: target, stride)
        } else {
            let residual = Transform.inverse(block &* quantizer.scales)
            Pixels.store(Pixels.sum(prediction, residual), to: target, stride)
        }
        return count
    }

    /// Puts levels into zigzag order and counts those that are not zero.
    @inline(__always)
    private static func store(_ block: SIMD16<Int32>, to levels: UnsafeMutablePointer<Int16>) -> UInt8 {
        var count: UInt8 = 0
        for index in 0..<16 {
            let level = block[Int(MacroblockCode.zigzag[index])]
            levels[index] = Int16(truncatingIfNeeded: level)
            count &+= level == 0 ? 0 : 1
        }
        return count
    }

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

    /// The luma of a macroblock that is predicted as a whole from its neighbours; `isSame` says that the error is too small to code.
    func codeIntraLuma(source: Source, stride: Int, prediction: Source, isSame: Bool, into code: MacroblockCode) {
        if isSame {
            code.levels.update(repeating: 0, count: 16)
            code.lumaPattern = 0
            Pixels.copy(prediction, 16, to: code.luma, MacroblockCode.stride, count: 16)
            return
        }
        withUnsafeTemporaryAllocation(of: SIMD16<Int32>.self, capacity: 16) { blocks in
            var means = SIMD16<Int32>()
            var total = 0
            for block in 0..<16 {
                let (column, row) = MacroblockCode.position(block)
                let pixels = Pixels.load(source + 4 &* (row &* stride &+ column), stride)
                let predicted = Pixels.load(prediction + 4 &* (row &* 16 &+ column), 16)
                var coefficients = Transform.forward(
                    SIMD16<Int32>(truncatingIfNeeded: pixels) &- SIMD16<Int32>(truncatingIfNeeded: predicted))
                means[4 &* row &+ column] = coefficients[0]
                coefficients[0] = 0
                let levels = quantizer.levels(coefficients, offset: quantizer.intraOffset)
                blocks[block] = levels
                let count = Self.store(levels, to: code.levels + (MacroblockCode.Place.luma &+ 16 &* block))
                code.counts[block] = count
                total &+= Int(count)
            }
            means = Transform.hadamard(means)
            var meanLevels = SIMD16<Int32>()
            for index in 0..<16 {
                // The forward transform of DC is halved.
                let value = (means[index] &+ (means[index] >= 0 ? 1 : 0)) &>> 1
                meanLevels[index] = quantizer.levelOfDC(value, offset: quantizer.intraOffset)
            }
            _ = Self.store(meanLevels, to: code.levels)
            let decoded = Transform.hadamard(meanLevels)
            code.lumaPattern = total == 0 ? 0 : 15
            for block in 0..<16 {
                let (column, row) = MacroblockCode.position(block)
                let predicted = Pixels.load(prediction + 4 &* (row &* 16 &+ column), 16)
                var coefficients = blocks[block] &* quantizer.scales
                coefficients[0] = quantizer.rescaleLumaDC(decoded[4 &* row &+ column])
                Pixels.store(
                    Pixels.sum(predicted, Transform.inverse(coefficients)),
                    to: code.luma + 4 &* (row &* MacroblockCode.stride &+ column), MacroblockCode.stride)
            }
        }
    }

    /// Both planes of chroma; the prediction has rows of 8, blue before red.
    func codeChroma(
        blue: Source, red: Source, stride: Int, prediction: Source, isIntra: Bool, into code: MacroblockCode
    ) {
        let quantizer = chromaQuantizer
        let offset = isIntra ? quantizer.intraOffset : quantizer.interOffset
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
                    var coefficients = Transform.forward(
                        SIMD16<Int32>(truncatingIfNeeded: pixels) &- SIMD16<Int32>(truncatingIfNeeded: guess))
                    means[block] = coefficients[0]
                    coefficients[0] = 0
                    let levels = quantizer.levels(coefficients, offset: offset)
                    let index = 4 &* plane &+ block
                    let count = Self.store(levels, to: code.levels + (MacroblockCode.Place.chroma &+ 16 &* index))
                    code.counts[16 &+ index] = count
                    if count > 0 { hasOthers = true }
                    blocks[block] = levels &* quantizer.scales
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

    /// Leaves a plane of chroma as it is predicted.
    private func clear(_ plane: Int, of code: MacroblockCode) {
        (code.levels + (MacroblockCode.Place.chromaDC &+ 4 &* plane)).update(repeating: 0, count: 4)
        (code.levels + (MacroblockCode.Place.chroma &+ 64 &* plane)).update(repeating: 0, count: 64)
        (code.counts + (16 &+ 4 &* plane)).update(repeating: 0, count: 4)
    }
}
