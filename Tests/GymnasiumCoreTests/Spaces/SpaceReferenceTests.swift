import Gymnasium
import LyceumNumerics
import TestSupport
import Testing

/// Every space drew 200 times for many seeds in Gymnasium 1.4.0; here it draws the same, to the last bit.
@Suite struct SpaceReferenceTests {
    @Test func `Discrete draws what Gymnasium's draws, plain, masked and with probabilities`() throws {
        var compared = 0
        var beyondInt = 0
        for row in try ReferenceTable("discrete.tsv").rows where row["kind"] != "golden" {
            // Counts from 2^63 on, which Gymnasium has for uint64, are no `Int`.
            guard let n = Int(row["n"]) else {
                beyondInt += 1
                continue
            }
            let start = try #require(Int(row["start"]))
            let type = try #require(ScalarType(rawValue: row["dtype"]))
            var space = Discrete(n, start: start, scalarType: type)
            compared += 1
            if row["kind"] == "error" {
                // Gymnasium holds the count in the space's type, too; here only the elements have to fit.
                if n == 1 << 31, start <= 0, type == .int32 { continue }
                #expect(throws: InvalidSpace.self, "line \(row.line)") { try space.validate() }
                continue
            }
            try space.validate()
            try space.seed(try #require(Int(row["seed"])))
            let draw = try discreteDraw(row)
            if row["hash"].contains("Error") {
                #expect(throws: InvalidMask.self, "line \(row.line)") { try draw(&space, 0) }
                continue
            }
            var record = SampleRecord()
            for index in 0..<200 {
                let number = try draw(&space, index)
                try add(number, as: type, to: &record)
            }
            let difference = record.difference(from: row, state: state(after: space.random))
            #expect(difference == nil)
        }
        #expect(compared == 1072)
        #expect(beyondInt == 15)
    }

    private func discreteDraw(_ row: ReferenceTable.Row) throws -> (inout Discrete, Int) throws -> Int {
        let argument = row["argument"]
        switch row["kind"] {
        case "mask":
            let mask = argument.map { $0 == "1" }
            return { space, _ in try space.sample(mask: mask) }
        case "probability":
            let probability = argument.split(separator: ",").compactMap { Double($0) }
            return { space, _ in try space.sample(probability: probability) }
        case "mixed":
            let parts = argument.split(separator: " ")
            let mask = parts[0].map { $0 == "1" }
            let probability = parts[1].split(separator: ",").compactMap { Double($0) }
            return { space, index in
                switch index % 3 {
                case 0: space.sample()
                case 1: try space.sample(mask: mask)
                default: try space.sample(probability: probability)
                }
            }
        default: return { space, _ in space.sample() }
        }
    }

    private func add(_ number: Int, as type: ScalarType, to record: inout SampleRecord) throws {
        try add([number], as: type, to: &record)
    }

    private func add(_ numbers: [Int], as type: ScalarType, to record: inout SampleRecord) throws {
        func add<S: ReferenceScalar & FixedWidthInteger>(_ type: S.Type) throws {
            record.add(try numbers.map { try #require(S(exactly: $0)) }, asText: decimalText)
        }
        switch type {
        case .int8: try add(Int8.self)
        case .int16: try add(Int16.self)
        case .int32: try add(Int32.self)
        case .uint8: try add(UInt8.self)
        case .uint16: try add(UInt16.self)
        case .uint32: try add(UInt32.self)
        case .uint64: try add(UInt64.self)
        case .int64, .bool, .float32, .float64: try add(Int.self)
        }
    }

    @Test func `boxes of all types and shapes draw what Gymnasium's draw`() throws {
        var counts = BoxCounts()
        for row in try ReferenceTable("box.tsv").rows where row["kind"] != "golden" {
            switch row["dtype"] {
            case "float32": try compareBox(row, Float.self, &counts)
            case "float64": try compareBox(row, Double.self, &counts)
            case "int8": try compareBox(row, Int8.self, &counts)
            case "int16": try compareBox(row, Int16.self, &counts)
            case "int32": try compareBox(row, Int32.self, &counts)
            case "int64": try compareBox(row, Int.self, &counts)
            case "uint8": try compareBox(row, UInt8.self, &counts)
            case "uint16": try compareBox(row, UInt16.self, &counts)
            case "uint32": try compareBox(row, UInt32.self, &counts)
            case "uint64": try compareBox(row, UInt64.self, &counts)
            case "bool": try compareBox(row, Bool.self, &counts)
            default: Issue.record("line \(row.line): unknown type")
            }
        }
        #expect(counts == BoxCounts(compared: 989, refused: 9, beyondLimits: 20))
    }

    private struct BoxCounts: Equatable {
        var compared = 0
        var refused = 0
        /// Boxes that Gymnasium cannot sample, or samples as one constant, because their upper bound plus one, or their
        /// width, is no number of the type it calculates in; here they are sampled like all others.
        var beyondLimits = 0
    }

    private func compareBox<S: ReferenceScalar>(
        _ row: ReferenceTable.Row, _ type: S.Type, _ counts: inout BoxCounts
    ) throws {
        let shape = row["shape"] == "scalar" ? [] : row["shape"].split(separator: "x").compactMap { Int($0) }
        let low: Bound<S> = bound(row["low"], shape)
        let high: Bound<S> = bound(row["high"], shape)
        let seed = Int(row["seed"])
        let isBeyondLimits =
            row["hash"].contains("Error")
            || row["dtype"] == "int64" && row["low"] == "-9223372036854775808" && row["high"] == "9223372036854775807"
            || row["dtype"] == "uint64" && row["high"] == "18446744073709551615"
        let bounds = BoxBounds(low: low, high: high, shape: shape)
        var record = SampleRecord()
        var isInside = true
        let random: Generator
        if shape.count <= 1 {
            var box = Box(bounds: bounds, seed: seed)
            if row["kind"] == "error" {
                counts.refused += 1
                #expect(throws: InvalidSpace.self, "line \(row.line)") { try box.validate() }
                return
            }
            try box.validate()
            for _ in 0..<200 {
                let point = box.sample()
                record.add(point, asText: bitText)
                isInside = isInside && box.contains(point)
            }
            random = box.random
        } else {
            var box = ArrayBox(bounds: bounds, seed: seed)
            try box.validate()
            for _ in 0..<200 {
                let point = box.sample()
                record.add(point.elements, asText: bitText)
                isInside = isInside && box.contains(point)
            }
            random = box.random
        }
        #expect(isInside, "line \(row.line)")
        if isBeyondLimits {
            counts.beyondLimits += 1
            return
        }
        counts.compared += 1
        let difference = record.difference(from: row, state: state(after: random))
        #expect(difference == nil)
    }

    private func bound<S: ReferenceScalar>(_ text: String, _ shape: [Int]) -> Bound<S> {
        func number(_ text: some StringProtocol) -> S? {
            guard text.hasSuffix("inf") else { return S(reference: String(text)) }
            return S.isFloatingPoint ? (text.hasPrefix("-") ? S.lowest : S.highest) : nil
        }
        return text.contains(",")
            ? .each(text.split(separator: ",").map { number($0) }, shape: shape) : .all(number(text))
    }

    @Test func `MultiDiscrete and MultiBinary draw what Gymnasium's draw`() throws {
        let rows = try ReferenceTable("multi.tsv").rows
        for row in rows {
            var record = SampleRecord()
            let seed = try #require(Int(row["seed"]))
            let random: Generator
            if row["space"] == "MultiDiscrete" {
                let type = try #require(ScalarType(rawValue: row["dtype"]))
                var space = MultiDiscrete(integers(row["nvec or n"]), start: integers(row["start"]), scalarType: type)
                try space.validate()
                try space.seed(seed)
                let masks = row["argument"].split(separator: ",").map { $0.map { $0 == "1" } }
                let probabilities = row["argument"].split(separator: ";").map {
                    $0.split(separator: ",").compactMap { Double($0) }
                }
                for _ in 0..<200 {
                    let numbers =
                        switch row["kind"] {
                        case "mask": try space.sample(mask: masks)
                        case "probability": try space.sample(probability: probabilities)
                        default: space.sample()
                        }
                    try add(numbers, as: type, to: &record)
                }
                random = space.random
            } else {
                var space = MultiBinary(try #require(Int(row["nvec or n"])))
                try space.validate()
                try space.seed(seed)
                let mask = row["argument"].compactMap { Int8(String($0)) }
                let probability = row["argument"].split(separator: ",").compactMap { Double($0) }
                for _ in 0..<200 {
                    let numbers =
                        switch row["kind"] {
                        case "mask": try space.sample(mask: mask)
                        case "probability": try space.sample(probability: probability)
                        default: space.sample()
                        }
                    record.add(numbers, asText: decimalText)
                }
                random = space.random
            }
            let difference = record.difference(from: row, state: state(after: random))
            #expect(difference == nil)
        }
        #expect(rows.count == 480)
    }

    private func integers(_ text: String) -> [Int] { text.split(separator: ",").compactMap { Int($0) } }

    @Test func `adding up in NumPy's order gives NumPy's sums`() {
        #expect(pairwiseSum([]) == 0)
        #expect(pairwiseSum(Array(repeating: 0.1, count: 7)[...]) == 0.7)
        #expect(pairwiseSum(Array(repeating: 0.1, count: 10)[...]) == 1.0)
        #expect(pairwiseSum(Array(repeating: 0.1, count: 100)[...]) == 9.999999999999998)
        #expect(pairwiseSum(Array(repeating: 0.1, count: 129)[...]) == 12.899999999999999)
        #expect(pairwiseSum(Array(repeating: 0.1, count: 1000)[...]) == 100.00000000000001)
    }
}
