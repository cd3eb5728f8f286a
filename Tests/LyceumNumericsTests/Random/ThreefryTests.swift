import Foundation
import LyceumNumerics
import TestSupport
import Testing

@Suite("The counter-based generator")
struct ThreefryTests {
    @Test("keys, bits, integers and numbers are JAX's, to the last bit")
    func keys() throws {
        let lines = try referenceLines("threefry.tsv")
        #expect(lines.count == 175)
        for fields in lines {
            let key = ThreefryKey(seed: try #require(Int(fields[1])))
            let found = try words(fields[0], key, fields[2].split(separator: " ").map(String.init))
            let expected = fields[3].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            #expect(found == expected, "\(fields[0...2])")
        }
    }

    private func words(_ kind: String, _ key: ThreefryKey, _ arguments: [String]) throws -> [UInt32] {
        func number(_ index: Int) throws -> Float { try #require(Float(arguments[index])) }
        func integer(_ index: Int) throws -> Int { try #require(Int(arguments[index])) }
        switch kind {
        case "key": return [key.high, key.low]
        case "split": return key.split(try integer(0)).flatMap { [$0.high, $0.low] }
        case "fold":
            let folded = key.foldIn(UInt32(try integer(0)))
            return [folded.high, folded.low]
        case "bits": return key.bits(count: try integer(0))
        case "uniform":
            return key.uniform(try number(0), try number(1), count: try integer(2)).map(\.bitPattern)
        case "integers":
            return key.integers(Int32(try integer(0)), Int32(try integer(1)), count: try integer(2))
                .map { UInt32(bitPattern: $0) }
        case "bernoulli": return key.bernoulli(try number(0), count: try integer(1)).map { $0 ? 1 : 0 }
        case "chain":
            var key = key
            return (0..<(try integer(0))).map { _ in
                let (next, own) = key.split()
                key = next
                return own.bits()
            }
        default:
            Issue.record("the reference has an unknown kind of line, \(kind)")
            return []
        }
    }

    @Test("a single draw is the first of many")
    func first() {
        let key = ThreefryKey(seed: 42)
        #expect(key.bits() == key.bits(count: 3)[0])
        #expect(key.uniform(2, 3).bitPattern == key.uniform(2, 3, count: 2)[0].bitPattern)
        #expect(key.integer(0, 13) == key.integers(0, 13, count: 5)[0])
        let (first, second) = key.split()
        #expect([first, second] == key.split(2))
    }

    @Test("of a seed the low 32 bits count, as in JAX without 64-bit types")
    func longSeeds() {
        #expect(ThreefryKey(seed: 1_099_511_627_793) == ThreefryKey(high: 0, low: 0x11))
        #expect(ThreefryKey(seed: -5) == ThreefryKey(high: 0, low: 0xFFFF_FFFB))
    }

    @Test("a choice is an element at random, and nil among none")
    func choices() {
        #expect(ThreefryKey(seed: 1).choice([Int]()) == nil)
        let chosen = Set((0..<100).compactMap { ThreefryKey(seed: $0).choice(["a", "b", "c"]) })
        #expect(chosen == ["a", "b", "c"])
    }

    @Test("nothing is drawn for a count below 1")
    func noDraws() {
        let key = ThreefryKey(seed: 1)
        #expect(key.split(-1).isEmpty && key.bits(count: 0).isEmpty && key.uniform(count: -3).isEmpty)
        #expect(key.integers(0, 5, count: -1).isEmpty && key.bernoulli(count: -1).isEmpty)
    }

    @Test("a key survives being coded, and prints its words")
    func coding() throws {
        let key = ThreefryKey(seed: 42).foldIn(3)
        #expect(try JSONDecoder().decode(ThreefryKey.self, from: JSONEncoder().encode(key)) == key)
        #expect(ThreefryKey(seed: 42).description == "00000000 0000002a")
    }
}
