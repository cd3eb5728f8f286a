import GymnasiumWrappers

/// The rows of all episodes so far, as long as nobody has asked for a log: in a few bytes each where every step pays the same.
package struct HeldRows: Sendable {

    package init() {}
    private static let ends: [EpisodeEnd?] = [nil, .terminated, .truncated, .aborted]

    /// The position of an end in the list.
    private static func code(of end: EpisodeEnd?) -> UInt {
        switch end {
        case nil: 0
        case .terminated: 1
        case .truncated: 2
        case .aborted: 3
        }
    }

    /// How sums and squares of an episode are kept.
    private enum Sums: Int {
        /// Both as they are, in 16 bytes.
        case kept
        /// Not at all: every step paid 1, or -1.
        case ones, minusOnes
    }

    /// The rows one after the other: length, kind of sums and end as one number in groups of seven bits, then the sums.
    private var bytes: [UInt8] = []
    private var count = 0
    /// Where the last row begins; `nil` if it was taken out, or there is none.
    private var startOfLast: Int?

    /// Keeps the row of the next episode, or of the last one once more.
    package mutating func set(_ row: CourseLog.Row) {
        if row.count < count { removeLast() }
        startOfLast = bytes.count
        count += 1
        let length = Double(row.length)
        let sums: Sums =
            row.squaredRewardSum != length
            ? .kept : row.rewardSum == length ? .ones : row.rewardSum == -length ? .minusOnes : .kept
        var head = UInt(row.length) << 4 | UInt(sums.rawValue) << 2 | Self.code(of: row.end)
        while head > 127 {
            bytes.append(UInt8(truncatingIfNeeded: head) | 128)
            head >>= 7
        }
        bytes.append(UInt8(head))
        guard sums == .kept else { return }
        for number in [row.rewardSum, row.squaredRewardSum] {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }

    /// Removes the row of an episode, if it is the last one.
    package mutating func withdrawRow(of episode: Int) {
        if episode == count - 1 { removeLast() }
    }

    private mutating func removeLast() {
        guard let start = startOfLast else { return }
        bytes.removeSubrange(start...)
        count -= 1
        startOfLast = nil
    }

    /// The rows, oldest first.
    package var all: some Sequence<CourseLog.Row> {
        sequence(state: (episode: 0, rest: bytes[...])) { state in
            guard !state.rest.isEmpty else { return nil }
            defer { state.episode += 1 }
            return Self.row(of: state.episode, from: &state.rest)
        }
    }

    private static func row(of episode: Int, from rest: inout ArraySlice<UInt8>) -> CourseLog.Row {
        var head: UInt = 0
        var shift: UInt = 0
        while let byte = rest.popFirst() {
            head |= UInt(byte & 127) << shift
            shift += 7
            if byte < 128 { break }
        }
        let length = Int(head >> 4)
        func number() -> Double {
            let bits = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            rest = rest.dropFirst(8)
            return Double(bitPattern: bits)
        }
        let (sum, squares) =
            switch Sums(rawValue: Int(head >> 2 & 3)) {
            case .ones: (Double(length), Double(length))
            case .minusOnes: (-Double(length), Double(length))
            default: (number(), number())
            }
        return CourseLog.Row(
            count: episode, rewardSum: sum, squaredRewardSum: squares, length: length, end: ends[Int(head & 3)])
    }
}
