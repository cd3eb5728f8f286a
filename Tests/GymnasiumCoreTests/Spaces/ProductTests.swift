import Gymnasium
import LyceumNumerics
import Testing

@Suite struct ProductTests {
    @Test func `elements are Swift tuples, and the same that a Tuple space draws`() throws {
        var product = Product(Discrete(5), Box(low: -1, high: 1, shape: [2]), TextSpace(3))
        var tuple = product.dynamicTwin
        #expect(try product.seed(42) == tuple.seed(42))
        for _ in 0..<10 {
            let element: (Int, [Float], String) = product.sample()
            #expect(product.contains(element))
            #expect(Product<Discrete, Box<Float>, TextSpace>.value(of: element) == tuple.sample())
        }
        #expect(product.random == tuple.random)
        #expect(product.description == tuple.description && product.structure == tuple.structure)
        #expect(product.dynamicTwin == tuple)
    }

    @Test func `a seed in the initialiser is the same as one afterwards, and one that cannot be is refused`() throws {
        var early = Product(Discrete(100), Discrete(100), seed: [1, 2])
        var late = Product(Discrete(100), Discrete(100))
        try late.seed([1, 2])
        #expect(early.sample() == late.sample())
        var wrong = Product(Discrete(3), Discrete(4), seed: [1])
        #expect(throws: InvalidSpaceSeed.self) { try wrong.validate() }
        try wrong.seed(1)
        #expect(throws: Never.self) { try wrong.validate() }
    }

    @Test func `masks hold, and a wrong one draws nothing`() throws {
        var product = Product(Discrete(3), Discrete(4))
        try product.seed(1)
        let (first, second) = try product.sample(mask: [[0, 1, 0], [0, 0, 0, 1]])
        #expect(first == 1 && second == 3)
        let likely = try product.sample(probability: [[1.0, 0.0, 0.0], nil])
        #expect(likely.0 == 0)
        var copy = product
        #expect(throws: InvalidMask.self) { try copy.sample(mask: [nil]) }
        let (next, same) = (copy.sample(), product.sample())
        #expect(next == same)
    }

    @Test func `elements are checked part by part`() {
        let product = Product(Discrete(3), Discrete(4))
        #expect(product.contains((2, 3)) && !product.contains((3, 3)) && !product.contains((2, 4)))
        #expect(product.erased.contains(.tuple([2, 3])) && product.erased.contains([2, 3]))
        for other in [.tuple([2]), .tuple([2, 3, 0]), .tuple([2, "3"]), 2] as [Value] {
            #expect(!product.erased.contains(other), "\(other)")
        }
        #expect(product == Product(Discrete(3), Discrete(4)) && product != Product(Discrete(3), Discrete(5)))
        #expect(throws: InvalidSpace.self) { try Product(Discrete(3), Discrete(0)).validate() }
    }

    @Test func `a batch is a tuple of batches`() throws {
        var product = Product(Discrete(3), Box(low: 0, high: 1, shape: [2]))
        let elements = (0..<3).map { _ in product.sample() }
        let batch: ([Int], NDArray<Float>) = try product.batch(elements)
        #expect(batch.0.count == 3 && batch.1.shape == [3, 2])
        let batched = product.batched(3)
        #expect(batched.contains(batch))
        #expect(batched.description == "Tuple(MultiDiscrete([3 3 3]), Box(0.0, 1.0, (3, 2), float32))")
        let second = product.element(of: batch, at: 1)
        #expect(second == elements[1])
        #expect(product.erased.batched(3) == product.dynamicTwin.batched(3).erased)
    }

    @Test func `elements go through JSON and vectors and come back`() throws {
        var product = Product(Discrete(3), Box(low: 0, high: 1, shape: [2]))
        let elements = (0..<3).map { _ in product.sample() }
        let read = try product.fromJSON(product.toJSON(elements))
        #expect(read.count == 3)
        for (left, right) in zip(read, elements) {
            let flat = try product.flatten(left)
            let back = try product.unflatten(flat)
            #expect(left == right && back == right)
        }
        #expect(product.flatDim == 5)
    }
}
