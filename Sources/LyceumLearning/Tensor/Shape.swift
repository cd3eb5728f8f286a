/// The lengths of the axes of a tensor, kept without an allocation: at most eight.
package struct Shape: Equatable, Sendable {
    static let mostAxes = 8
    /// The largest number of elements: 8 GiB of them.
    static let mostElements = Int(Int32.max)

    // The lengths; 0 behind the last one. (Two vectors, because one of eight would be aligned to 32 bytes, and with it each
    // node, which takes the allocator a search.)
    private var firstLengths = SIMD4<Int32>()
    private var lastLengths = SIMD4<Int32>()
    /// The number of axes.
    private(set) var rank = 0

    init() {}

    package init(_ length: Int) {
        firstLengths[0] = stored(length)
        rank = 1
    }

    package init(_ rows: Int, _ columns: Int) {
        firstLengths[0] = stored(rows)
        firstLengths[1] = stored(columns)
        rank = 2
    }

    /// The shape of these lengths; an error for a negative one, for more than eight, or for too many elements.
    init(checking lengths: [Int]) throws(InvalidTensor) {
        guard lengths.count <= Self.mostAxes else { throw InvalidTensor(problem: .tooManyAxes(shape: lengths)) }
        for length in lengths {
            guard let short = Int32(exactly: length), short >= 0 else {
                throw InvalidTensor(problem: .length(shape: lengths))
            }
            append(Int(short))
        }
        guard !isTooLarge else { throw InvalidTensor(problem: .size(shape: lengths)) }
    }

    /// The shape of these lengths, which are known to be right.
    init(_ lengths: some Sequence<Int>) {
        for length in lengths { append(length) }
    }

    /// The length of an axis.
    subscript(axis: Int) -> Int {
        get { Int(axis < 4 ? firstLengths[axis] : lastLengths[axis - 4]) }
        set {
            if axis < 4 {
                firstLengths[axis] = stored(newValue)
            } else {
                lastLengths[axis - 4] = stored(newValue)
            }
        }
    }

    /// The number of elements.
    var count: Int {
        switch rank {
        case 0: return 1
        case 1: return Int(firstLengths[0])
        case 2: return Int(firstLengths[0]) * Int(firstLengths[1])
        default:
            var count = 1
            for axis in 0..<rank { count *= self[axis] }
            return count
        }
    }

    /// Whether the lengths other than 0 multiply to more elements than a tensor holds.
    ///
    /// Zeros are left out, so that no part of the product overflows either.
    var isTooLarge: Bool {
        if rank < 2 { return false }
        var count = 1
        for axis in 0..<rank where self[axis] > 0 {
            count *= self[axis]
            if count > Self.mostElements { return true }
        }
        return false
    }

    /// The lengths as an array.
    var array: [Int] { (0..<rank).map { self[$0] } }

    /// The length of the last axis; 1 without axes.
    var last: Int { rank == 0 ? 1 : self[rank - 1] }

    mutating func append(_ length: Int) {
        guard rank < Self.mostAxes else { stop(InvalidTensor(problem: .tooManyAxes(shape: array + [length]))) }
        self[rank] = length
        rank += 1
    }

    /// A length as it is kept; one that does not fit ends the program.
    private func stored(_ length: Int) -> Int32 {
        guard let short = Int32(exactly: length) else {
            stop(InvalidTensor(problem: .length(shape: array + [length])))
        }
        return short
    }

    /// The shape with another last length.
    func replacingLast(with length: Int) -> Shape {
        var shape = self
        shape[rank - 1] = length
        return shape
    }

    /// The shape without an axis.
    func removing(_ axis: Int) -> Shape {
        var shape = Shape()
        for other in 0..<rank where other != axis { shape.append(self[other]) }
        return shape
    }

    /// The shape with a further axis before `axis`.
    func inserting(_ length: Int, at axis: Int) -> Shape {
        var shape = Shape()
        for other in 0...rank {
            if other == axis { shape.append(length) }
            if other < rank { shape.append(self[other]) }
        }
        return shape
    }

    /// The number of elements before, along and behind an axis.
    func split(at axis: Int) -> (outer: Int, length: Int, inner: Int) {
        var outer = 1
        var inner = 1
        for other in 0..<axis { outer *= self[other] }
        for other in (axis + 1)..<max(rank, axis + 1) { inner *= self[other] }
        return (outer, self[axis], inner)
    }

    /// The shape that two broadcast to, as in NumPy: aligned at the last axis, a length of 1 is repeated.
    static func broadcast(_ a: Shape, _ b: Shape) -> Shape? {
        if a == b { return a }
        let rank = max(a.rank, b.rank)
        var shape = Shape()
        for axis in 0..<rank {
            let first = axis - (rank - a.rank)
            let second = axis - (rank - b.rank)
            let x = first < 0 ? 1 : a[first]
            let y = second < 0 ? 1 : b[second]
            guard x == y || x == 1 || y == 1 else { return nil }
            shape.append(x == 1 ? y : x)
        }
        return shape
    }
}

extension Shape: CustomStringConvertible {
    /// The lengths in brackets.
    package var description: String { "\(array)" }
}
