import Gymnasium
import LyceumNumerics
import Testing

@Suite("Values as JSON")
struct JSONTests {
    @Test("every kind has one text")
    func kinds() throws {
        let cases: [(Value, String)] = [
            (.none, "null"), (true, "true"), (false, "false"), (3, "3"), (.int(.min), "-9223372036854775808"),
            (.int(.max), "9223372036854775807"), (0.1, "0.1"), (1.0, "1.0"), (.double(-0.0), "-0.0"),
            (1e16, "1e+16"), (.double(.leastNonzeroMagnitude), "5e-324"), (.double(.nan), "NaN"),
            (.double(.infinity), "Infinity"),
            (.double(-.infinity), "-Infinity"), ("a", "\"a\""),
            (.floats([0.1, .nan, -.infinity]), "[0.1,NaN,-Infinity]"),
            (.doubles([0.1, 2]), "[0.1,2.0]"), (.integers([1, -2]), "[1,-2]"),
            (.list([1, "a", .none]), "[1,\"a\",null]"),
            (.tuple([1, 2.5]), "[1,2.5]"), (["b": 1, "a": ["c": []]], "{\"b\":1,\"a\":{\"c\":[]}}"),
            (.floats([]), "[]"),
            (.dictionary([:]), "{}"),
            (
                .graph(GraphInstance(nodes: .floats([0.5]), edges: nil, edgeLinks: [[0, 1]])),
                "{\"nodes\":[0.5],\"edges\":null,\"edge_links\":[[0,1]]}"
            ),
        ]
        for (value, text) in cases { #expect(value.json == text) }
    }

    @Test("arrays are written row by row, whatever their shape")
    func arrays() throws {
        func array<Scalar>(_ shape: [Int], _ elements: [Scalar]) throws -> NDArray<Scalar> {
            try NDArray(shape: shape, elements: elements)
        }
        let cases: [(AnyArray, String)] = [
            (.float32(try array([2, 3], [1, 2, 3, 4, 5, 0.1])), "[[1.0,2.0,3.0],[4.0,5.0,0.1]]"),
            (.float64(try array([1, 2], [.nan, 0.1])), "[[NaN,0.1]]"),
            (.bool(try array([2, 1], [true, false])), "[[true],[false]]"),
            (.uint64(try array([1], [UInt64.max])), "[18446744073709551615]"),
            (.int8(try array([2, 1, 2], [1, -2, 3, -4])), "[[[1,-2]],[[3,-4]]]"),
            (.uint8(try array([0], [])), "[]"), (.uint8(try array([2, 0], [])), "[[],[]]"),
            (.uint8(try array([0, 2], [])), "[]"), (.int64(try array([], [7])), "7"),
        ]
        for (array, text) in cases { #expect(Value.array(array).json == text) }
    }

    @Test("texts are escaped where they must be and read back equal")
    func escapes() throws {
        let all = (0..<0x30).compactMap(Unicode.Scalar.init).map(String.init).joined() + "\\/é😀\u{2028}\u{7F}\u{10FFFF}"
        #expect(try Value(json: Value.string(all).json) == .string(all))
        #expect(Value.string("\"\\\n\r\t\u{01}\u{1F}/é").json == #""\"\\\n\r\t\u0001\u001f/é""#)
        #expect(Info([("a\"b", 1)]).json == #"{"a\"b":1}"#)
        #expect(try Value(json: #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\u0000""#) == .string("\"\\/\u{8}\u{C}\n\r\té😀\0"))
    }

    @Test("space around and within is skipped")
    func space() throws {
        #expect(try Value(json: " \t\r\n{ \"a\" : [ 1 , 2 ] , \"b\" : { } } \n") == ["a": [1, 2], "b": [:]])
    }

    @Test("numbers are whole where they can be")
    func numbers() throws {
        let cases: [(String, Value)] = [
            ("0", 0), ("-0", 0), ("-0.0", .double(-0.0)), ("12", 12), ("1.0", 1.0), ("1e2", 100.0), ("1E+2", 100.0),
            ("25e-1", 2.5), ("9223372036854775807", .int(.max)), ("9223372036854775808", 9223372036854775808.0),
            ("-9223372036854775808", .int(.min)), ("1e999", .double(.infinity)), ("-1e999", .double(-.infinity)),
            ("1e-999", 0.0), (String(repeating: "9", count: 400), .double(.infinity)),
            ("0." + String(repeating: "3", count: 1000), .double(1.0 / 3)), ("Infinity", .double(.infinity)),
            ("-Infinity", .double(-.infinity)),
        ]
        for (text, value) in cases { #expect(try Value(json: text) == value, "\(text)") }
        #expect(try Value(json: "-0.0").double?.sign == .minus)
        #expect(try Value(json: "NaN").double?.isNaN == true)
    }

    @Test("a number has the fewest digits that read back to the same bits")
    func digits() throws {
        var random = try Generator(seed: 11)
        for _ in 0..<20_000 {
            let double = Double(bitPattern: random.nextUInt64())
            let float = Float(bitPattern: random.nextUInt32())
            if double.isFinite {
                #expect(try Value(json: Value.double(double).json).double?.bitPattern == double.bitPattern)
            }
            guard float.isFinite else { continue }
            let text = Value.floats([float]).json
            #expect(try Value(json: text).floats?.first?.bitPattern == float.bitPattern, "\(text)")
            #expect(text.count <= 17, "\(text)")
        }
    }

    /// A random value of the kinds that JSON has.
    private func value(depth: Int, _ random: inout Generator) throws -> Value {
        switch try random.integers(depth > 3 ? 5 : 7) {
        case 0: return .none
        case 1: return .bool(random.random() < 0.5)
        case 2: return .int(Int(bitPattern: UInt(random.nextUInt64())) >> (try random.integers(64)))
        case 3:
            let number = Double(bitPattern: random.nextUInt64())
            return .double(number.isNaN ? 0.5 : number)
        case 4: return .string(try text(&random))
        case 5: return .list(try (0..<(try random.integers(5))).map { _ in try value(depth: depth + 1, &random) })
        default:
            return .dictionary(
                Info(
                    try (0..<(try random.integers(5))).map { index in
                        (try text(&random) + "\(index)", try value(depth: depth + 1, &random))
                    }))
        }
    }

    private func text(_ random: inout Generator) throws -> String {
        var text = ""
        for _ in 0..<(try random.integers(6)) {
            let width = try random.integers(1, 22)
            if let scalar = Unicode.Scalar(UInt32(try random.integers(1 << width))) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    @Test("any value of JSON's own kinds reads back equal, in the same order")
    func roundTrip() throws {
        var random = try Generator(seed: 5)
        for _ in 0..<3000 {
            let value = try value(depth: 0, &random)
            let again = try Value(json: value.json)
            #expect(again == value && again.json == value.json)
        }
    }

    @Test("vectors, tuples and arrays read back as lists with the same numbers")
    func lists() throws {
        #expect(try Value(json: Value.floats([0.1, 2]).json).floats == [0.1, 2])
        #expect(try Value(json: Value.doubles([0.1, 2]).json).doubles == [0.1, 2])
        #expect(try Value(json: Value.integers([1, 2]).json).integers == [1, 2])
        #expect(try Value(json: Value.tuple([1, "a"]).json) == [1, "a"])
        let array = try NDArray(shape: [2, 2], elements: [1, 2, 3, 4])
        #expect(try Value(json: Value.array(.int64(array)).json) == [[1, 2], [3, 4]])
    }

    @Test(
        "what is not JSON is an error that says where and why",
        arguments: [
            ("", 0, "ends where"), ("  ", 2, "ends where"), ("[", 1, "ends where"), ("[1", 2, "comma or ]"),
            ("[1,]", 3, "expected a value"), ("[1 2]", 3, "comma or ]"), ("{", 1, "key in quotes"),
            ("{a:1}", 1, "key in quotes"), ("{\"a\"}", 4, "colon after the key \"a\""),
            ("{\"a\":}", 5, "expected a value"),
            ("{\"a\":1,}", 7, "key in quotes"), ("{\"a\":1", 6, "comma or }"),
            ("{\"a\":1,\"a\":2}", 10, "\"a\" is there twice"),
            ("1 2", 2, "more after the end"), ("nul", 0, "expected a value"), ("nullx", 4, "more after"),
            ("True", 0, "expected a value"), ("'a'", 0, "expected a value"), ("+1", 0, "expected a value"),
            ("01", 2, "needless 0"), ("[-00.5]", 4, "needless 0"), ("-", 1, "ends where"),
            ("1.", 2, "digits after the point"),
            (".5", 0, "expected a value"), ("1e", 2, "digits of an exponent"), ("1e+", 3, "digits of an exponent"),
            ("-inf", 1, "expected a value"), ("\"a", 2, "has no end"), ("\"\\", 2, "has no end"),
            ("\"\\x\"", 3, "no escape \\x"),
            ("\"\\é\"", 3, "outside ASCII"), ("\"a\nb\"", 3, "control character"), ("\"\\u12\"", 3, "four hexadecimal"),
            ("\"\\u12G4\"", 3, "four hexadecimal"), ("\"\\uD800\"", 7, "half a character"),
            ("\"\\uDC00\"", 7, "half a character"), ("\"\\uD800\\u0041\"", 13, "half a character"),
            ("\"\\uD800x\"", 7, "half a character"), ("// no\n1", 0, "expected a value"),
            ("\u{FEFF}1", 0, "expected a value"),
        ])
    func malformed(text: String, offset: Int, problem: String) throws {
        let error = try #require(throws: MalformedJSON.self) { try Value(json: text) }
        #expect(error.offset == offset && error.problem.contains(problem), "\(error)")
        #expect(error.description.contains("byte \(offset)"))
    }

    @Test("a hundred levels are read, one more is refused, and so are a million")
    func depth() throws {
        func nested(_ count: Int, _ inside: String = "") -> String {
            String(repeating: "[", count: count) + inside + String(repeating: "]", count: count)
        }
        #expect(try Value(json: nested(100)).json == nested(100))
        #expect(try Value(json: nested(100, "1")).json == nested(100, "1"))
        #expect(throws: MalformedJSON.self) { try Value(json: nested(101)) }
        let error = try #require(throws: MalformedJSON.self) { try Value(json: nested(1_000_000)) }
        #expect(error.offset == 100 && error.problem.contains("100 levels"))
        #expect(throws: MalformedJSON.self) { try Value(json: String(repeating: "{\"a\":", count: 1_000_000)) }
    }
}
