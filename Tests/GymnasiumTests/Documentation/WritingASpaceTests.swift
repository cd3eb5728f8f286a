import Gymnasium
import LyceumNumerics
import TestSupport
import Testing

/// The orders in which a number of things can be put: lists of 0 to n - 1, each once.
struct Orders: Space {
    let n: Int
    var random: Generator

    init(_ n: Int, seed: Int? = nil) {
        self.n = n
        random = seed.flatMap { try? Generator(seed: $0) } ?? Generator()
    }

    var description: String { "Orders(\(n))" }
    static func == (left: Orders, right: Orders) -> Bool { left.n == right.n }

    func validate() throws {
        guard n >= 1 else { throw InvalidSpace(space: description, problem: "there must be 1 thing or more") }
    }

    func contains(_ element: [Int]) -> Bool { n >= 1 && element.sorted() == Array(0..<n) }

    mutating func sample() -> [Int] { random.permutation(max(0, n)) }
}

extension Orders {
    var zeroElement: [Int] { Array(0..<max(0, n)) }
}

extension Orders: FlattenableSpace {
    var flatDim: Int? { n }
    func flatSpace() throws -> AnySpace { Box(low: 0, high: n - 1, shape: [n], dtype: Int.self).erased }
    func flatten(_ element: [Int]) throws -> Value { .integers(element) }

    func unflatten(_ flat: Value) throws -> [Int] {
        guard let element = flat.integers, contains(element) else {
            throw InvalidElement(space: description, expected: "a list of 0 to \(n - 1), each once", given: "\(flat)")
        }
        return element
    }
}

/// Cards to be put in order: the reward is how many lie where they should.
struct Cards: Env {
    var observationSpace = Orders(5)
    var actionSpace = Orders(5)
    var random = Generator()
    private var hand: [Int]?

    mutating func reset(seed: Int?, options: Info) throws -> Reset<[Int]> {
        try reseed(seed)
        let dealt = random.permutation(5)
        hand = dealt
        return Reset(dealt)
    }

    mutating func step(_ order: [Int]) throws -> Step<[Int]> {
        guard let old = hand else { throw ResetNeeded("step") }
        guard actionSpace.contains(order) else { throw InvalidAction(order, in: actionSpace) }
        let new = order.map { old[$0] }
        hand = new
        let sorted = new.indices.filter { new[$0] == $0 }.count
        return Step(new, reward: Double(sorted), terminated: sorted == 5)
    }
}

@Suite("The page on writing a space")
struct WritingASpaceTests {
    private func example() throws -> String {
        var printed = Printed()
        func print(_ items: any CustomStringConvertible...) { printed.add(items) }

        var space = Orders(4, seed: 42)
        print(space.sample(), space.sample())
        try space.seed(42)
        var copy = space
        print(space.sample(), copy.sample())
        print(space.contains([3, 1, 0, 2]), space.contains([3, 1, 1, 2]))

        let text = space.toJSON([[3, 1, 0, 2], [0, 1, 2, 3]])
        print(text)
        print(try space.fromJSON(text))

        var three = space.batched(3)
        print(three)
        print(three.sample())
        print(three.emptyBatch(count: 1).count, space.emptyBatch(count: 2))

        print(try space.flatSpace(), try space.flatten([3, 1, 0, 2]))
        print(TupleSpace(space, Discrete(3)).flatDim ?? 0)

        var cards = Cards()
        print(try cards.reset(seed: 42).observation)
        print(try cards.step([4, 3, 2, 1, 0]).observation)
        let dynamic = AnyEnv(cards)
        print(dynamic.actionSpace, dynamic.actionSpace.contains([0, 1, 2, 3, 4]))
        print(checkEnv(cards))

        return printed.text
    }

    @Test("has the code that is run here, and what it prints")
    func page() throws {
        let page = try Page("WritingASpace")
        #expect(try page.codeMissing() == [])
        #expect(page.code.count > 6)
        #expect(try example() == page.output)
    }

    @Test("has a space whose mistakes are told")
    func mistakes() throws {
        var space = Orders(3)
        #expect(throws: InvalidMask.self) { try space.sample(mask: [1, 0, 0]) }
        #expect(try space.contains(space.sample(mask: nil)))
        #expect(throws: InvalidSpaceSeed.self) { try space.seed([1, 2]) }
        #expect(throws: InvalidSpace.self) { try Orders(0).validate() }
        #expect(throws: InvalidElement.self) { try space.fromJSON("[[0, 0, 1]]") }
        #expect(throws: InvalidElement.self) { try space.unflatten([0, 0, 1]) }
        let used = try space.seed()
        let first = space.sample()
        try space.seed(used)
        #expect(space.sample() == first)
        #expect(conformance(of: Cards()) == [])
        #expect(try Cards().observationsFlattened().observationSpace.contains([4, 3, 2, 1, 0]))
    }
}
