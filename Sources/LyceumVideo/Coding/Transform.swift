/// The 4×4 integer transform and the Hadamard transforms of DC coefficients (ITU-T H.264, 8.5.10 to 8.5.12).
package enum Transform {
    /// The transform of a block, in the order of rows.
    @inline(__always)
    package static func forward(_ block: SIMD16<Int16>) -> SIMD16<Int16> {
        transposed(forwardColumns(transposed(forwardColumns(block))))
    }

    @inline(__always)
    private static func forwardColumns(_ block: SIMD16<Int16>) -> SIMD16<Int16> {
        let upper = block.lowHalf
        let lower = block.highHalf
        let outer = upper.lowHalf &+ lower.highHalf
        let outerDifference = upper.lowHalf &- lower.highHalf
        let inner = upper.highHalf &+ lower.lowHalf
        let innerDifference = upper.highHalf &- lower.lowHalf
        return joined(
            outer &+ inner, outerDifference &+ outerDifference &+ innerDifference, outer &- inner,
            outerDifference &- innerDifference &- innerDifference)
    }

    /// The residual from scaled coefficients.
    @inline(__always)
    package static func inverse(_ coefficients: SIMD16<Int32>) -> SIMD16<Int16> {
        // Rows first, as in the standard: the halvings round.
        let sums = inverseColumns(transposed(inverseColumns(transposed(coefficients))))
        let residual = unsafeBitCast((sums &+ 32) &>> 6, to: SIMD32<Int16>.self)
        #if _endian(little)
            return residual.evenHalf
        #else
            return residual.oddHalf
        #endif
    }

    @inline(__always)
    private static func inverseColumns(_ block: SIMD16<Int32>) -> SIMD16<Int32> {
        let upper = block.lowHalf
        let lower = block.highHalf
        let sum = upper.lowHalf &+ lower.lowHalf
        let difference = upper.lowHalf &- lower.lowHalf
        let low = (upper.highHalf &>> 1) &- lower.highHalf
        let high = upper.highHalf &+ (lower.highHalf &>> 1)
        return joined(sum &+ high, difference &+ low, difference &- low, sum &- high)
    }

    /// The Hadamard transform, its own inverse up to a factor of 16.
    @inline(__always)
    package static func hadamard(_ block: SIMD16<Int32>) -> SIMD16<Int32> {
        transposed(hadamardColumns(transposed(hadamardColumns(block))))
    }

    @inline(__always)
    private static func hadamardColumns(_ block: SIMD16<Int32>) -> SIMD16<Int32> {
        let upper = block.lowHalf
        let lower = block.highHalf
        let sum = upper.lowHalf &+ upper.highHalf
        let difference = upper.lowHalf &- upper.highHalf
        let lowerSum = lower.lowHalf &+ lower.highHalf
        let lowerDifference = lower.lowHalf &- lower.highHalf
        return joined(sum &+ lowerSum, sum &- lowerSum, difference &- lowerDifference, difference &+ lowerDifference)
    }

    /// The Hadamard transform of two by two, its own inverse up to a factor of 4.
    @inline(__always)
    package static func hadamard(_ block: SIMD4<Int32>) -> SIMD4<Int32> {
        let (top, bottom) = (block[0] &+ block[1], block[2] &+ block[3])
        let (topDifference, bottomDifference) = (block[0] &- block[1], block[2] &- block[3])
        return SIMD4(
            top &+ bottom, topDifference &+ bottomDifference, top &- bottom, topDifference &- bottomDifference)
    }

    @inline(__always)
    private static func joined<Scalar>(
        _ first: SIMD4<Scalar>, _ second: SIMD4<Scalar>, _ third: SIMD4<Scalar>, _ fourth: SIMD4<Scalar>
    ) -> SIMD16<Scalar> {
        SIMD16(lowHalf: SIMD8(lowHalf: first, highHalf: second), highHalf: SIMD8(lowHalf: third, highHalf: fourth))
    }

    @inline(__always)
    private static func transposed<Scalar>(_ block: SIMD16<Scalar>) -> SIMD16<Scalar> {
        let columns = SIMD16(lowHalf: block.evenHalf, highHalf: block.oddHalf)
        return SIMD16(lowHalf: columns.evenHalf, highHalf: columns.oddHalf)
    }
}
