import Lyceum
import LyceumNumerics
import Testing

/// Rows that are kept in memory as long as nobody has asked for a log.
@Suite struct HeldRowsTests {
    private func rows(seed: Int) throws -> [CourseLog.Row] {
        var random = try Generator(seed: seed)
        let odd: [Double] = [.nan, .infinity, -.infinity, 0, -0.0, 1e308, .leastNonzeroMagnitude, -1]
        return try (0..<500).map { episode in
            let length = try random.integers(1, [2, 9, 200, 70_000, 1 << 40][random.integers(0, 5)])
            let end: EpisodeEnd? = [nil, .terminated, .truncated, .aborted][try random.integers(0, 4)]
            let (sum, squares): (Double, Double) =
                switch try random.integers(0, 4) {
                case 0: (Double(length), Double(length))
                case 1: (-Double(length), Double(length))
                case 2: (try random.normal(0, 1e3), try random.normal(0, 1e3))
                default: (odd[try random.integers(0, odd.count)], odd[try random.integers(0, odd.count)])
                }
            return CourseLog.Row(
                count: episode, rewardSum: sum, squaredRewardSum: squares, length: length, end: end)
        }
    }

    private func bits(_ rows: some Sequence<CourseLog.Row>) -> [[UInt64]] {
        rows.map { row in
            let end = row.end.flatMap { [.terminated, .truncated, .aborted].firstIndex(of: $0) } ?? 3
            return [UInt64(row.count), row.rewardSum.bitPattern, row.squaredRewardSum.bitPattern, UInt64(row.length)]
                + [UInt64(end)]
        }
    }

    @Test(arguments: 0..<10) func `They come out as they went in, bit for bit`(seed: Int) throws {
        var held = HeldRows()
        let rows = try rows(seed: seed)
        for row in rows { held.set(row) }
        #expect(bits(held.all) == bits(rows))
    }

    @Test func `The last one is replaced and taken out`() throws {
        var held = HeldRows()
        let rows = try rows(seed: 11)
        for (row, other) in zip(rows, rows.reversed()) {
            var first = other
            first.count = row.count
            held.set(first)
            held.withdrawRow(of: row.count - 1)
            if row.count.isMultiple(of: 3) { held.withdrawRow(of: row.count) }
            held.set(row)
        }
        #expect(bits(held.all) == bits(rows))
        held.withdrawRow(of: 499)
        held.withdrawRow(of: 498)
        #expect(bits(held.all) == bits(rows.dropLast()))
    }
}
