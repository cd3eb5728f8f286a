import Gymnasium
import LyceumNumerics
import Testing

@Suite("Value")
struct ValueTests {
    @Test("literals make the case that they look like")
    func literals() {
        #expect((nil as Value) == Value.none)
        #expect((true as Value) == .bool(true))
        #expect((1 as Value) == .int(1))
        #expect((-1.5 as Value) == .double(-1.5))
        #expect(("x" as Value) == .string("x"))
        let n = 3
        #expect(("n\(n)" as Value) == .string("n3"))
        #expect(([1, 2.0, "x", nil] as Value) == .list([.int(1), .double(2), .string("x"), .none]))
        #expect((["b": 1, "a": [:]] as Value) == .dictionary(Info([("b", 1), ("a", .dictionary([:]))])))
    }

    @Test("values of different cases are different, and hashes agree with equality")
    func equality() {
        let all: [Value] = [
            nil, true, false, 0, 1, 0.5, 1.0, "1", .floats([1]), .doubles([1]), .integers([1]), .list([1]), .tuple([1]),
            ["a": 1], .array(.uint8(NDArray([1]))), .array(.int8(NDArray([1]))), .graph(GraphInstance(nodes: [1])),
            .graph(GraphInstance(nodes: [1], edges: [2], edgeLinks: [[0, 0]])), .list([]), .tuple([]), .floats([]),
        ]
        #expect(Set(all).count == all.count)
        for (index, value) in all.enumerated() {
            #expect(all.firstIndex(of: value) == index)
        }
        #expect(Value.double(0.0) == .double(-0.0))
        #expect(Value.double(0.0).hashValue == Value.double(-0.0).hashValue)
        #expect(Value.double(.nan) != .double(.nan))
    }

    @Test("accessors give what is inside, and nil for another kind")
    func accessors() throws {
        let number = Value.int(3)
        #expect(number.int == 3 && number.double == 3 && number.bool == nil && number.string == nil)
        #expect(number.floats == nil && number.integers == nil && number.values == nil && number.dictionary == nil)
        #expect((2.0 as Value).int == nil && (2.5 as Value).double == 2.5)
        #expect((true as Value).bool == true && (true as Value).int == nil && (true as Value).double == nil)
        #expect(("x" as Value).string == "x" && (nil as Value).double == nil)
        #expect((["k": 1] as Value).dictionary == ["k": 1] && (["k": 1] as Value)["k"] == 1 && number["k"] == nil)
        #expect(Value.tuple([1, "x"]).values == [1, "x"] && Value.floats([1]).values == nil)
        let array = AnyArray.uint8(try NDArray(shape: [1, 2], elements: [7, 255]))
        #expect(Value.array(array).array == array && number.array == nil)
    }

    @Test("vectors are read as any kind of number that holds them")
    func vectors() throws {
        #expect(Value.floats([0.1]).floats == [0.1] && Value.floats([0.5]).doubles == [0.5])
        #expect(Value.doubles([0.1]).floats == [0.1] && Value.doubles([0.1]).doubles == [0.1])
        #expect(Value.integers([1, 2]).doubles == [1, 2] && Value.integers([1, 2]).integers == [1, 2])
        #expect(Value.floats([1]).integers == nil && Value.doubles([1]).integers == nil)
        #expect(([1, 0.5] as Value).doubles == [1, 0.5] && ([1, 0.5] as Value).integers == nil)
        #expect(([1, 2] as Value).integers == [1, 2] && ([1, "x"] as Value).doubles == nil)
        #expect(Value.tuple([1, 2]).floats == [1, 2])
        let image = Value.array(.uint8(try NDArray(shape: [2, 1], elements: [7, 255])))
        #expect(image.doubles == [7, 255] && image.integers == [7, 255] && image.floats == [7, 255])
        #expect(Value.array(.float32(NDArray([0.5]))).integers == nil)
        #expect(Value.array(.uint64(NDArray([.max]))).integers == nil)
        #expect(Value.array(.uint64(NDArray([5]))).integers == [5])
        #expect(Value.array(.bool(NDArray([true, false]))).integers == [1, 0])
    }

    @Test("a position reads a number from every kind of vector")
    func positions() throws {
        let vectors: [Value] = [
            .floats([1, 2.5]), .doubles([1, 2.5]), [1, 2.5], .tuple([1, 2.5]), .array(.float64(NDArray([1, 2.5]))),
        ]
        for vector in vectors { #expect(vector[1] == 2.5) }
        #expect(Value.integers([1, 2])[0] == 1)
    }

    @Test("every scalar type of an array reads as numbers, with its shape and NumPy's name")
    func arrays() throws {
        func both<S: Scalar>(_ zero: S, _ one: S) throws -> NDArray<S> {
            try NDArray(shape: [2, 1], elements: [zero, one])
        }
        let arrays: [(AnyArray, String)] = [
            (.float32(try both(0, 1)), "float32"), (.float64(try both(0, 1)), "float64"),
            (.int8(try both(0, 1)), "int8"),
            (.int16(try both(0, 1)), "int16"), (.int32(try both(0, 1)), "int32"), (.int64(try both(0, 1)), "int64"),
            (.uint8(try both(0, 1)), "uint8"), (.uint16(try both(0, 1)), "uint16"), (.uint32(try both(0, 1)), "uint32"),
            (.uint64(try both(0, 1)), "uint64"), (.bool(try both(false, true)), "bool"),
        ]
        for (array, name) in arrays {
            #expect(array.shape == [2, 1])
            #expect(array.numbers == [0, 1])
            #expect("\(array.scalarType)" == name)
        }
    }

    @Test("arrays are named with their scalar type where NumPy names it")
    func arrayDescriptions() {
        #expect(Value.array(.uint8(NDArray([7]))).description.hasSuffix(", dtype=uint8)"))
        #expect(Value.array(.float32(NDArray([7]))).description.hasSuffix(", dtype=float32)"))
        #expect(!Value.array(.int64(NDArray([7]))).description.contains("dtype"))
        #expect(Value.integers([1, 20]).description == "array([ 1, 20])")
        #expect(
            Value.graph(GraphInstance(nodes: 1)).description == "GraphInstance(nodes=1, edges=None, edge_links=None)")
    }
}
