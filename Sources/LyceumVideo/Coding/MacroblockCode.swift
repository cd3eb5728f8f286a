/// One way to code a macroblock: its kind, its levels, and the pixels that a decoder makes of them.
final class MacroblockCode {
    /// How the pixels are predicted.
    enum Kind: Int {
        case inter16x16
        case inter16x8
        case inter8x16
        case inter8x8
        case intra4x4
        case intra16x16

        var isIntra: Bool { rawValue >= Self.intra4x4.rawValue }
    }

    var kind = Kind.inter16x16
    /// The mode of `intra16x16`.
    var lumaMode = 0
    /// The mode of chroma in both intra kinds.
    var chromaMode = 0
    /// The vectors of the quarters, in the order of rows.
    var vectors = (MotionVector.zero, MotionVector.zero, MotionVector.zero, MotionVector.zero)
    /// Which quarters of the luma have levels.
    var lumaPattern = 0
    /// 0 without chroma levels, 1 with those of DC, 2 with others.
    var chromaPattern = 0
    /// The modes of `intra4x4` by block.
    let smallModes = UnsafeMutablePointer<Int8>.allocate(capacity: 16)
    /// Levels in zigzag order: 16 of luma DC, 16 for each block of luma, 4 for each of the two chroma DC, 16 for each
    /// of the eight blocks of chroma.
    let levels = UnsafeMutablePointer<Int16>.allocate(capacity: Place.count)
    /// The number of levels that are not zero by block: 16 of luma, 8 of chroma.
    let counts = UnsafeMutablePointer<UInt8>.allocate(capacity: 24)
    /// The decoded luma, with a row above and columns to both sides for intra prediction.
    let luma: UnsafeMutablePointer<UInt8>
    /// The decoded chroma in rows of 8: blue, followed by red.
    let chroma = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)

    private let lumaMemory = UnsafeMutablePointer<UInt8>.allocate(capacity: 17 * 64 + 64)

    /// The bytes between rows of `luma`.
    static let stride = 64

    /// Where groups of levels begin.
    enum Place {
        static let luma = 16
        static let chromaDC = 272
        static let chroma = 280
        static let count = 408
    }

    init() {
        smallModes.initialize(repeating: 2, count: 16)
        levels.initialize(repeating: 0, count: Place.count)
        counts.initialize(repeating: 0, count: 24)
        lumaMemory.initialize(repeating: 0, count: 17 * 64 + 64)
        chroma.initialize(repeating: 0, count: 128)
        luma = lumaMemory + 64 + 16
    }

    deinit {
        smallModes.deallocate()
        levels.deallocate()
        counts.deallocate()
        lumaMemory.deallocate()
        chroma.deallocate()
    }

    /// Copies the chroma of another code.
    func copyChroma(from other: MacroblockCode) {
        chromaMode = other.chromaMode
        chromaPattern = other.chromaPattern
        (levels + Place.chromaDC).update(from: other.levels + Place.chromaDC, count: 136)
        (counts + 16).update(from: other.counts + 16, count: 8)
        chroma.update(from: other.chroma, count: 128)
    }

    /// The column and row of a block of luma in blocks.
    @inline(__always)
    static func position(_ block: Int) -> (column: Int, row: Int) {
        (block & 1 &+ (block &>> 1) & 2, (block &>> 1) & 1 &+ (block &>> 2) & 2)
    }
}
