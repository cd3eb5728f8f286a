import LyceumKernels

extension Tensor {
    /// An elementwise function of two operands, the shapes broadcast as in NumPy.
    @inline(__always)
    static func binary(_ function: LYBinary, _ name: String, _ a: Tensor, _ b: Tensor, _ p: Float = 0) -> Tensor {
        let first = a.node
        let second = b.node
        let result: Node
        if first.shape == second.shape {
            result = Node.make(first.shape)
            ly_binary(function, result.count, first.data, 1, second.data, 1, result.data, p)
        } else {
            result = broadcastBinary(function, name, first, second, p)
        }
        if Node.records(first, second) { result.record(.binary(function, p), first, second) }
        return Tensor(result)
    }

    private static func broadcastBinary(
        _ function: LYBinary, _ name: String, _ first: Node, _ second: Node, _ p: Float
    ) -> Node {
        let result = Node.make(broadcastShape(name, first.shape, second.shape))
        Broadcast(first.shape, second.shape, result.shape).forEachRow { row, a, aStep, b, bStep, count in
            ly_binary(function, count, first.data + a, aStep, second.data + b, bStep, result.data + row, p)
        }
        return result
    }

    /// The shape that two broadcast to; the program stops if there is none.
    static func broadcastShape(_ name: String, _ a: Shape, _ b: Shape) -> Shape {
        do {
            return try checkedBroadcastShape(name, a, b)
        } catch {
            stop(error)
        }
    }

    /// The shape that two broadcast to.
    package static func checkedBroadcastShape(_ name: String, _ a: Shape, _ b: Shape) throws(ShapeMismatch) -> Shape {
        if let shape = Shape.broadcast(a, b) {
            if shape.isTooLarge { stop(InvalidTensor(problem: .size(shape: shape.array))) }
            return shape
        }
        throw ShapeMismatch(
            operation: name, first: a.array, second: b.array,
            expected: "aligned at the last axis, two lengths must be equal or one of them 1")
    }
}

extension Node {
    func passOnBinary(_ function: LYBinary, _ p: Float, _ turn: Backward) {
        let first = turn.input(0)
        let second = turn.input(1)
        guard first.shape != second.shape else {
            for index in 0..<2 {
                turn.accumulate(index) { target, add in
                    ly_binary_gradient(
                        function, Int32(index), count, first.data, 1, second.data, 1, turn.gradient, target, p, add)
                }
            }
            return
        }
        let rows = Broadcast(first.shape, second.shape, shape)
        for index in 0..<2 where turn.wants(index) {
            let input = index == 0 ? first : second
            turn.accumulate(index) { target, add in
                if input.shape == shape {
                    rows.forEachRow { row, a, aStep, b, bStep, count in
                        ly_binary_gradient(
                            function, Int32(index), count, first.data + a, aStep, second.data + b, bStep,
                            turn.gradient + row, target + row, p, add)
                    }
                    return
                }
                if add == 0 { target.update(repeating: 0, count: input.count) }
                withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, rows.rowLength)) { slopes in
                    guard let slope = slopes.baseAddress else { return }
                    rows.forEachRow { row, a, aStep, b, bStep, count in
                        ly_binary_gradient(
                            function, Int32(index), count, first.data + a, aStep, second.data + b, bStep,
                            turn.gradient + row, slope, p, 0)
                        let position = index == 0 ? a : b
                        if (index == 0 ? aStep : bStep) == 1 {
                            ly_accumulate(count, slope, target + position)
                        } else {
                            target[position] += ly_sum(count, slope)
                        }
                    }
                }
            }
        }
    }
}

/// Two operands walked in step: rows of the result, as long as can be, and where the operands stand.
struct Broadcast {
    /// The axes of the result before the row, and how far a step along each moves the operands.
    private var lengths: [Int] = []
    private var firstSteps: [Int] = []
    private var secondSteps: [Int] = []
    /// The number of elements of a row.
    private(set) var rowLength = 1
    private var firstStep = 0
    private var secondStep = 0

    init(_ a: Shape, _ b: Shape, _ result: Shape) {
        var first = 1
        var second = 1
        var isRow = true
        for axis in stride(from: result.rank - 1, through: 0, by: -1) {
            let length = result[axis]
            if length == 1 { continue }
            let i = axis - (result.rank - a.rank)
            let j = axis - (result.rank - b.rank)
            let movesFirst = i >= 0 && a[i] != 1
            let movesSecond = j >= 0 && b[j] != 1
            // The row takes up further axes as long as each operand moves, or stands, along all of them.
            if isRow, rowLength == 1 || (movesFirst == (firstStep == 1) && movesSecond == (secondStep == 1)) {
                firstStep = movesFirst ? 1 : 0
                secondStep = movesSecond ? 1 : 0
                rowLength *= length
            } else {
                isRow = false
                lengths.append(length)
                firstSteps.append(movesFirst ? first : 0)
                secondSteps.append(movesSecond ? second : 0)
            }
            if movesFirst { first *= length }
            if movesSecond { second *= length }
        }
    }

    /// Calls `body` for each row of the result in order, with where it and the operands stand.
    @inline(__always)
    func forEachRow(
        _ body: (_ row: Int, _ first: Int, _ firstStep: Int, _ second: Int, _ secondStep: Int, _ count: Int) -> Void
    ) {
        guard rowLength > 0, !lengths.contains(0) else { return }
        if lengths.isEmpty {
            body(0, 0, firstStep, 0, secondStep, rowLength)
            return
        }
        var position = [Int](repeating: 0, count: lengths.count)
        var row = 0
        var first = 0
        var second = 0
        while true {
            body(row, first, firstStep, second, secondStep, rowLength)
            row += rowLength
            var axis = 0
            while true {
                position[axis] += 1
                first += firstSteps[axis]
                second += secondSteps[axis]
                if position[axis] < lengths[axis] { break }
                first -= lengths[axis] * firstSteps[axis]
                second -= lengths[axis] * secondSteps[axis]
                position[axis] = 0
                axis += 1
                if axis == lengths.count { return }
            }
        }
    }
}
