import Gymnasium
import LyceumNumerics
import TestSupport
import Testing

@Suite struct ArrayTextTests {
    /// The value of a line: a vector of one of the three kinds of ``Value`` where there is one, else an array.
    private func value(_ row: ReferenceTable.Row) throws -> Value {
        let shape = row["shape"].split(separator: "x").compactMap { Int($0) }
        let bits = row["bits"].split(separator: ",").compactMap { UInt64($0, radix: 16) }
        func value<S: Scalar>(_ element: (UInt64) -> S) throws -> Value {
            S.value(of: try NDArray(shape: shape, elements: bits.map(element)))
        }
        switch row["dtype"] {
        case "float32": return try value { Float(bitPattern: UInt32($0)) }
        case "float64": return try value { Double(bitPattern: $0) }
        case "int8": return try value { Int8(truncatingIfNeeded: $0) }
        case "uint8": return try value { UInt8(truncatingIfNeeded: $0) }
        case "int16": return try value { Int16(truncatingIfNeeded: $0) }
        case "uint16": return try value { UInt16(truncatingIfNeeded: $0) }
        case "int32": return try value { Int32(truncatingIfNeeded: $0) }
        case "uint32": return try value { UInt32(truncatingIfNeeded: $0) }
        case "int64": return try value { Int(truncatingIfNeeded: $0) }
        case "uint64": return try value { $0 }
        default: return try value { $0 != 0 }
        }
    }

    @Test func `vectors and arrays in an information print as NumPy prints them`() throws {
        let rows = try ReferenceTable("array_texts.tsv").rows
        #expect(rows.count == 120)
        for row in rows where !(row["shape"].isEmpty && ["float32", "float64", "int64"].contains(row["dtype"])) {
            let text = row["text"].unescaped
            #expect(try value(row).description == text, "line \(row.line)")
            #expect(try Info([("x", value(row))]).description == "{'x': \(text)}")
        }
    }

    @Test func `a literal of a value is what one would write for it`() {
        #expect(Value.tuple([1.0, 0.0, .list([2, true])]).literal == "[1.0, 0.0, [2, true]]")
        #expect(
            Value.floats([2, -0.5]).literal == "[2.0, -0.5]" && Value.doubles([.infinity]).literal == "[.infinity]")
        #expect(Value.integers([1, 2]).literal == "[1, 2]" && Value.string("4x4").literal == "\"4x4\"")
        #expect(
            Value.dictionary(["a": .tuple([1])]).literal == "[\"a\": [1]]" && Value.dictionary([:]).literal == "[:]")
        #expect(Value.array(.uint8(NDArray(shape: [2, 1], repeating: 7))).literal == "[[7], [7]]")
    }
}
