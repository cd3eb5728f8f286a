/// How far a block has moved since the last picture: quarters of a luma pixel.
struct MotionVector: Equatable {
    var x: Int16
    var y: Int16

    static let zero = MotionVector(x: 0, y: 0)
}

/// The known motion of eight by eight pixels.
struct Motion {
    var vector = MotionVector.zero
    /// 0 for a block that is predicted from the last picture.
    var reference: Int16 = 0

    static let intra = Motion(reference: -1)
    static let unavailable = Motion(reference: -2)
}

/// The motion of a picture by eight by eight pixels, with a border of unavailable blocks above and at both sides.
struct MotionField {
    private let blocks: UnsafeMutablePointer<Motion>
    private let stride: Int
    private let count: Int

    init(columns: Int, rows: Int) {
        stride = 2 * columns + 2
        count = stride * (2 * rows + 1)
        blocks = .allocate(capacity: count)
        blocks.initialize(repeating: .unavailable, count: count)
    }

    /// Frees the memory.
    func deallocate() { blocks.deallocate() }

    /// Resets all blocks to no motion, as in a skipped macroblock without motion.
    func reset() {
        for row in Swift.stride(from: stride, to: count, by: stride) {
            (blocks + row + 1).update(repeating: Motion(), count: stride - 2)
        }
    }

    /// The place of the first block of a macroblock.
    @inline(__always)
    func place(_ column: Int, _ row: Int) -> Int { (2 &* row &+ 1) &* stride &+ 2 &* column &+ 1 }

    /// The block above another.
    @inline(__always)
    func above(_ place: Int) -> Int { place &- stride }

    /// The block below another.
    @inline(__always)
    func below(_ place: Int) -> Int { place &+ stride }

    /// Sets the motion of a rectangle of blocks.
    @inline(__always)
    func fill(_ place: Int, width: Int, height: Int, with motion: Motion) {
        for row in 0..<height { (blocks + place + row &* stride).update(repeating: motion, count: width) }
    }

    /// The vector of a block.
    @inline(__always)
    func vector(_ place: Int) -> MotionVector { blocks[place].vector }

    /// What a partition's vector is predicted from (ITU-T H.264, 8.4.1.3).
    enum Direction { case none, left, above, aboveRight }

    /// The prediction of a partition's vector.
    ///
    /// - Parameters:
    ///   - place: Its first block.
    ///   - width: Its width in blocks.
    ///   - knowsAboveRight: Whether the block above and to the right has been coded already.
    ///   - direction: The neighbour whose vector is taken as it is, if that was predicted from the last picture as
    ///     well.
    @inline(__always)
    func prediction(
        _ place: Int, width: Int, knowsAboveRight: Bool = true, direction: Direction = .none
    ) -> MotionVector {
        let left = blocks[place &- 1]
        let above = blocks[place &- stride]
        var corner = knowsAboveRight ? blocks[place &- stride &+ width] : .unavailable
        if corner.reference == -2 { corner = blocks[place &- stride &- 1] }
        switch direction {
        case .left where left.reference == 0: return left.vector
        case .above where above.reference == 0: return above.vector
        case .aboveRight where corner.reference == 0: return corner.vector
        default: break
        }
        if above.reference == -2, corner.reference == -2, left.reference != -2 { return left.vector }
        switch (left.reference == 0, above.reference == 0, corner.reference == 0) {
        case (true, false, false): return left.vector
        case (false, true, false): return above.vector
        case (false, false, true): return corner.vector
        default:
            return MotionVector(
                x: Self.median(left.vector.x, above.vector.x, corner.vector.x),
                y: Self.median(left.vector.y, above.vector.y, corner.vector.y))
        }
    }

    /// The vector of a skipped macroblock (8.4.1.1).
    @inline(__always)
    func skipVector(_ place: Int) -> MotionVector {
        let left = blocks[place &- 1]
        let above = blocks[place &- stride]
        if left.reference == -2 || above.reference == -2 { return .zero }
        if left.reference == 0, left.vector == .zero { return .zero }
        if above.reference == 0, above.vector == .zero { return .zero }
        return prediction(place, width: 2)
    }

    @inline(__always)
    private static func median(_ a: Int16, _ b: Int16, _ c: Int16) -> Int16 { max(min(a, b), min(max(a, b), c)) }
}
