/// Divides the coefficients of the 4×4 transform into levels and multiplies them back (ITU-T H.264, 8.5.9 to 8.5.12).
///
/// The factors of the division are the usual counterparts of the standard's multiplication: 2^15 × 64 over both
/// transforms' norms and `levelScale`.
package struct Quantizer: Sendable {
    /// The factor of each coefficient, in the order of rows.
    let factors: SIMD16<Int32>
    /// The factor of each level, in the order of rows; the power of two for the parameter is included.
    package let scales: SIMD16<Int32>
    /// The number of bits by which a product is shifted down.
    let shift: Int32
    /// Added before the shift: a third of a step for intra blocks.
    package let intraOffset: Int32
    /// Added before the shift: a sixth of a step for inter blocks.
    let interOffset: Int32
    /// Coefficients up to these quantise to zero even in intra blocks.
    let zeroLimits: SIMD16<Int16>
    /// A block whose absolute residuals sum to less than this has only zero levels.
    package let zeroSum: Int32

    /// The quantiser for a parameter, QP, of 0…51.
    package init(parameter: Int) {
        let (octave, rest) = parameter.quotientAndRemainder(dividingBy: 6)
        let scale: [Int32] = [10, 11, 13, 14, 16, 18]
        let scaleOdd: [Int32] = [16, 18, 20, 23, 25, 29]
        let scaleMixed: [Int32] = [13, 14, 16, 18, 20, 23]
        let factor: [Int32] = [13107, 11916, 10082, 9362, 8192, 7282]
        let factorOdd: [Int32] = [5243, 4660, 4194, 3647, 3355, 2893]
        let factorMixed: [Int32] = [8066, 7490, 6554, 5825, 5243, 4559]
        var factors = SIMD16<Int32>()
        var scales = SIMD16<Int32>()
        for index in 0..<16 {
            let odd = index & 1 + index >> 2 & 1
            factors[index] = odd == 0 ? factor[rest] : odd == 2 ? factorOdd[rest] : factorMixed[rest]
            scales[index] = (odd == 0 ? scale[rest] : odd == 2 ? scaleOdd[rest] : scaleMixed[rest]) << Int32(octave)
        }
        self.factors = factors
        self.scales = scales
        shift = Int32(15 + octave)
        intraOffset = (1 << shift) / 3
        interOffset = (1 << shift) / 6
        let reach = ((1 << shift) - intraOffset)
        var limits = SIMD16<Int16>()
        for index in 0..<16 { limits[index] = Int16(clamping: (reach - 1) / factors[index]) }
        zeroLimits = limits
        zeroSum = min(reach / factors[0], reach / (2 * factors[1]), reach / (4 * factors[5]))
    }

    /// The levels of coefficients; `nil` if all are zero.
    @inline(__always)
    package func levels(_ coefficients: SIMD16<Int16>, offset: Int32) -> SIMD16<Int16>? {
        let signs = coefficients &>> 15
        let magnitudes = (coefficients ^ signs) &- signs
        let excess = unsafeBitCast(pointwiseMax(magnitudes &- zeroLimits, .zero), to: SIMD4<UInt64>.self)
        if excess == .zero { return nil }
        var wide = SIMD16<Int32>()
        wide.lowHalf = SIMD8(truncatingIfNeeded: magnitudes.lowHalf)
        wide.highHalf = SIMD8(truncatingIfNeeded: magnitudes.highHalf)
        let levels = SIMD16<Int16>(truncatingIfNeeded: (wide &* factors &+ offset) &>> SIMD16(repeating: shift))
        return (levels ^ signs) &- signs
    }

    /// The level of one DC coefficient; DC coefficients that were transformed once more have twice the step.
    @inline(__always)
    func levelOfDC(_ coefficient: Int32, offset: Int32) -> Int32 {
        let product = Int64(abs(coefficient)) &* Int64(factors[0]) &+ 2 &* Int64(offset)
        let magnitude = Int32(truncatingIfNeeded: product &>> Int64(shift &+ 1))
        return coefficient < 0 ? -magnitude : magnitude
    }

    /// A luma DC coefficient from its transformed level (8.5.10).
    @inline(__always)
    func rescaleLumaDC(_ value: Int32) -> Int32 { (value &* scales[0] &+ 2) &>> 2 }

    /// A chroma DC coefficient from its transformed level (8.5.11.2).
    @inline(__always)
    func rescaleChromaDC(_ value: Int32) -> Int32 { (value &* scales[0]) &>> 1 }

    /// The chroma parameter that goes with that of luma (table 8-15).
    static func chromaParameter(_ parameter: Int) -> Int {
        let above30 = [29, 30, 31, 32, 32, 33, 34, 34, 35, 35, 36, 36, 37, 37, 37, 38, 38, 38, 39, 39, 39, 39]
        return parameter < 30 ? parameter : above30[parameter - 30]
    }
}
