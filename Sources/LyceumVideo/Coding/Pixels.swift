/// Loops over small blocks of pixels; rows are a stride apart.
enum Pixels {
    typealias Source = UnsafePointer<UInt8>
    typealias Target = UnsafeMutablePointer<UInt8>

    /// Copies rows of 16.
    @inline(__always)
    static func copy(_ source: Source, _ stride: Int, to target: Target, _ targetStride: Int, count: Int) {
        for row in 0..<count {
            let pixels = UnsafeRawPointer(source + row &* stride).loadUnaligned(as: SIMD2<UInt64>.self)
            UnsafeMutableRawPointer(target + row &* targetStride).storeBytes(of: pixels, as: SIMD2<UInt64>.self)
        }
    }

    /// Copies eight rows of 8.
    @inline(__always)
    static func copyHalf(_ source: Source, _ stride: Int, to target: Target, _ targetStride: Int) {
        for row in 0..<8 {
            let pixels = UnsafeRawPointer(source + row &* stride).loadUnaligned(as: UInt64.self)
            UnsafeMutableRawPointer(target + row &* targetStride).storeBytes(of: pixels, as: UInt64.self)
        }
    }

    /// Four rows of 4.
    @inline(__always)
    static func load(_ source: Source, _ stride: Int) -> SIMD16<UInt8> {
        let raw = UnsafeRawPointer(source)
        let rows = SIMD4(
            raw.loadUnaligned(as: UInt32.self), raw.loadUnaligned(fromByteOffset: stride, as: UInt32.self),
            raw.loadUnaligned(fromByteOffset: 2 &* stride, as: UInt32.self),
            raw.loadUnaligned(fromByteOffset: 3 &* stride, as: UInt32.self))
        return unsafeBitCast(rows, to: SIMD16<UInt8>.self)
    }

    /// Writes four rows of 4.
    @inline(__always)
    static func store(_ pixels: SIMD16<UInt8>, to target: Target, _ stride: Int) {
        let rows = unsafeBitCast(pixels, to: SIMD4<UInt32>.self)
        let raw = UnsafeMutableRawPointer(target)
        raw.storeBytes(of: rows[0], as: UInt32.self)
        raw.storeBytes(of: rows[1], toByteOffset: stride, as: UInt32.self)
        raw.storeBytes(of: rows[2], toByteOffset: 2 &* stride, as: UInt32.self)
        raw.storeBytes(of: rows[3], toByteOffset: 3 &* stride, as: UInt32.self)
    }

    /// The sum of a prediction and a residual, clamped to 0…255.
    @inline(__always)
    static func sum(_ prediction: SIMD16<UInt8>, _ residual: SIMD16<Int16>) -> SIMD16<UInt8> {
        let sum = pointwiseMin(pointwiseMax(widened(prediction) &+ residual, .zero), SIMD16(repeating: 255))
        #if _endian(little)
            let pairs = sum.evenHalf | sum.oddHalf &<< 8
        #else
            let pairs = sum.oddHalf | sum.evenHalf &<< 8
        #endif
        return unsafeBitCast(pairs, to: SIMD16<UInt8>.self)
    }

    /// Pixels as signed numbers.
    @inline(__always)
    static func widened(_ pixels: SIMD16<UInt8>) -> SIMD16<Int16> {
        let pairs = unsafeBitCast(pixels, to: SIMD8<Int16>.self)
        var wide = SIMD16<Int16>()
        #if _endian(little)
            wide.evenHalf = pairs & 255
            wide.oddHalf = (pairs &>> 8) & 255
        #else
            wide.oddHalf = pairs & 255
            wide.evenHalf = (pairs &>> 8) & 255
        #endif
        return wide
    }

    /// The sum of absolute differences of two blocks of 4×4.
    @inline(__always)
    static func difference(_ first: SIMD16<UInt8>, _ second: SIMD16<UInt8>) -> Int {
        let difference = pointwiseMax(first, second) &- pointwiseMin(first, second)
        let pairs = unsafeBitCast(difference, to: SIMD8<UInt16>.self)
        return Int(((pairs & 255) &+ (pairs &>> 8)).wrappedSum())
    }

    /// The sum of absolute differences of two blocks of a width and height.
    @inline(__always)
    static func difference(
        _ first: Source, _ firstStride: Int, _ second: Source, _ secondStride: Int, width: Int, height: Int
    ) -> Int {
        var sum: Int32 = 0
        for row in 0..<height {
            let a = first + row &* firstStride
            let b = second + row &* secondStride
            for column in 0..<width {
                sum &+= abs(Int32(a[column]) &- Int32(b[column]))
            }
        }
        return Int(sum)
    }

    /// The sum of squared differences of a drawn block and a decoded one, of so many pixels each way, and the part of
    /// it in those squares of 4×4 that are drawn in one colour.
    @inline(__always)
    static func squaredDifference(
        _ drawn: Source, _ drawnStride: Int, _ decoded: Source, _ decodedStride: Int, side: Int
    ) -> (all: Int, plain: Int) {
        var sum: Int32 = 0
        var plain: Int32 = 0
        for row in Swift.stride(from: 0, to: side, by: 4) {
            for column in Swift.stride(from: 0, to: side, by: 4) {
                let a = load(drawn + (row &* drawnStride &+ column), drawnStride)
                let b = load(decoded + (row &* decodedStride &+ column), decodedStride)
                if a == b { continue }
                let difference = SIMD16<Int32>(truncatingIfNeeded: widened(a) &- widened(b))
                let squares = (difference &* difference).wrappedSum()
                sum &+= squares
                if a == SIMD16(repeating: a[0]) { plain &+= squares }
            }
        }
        return (Int(sum), Int(plain))
    }
}
