/// What the code of a macroblock depends on in earlier ones: motion, numbers of levels, modes of small intra blocks.
struct PictureContext {
    let motion: MotionField
    /// The numbers of levels by block.
    let luma: BlockGrid
    let blue: BlockGrid
    let red: BlockGrid
    /// The modes of small intra blocks.
    let modes: BlockGrid

    init(columns: Int, rows: Int) {
        motion = MotionField(columns: columns, rows: rows)
        luma = BlockGrid(columns: 4 * columns, rows: 4 * rows, border: 64, inside: 0)
        blue = BlockGrid(columns: 2 * columns, rows: 2 * rows, border: 64, inside: 0)
        red = BlockGrid(columns: 2 * columns, rows: 2 * rows, border: 64, inside: 0)
        modes = BlockGrid(columns: 4 * columns, rows: 4 * rows, border: -1, inside: 2)
    }

    /// Frees the memory.
    func deallocate() {
        motion.deallocate()
        for grid in [luma, blue, red, modes] { grid.deallocate() }
    }

    /// Resets everything to the beginning of a picture.
    func reset() {
        motion.reset()
        luma.reset()
        blue.reset()
        red.reset()
        modes.reset()
    }

    /// Notes that a macroblock has no levels and no small intra blocks.
    @inline(__always)
    func clear(column: Int, row: Int) {
        luma.fill(luma.place(4 &* column, 4 &* row), width: 4, height: 4, with: 0)
        blue.fill(blue.place(2 &* column, 2 &* row), width: 2, height: 2, with: 0)
        red.fill(red.place(2 &* column, 2 &* row), width: 2, height: 2, with: 0)
        modes.fill(modes.place(4 &* column, 4 &* row), width: 4, height: 4, with: 2)
    }
}

/// A small number for each block of a picture, with a border above and to the left.
struct BlockGrid {
    let values: UnsafeMutablePointer<Int8>
    let stride: Int
    private let count: Int
    private let inside: Int8

    init(columns: Int, rows: Int, border: Int8, inside: Int8) {
        stride = columns + 1
        count = stride * (rows + 1)
        self.inside = inside
        values = .allocate(capacity: count)
        values.initialize(repeating: border, count: count)
    }

    func deallocate() { values.deallocate() }

    /// Gives all blocks their initial value.
    func reset() {
        for row in Swift.stride(from: stride, to: count, by: stride) {
            (values + row + 1).update(repeating: inside, count: stride - 1)
        }
    }

    @inline(__always)
    func place(_ column: Int, _ row: Int) -> Int { (row &+ 1) &* stride &+ column &+ 1 }

    @inline(__always)
    func fill(_ place: Int, width: Int, height: Int, with value: Int8) {
        for row in 0..<height { (values + place + row &* stride).update(repeating: value, count: width) }
    }

    /// nC, the number of levels that a block is expected to have (ITU-T H.264, 9.2.1); the border counts 64.
    @inline(__always)
    func expectedLevels(_ place: Int) -> Int {
        let sum = Int(values[place &- 1]) &+ Int(values[place &- stride])
        return sum < 64 ? (sum &+ 1) >> 1 : sum & 31
    }

    /// The mode that a small intra block is expected to have (8.3.1.1); the border counts -1.
    @inline(__always)
    func expectedMode(_ place: Int) -> Int8 {
        let mode = min(values[place &- 1], values[place &- stride])
        return mode < 0 ? 2 : mode
    }
}
