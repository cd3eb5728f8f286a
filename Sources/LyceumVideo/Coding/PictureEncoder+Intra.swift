extension PictureEncoder {
    /// Puts the best intra code of a macroblock into `best` and returns its cost; `limit` or more means that none was
    /// found.
    @discardableResult
    func chooseIntra(_ place: MacroblockPlace, isPredictedSlice: Bool, limit: Int) -> Int {
        let lumaError = predictWholeLuma(place)
        let mode = wholeMode
        let isSame = lumaError < Int(residuals.quantizer.zeroSum)
        predictChroma(place)
        trial.kind = .intra16x16
        trial.lumaMode = mode
        trial.chromaMode = chromaMode
        let planes = source.planes
        residuals.codeChroma(
            blue: planes.blue + place.chroma, red: planes.red + place.chroma, stride: planes.chromaStride,
            prediction: prediction + 256, into: trial)
        var lowest = limit
        if isSame || !isPredictedSlice || lumaError < 2048 {
            residuals.codeIntraLuma(
                source: planes.luma + place.luma, stride: planes.stride, prediction: prediction, isSame: isSame,
                into: trial)
            if isSame, !isPredictedSlice {
                swap(&best, &trial)
                return 0
            }
            let cost = cost(trial, place, isPredictedSlice: isPredictedSlice)
            if cost < lowest {
                swap(&best, &trial)
                lowest = cost
                if isSame { return lowest }
                trial.copyChroma(from: best)
            }
        }
        trial.kind = .intra4x4
        guard codeSmallLuma(place, limit: lowest) else { return lowest }
        let smallCost = self.cost(trial, place, isPredictedSlice: isPredictedSlice)
        if smallCost < lowest {
            swap(&best, &trial)
            lowest = smallCost
        }
        return lowest
    }

    /// Predicts the luma as a whole in the mode that differs least, and returns the sum of absolute differences.
    private func predictWholeLuma(_ place: MacroblockPlace) -> Int {
        var lowest = Int.max
        let luma = source.planes.luma + place.luma
        for mode in 0..<4 where mode < 3 || lowest > 512 {
            guard
                IntraPrediction.predictLuma(
                    mode: mode, at: current.luma + place.luma, stride: current.stride, neighbours: place.neighbours,
                    to: candidate)
            else { continue }
            let difference = Pixels.difference(luma, source.planes.stride, candidate, 16, width: 16, height: 16)
            if difference < lowest {
                lowest = difference
                wholeMode = mode
                prediction.update(from: candidate, count: 256)
                if difference == 0 { break }
            }
        }
        return lowest
    }

    /// Predicts both planes of chroma in the mode that differs least.
    private func predictChroma(_ place: MacroblockPlace) {
        var lowest = Int.max
        let planes = source.planes
        for mode in 0..<4 where mode < 3 || lowest > 128 {
            let hasBlue = IntraPrediction.predictChroma(
                mode: mode, at: current.blue + place.chroma, stride: current.chromaStride,
                neighbours: place.neighbours, to: candidate + 256)
            let hasRed = IntraPrediction.predictChroma(
                mode: mode, at: current.red + place.chroma, stride: current.chromaStride,
                neighbours: place.neighbours, to: candidate + 320)
            guard hasBlue, hasRed else { continue }
            let difference =
                Pixels.difference(
                    planes.blue + place.chroma, planes.chromaStride, candidate + 256, 8, width: 8, height: 8)
                + Pixels.difference(
                    planes.red + place.chroma, planes.chromaStride, candidate + 320, 8, width: 8, height: 8)
            if difference < lowest {
                lowest = difference
                chromaMode = mode
                (prediction + 256).update(from: candidate + 256, count: 128)
                if difference == 0 { break }
            }
        }
    }

    /// Codes the luma block by block, each in the mode that differs least; false once this is sure to cost more than
    /// `limit`.
    private func codeSmallLuma(_ place: MacroblockPlace, limit: Int) -> Bool {
        let (column, row) = (place.column, place.row)
        let stride = MacroblockCode.stride
        let luma = trial.luma
        let plane = current.luma + place.luma
        if row > 0 {
            let count = column + 1 < source.columns ? 20 : 16
            (luma - stride).update(from: plane - current.stride, count: count)
            if column > 0 { luma[-stride - 1] = plane[-current.stride - 1] }
        }
        if column > 0 { for y in 0..<16 { luma[y * stride - 1] = plane[y * current.stride - 1] } }
        let modes = context.modes
        let firstMode = modes.place(4 * column, 4 * row)
        var pattern = 0
        var bits = 0
        for block in 0..<16 {
            let (x, y) = MacroblockCode.position(block)
            let target = luma + 4 * (y * stride + x)
            let hasCorner = (column > 0 || x > 0) && (row > 0 || y > 0)
            let neighbours = SmallIntraPrediction.Neighbours(
                left: column > 0 || x > 0, above: row > 0 || y > 0, corner: hasCorner,
                aboveRight: hasAboveRight(block, place))
            small.prepare(at: target, stride: stride, neighbours: neighbours)
            let pixels = Pixels.load(
                source.planes.luma + place.luma + 4 * (y * source.planes.stride + x), source.planes.stride)
            let modePlace = firstMode + y * modes.stride + x
            let expected = modes.expectedMode(modePlace)
            var lowest = Int.max
            var chosen = SmallIntraPrediction.mean
            var chosenPrediction = pixels
            for mode in 0..<9 where neighbours.permit(mode) {
                let predicted = small.predict(mode, neighbours: neighbours)
                let sum = Pixels.difference(pixels, predicted) + searchWorth * (mode == expected ? 1 : 4)
                if sum < lowest {
                    lowest = sum
                    chosen = mode
                    chosenPrediction = predicted
                }
            }
            modes.values[modePlace] = Int8(chosen)
            trial.smallModes[block] = Int8(chosen)
            let count = residuals.codeBlock(
                source: pixels, prediction: chosenPrediction, offset: residuals.quantizer.intraOffset,
                levels: trial.levels + MacroblockCode.Place.luma + 16 * block, to: target, stride: stride)
            trial.counts[block] = count
            if count > 0 { pattern |= 1 << (block >> 2) }
            // No block takes fewer bits than these.
            bits += (chosen == expected ? 1 : 4) + 2 * Int(count)
            if (bits * bitWorth) >> 4 > limit { return false }
        }
        trial.lumaPattern = pattern
        return true
    }

    /// Whether the pixels above and to the right of a block have been coded already.
    private func hasAboveRight(_ block: Int, _ place: MacroblockPlace) -> Bool {
        switch block {
        case 3, 7, 11, 13, 15: false
        case 0, 1, 4: place.row > 0
        case 5: place.row > 0 && place.column + 1 < source.columns
        default: true
        }
    }
}
