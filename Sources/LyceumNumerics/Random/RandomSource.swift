/// A source of draws for the algorithms that both streams share.
@usableFromInline
protocol RandomSource {
    mutating func nextUInt32() -> UInt32
    mutating func nextUInt64() -> UInt64
    mutating func random() -> Double
}

extension RandomSource {
    /// A number from 0 to `maximum`: bits under the smallest mask that covers it, drawn again while they exceed it.
    @inlinable
    mutating func masked(_ maximum: UInt64) -> UInt64 {
        if maximum == 0 { return 0 }
        let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
        while true {
            let word = maximum <= UInt64(UInt32.max) ? UInt64(nextUInt32()) : nextUInt64()
            if word & mask <= maximum { return word & mask }
        }
    }

    /// Fisher and Yates from the end, as NumPy's `shuffle` of both streams does.
    @inlinable
    mutating func shuffleInPlace<Element>(_ elements: inout [Element]) {
        for i in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(i, Int(masked(UInt64(i))))
        }
    }

    /// `count` numbers from 0 to 1, 1 excluded.
    @inlinable
    mutating func randomNumbers(_ count: Int) -> [Double] {
        Limits.positions(count).map { _ in random() }
    }
}
