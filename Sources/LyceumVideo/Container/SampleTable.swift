/// What is kept of the coded frames: four bytes each, and four more for each key frame.
struct SampleTable {
    /// The bytes of each sample.
    private(set) var sizes: [UInt32] = []
    /// The indices of the key frames.
    private(set) var keys: [UInt32] = []
    /// The bytes of all samples.
    private(set) var byteCount = 0

    /// The number of samples.
    var count: Int { sizes.count }

    /// Adds a sample.
    mutating func append(size: Int, isKey: Bool) {
        if isKey { keys.append(UInt32(count)) }
        sizes.append(UInt32(size))
        byteCount += size
    }

    /// Removes the last sample.
    mutating func removeLast() {
        byteCount -= Int(sizes.removeLast())
        if keys.last == UInt32(count) { keys.removeLast() }
    }
}
