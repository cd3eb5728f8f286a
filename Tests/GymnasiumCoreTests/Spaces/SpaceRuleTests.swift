import Gymnasium
import LyceumNumerics
import Testing

/// Rules of the numeric spaces, and of their batches.
@Suite struct SpaceRuleTests {
    @Test func `the shape of a box is that of its bounds, or the one given`() throws {
        let rows = try NDArray<Float>(rows: [[0, 1], [2, 3], [4, 5]])
        let shapes: [(AnySpace, [Int])] = [
            (Box(low: 0, high: 1).erased, [1]), (Box(low: 0, high: 1, shape: []).erased, []),
            (Box(low: 0, high: 1, shape: [7]).erased, [7]), (Box(low: [0, 1, 2], high: [3, 4, 5]).erased, [3]),
            (Box(low: [nil, 0], high: [3, nil], dtype: Int16.self).erased, [2]),
            (ArrayBox(low: 0, high: 1, shape: [2, 1, 3], dtype: Double.self).erased, [2, 1, 3]),
            (ArrayBox(low: rows, high: rows).erased, [3, 2]),
        ]
        for (space, shape) in shapes {
            guard case .box(let own, _) = space.structure else {
                Issue.record("\(space) is no box")
                continue
            }
            #expect(own == shape)
            try space.validate()
            #expect(space.batched(3).structure != space.structure)
        }
    }

    private func reaches<S: FixedWidthInteger & Scalar>(_ type: S.Type) -> Bool {
        let spans: [(S, S)] = [(.min, .min + 3), (.max - 3, .max)]
        return spans.allSatisfy { low, high in
            var space = Box(low: low, high: high, seed: 0)
            return Set((0..<400).map { _ in space.sample()[0] }) == Set(low...high)
        }
    }

    @Test func `whole numbers at both limits of a type are drawn`() {
        #expect(reaches(Int8.self) && reaches(Int16.self) && reaches(Int32.self))
        #expect(reaches(UInt8.self) && reaches(UInt16.self) && reaches(UInt32.self))
        var flags = Box(low: false, high: true, seed: 0)
        #expect(Set((0..<50).map { _ in flags.sample()[0] }) == [false, true])
    }

    @Test func `numbers beyond the type are no elements`() {
        #expect(!Box(low: 0, high: 255, shape: [2], dtype: UInt8.self).erased.contains([256, 0]))
        #expect(!Box(low: 0, high: 255, shape: [2], dtype: UInt8.self).erased.contains([-1, 0]))
        #expect(!Box(low: -128, high: 127, shape: [2], dtype: Int8.self).erased.contains([128, 0]))
        #expect(!Box(low: 0, high: .max, shape: [2], dtype: UInt32.self).erased.contains([.int(1 << 32), 0]))
        #expect(!MultiBinary(2).erased.contains([256, 0]) && !MultiBinary(2).erased.contains([2, 0]))
        #expect(!Discrete(5, scalarType: .int8).contains(1 << 40) && !Discrete(5, scalarType: .int8).contains(.min))
        #expect(!MultiDiscrete([5, 5], scalarType: .uint8).contains([256, 0]))
        #expect(Discrete(128, scalarType: .int8).contains(127) && !Discrete(128, scalarType: .int8).contains(128))
    }

    @Test func `a row of a space of rows is a space of the same numbers, type and stream`() {
        let space = ArrayMultiDiscrete([[2, 3], [4, 5]], start: [[10, 20], [30, 40]], scalarType: .int16, seed: 4)
        var (first, again) = (space[1], space[1])
        #expect(first == ArrayMultiDiscrete(NDArray([4, 5]), start: NDArray([30, 40]), scalarType: .int16))
        #expect(first.random == space.random && space.count == 2 && first.count == 2)
        #expect((0..<20).map { _ in first.sample() } == (0..<20).map { _ in again.sample() })
        #expect(!ArrayMultiDiscrete([[2, 3], [4, 5]]).contains(NDArray(shape: [2, 2], repeating: 10)))
        #expect(space.contains(NDArray(shape: [2, 2], repeating: 10)) == false)
    }

    @Test func `counts that a type cannot add up are flattened and come back`() throws {
        var space = MultiDiscrete([100, 100, 100], scalarType: .int8, seed: 3)
        #expect(space.flatDim == 300)
        for _ in 0..<50 {
            let element = space.sample()
            #expect(try space.unflatten(space.flatten(element)) == element)
        }
        var single = MultiDiscrete([1, 3, 1], start: [4, 0, -2], seed: 3)
        for _ in 0..<50 {
            let element = single.sample()
            #expect(element[0] == 4 && element[2] == -2 && single.contains(element))
        }
        #expect(try single.sample(mask: [[1], [0, 1, 0], [0]]) == [4, 1, -2])
    }

    @Test func `a vector without a one is not what an element is flattened to`() {
        #expect(throws: InvalidElement.self) { try Discrete(3).unflatten(.integers([0, 0, 0])) }
        #expect(throws: InvalidElement.self) { try MultiDiscrete([2, 3]).unflatten(.integers([0, 1, 0, 0, 0])) }
        #expect(throws: InvalidElement.self) { try Discrete(3).unflatten(.integers([0, 1])) }
        #expect(throws: Never.self) { try Discrete(3, scalarType: .int8).unflatten(.integers([0, 1, 0])) }
    }

    @Test func `spaces that differ in kind, shape, type or keys have no common batch`() {
        let pairs: [[any Space]] = [
            [], [Discrete(2), MultiBinary(2)], [Box(low: 0, high: 1), Box(low: 0, high: 1, shape: [2])],
            [Box(low: 0, high: 1), Box(low: 0, high: 1, dtype: Double.self)], [MultiBinary(2), MultiBinary(3)],
            [DictSpace(["a": Discrete(2)]), DictSpace(["b": Discrete(2)])],
            [TupleSpace(Discrete(2)), TupleSpace(Discrete(2), Discrete(2))], [Discrete(3), TextSpace(3)],
        ]
        for pair in pairs {
            #expect(throws: InvalidSpace.self, "\(pair)") { try AnySpace.batched(differing: pair.map(\.erased)) }
        }
    }

    @Test func `a batch of differing spaces has their bounds, the widest type, and the first one's stream`() throws {
        let counts = [Discrete(3, scalarType: .int8, seed: 5), Discrete(9, start: 2, scalarType: .int32)]
        var batched = try AnySpace.batched(differing: counts.map(\.erased))
        #expect(batched == MultiDiscrete([3, 9], start: [0, 2], scalarType: .int32).erased)
        #expect(batched.random == counts[0].random)
        var again = try AnySpace.batched(differing: counts.map(\.erased))
        #expect((0..<10).map { _ in batched.sample() } == (0..<10).map { _ in again.sample() })
        let boxes = [Box(low: 0, high: 1, shape: [2]), Box(low: -3, high: 2, shape: [2])]
        let stacked = try AnySpace.batched(differing: boxes.map(\.erased)).as(ArrayBox<Float>.self)
        #expect(stacked?.low == [0, 0, -3, -3] && stacked?.high == [1, 1, 2, 2])
    }
}
