extension World {
    /// What remains in a world of the bodies that have all been removed, as far as it decides what happens next.
    ///
    /// The order of the tree's free nodes decides in which order contacts come into being, and with it the last bits of what follows.
    package struct Residue: Sendable, Equatable {
        fileprivate var freeNodes: [Int32]
        fileprivate var inverseTimeBefore: Float
    }

    /// What remains of bodies that were removed; `nil` while there is a body.
    package var residue: Residue? {
        guard tree.isEmpty else { return nil }
        return Residue(freeNodes: tree.freeNodes, inverseTimeBefore: inverseTimeBefore)
    }

    /// A world without bodies that goes on as another one would.
    package init(gravity: Vector2, residue: Residue) {
        self.init(gravity: gravity)
        tree = BoundingTree(freeNodes: residue.freeNodes)
        inverseTimeBefore = residue.inverseTimeBefore
    }
}

extension World.Residue {
    /// The most nodes that are read; a walker's world has 512.
    private static let nodeLimit = 1 << 15

    /// The residue in bytes: the time, and the distance of each node from the one before.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        withUnsafeBytes(of: inverseTimeBefore.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        var last: Int32 = 0
        for node in freeNodes {
            withUnsafeBytes(of: Int16(truncatingIfNeeded: node - last).littleEndian) { bytes.append(contentsOf: $0) }
            last = node
        }
        return bytes
    }

    /// Reads what ``bytes`` wrote; `nil` for anything that no world leaves.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count >= 4, bytes.count % 2 == 0, bytes.count / 2 - 2 <= Self.nodeLimit else { return nil }
        inverseTimeBefore = bytes.withUnsafeBytes {
            Float(bitPattern: UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)))
        }
        guard inverseTimeBefore.isFinite, inverseTimeBefore >= 0 else { return nil }
        let count = bytes.count / 2 - 2
        var isThere = [Bool](repeating: false, count: count)
        freeNodes = []
        freeNodes.reserveCapacity(count)
        var last: Int16 = 0
        for index in 0..<count {
            let difference = Int16(bitPattern: UInt16(bytes[4 + 2 * index]) | UInt16(bytes[5 + 2 * index]) << 8)
            last &+= difference
            guard last >= 0, Int(last) < count, !isThere[Int(last)] else { return nil }
            isThere[Int(last)] = true
            freeNodes.append(Int32(last))
        }
    }
}
