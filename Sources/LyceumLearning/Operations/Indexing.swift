import LyceumKernels

/// What selects along one axis in a subscript of a tensor: an index or a range.
public protocol TensorIndex {
    /// The part of an axis of a length that an index selects, and whether the axis vanishes; nil if it is outside.
    static func selection(by index: Self, of length: Int) -> (range: Range<Int>, vanishes: Bool)?
}

extension TensorIndex {
    /// The selected part of an axis of a given length, and whether the axis vanishes; nil if it is outside.
    fileprivate func selection(of length: Int) -> (range: Range<Int>, vanishes: Bool)? {
        Self.selection(by: self, of: length)
    }
}

extension Int: TensorIndex {
    /// One place; a negative one counts from the end, -1 is last.
    public static func selection(by index: Int, of length: Int) -> (range: Range<Int>, vanishes: Bool)? {
        let index = index < 0 ? index + length : index
        return 0 <= index && index < length ? (index..<index + 1, true) : nil
    }
}

extension Range<Int>: TensorIndex {
    /// A part of the axis.
    public static func selection(by range: Self, of length: Int) -> (range: Range<Int>, vanishes: Bool)? {
        0 <= range.lowerBound && range.upperBound <= length ? (range, false) : nil
    }
}

extension ClosedRange<Int>: TensorIndex {
    /// A part of the axis.
    public static func selection(by range: Self, of length: Int) -> (range: Range<Int>, vanishes: Bool)? {
        0 <= range.lowerBound && range.upperBound < length ? (range.lowerBound..<range.upperBound + 1, false) : nil
    }
}

extension PartialRangeFrom<Int>: TensorIndex {
    /// The axis from a place on.
    public static func selection(by range: Self, of length: Int) -> (range: Range<Int>, vanishes: Bool)? {
        0 <= range.lowerBound && range.lowerBound <= length ? (range.lowerBound..<length, false) : nil
    }
}

extension PartialRangeUpTo<Int>: TensorIndex {
    /// The axis up to a place.
    public static func selection(by range: Self, of length: Int) -> (range: Range<Int>, vanishes: Bool)? {
        0 <= range.upperBound && range.upperBound <= length ? (0..<range.upperBound, false) : nil
    }
}

extension PartialRangeThrough<Int>: TensorIndex {
    /// The axis through a place.
    public static func selection(by range: Self, of length: Int) -> (range: Range<Int>, vanishes: Bool)? {
        -1 <= range.upperBound && range.upperBound < length ? (0..<range.upperBound + 1, false) : nil
    }
}

extension TensorOperand {
    /// A part of the tensor: an index or a range for each axis from the first on; further axes are taken whole.
    ///
    /// ```swift
    /// let x = Tensor([[1, 2], [3, 4], [5, 6]])
    /// x[0]           // the first row
    /// x[1..<3]       // rows 1 and 2
    /// x[0..., -1]    // the last column
    /// ```
    /// An index or range outside of its axis stops the program.
    public subscript<each Index: TensorIndex>(_ indices: repeat each Index) -> Tensor {
        let shape = tensor.node.shape
        var axis = 0
        var ranges: [Range<Int>] = []
        var result = Shape()
        for index in repeat each indices {
            guard axis < shape.rank else {
                stop(InvalidTensor(problem: .axis(operation: "subscript", axis: axis, shape: shape.array)))
            }
            guard let (range, vanishes) = index.selection(of: shape[axis]),
                0 <= range.lowerBound, range.upperBound <= shape[axis], range.count == 1 || !vanishes
            else {
                stop(
                    InvalidTensor(
                        problem: .constant(
                            operation: "subscript",
                            text: "\(index) is outside of axis \(axis) of length \(shape[axis])")))
            }
            ranges.append(range)
            if !vanishes { result.append(range.count) }
            axis += 1
        }
        for rest in axis..<Swift.max(axis, shape.rank) { result.append(shape[rest]) }
        return tensor.part(ranges, result)
    }

    /// One element from each row along an axis: those at the indices, one for each place of the other axes.
    ///
    /// ```swift
    /// let values = Tensor([[1, 2], [3, 4], [5, 6]])
    /// let chosen = values.gather([0, 1, 1])    // [1, 4, 6]
    /// ```
    /// - Parameters:
    ///   - indices: As many as the other axes have places, in row-major order, each below the axis' length.
    ///   - axis: The axis that vanishes; -1 is the last one.
    ///
    /// A wrong number of indices, or one outside of the axis, stops the program.
    public func gather(_ indices: [Int], axis: Int = -1) -> Tensor { gather(indices, axis: axis, for: "gather") }

    /// The same for an operation of another name.
    func gather(_ indices: [Int], axis: Int, for operation: String) -> Tensor {
        let x = tensor.node
        let axis = x.shape.axis(axis, operation)
        let (_, length, inner) = x.shape.split(at: axis)
        let shape = x.shape.removing(axis)
        guard indices.count == shape.count else {
            stop(
                ShapeMismatch(
                    operation: operation, first: x.shape.array, second: [indices.count],
                    expected: "along axis \(axis) it takes \(shape.count) indices"))
        }
        Tensor.check(indices, length, operation)
        return Tensor.operation(shape, x) { target in
            for (place, index) in indices.enumerated() {
                target[place] = x.data[(place / inner * length + index) * inner + place % inner]
            }
        } backward: { turn in
            turn.accumulate(0) { target, add in
                if add == 0 { target.update(repeating: 0, count: turn.input(0).count) }
                for (place, index) in indices.enumerated() {
                    target[(place / inner * length + index) * inner + place % inner] += turn.gradient[place]
                }
            }
        }
    }

    /// One element for each whole number, read from a tensor of actions; see ``gather(_:axis:)-([Int],_)``.
    ///
    /// A number that is not whole stops the program.
    public func gather(_ indices: Tensor, axis: Int = -1) -> Tensor { gather(indices.indices("gather"), axis: axis) }

    /// The parts at some places of an axis, in their order; a place may occur several times.
    ///
    /// An index outside of the axis stops the program.
    public func take(_ indices: [Int], axis: Int = 0) -> Tensor {
        let x = tensor.node
        let axis = x.shape.axis(axis, "take")
        let (outer, length, inner) = x.shape.split(at: axis)
        Tensor.check(indices, length, "take")
        var shape = x.shape
        shape[axis] = indices.count
        return Tensor.operation(shape, x) { target in
            for o in 0..<outer {
                for (place, index) in indices.enumerated() {
                    (target + (o * indices.count + place) * inner)
                        .update(from: x.data + (o * length + index) * inner, count: inner)
                }
            }
        } backward: { turn in
            turn.accumulate(0) { target, add in
                if add == 0 { target.update(repeating: 0, count: turn.input(0).count) }
                for o in 0..<outer {
                    for (place, index) in indices.enumerated() {
                        ly_accumulate(
                            inner, turn.gradient + (o * indices.count + place) * inner,
                            target + (o * length + index) * inner)
                    }
                }
            }
        }
    }
}

extension Tensor {
    /// The elements as whole numbers; the program stops for one that is not.
    func indices(_ operation: String) -> [Int] {
        withUnsafeElements { elements in
            elements.map { number in
                guard let index = Int(exactly: number) else {
                    stop(InvalidTensor(problem: .noIndex(operation: operation, number: number)))
                }
                return index
            }
        }
    }

    static func check(_ indices: [Int], _ length: Int, _ operation: String) {
        for index in indices where index < 0 || index >= length {
            stop(InvalidTensor(problem: .index(operation: operation, index: index, length: length)))
        }
    }

    /// The part within the ranges, one for each of the first axes, in a shape of the same size.
    fileprivate func part(_ ranges: [Range<Int>], _ shape: Shape) -> Tensor {
        let x = node
        // Contiguous pieces: what the last range selects, with all axes behind it.
        var inner = 1
        for axis in ranges.count..<Swift.max(ranges.count, x.shape.rank) { inner *= x.shape[axis] }
        var starts = [0]
        for (axis, range) in ranges.enumerated() {
            let isLast = axis == ranges.count - 1
            starts = starts.flatMap { start in
                (isLast ? range.lowerBound..<range.lowerBound + 1 : range).map { start * x.shape[axis] + $0 }
            }
        }
        let piece = (ranges.last?.count ?? 1) * inner
        let pieces = starts.map { $0 * inner }
        return Tensor.operation(shape, x) { target in
            for (index, start) in pieces.enumerated() {
                (target + index * piece).update(from: x.data + start, count: piece)
            }
        } backward: { turn in
            turn.accumulate(0) { target, add in
                if add == 0 { target.update(repeating: 0, count: turn.input(0).count) }
                for (index, start) in pieces.enumerated() {
                    ly_accumulate(piece, turn.gradient + index * piece, target + start)
                }
            }
        }
    }
}
