/// Red, green and blue to luma and chroma as ITU-R BT.709 defines them, in 8 bits of limited range.
///
/// The factors are those of its luma, 0.2126, 0.7152 and 0.0722, times 219/255 for luma and 224/255 for chroma, in 65536ths.
enum ColorConversion {
    typealias Source = UnsafePointer<UInt8>
    typealias Target = UnsafeMutablePointer<UInt8>

    /// The luma of a colour.
    @inline(__always)
    static func luma(_ red: Int32, _ green: Int32, _ blue: Int32) -> UInt8 {
        let sum = 11966 &* red &+ 40254 &* green &+ 4064 &* blue
        return UInt8(truncatingIfNeeded: (sum &+ (16 << 16 + 1 << 15)) &>> 16)
    }

    /// The chroma of a sum of four colours.
    @inline(__always)
    static func chroma(_ red: Int32, _ green: Int32, _ blue: Int32) -> (blue: UInt8, red: UInt8) {
        let half: Int32 = 128 << 18 + 1 << 17
        let first = -6596 &* red &- 22189 &* green &+ 28785 &* blue &+ half
        let second = 28784 &* red &- 26145 &* green &- 2639 &* blue &+ half
        return (UInt8(truncatingIfNeeded: first &>> 18), UInt8(truncatingIfNeeded: second &>> 18))
    }

    /// A macroblock of three channels.
    static func convert(
        _ source: Source, _ stride: Int, luma: Target, _ lumaStride: Int, blue: Target, red: Target,
        _ chromaStride: Int
    ) {
        for row in Swift.stride(from: 0, to: 16, by: 2) {
            let upper = source + row &* stride
            let lower = upper + stride
            let target = luma + row &* lumaStride
            let chroma = (row &>> 1) &* chromaStride
            if isFlat(upper), isSame(upper, lower) {
                let (r, g, b) = (Int32(upper[0]), Int32(upper[1]), Int32(upper[2]))
                let value = Self.luma(r, g, b)
                target.update(repeating: value, count: 16)
                (target + lumaStride).update(repeating: value, count: 16)
                let colors = Self.chroma(4 &* r, 4 &* g, 4 &* b)
                (blue + chroma).update(repeating: colors.blue, count: 8)
                (red + chroma).update(repeating: colors.red, count: 8)
                continue
            }
            for column in 0..<8 {
                let first = upper + 6 &* column
                let second = lower + 6 &* column
                let (r0, g0, b0) = (Int32(first[0]), Int32(first[1]), Int32(first[2]))
                let (r1, g1, b1) = (Int32(first[3]), Int32(first[4]), Int32(first[5]))
                let (r2, g2, b2) = (Int32(second[0]), Int32(second[1]), Int32(second[2]))
                let (r3, g3, b3) = (Int32(second[3]), Int32(second[4]), Int32(second[5]))
                target[2 &* column] = Self.luma(r0, g0, b0)
                target[2 &* column &+ 1] = Self.luma(r1, g1, b1)
                target[lumaStride &+ 2 &* column] = Self.luma(r2, g2, b2)
                target[lumaStride &+ 2 &* column &+ 1] = Self.luma(r3, g3, b3)
                let colors = Self.chroma(r0 &+ r1 &+ r2 &+ r3, g0 &+ g1 &+ g2 &+ g3, b0 &+ b1 &+ b2 &+ b3)
                blue[chroma &+ column] = colors.blue
                red[chroma &+ column] = colors.red
            }
        }
    }

    /// A macroblock of one channel.
    static func convertGrey(
        _ source: Source, _ stride: Int, luma: Target, _ lumaStride: Int, blue: Target, red: Target,
        _ chromaStride: Int
    ) {
        for row in 0..<16 {
            for column in 0..<16 {
                let value = Int32(source[row &* stride &+ column])
                luma[row &* lumaStride &+ column] = Self.luma(value, value, value)
            }
        }
        for row in 0..<8 {
            (blue + row &* chromaStride).update(repeating: 128, count: 8)
            (red + row &* chromaStride).update(repeating: 128, count: 8)
        }
    }

    /// Whether sixteen pixels have one colour: every byte but the first three equals the one three before it.
    @inline(__always)
    private static func isFlat(_ pixels: Source) -> Bool {
        let raw = UnsafeRawPointer(pixels)
        var difference: UInt64 = 0
        for word in 0..<6 {
            let offset = min(8 &* word, 37)
            difference |=
                raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                ^ raw.loadUnaligned(fromByteOffset: offset &+ 3, as: UInt64.self)
        }
        return difference == 0
    }

    @inline(__always)
    private static func isSame(_ first: Source, _ second: Source) -> Bool {
        let (first, second) = (UnsafeRawPointer(first), UnsafeRawPointer(second))
        var difference: UInt64 = 0
        for word in 0..<6 {
            difference |=
                first.loadUnaligned(fromByteOffset: 8 &* word, as: UInt64.self)
                ^ second.loadUnaligned(fromByteOffset: 8 &* word, as: UInt64.self)
        }
        return difference == 0
    }
}
