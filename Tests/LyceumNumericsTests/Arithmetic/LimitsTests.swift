import Foundation
import LyceumNumerics
import Testing

@Suite struct LimitsTests {
    @Test func `a product is the true one, or none where it is beyond the limit or no number can hold it`() {
        #expect(Limits.product([3, 4], atMost: 12) == 12)
        #expect(Limits.product([3, 4], atMost: 11) == nil)
        #expect(Limits.product([], atMost: 1) == 1)
        #expect(Limits.product([.max, .max], atMost: .max) == nil)
        #expect(Limits.product([1 << 32, 1 << 32], atMost: .max) == nil)
        #expect(Limits.product([2, -1], atMost: .max) == nil)
        #expect(Limits.product([0, 5], atMost: 5) == 0)
        #expect(Limits.product([0, 1 << 40, 1 << 40], atMost: .max) == nil)
    }

    @Test func `a sum stops at the greatest number, and negative counts add nothing`() {
        #expect(Limits.sum([3, -5, 4]) == 7)
        #expect(Limits.sum([.max, 1]) == .max)
        #expect(Limits.sum([]) == 0)
    }

    @Test func `an array without elements may have any other lengths, and is read, printed and written like others`()
        throws
    {
        let lengths = 1 << 40
        let array = try NDArray(shape: [0, lengths, lengths], elements: [Float]())
        #expect(array.count == 0 && array.rowCount == 0 && array.rowLength == .max)
        #expect("\(array)" == "[]")
        #expect(NDArray(shape: [lengths, 0, lengths], repeating: 1).rowLength == 0)
        #expect(try JSONDecoder().decode(NDArray<Float>.self, from: JSONEncoder().encode(array)) == array)
        #expect(throws: InvalidShape.self) { try array.reshaped([lengths, lengths]) }
    }

    @Test func `an array too large for any memory ends the program with a sentence`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = NDArray(shape: [1 << 32, 1 << 29], repeating: 1.0)
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("is too large for any memory"), "\(text)")
    }
}

@Suite struct DrawLimitTests {
    static let counts = [Limits.draws + 1, 1 << 61, Int.max]

    @Test(arguments: counts)
    func `more draws than can be held are an error before any is made`(count: Int) throws {
        var generator = try Generator(seed: 1)
        var twister = try MersenneTwister(seed: 1)
        let (fresh, freshTwister) = (generator, twister)
        let expected = InvalidDistribution(.tooManyDraws(count))
        #expect(throws: expected) { try generator.uniform(count: count) }
        #expect(throws: expected) { try generator.normal(0, 1, count: count) }
        #expect(throws: expected) { try generator.exponential(1, count: count) }
        #expect(throws: expected) { try generator.geometric(0.5, count: count) }
        #expect(throws: expected) { try generator.integers(10, count: count) as [UInt8] }
        #expect(throws: expected) { try generator.choice(10, count: count) }
        #expect(throws: expected) { try generator.choice(10, count: count, p: Array(repeating: 0.1, count: 10)) }
        #expect(throws: expected) { try generator.choice(.max, count: count, replace: false) }
        #expect(throws: expected) { try generator.bytes(below: [3], rows: count) }
        #expect(throws: expected) { try twister.uniform(count: count) }
        #expect(throws: expected) { try twister.normal(0, 1, count: count) }
        #expect(throws: expected) { try twister.randint(10, count: count) }
        #expect(throws: expected) { try twister.choice(10, count: count) }
        #expect(throws: expected) { try twister.choice(count, count: 2, replace: false) }
        #expect(generator == fresh && twister == freshTwister)
        #expect(expected.description.contains("draw them in several calls"))
    }

    @Test func `rows of bytes are counted with their columns`() throws {
        var generator = try Generator(seed: 1)
        #expect(throws: InvalidDistribution.self) {
            try generator.bytes(below: Array(repeating: 3, count: 1000), rows: 1 << 20)
        }
        #expect(try generator.bytes(below: [], rows: 1 << 20) == [])
    }

    @Test func `a draw that cannot throw ends the program with a sentence`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var generator = try Generator(seed: 1)
            _ = generator.random(count: .max)
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("numbers at once are more than 268435456: draw them in several calls"), "\(text)")
        let other = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = ThreefryKey(seed: 1).uniform(count: 1 << 61)
        }
        let otherText = String(decoding: other?.standardErrorContent ?? [], as: UTF8.self)
        #expect(otherText.contains("draw them in several calls"), "\(otherText)")
    }
}

@Suite struct DecodedStreamTests {
    private func decoded<T: Decodable>(_ json: String, as type: T.Type) throws -> T {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }

    @Test func `a twister whose words are 0 is refused, since it would draw zeros for ever`() throws {
        var key = Array(repeating: UInt32(0), count: 624)
        func json() -> String { #"{"key":\#(key),"position":624}"# }
        let error = #expect(throws: MersenneTwister.InvalidState.self) {
            try decoded(json(), as: MersenneTwister.self)
        }
        #expect(error?.description.contains("draws nothing but zeros") == true)
        key[0] = 0x7FFF_FFFF  // of the first word only the top bit is used
        #expect(throws: MersenneTwister.InvalidState.self) { try decoded(json(), as: MersenneTwister.self) }
        key[0] = 0x8000_0000
        #expect(throws: Never.self) { try decoded(json(), as: MersenneTwister.self) }
        key[0] = 0
        key[623] = 1
        var twister = try decoded(json(), as: MersenneTwister.self)
        #expect(try twister.randint(6) < 6)
    }

    @Test(arguments: ["0", "2", "340282366920938463463374607431768211454"])
    func `a generator with an even increment is refused, since it may stand still`(increment: String) throws {
        let json = #"{"state":"0","increment":"\#(increment)"}"#
        #expect(throws: DecodingError.self) { try decoded(json, as: PCG64.self) }
        #expect(throws: DecodingError.self) { try decoded(json, as: Generator.self) }
        var generator = try decoded(#"{"state":"0","increment":"1"}"#, as: Generator.self)
        #expect(try generator.integers(3) < 3)
    }

    @Test func `a seed sequence read from a file drops zeros at the top as a new one does`() throws {
        let read = try decoded(#"{"entropy":[5,0,0,0,0,0]}"#, as: SeedSequence.self)
        #expect(read == SeedSequence(entropy: [5]))
        #expect(read.pool == SeedSequence(entropy: [5]).pool)
        #expect(try decoded(#"{"entropy":[]}"#, as: SeedSequence.self) == SeedSequence(entropy: [0]))
    }
}
