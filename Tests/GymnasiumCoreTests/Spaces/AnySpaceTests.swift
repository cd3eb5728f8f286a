import Gymnasium
import LyceumNumerics
import Testing

@Suite struct AnySpaceTests {
    static let all: [AnySpace] = [
        Discrete(5, start: -2).erased, Discrete(.max, start: -9).erased, Box(low: -1, high: 1, shape: [3]).erased,
        Box(low: -.infinity, high: .infinity, shape: []).erased, Box(low: -1, high: 1, dtype: Double.self).erased,
        Box(low: .min, high: .max, shape: [2], dtype: Int.self).erased, Box(low: 0, high: 9, dtype: Int8.self).erased,
        ArrayBox(low: 0, high: 255, shape: [2, 2], dtype: UInt8.self).erased,
        ArrayBox(low: 0, high: .max, shape: [1, 2], dtype: UInt64.self).erased,
        ArrayBox(low: false, high: true, shape: [2, 1]).erased, MultiDiscrete([3, 5], start: [.min, 4]).erased,
        MultiBinary(3).erased, TupleSpace(Discrete(5), Box(low: -1, high: 1), MultiBinary(2)).erased,
        DictSpace(["a": Discrete(5), "b": TupleSpace(MultiDiscrete([2]))]).erased,
    ]

    @Test(arguments: AnySpaceTests.all)
    func `a space whose type is forgotten samples, seeds and prints as before`(space: AnySpace) throws {
        func compare(_ typed: some Space) throws {
            func next<S: Space>(_ space: inout S) -> Value { S.value(of: space.sample()) }
            var (typed, space) = (typed, space)
            let seeds = (try typed.seed(42), try space.seed(42))
            #expect(seeds.0 == seeds.1)
            for _ in 0..<20 {
                let element = space.sample()
                #expect(element == next(&typed))
                #expect(space.contains(element))
            }
            #expect(space.random == typed.random)
            #expect(space.description == typed.description)
            #expect(space.structure == typed.structure)
            #expect(space == typed.erased)
        }
        try compare(space.base)
        try space.validate()
    }

    @Test func `spaces of different types are never equal`() {
        for (index, space) in Self.all.enumerated() {
            #expect(Self.all.firstIndex(of: space) == index)
        }
    }

    @Test func `a space is taken out by its type only`() {
        #expect(Discrete(2).erased.as(Discrete.self) == Discrete(2))
        #expect(Discrete(2).erased.as(MultiBinary.self) == nil)
        #expect(MultiBinary(2).erased.erased.as(MultiBinary.self) == MultiBinary(2))
    }

    @Test func `masks and probabilities reach the space inside`() throws {
        var discrete = Discrete(3).erased
        #expect(try discrete.sample(mask: [0, 1, 0]) == 1)
        #expect(try discrete.sample(probability: [0.0, 0.0, 1.0]) == 2)
        var box = Box(low: 0, high: 1).erased
        #expect(throws: InvalidMask.self) { try box.sample(mask: [1]) }
        var binary = MultiBinary(2).erased
        #expect(try binary.sample(mask: [0, 1]) == .array(.int8(NDArray([0, 1]))))
    }

    @Test func `no value whatever ends the program when it is looked for in a space`() {
        var values = RandomValues()
        var members = 0
        for _ in 0..<100_000 {
            let value = values.next()
            for space in Self.all where space.contains(value) { members += 1 }
        }
        #expect(members > 0)
    }

    @Test func `no value whatever ends the program as a mask or as probabilities`() {
        var values = RandomValues()
        var refused = 0
        var spaces = Self.all
        for _ in 0..<5_000 {
            let value = values.next()
            for index in spaces.indices {
                do { _ = try spaces[index].sample(mask: value) } catch { refused += 1 }
                do { _ = try spaces[index].sample(probability: value) } catch { refused += 1 }
            }
        }
        #expect(refused > 0)
    }
}

/// Values of all kinds, with the extremes of their types among them; the same ones in every run.
private struct RandomValues {
    private var generator = Generator(entropy: [42])

    private mutating func below(_ n: Int) -> Int { Int(generator.nextUInt32() % UInt32(n)) }

    private mutating func int() -> Int {
        switch below(8) {
        case 0: .min
        case 1: .max
        case 2: .max - 1
        case 3: Int(truncatingIfNeeded: generator.nextUInt64())
        default: below(12) - 4
        }
    }

    private mutating func double() -> Double {
        switch below(10) {
        case 0: .nan
        case 1: .infinity
        case 2: -.infinity
        case 3: .greatestFiniteMagnitude
        case 4: Double(bitPattern: generator.nextUInt64())
        case 5: 1
        case 6: 0
        default: generator.random() * 3 - 1
        }
    }

    private mutating func several<Element>(_ make: (inout RandomValues) -> Element) -> [Element] {
        let count = below(5)
        return (0..<count).map { _ in make(&self) }
    }

    private mutating func array() -> AnyArray {
        let shape = several { $0.below(3) }
        let count = shape.reduce(1, *)
        func make<S>(_ next: (inout RandomValues) -> S) -> NDArray<S> {
            let elements = (0..<count).map { _ in next(&self) }
            return (try? NDArray(shape: shape, elements: elements)) ?? NDArray([])
        }
        switch below(11) {
        case 0: return .float32(make { Float($0.double()) })
        case 1: return .float64(make { $0.double() })
        case 2: return .int8(make { Int8(truncatingIfNeeded: $0.int()) })
        case 3: return .int16(make { Int16(truncatingIfNeeded: $0.int()) })
        case 4: return .int32(make { Int32(truncatingIfNeeded: $0.int()) })
        case 5: return .int64(make { $0.int() })
        case 6: return .uint8(make { UInt8(truncatingIfNeeded: $0.int()) })
        case 7: return .uint16(make { UInt16(truncatingIfNeeded: $0.int()) })
        case 8: return .uint32(make { UInt32(truncatingIfNeeded: $0.int()) })
        case 9: return .uint64(make { UInt64(truncatingIfNeeded: $0.int()) })
        default: return .bool(make { $0.below(2) == 0 })
        }
    }

    mutating func next(depth: Int = 0) -> Value {
        switch below(depth < 3 ? 14 : 9) {
        case 0: return .none
        case 1: return .bool(below(2) == 0)
        case 2: return .int(int())
        case 3: return .double(double())
        case 4: return .string(["", "a", "0.5"][below(3)])
        case 5: return .floats(several { Float($0.double()) })
        case 6: return .doubles(several { $0.double() })
        case 7: return .integers(several { $0.int() })
        case 8, 9: return .array(array())
        case 10: return .list(several { $0.next(depth: depth + 1) })
        case 11: return .tuple(several { $0.next(depth: depth + 1) })
        case 12: return .dictionary(Info(several { (["a", "b", "c"][$0.below(3)], $0.next(depth: depth + 1)) }))
        default: return .graph(GraphInstance(nodes: next(depth: depth + 1)))
        }
    }
}
