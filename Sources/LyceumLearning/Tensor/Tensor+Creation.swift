import LyceumKernels
import LyceumNumerics

extension Tensor {
    /// A tensor of these elements.
    ///
    /// - Parameters:
    ///   - shape: The length of each axis, 0 or more, at most eight, and at most 2³¹ - 1 elements.
    ///   - elements: As many numbers as the lengths multiply to, the last axis running fastest.
    /// - Throws: `InvalidTensor` if the shape does not hold the elements.
    public init(shape: [Int], elements: [Float]) throws(InvalidTensor) {
        let checked = try Shape(checking: shape)
        guard checked.count == elements.count else {
            throw InvalidTensor(problem: .count(shape: shape, count: elements.count))
        }
        self.init(checked) { target in
            for index in 0..<elements.count { target[index] = elements[index] }
        }
    }

    /// A single number, without axes.
    public init(_ number: Float) {
        let node = Node.make(Shape())
        node.data[0] = number
        self.init(node)
    }

    /// A vector.
    public init(_ elements: [Float]) {
        self.init(Shape(elements.count)) { target in
            elements.withUnsafeBufferPointer { source in
                guard let start = source.baseAddress else { return }
                target.update(from: start, count: source.count)
            }
        }
    }

    /// A vector of numbers rounded to 32 bits.
    @_disfavoredOverload
    public init(_ elements: [Double]) {
        self.init(Shape(elements.count)) { target in
            for index in 0..<elements.count { target[index] = Float(elements[index]) }
        }
    }

    /// A vector of whole numbers.
    @_disfavoredOverload
    public init(_ elements: [Int]) {
        self.init(Shape(elements.count)) { target in
            for index in 0..<elements.count { target[index] = Float(elements[index]) }
        }
    }

    /// A vector with 1 for true and 0 for false, such as that of the sub-environments that are done.
    @_disfavoredOverload
    public init(_ flags: [Bool]) {
        self.init(Shape(flags.count)) { target in
            for index in 0..<flags.count { target[index] = flags[index] ? 1 : 0 }
        }
    }

    /// The numbers of an array, in its shape; more than eight axes stop the program.
    @_disfavoredOverload
    public init<Scalar: TensorScalar>(_ array: NDArray<Scalar>) { self = array.tensor }

    /// A matrix from its rows; the program stops if their lengths differ.
    public init(_ rows: [[Float]]) {
        let columns = rows.first?.count ?? 0
        guard rows.allSatisfy({ $0.count == columns }) else {
            stop(InvalidTensor(problem: .ragged(lengths: rows.map(\.count))))
        }
        self.init(Shape(rows.count, columns)) { target in
            var index = 0
            for row in rows {
                for element in row {
                    target[index] = element
                    index += 1
                }
            }
        }
    }

    /// A matrix from its rows, rounded to 32 bits; the program stops if their lengths differ.
    @_disfavoredOverload
    public init(_ rows: [[Double]]) { self.init(rows.map { $0.map { Float($0) } }) }

    /// The same number everywhere.
    ///
    /// - Parameters:
    ///   - shape: The length of each axis, 0 or more, at most eight, and at most 2³¹ - 1 elements; else the program stops.
    ///   - number: The number.
    public init(shape: [Int], repeating number: Float) {
        let shape = Shape.checked(shape)
        self.init(shape) { $0.update(repeating: number, count: shape.count) }
    }

    /// Zeros.
    public static func zeros(_ shape: Int...) -> Tensor { Tensor(shape: shape, repeating: 0) }

    /// Ones.
    public static func ones(_ shape: Int...) -> Tensor { Tensor(shape: shape, repeating: 1) }

    /// Zeros in the shape of another tensor.
    public static func zeros(like other: Tensor) -> Tensor { Tensor(shape: other.shape, repeating: 0) }

    /// Ones in the shape of another tensor.
    public static func ones(like other: Tensor) -> Tensor { Tensor(shape: other.shape, repeating: 1) }

    /// Whole numbers as one-hot rows: shape [number of indices, count].
    ///
    /// An index outside of `0..<count` stops the program.
    public static func oneHot(_ indices: [Int], count: Int) -> Tensor {
        let shape = Shape.checked([indices.count, count])
        return Tensor(shape) { target in
            target.update(repeating: 0, count: shape.count)
            for (row, index) in indices.enumerated() {
                guard 0 <= index, index < count else {
                    stop(InvalidTensor(problem: .index(operation: "oneHot", index: index, length: count)))
                }
                target[row * count + index] = 1
            }
        }
    }

    /// A whole number as a one-hot vector: shape [count].
    ///
    /// An index outside of `0..<count` stops the program.
    public static func oneHot(_ index: Int, count: Int) -> Tensor {
        Tensor(Node.view(of: oneHot([index], count: count).node, Shape(count)))
    }

    /// Numbers from 0 to 1, 1 excluded, from the process-wide generator.
    public static func random(_ shape: Int...) -> Tensor {
        sharedGenerator.withLock { random(shape, using: &$0) }
    }

    /// Numbers from 0 to 1, 1 excluded.
    public static func random(_ shape: [Int], using generator: inout Generator) -> Tensor {
        drawn(shape) { Float(generator.nextUInt32() &>> 8) * 0x1p-24 }
    }

    /// Numbers from the normal distribution with mean 0 and deviation 1, from the process-wide generator.
    public static func randomNormal(_ shape: Int...) -> Tensor {
        sharedGenerator.withLock { randomNormal(shape, using: &$0) }
    }

    /// Numbers from the normal distribution with mean 0 and deviation 1.
    public static func randomNormal(_ shape: [Int], using generator: inout Generator) -> Tensor {
        drawn(shape) { Float(generator.normal()) }
    }

    /// A tensor of numbers drawn one by one.
    static func drawn(_ shape: [Int], _ draw: () -> Float) -> Tensor {
        let shape = Shape.checked(shape)
        return Tensor(shape) { target in
            for index in 0..<shape.count { target[index] = draw() }
        }
    }

    /// A tensor whose elements `fill` writes, all of them.
    @inline(__always)
    init(_ shape: Shape, fill: (UnsafeMutablePointer<Float>) -> Void) {
        let node = Node.make(shape)
        fill(node.data)
        self.init(node)
    }
}

extension Shape {
    /// The shape of these lengths; the program stops if there is none.
    static func checked(_ lengths: [Int]) -> Shape {
        do {
            return try Shape(checking: lengths)
        } catch {
            stop(error)
        }
    }

    /// An axis counted from the front, given one that may be counted from the end; the program stops if there is none.
    func axis(_ axis: Int, _ operation: String) -> Int {
        let found = axis < 0 ? axis + rank : axis
        guard 0 <= found, found < rank else {
            stop(InvalidTensor(problem: .axis(operation: operation, axis: axis, shape: array)))
        }
        return found
    }
}
