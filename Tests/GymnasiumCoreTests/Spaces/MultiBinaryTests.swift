import Gymnasium
import LyceumNumerics
import Testing

@Suite struct MultiBinaryTests {
    @Test func `MultiBinary(5) with seed 42 draws 10101, 11110, 00101`() {
        var space = MultiBinary(5, seed: 42)
        #expect((0..<3).map { _ in space.sample() } == [[1, 0, 1, 0, 1], [1, 1, 1, 1, 0], [0, 0, 1, 0, 1]])
    }

    @Test func `a mask fixes zeros and ones, and uses up as much of the stream as none`() throws {
        var space = MultiBinary(5, seed: 42)
        var plain = space
        #expect(try space.sample(mask: [0, 1, 2, 2, 2]) == [0, 1, 1, 0, 1])
        _ = plain.sample()
        #expect(space.random == plain.random)
        #expect(try space.sample(mask: .integers([2, 2, 2, 2, 2])) == plain.sample())
        #expect(try space.sample(mask: nil) == plain.sample())
    }

    @Test func `a probability of 1 gives a one`() throws {
        var space = MultiBinary(2, seed: 0)
        for _ in 0..<50 { #expect(try space.sample(probability: [1, 0]) == [1, 0]) }
    }

    @Test(arguments: [Value.list([0, 1]), .list([0, 1, 3]), .list([0, 1, -1]), .list([0, 1, 258]), "abc", 2])
    func `masks of another form are refused`(mask: Value) {
        var space = MultiBinary(3)
        let error = #expect(throws: InvalidMask.self) { try space.sample(mask: mask) }
        #expect(error?.space == "MultiBinary(3)")
    }

    @Test(arguments: [[0, 1, 1.5], [0.5, 0.5], [.nan, 0, 0], [-0.1, 0, 0]])
    func `what are no probabilities is refused`(probability: [Double]) {
        var space = MultiBinary(3)
        #expect(throws: InvalidMask.self) { try space.sample(probability: probability) }
    }

    @Test(arguments: [0, -2, .min])
    func `a space without positions is none`(n: Int) {
        var space = MultiBinary(n)
        let error = #expect(throws: InvalidSpace.self) { try space.validate() }
        #expect(error?.problem.contains("\(n) positions") == true)
        #expect(space.sample() == [])
    }

    @Test func `a negative seed is an error`() {
        #expect(throws: InvalidSeed.self) { try MultiBinary(3, seed: -1).validate() }
    }

    @Test func `an element is an int8 array as a value`() {
        #expect(MultiBinary.value(of: [1, 0]) == .array(.int8(NDArray([1, 0]))))
        #expect(MultiBinary(2).structure == .multiBinary(shape: [2]))
    }

    @Test func `the seed that seeding returns leads to the same samples, and a copy samples independently`() throws {
        var space = MultiBinary(40)
        #expect(try space.seed(7) == 7)
        let used = try space.seed()
        var copy = space
        let first = (0..<20).map { _ in space.sample() }
        #expect((0..<20).map { _ in copy.sample() } == first)
        try space.seed(used)
        #expect((0..<20).map { _ in space.sample() } == first)
        #expect(throws: InvalidSpaceSeed.self) { try space.seed([1, 2]) }
    }
}
