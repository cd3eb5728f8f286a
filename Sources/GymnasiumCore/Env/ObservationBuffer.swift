/// Where an environment writes the observations that it returns, so that a step in a usual loop allocates no memory.
///
/// It keeps the last two arrays. The next observation goes into the older of them if nobody holds that any more, and into
/// new memory otherwise, so that what a caller holds never changes. Two, because an agent keeps one observation until it
/// has the next.
@frozen
@usableFromInline
package struct ObservationBuffer: Sendable {
    @usableFromInline var older: [Float]
    @usableFromInline var newer: [Float]

    /// A buffer of observations of `count` numbers.
    package init(count: Int) {
        older = Array(repeating: 0, count: count)
        newer = older
    }

    /// An observation whose numbers are set by `write`, all of them.
    @inlinable @inline(__always)
    package mutating func next(_ write: (UnsafeMutableBufferPointer<Float>) -> Void) -> [Float] {
        swap(&older, &newer)
        newer.withUnsafeMutableBufferPointer { write($0) }
        return newer
    }
}
