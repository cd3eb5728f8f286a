import Gymnasium
import TestSupport
import Testing

/// Texts, memberships and equalities that Gymnasium 1.4.0 printed for Python expressions.
@Suite struct SpaceTextTests {
    private static let inf = Float.infinity

    /// The spaces of the expressions that can be written here. Not among them are `float16`, numbers of 10^39 in `float32`,
    /// `MultiDiscrete` and `MultiBinary` with several axes, keys that are no text, and the spaces Text, Sequence, OneOf and
    /// Graph.
    private static let spaces: [String: any Space] = [
        "Discrete(1)": Discrete(1), "Discrete(2)": Discrete(2), "Discrete(5)": Discrete(5), "Discrete(6)": Discrete(6),
        "Discrete(5, start=0)": Discrete(5, start: 0), "Discrete(5, start=2)": Discrete(5, start: 2),
        "Discrete(5, start=1)": Discrete(5, start: 1), "Discrete(5, seed=3)": Discrete(5, seed: 3),
        "Discrete(5, start=-3)": Discrete(5, start: -3), "Discrete(2**40)": Discrete(1 << 40),
        "Discrete(5, start=-2)": Discrete(5, start: -2),
        "Discrete(5, dtype=np.int32)": Discrete(5, scalarType: .int32),
        "Discrete(5, dtype=np.uint8)": Discrete(5, scalarType: .uint8),
        "Discrete(5, dtype=np.int8)": Discrete(5, scalarType: .int8),
        "Discrete(5, dtype=np.uint64)": Discrete(5, scalarType: .uint64),
        "Discrete(100, start=100, dtype=np.uint8)": Discrete(100, start: 100, scalarType: .uint8),
        "Discrete(127, start=1, dtype=np.int8)": Discrete(127, start: 1, scalarType: .int8),
        "Discrete(5, start=-2, dtype=np.int8)": Discrete(5, start: -2, scalarType: .int8),
        "Discrete(5, dtype='int16')": Discrete(5, scalarType: .int16),
        "Box(0, 1)": Box(low: 0, high: 1), "Box(-1, 1)": Box(low: -1, high: 1), "Box(-1.0, 1.0)": Box(low: -1, high: 1),
        "Box(0, 1, ())": Box(low: 0, high: 1, shape: []), "Box(-1, 1, ())": Box(low: -1, high: 1, shape: []),
        "Box(0, 1, (1,))": Box(low: 0, high: 1, shape: [1]), "Box(0, 1, (2,))": Box(low: 0, high: 1, shape: [2]),
        "Box(0, 1, (3,))": Box(low: 0, high: 1, shape: [3]), "Box(-1, 1, (2,))": Box(low: -1, high: 1, shape: [2]),
        "Box(0, 255, (84, 84, 3), np.uint8)": ArrayBox(low: 0, high: 255, shape: [84, 84, 3], dtype: UInt8.self),
        "Box(0, 255, (2, 2), dtype='uint8')": ArrayBox(low: 0, high: 255, shape: [2, 2], dtype: UInt8.self),
        "Box(0, 255, (2,), np.uint8)": Box(low: 0, high: 255, shape: [2], dtype: UInt8.self),
        "Box(0, 10, (2,), np.int32)": Box(low: 0, high: 10, shape: [2], dtype: Int32.self),
        "Box(0, 10, (2,), np.int64)": Box(low: 0, high: 10, shape: [2], dtype: Int.self),
        "Box(0, 1, (2,), np.float64)": Box(low: 0, high: 1, shape: [2], dtype: Double.self),
        "Box(-inf, inf)": Box(low: -inf, high: inf), "Box(-inf, 3e38)": Box(low: -inf, high: 3e38),
        "Box(-inf, inf, (2,))": Box(low: -inf, high: inf, shape: [2]),
        "Box(-inf, inf, (4,))": Box(low: -inf, high: inf, shape: [4]),
        "Box(0, inf, (2,))": Box(low: 0, high: inf, shape: [2]),
        "Box(0, 1.000001, (2,))": Box(low: 0, high: 1.000001, shape: [2]),
        "Box(0, 1.0001, (2,))": Box(low: 0, high: 1.0001, shape: [2]),
        "Box(1e-9, 1, (2,))": Box(low: 1e-9, high: 1, shape: [2]),
        "Box(1e-7, 1, (2,))": Box(low: 1e-7, high: 1, shape: [2]),
        "Box(0, 100000, (1,))": Box(low: 0, high: 100_000), "Box(0, 100000.9, (1,))": Box(low: 0, high: 100_000.9),
        "Box(0, 100001.2, (1,))": Box(low: 0, high: 100_001.2),
        "Box(-inf, 0.5, (2, 2))": ArrayBox<Float>(low: -inf, high: 0.5, shape: [2, 2]),
        "Box(-1, 1, (2,), np.float64)": Box(low: -1, high: 1, shape: [2], dtype: Double.self),
        "Box(-0.1, 0.1, (2,))": Box(low: -0.1, high: 0.1, shape: [2]),
        "Box(-0.1, 0.1, (2,), np.float64)": Box(low: -0.1, high: 0.1, shape: [2], dtype: Double.self),
        "Box(-1/3, 1/3, (2,), np.float64)": Box(low: -1 / 3, high: 1 / 3, shape: [2], dtype: Double.self),
        "Box(-1/3, 1/3, (2,))": Box(low: -1 / 3, high: 1 / 3, shape: [2]),
        "Box(1e-5, 1e16, (1,))": Box(low: 1e-5, high: 1e16),
        "Box(1e-5, 1e16, (1,), np.float64)": Box(low: 1e-5, high: 1e16, dtype: Double.self),
        "Box(-1e-8, 1e8, (1,))": Box(low: -1e-8, high: 1e8),
        "Box(-3.4028234663852886e+38, 3.4028234663852886e+38, (2,))":
            Box(low: -Float.greatestFiniteMagnitude, high: Float.greatestFiniteMagnitude, shape: [2]),
        "Box(0, 1, (0,))": Box(low: 0, high: 1, shape: [0]),
        "Box(0, 1, (2, 0))": ArrayBox<Float>(low: 0, high: 1, shape: [2, 0]),
        "Box(np.array([-1.0, -2.0], np.float32), np.array([2.0, 4.0], np.float32))": Box(low: [-1, -2], high: [2, 4]),
        "Box(np.array([-1.0, -2.0]), np.array([2.0, 4.0]), dtype=np.float64)":
            Box(low: [-1, -2], high: [2, 4], dtype: Double.self),
        "Box(np.array([-4.8, -inf, -0.41887903, -inf], np.float32), np.array([4.8, inf, 0.41887903, inf], np.float32))":
            Box(low: [-4.8, -inf, -0.41887903, -inf], high: [4.8, inf, 0.41887903, inf]),
        "Box(np.array([-1.2, -0.07], np.float32), np.array([0.6, 0.07], np.float32))":
            Box(low: [-1.2, -0.07], high: [0.6, 0.07]),
        "Box(np.array([0.1, 100.25], np.float32), np.array([1e10, 1e-10 + 101], np.float32))":
            Box(low: [0.1, 100.25], high: [1e10, 101]),
        "Box(np.array([1e-5, 1.0], np.float32), 2.0)": Box(low: [1e-5, 1], high: [2, 2]),
        "Box(np.array([0, -5, 100]), np.array([1, 5, 1000]), dtype=np.int64)":
            Box(low: [0, -5, 100], high: [1, 5, 1000], dtype: Int.self),
        "Box(np.array([0, -5], np.int8), np.array([1, 5], np.int8), dtype=np.int8)":
            Box(low: [0, -5], high: [1, 5], dtype: Int8.self),
        "Box(np.array([[0, 1], [2, 3]], np.float32), np.array([[4, 5], [6, 7]], np.float32))":
            array([2, 2], [0, 1, 2, 3], [4, 5, 6, 7]),
        "Box(np.array([[0.5, -1], [2, 3.25]], np.float32), 10.0)":
            array([2, 2], [0.5, -1, 2, 3.25], [10, 10, 10, 10]),
        "Box(np.zeros((2, 2, 2), np.float32), np.arange(8, dtype=np.float32).reshape(2, 2, 2))":
            array([2, 2, 2], Array(repeating: 0, count: 8), (0..<8).map(Float.init)),
        "Box(np.zeros(3, np.float32), np.ones(3, np.float32))": Box(low: [0, 0, 0], high: [1, 1, 1]),
        "Box(np.zeros(2, np.float32), np.ones(2, np.float32))": Box(low: [0, 0], high: [1, 1]),
        "Box(np.arange(30, dtype=np.float32), np.arange(30, dtype=np.float32) + 0.5)":
            Box(low: (0..<30).map { Float($0) }, high: (0..<30).map { Float($0) + 0.5 }),
        "Box(0, np.arange(1200, dtype=np.float32), (1200,))":
            Box(low: Array(repeating: 0, count: 1200), high: (0..<1200).map { Float($0) }),
        "Box(-inf, inf, (2,), np.int8)": Box(low: nil, high: nil, shape: [2], dtype: Int8.self),
        "Box(-inf, inf, (2,), np.int32)": Box(low: nil, high: nil, shape: [2], dtype: Int32.self),
        "Box(-inf, 5, (2,), np.int64)": Box(low: nil, high: 5, shape: [2], dtype: Int.self),
        "Box(0, 1, (2,), bool)": Box(low: false, high: true, shape: [2]),
        "Box(np.array([False, False]), np.array([True, False]), dtype=bool)":
            Box(low: [false, false], high: [true, false], dtype: Bool.self),
        "Box(-5, 10**18, (1,), np.int64)": Box(low: -5, high: 1_000_000_000_000_000_000, dtype: Int.self),
        "Box(0, 2**64 - 1, (1,), np.uint64)": Box(low: 0, high: .max, dtype: UInt64.self),
        "Box(-0.0, 0.0, (1,))": Box(low: -0.0, high: 0),
        "Box(np.array([-0.0, 1.0], np.float32), np.array([0.0, 2.0], np.float32))": Box(low: [-0.0, 1], high: [0, 2]),
        "Box(np.array([0, 10], np.float32), np.array([1, 20], np.float32))": Box(low: [0, 10], high: [1, 20]),
        "MultiDiscrete([3, 5])": MultiDiscrete([3, 5]), "MultiDiscrete([5])": MultiDiscrete([5]),
        "MultiDiscrete([3])": MultiDiscrete([3]), "MultiDiscrete([3, 6])": MultiDiscrete([3, 6]),
        "MultiDiscrete(np.array([2, 2, 100]))": MultiDiscrete([2, 2, 100]),
        "MultiDiscrete(np.arange(1, 41))": MultiDiscrete(Array(1...40)),
        "MultiDiscrete([3, 5], start=[1, -2])": MultiDiscrete([3, 5], start: [1, -2]),
        "MultiDiscrete([3, 5], start=[0, 0])": MultiDiscrete([3, 5], start: [0, 0]),
        "MultiDiscrete([3, 5], start=[0, 1])": MultiDiscrete([3, 5], start: [0, 1]),
        "MultiDiscrete([3, 5], dtype=np.int32)": MultiDiscrete([3, 5], scalarType: .int32),
        "MultiBinary(5)": MultiBinary(5), "MultiBinary(3)": MultiBinary(3), "MultiBinary(4)": MultiBinary(4),
        "Tuple((Discrete(5), Discrete(6)))": TupleSpace(Discrete(5), Discrete(6)),
        "Tuple([Discrete(5)])": TupleSpace([Discrete(5)]), "Tuple(())": TupleSpace(),
        "Tuple((Discrete(2),))": TupleSpace(Discrete(2)), "Tuple([Discrete(2)])": TupleSpace([Discrete(2)]),
        "Tuple((Discrete(2), Discrete(3)))": TupleSpace(Discrete(2), Discrete(3)),
        "Tuple((Discrete(3), Discrete(2)))": TupleSpace(Discrete(3), Discrete(2)),
        "Tuple((Discrete(5), Box(-1, 1, (2,))))": TupleSpace(Discrete(5), Box(low: -1, high: 1, shape: [2])),
        "Tuple((Discrete(2, start=1), Box(-1, 1, (2,)), Tuple((MultiBinary(3), Discrete(4)))))":
            TupleSpace(
                Discrete(2, start: 1), Box(low: -1, high: 1, shape: [2]), TupleSpace(MultiBinary(3), Discrete(4))),
        "Dict(a=Discrete(2))": DictSpace(["a": Discrete(2)]), "Dict({'a': Discrete(2)})": DictSpace(["a": Discrete(2)]),
        "Dict(a=Discrete(3))": DictSpace(["a": Discrete(3)]), "Dict(b=Discrete(2))": DictSpace(["b": Discrete(2)]),
        "Dict({'a': Discrete(2), 'b': Discrete(3)})": DictSpace(["a": Discrete(2), "b": Discrete(3)]),
        "Dict([('b', Discrete(3)), ('a', Discrete(2))])": DictSpace([("b", Discrete(3)), ("a", Discrete(2))]),
        "Dict(a=Discrete(5), b=Discrete(6))": DictSpace(["a": Discrete(5), "b": Discrete(6)]),
        "Dict(a=Discrete(5), b=Box(0, 1, (2,)))":
            DictSpace(["a": Discrete(5), "b": Box(low: 0, high: 1, shape: [2])]),
        "Dict({'b': Discrete(2), 'a': Discrete(3)})": DictSpace(["b": Discrete(2), "a": Discrete(3)]),
        "Dict({})": DictSpace([:]),
        "Dict({'position': Box(-1, 1, (2,)), 'inner': Dict(x=Discrete(2), y=Tuple((Discrete(3), MultiBinary(2))))})":
            DictSpace([
                "position": Box(low: -1, high: 1, shape: [2]),
                "inner": DictSpace(["x": Discrete(2), "y": TupleSpace(Discrete(3), MultiBinary(2))]),
            ]),
    ]

    private static func array(_ shape: [Int], _ low: [Float], _ high: [Float]) -> ArrayBox<Float> {
        let bounds = BoxBounds<Float>(low: .each(low, shape: shape), high: .each(high, shape: shape), shape: shape)
        return ArrayBox(bounds: bounds, seed: nil)
    }

    @Test func `spaces print as Gymnasium's do`() throws {
        var compared = 0
        for row in try ReferenceTable("space_text.tsv").rows where row["kind"] == "repr" {
            guard let space = Self.spaces[row["expression"]] else { continue }
            compared += 1
            #expect(space.description == row["text"].unescaped, "line \(row.line)")
        }
        #expect(compared == 70)
    }

    @Test func `spaces are equal where Gymnasium's are`() throws {
        var compared = 0
        for row in try ReferenceTable("space_text.tsv").rows where row["kind"] == "equal" {
            guard let left = Self.spaces[row["expression"]], let right = Self.spaces[row["text"]] else { continue }
            compared += 1
            #expect((left.erased == right.erased) == (row["outcome"] == "True"), "line \(row.line)")
        }
        #expect(compared == 35)
    }

    /// Whether a space contains a value here, where Gymnasium says the opposite, by space and value.
    ///
    /// - The type of a Discrete space decides how it samples; its elements are those whole numbers whatever their type.
    ///   Arrays of `uint64` are never converted.
    /// - An element of a Box of rank 0 or 1 is a Swift array, which a number and a list of one number both become.
    /// - Nothing is converted at a loss: no number to a whole one, no text to a number.
    private static let differences: [String: [String: Bool]] = [
        "Discrete(5, dtype=np.int8)": [
            "np.uint8(3)": true, "np.int16(3)": true, "np.int64(3)": true, "np.array(3)": true,
        ],
        "Discrete(5, dtype=np.int32)": ["np.int64(3)": true, "np.uint32(3)": true],
        "Discrete(5, dtype=np.uint8)": ["np.int8(3)": true],
        "Discrete(5, dtype=np.uint64)": ["np.uint64(3)": false, "np.int64(3)": true],
        "Box(-1, 1, (2,))": ["['0.5', '1']": false],
        "Box(-1, 1)": ["0.5": true, "np.float32(0.5)": true, "1": true, "np.array(0.5, np.float32)": true],
        "Box(-1, 1, ())": ["[0.5]": true, "'0.5'": false],
        "Box(0, 255, (2,), np.uint8)": ["[0.5, 1]": false, "[254.9, 3]": false, "['1', '2']": false],
        "Box(0, 10, (2,), np.int32)": ["[0.9, 10.9]": false],
        "Box(0, 1, (2,), bool)": ["[2, 0]": false, "['a', '']": false],
    ]

    @Test func `spaces contain what Gymnasium's contain, but for a list of values`() throws {
        var compared = 0
        var different = 0
        for row in try ReferenceTable("space_text.tsv").rows where row["kind"] == "contains" {
            // Complex numbers, bytes, classes, numbers beyond 64 bits, `float16` and long doubles are no values.
            guard let space = Self.spaces[row["expression"]], let value = PythonLiteral.value(of: row["text"]) else {
                continue
            }
            compared += 1
            let deviation = Self.differences[row["expression"]]?[row["text"]]
            if deviation != nil { different += 1 }
            #expect(
                space.erased.contains(value) == deviation ?? (row["outcome"] == "True"),
                "line \(row.line): \(row["expression"]) \(row["text"])")
        }
        #expect(compared == 266)
        #expect(different == Self.differences.values.map(\.count).reduce(0, +))
    }
}
