/// The three planes of a picture with chroma of half the size both ways, in whole macroblocks.
struct Planes {
    let luma: UnsafeMutablePointer<UInt8>
    let blue: UnsafeMutablePointer<UInt8>
    let red: UnsafeMutablePointer<UInt8>
    /// The bytes from one row of luma to the next.
    let stride: Int
    /// The bytes from one row of chroma to the next.
    var chromaStride: Int { stride / 2 }

    /// Planes for a number of macroblocks, all zero.
    init(columns: Int, rows: Int) {
        stride = 16 * columns
        let area = 256 * columns * rows
        luma = .allocate(capacity: area * 3 / 2 + 64)
        luma.initialize(repeating: 0, count: area * 3 / 2 + 64)
        blue = luma + area
        red = blue + area / 4
    }

    /// Frees the memory.
    func deallocate() { luma.deallocate() }

    /// Copies one macroblock from other planes of the same size.
    @inline(__always)
    func copyMacroblock(column: Int, row: Int, from other: Planes) {
        Pixels.copy(other.luma + place(column, row), other.stride, to: luma + place(column, row), stride, count: 16)
        let chroma = chromaPlace(column, row)
        Pixels.copyHalf(other.blue + chroma, chromaStride, to: blue + chroma, chromaStride)
        Pixels.copyHalf(other.red + chroma, chromaStride, to: red + chroma, chromaStride)
    }

    /// Where a macroblock begins in the luma plane.
    @inline(__always)
    func place(_ column: Int, _ row: Int) -> Int { 16 &* (row &* stride &+ column) }

    /// Where a macroblock begins in the chroma planes.
    @inline(__always)
    func chromaPlace(_ column: Int, _ row: Int) -> Int { 8 &* (row &* (stride / 2) &+ column) }
}
