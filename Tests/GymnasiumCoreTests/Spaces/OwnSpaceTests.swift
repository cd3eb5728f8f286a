import Gymnasium
import LyceumNumerics
import Testing

/// A space that says no more than it must.
private struct Die: Space {
    var random = Generator()
    var description: String { "Die()" }
    mutating func sample() -> Int { 1 + Int(random.random() * 6) }
    func contains(_ element: Int) -> Bool { 1...6 ~= element }
    static func == (left: Die, right: Die) -> Bool { true }
}

/// One that lays its elements out in JSON as a text of digits.
private struct Digits: JSONSpace {
    var random = Generator()
    var description: String { "Digits()" }
    mutating func sample() -> Int { Int(random.random() * 10) }
    func contains(_ element: Int) -> Bool { 0..<10 ~= element }
    static func == (left: Digits, right: Digits) -> Bool { true }

    func jsonLayout(of samples: [Int]) -> Value { .string(samples.map(String.init).joined()) }
    func samples(ofJSON layout: Value) throws -> [Int] { (layout.string ?? "").compactMap(\.wholeNumberValue) }
}

/// One that says half of how it is flattened.
private struct Half: FlattenableSpace {
    var random = Generator()
    var description: String { "Half()" }
    mutating func sample() -> Int { 0 }
    func contains(_ element: Int) -> Bool { element == 0 }
    static func == (left: Half, right: Half) -> Bool { true }
    var flatDim: Int? { 1 }
}

@Suite("A space of one's own")
struct OwnSpaceTests {
    @Test("needs five members; seeds, masks, values and what it is made of follow")
    func least() throws {
        var die = Die()
        #expect(try die.seed(7) == 7)
        let rolls = (0..<20).map { _ in die.sample() }
        try die.seed(7)
        #expect(try (0..<20).map { _ in try die.sample(mask: nil) } == rolls)
        let used = try die.seed()
        let first = die.sample()
        try die.seed(used)
        #expect(die.sample() == first)
        #expect(throws: InvalidSpaceSeed.self) { try die.seed([1, 2]) }
        #expect(throws: InvalidSeed.self) { try die.seed(-1) }
        let error = try #require(throws: InvalidMask.self) { try die.sample(mask: [1, 0, 0, 0, 0, 0]) }
        #expect("\(error)" == "Die() expects no mask: write sample(), and got [1, 0, 0, 0, 0, 0]")
        #expect(throws: InvalidMask.self) { try die.sample(probability: [1]) }
        #expect(try die.sample(probability: nil) <= 6)
        try die.validate()
        #expect(die.structure == .other("Die()"))
        #expect(Die.value(of: 3) == .int(3) && Die.element(of: 3) == 3 && Die.element(of: "3") == nil)
        #expect(die.erased.contains(6) && !die.erased.contains(7))
        #expect(die.batched(2).description == "Tuple(Die(), Die())")
    }

    @Test("is not flattened, and has its elements' values as JSON, unless it says how")
    func refinements() throws {
        let die = Die()
        #expect(die.flatDim == nil && die.erased.flatDim == nil && TupleSpace(die).flatDim == nil)
        #expect(throws: NotFlattenable.self) { try die.flatten(1) }
        #expect(throws: NotFlattenable.self) { try die.erased.flatten(1) }
        #expect(throws: NotFlattenable.self) { try die.flatSpace() }
        #expect(throws: NotFlattenable.self) { try die.unflatten([1]) }
        #expect(die.toJSON([1, 2]) == "[1,2]" && die.erased.toJSON([1, 2]) == "[1,2]")

        let half = Half()
        #expect(half.flatDim == 1 && half.erased.flatDim == 1)
        #expect(throws: NotFlattenable.self) { try half.flatten(0) }
        #expect(throws: NotFlattenable.self) { try half.erased.flatten(0) }
    }

    @Test("lays its elements out in JSON itself, also where its type is forgotten and as a part of others")
    func layout() throws {
        func throughProtocol<S: Space>(_ space: S, _ elements: [S.Element]) -> String { space.toJSON(elements) }
        let digits = Digits()
        #expect(digits.toJSON([4, 2]) == "\"42\"")
        #expect(throughProtocol(digits, [4, 2]) == "\"42\"")
        #expect(throughProtocol(digits.erased, [4, 2]) == "\"42\"")
        #expect(try digits.erased.fromJSON("\"42\"") == [4, 2])
        let pair = TupleSpace(digits, Die())
        #expect(pair.toJSON([[4, 1], [2, 6]]) == "[\"42\",[1,6]]")
        #expect(try pair.fromJSON("[\"42\",[1,6]]") == [.tuple([4, 1]), .tuple([2, 6])])
        #expect(try SequenceSpace(digits).fromJSON(SequenceSpace(digits).toJSON([[1, 2], [3]])) == [[1, 2], [3]])
    }
}
