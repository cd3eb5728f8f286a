/// How much of each pixel of one row a shape covers, gathered edge by edge.
///
/// Each edge adds to two neighbouring cells, so that the sum of the cells up to a pixel is the signed area that is covered
/// there: the accumulation buffer of font rasterisers. A pixel that is covered as a whole has 256 · 512.
struct CoverageRow: Sendable {
    static let full = 256 * 512

    private(set) var cells: [Int32] = []
    /// The cells that something was added to.
    private(set) var touched = 0..<0

    /// Empties the row, for a number of pixels.
    mutating func clear(width: Int) {
        if cells.count != width + 2 {
            cells = [Int32](repeating: 0, count: width + 2)
        } else {
            cells.withUnsafeMutableBufferPointer { cells in
                for index in touched { cells[index] = 0 }
            }
        }
        touched = width + 2..<width + 2
    }

    /// Adds the part of an edge that runs in this row.
    ///
    /// - Parameters:
    ///   - from: x where it enters, in 1/256 pixel.
    ///   - to: x where it leaves.
    ///   - height: how much of the row's height it goes through, 1 to 256; negative for an edge that runs upwards.
    mutating func add(from: Int, to: Int, height: Int) {
        let end = (cells.count - 2) << 8
        let (left, right) = from <= to ? (from, to) : (to, from)
        if left >= end { return }
        let first = max(0, left >> 8)
        let last = min(cells.count - 1, max(0, right >> 8) + 1)
        touched = min(touched.lowerBound, first)..<max(touched.isEmpty ? 0 : touched.upperBound, last + 1)
        cells.withUnsafeMutableBufferPointer { cells in
            if right <= 0 {
                cells[0] &+= Int32(truncatingIfNeeded: height * 512)
                return
            }
            if left >> 8 == right >> 8, left >= 0 {
                let inside = (left & 255) + (right & 255)
                cells[first] &+= Int32(truncatingIfNeeded: height * (512 - inside))
                cells[first + 1] &+= Int32(truncatingIfNeeded: height * inside)
                return
            }
            // Across several pixels: the height is distributed in proportion, and none of it is lost to rounding.
            let width = right - left
            var done = 0
            var x = left
            if x < 0 {
                done = height * -x / width
                cells[0] &+= Int32(truncatingIfNeeded: done * 512)
                x = 0
            }
            while x < right, x < end {
                let next = min(((x >> 8) + 1) << 8, right)
                let reached = height * (next - left) / width
                let part = reached - done
                let inside = (x & 255) + (next - (x >> 8) << 8)
                cells[x >> 8] &+= Int32(truncatingIfNeeded: part * (512 - inside))
                cells[(x >> 8) + 1] &+= Int32(truncatingIfNeeded: part * inside)
                done = reached
                x = next
            }
        }
    }
}
