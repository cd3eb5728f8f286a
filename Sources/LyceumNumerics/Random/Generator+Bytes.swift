extension Generator {
    /// Bytes of which each lies below a bound of its own: NumPy's `integers(0, highs, size=(rows, len(highs)), dtype=uint8)`.
    ///
    /// - Parameters:
    ///   - highs: the bounds, excluded, 1 or more; the same for every row.
    ///   - rows: how many rows are drawn, one after another.
    /// - Throws: `InvalidDistribution` for a bound of 0, for a negative number of rows and for too many bytes.
    public mutating func bytes(below highs: [UInt8], rows: Int) throws(InvalidDistribution) -> [UInt8] {
        let rowIndices = try InvalidDistribution.checked(rows)
        guard Limits.product([rows, highs.count], atMost: Limits.draws) != nil else {
            throw InvalidDistribution(.tooManyDraws(rows.multipliedReportingOverflow(by: highs.count).partialValue))
        }
        var ranges: [UInt8] = []
        for high in highs {
            ranges.append(UInt8(truncatingIfNeeded: try InvalidDistribution.range(0, high, endpoint: false)))
        }
        var slices = SlicedWord<UInt8>()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rowIndices.count * highs.count)
        for _ in rowIndices {
            for range in ranges { bytes.append(lemire(range) { slices.next(&$0) }) }
        }
        return bytes
    }
}
