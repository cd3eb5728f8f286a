/// Runs of elements in one array. What is given back is used again for a run of the same length.
struct RangeStore<Element: Sendable>: Sendable {
    private(set) var elements: [Element] = []
    private var free: [Int: [Int32]] = [:]
    private let filler: Element

    init(filler: Element) { self.filler = filler }

    subscript(index: Int) -> Element {
        @inline(__always) get { elements[index] }
        @inline(__always) set { elements[index] = newValue }
    }

    /// - Returns: where the run begins.
    mutating func take(_ count: Int) -> Int32 {
        if let start = free[count]?.popLast() { return start }
        let start = Int32(elements.count)
        elements.append(contentsOf: repeatElement(filler, count: count))
        return start
    }

    mutating func giveBack(_ start: Int32, count: Int) { free[count, default: []].append(start) }
}

/// Calls `body` with the points of all shapes.
///
/// A closure that holds the world would copy all of it: `body` uses what was copied from the world before.
@inline(__always)
func withPoints<Result>(_ points: [Vector2], _ body: (UnsafePointer<Vector2>) -> Result) -> Result {
    points.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
}
