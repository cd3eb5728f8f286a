/// The text of whole rows that a file does not hold yet.
struct WaitingRows: Sendable {
    private var bytes: [UInt8] = []
    /// Where in `bytes` the first row begins that was not taken yet.
    private var start = 0

    /// The text.
    var text: ArraySlice<UInt8> { bytes[start...] }
    /// Whether no row waits.
    var isEmpty: Bool { start == bytes.count }

    /// Adds a row at the end.
    mutating func append(_ row: String) { bytes += row.utf8 }

    /// Takes some bytes away from the beginning.
    mutating func removeFirst(_ count: Int) {
        start += count
        // Memory of rows taken is freed once they are half of all, so that each byte is moved at most once.
        if start * 2 < bytes.count { return }
        bytes.removeFirst(start)
        start = 0
    }

    /// Takes some bytes away from the end.
    mutating func removeLast(_ count: Int) { bytes.removeLast(count) }
}
