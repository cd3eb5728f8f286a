import Foundation
import LyceumNumerics
import Testing

@Suite("Generator")
struct GeneratorTests {
    @Test("the seed sequence of 0 starts with NumPy's words")
    func seedSequence() {
        #expect(
            SeedSequence(entropy: [0]).generateUInt64(count: 4) == [
                15_793_235_383_387_715_774, 12_390_638_538_380_655_177, 2_361_836_109_651_742_017,
                3_188_717_715_514_472_916,
            ])
        #expect(SeedSequence(entropy: [42]).pool == [0x631D_3606, 0x07AE_90AE, 0x6FC4_BE28, 0x2CED_5C75])
        #expect(SeedSequence(entropy: [7]).generateUInt32(count: -1).isEmpty)
    }

    @Test("zeros at the top of the entropy change nothing, and no entropy is zero")
    func leadingZeros() {
        #expect(SeedSequence(entropy: []).entropy == [0])
        #expect(SeedSequence(entropy: [0, 0]).entropy == [0])
        #expect(Generator(entropy: [1, 0, 1, 0, 0, 0]) == Generator(entropy: [1, 0, 1]))
        #expect(Generator(entropy: [5, 0, 0, 0, 0, 0]) == Generator(entropy: [5]))
    }

    @Test("seeds 0 and 42 start in NumPy's state")
    func states() throws {
        let zero = try Generator(seed: 0).state
        #expect(zero.state == 35_399_562_948_360_463_058_890_781_895_381_311_971)
        #expect(zero.increment == 87_136_372_517_582_989_555_478_159_403_783_844_777)
        #expect(!zero.hasBuffered)
        let answer = try Generator(seed: 42).state
        #expect(answer.state == 274_674_114_334_540_486_603_088_602_300_644_985_544)
        #expect(answer.increment == 332_724_090_758_049_132_448_979_897_138_935_081_983)
    }

    @Test("seeds 0 and 42 give NumPy's first 64-bit words")
    func words() throws {
        var zero = try Generator(seed: 0)
        #expect(
            (0..<3).map { _ in zero.nextUInt64() } == [
                0xA30F_EBCF_D9C2_825F, 0x4510_BDF8_82D9_D721, 0x0A7D_3DA9_4ECD_E8B8,
            ])
        var answer = try Generator(seed: 42)
        #expect(
            (0..<6).map { _ in answer.nextUInt64() } == [
                14_276_969_152_011_380_360, 8_095_878_257_575_067_585, 15_838_336_090_824_644_132,
                12_864_169_557_245_331_597, 1_737_265_434_024_182_251, 17_997_055_833_233_904_524,
            ])
    }

    @Test("seeds 42 and 123 give the doubles that NumPy users know")
    func doubles() throws {
        var generator = try Generator(seed: 42)
        #expect(
            generator.random(count: 4) == [
                0.7739560485559633, 0.4388784397520523, 0.8585979199113825, 0.6973680290593639,
            ])
        generator = try Generator(seed: 123)
        #expect(generator.random(count: 3) == [0.6823518632481435, 0.053821018802222675, 0.22035987277261138])
        generator = try Generator(seed: 42)
        #expect(
            generator.normal(count: 4) == [
                0.30471707975443135, -1.0399841062404955, 0.7504511958064572, 0.9405647163912139,
            ])
        generator = try Generator(seed: 42)
        #expect(
            generator.exponential(count: 4) == [
                2.4042086039659947, 2.3361896558244535, 2.384760999874255, 0.2797942898515832,
            ])
    }

    @Test("seed 42 gives the integers that NumPy users know")
    func integers() throws {
        let start = try Generator(seed: 42)
        var generator = start
        #expect(try generator.geometric(0.25, count: 10) == [9, 9, 9, 1, 1, 6, 5, 11, 1, 4])
        generator = start
        #expect(try generator.integers(10, count: 12) == [0, 7, 6, 4, 4, 8, 0, 6, 2, 0, 5, 9])
        generator = start
        #expect(try generator.integers(0, Int8(2), count: 12) == [1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1])
        generator = start
        #expect(try generator.integers(0, UInt8(255), count: 6) == [135, 37, 216, 21, 204, 250])
        generator = start
        #expect(try generator.integers(1 << 40) == 850_973_674_774)
        generator = start
        #expect(try generator.choice(4, count: 8, p: [0.1, 0.2, 0.3, 0.4]) == [3, 2, 3, 3, 0, 3, 3, 3])
        generator = start
        #expect(try generator.integers((1 << 31) - 1, count: 2) == [191_664_963, 1_662_057_957])
    }

    @Test("seed 42 gives the actions that Discrete spaces of 2, 4 and 6 sample", arguments: [2, 4, 6])
    func actions(n: Int) throws {
        let expected = [
            2: "011001010011111110101001110110",
            4: "032113020023232320312103321321",
            6: "043225041035444430523215432432",
        ]
        var generator = try Generator(seed: 42)
        var actions = ""
        for _ in 0..<30 { actions += try "\(generator.integers(n))" }
        #expect(actions == expected[n])
    }

    @Test("the buffered half of a 64-bit draw survives draws of doubles")
    func bufferedHalf() throws {
        var generator = try Generator(seed: 42)
        #expect(try generator.integers(10) == 0)
        #expect(generator.state.hasBuffered)
        #expect(generator.random() == 0.4388784397520523)
        #expect(try generator.integers(10) == 7)
        #expect(!generator.state.hasBuffered)
        #expect(try generator.integers(10) == 4)
    }

    @Test("a copy continues identically and independently")
    func copies() throws {
        var original = try Generator(seed: 5)
        _ = original.nextUInt32()
        var copy = original
        let future = copy.random(count: 20)
        _ = copy.normal(count: 100)
        #expect(original != copy)
        #expect(original.random(count: 20) == future)
    }

    @Test("a state that was saved can be restored, by assignment and through JSON")
    func restoring() throws {
        var generator = try Generator(seed: 9)
        _ = generator.nextUInt32()
        let saved = generator.state
        let json = try JSONEncoder().encode(generator)
        let future = try generator.integers(1000, count: 5)
        generator.state = saved
        #expect(try generator.integers(1000, count: 5) == future)
        var decoded = try JSONDecoder().decode(Generator.self, from: json)
        #expect(decoded == Generator(state: saved))
        #expect(try decoded.integers(1000, count: 5) == future)
        let fresh = try Generator(seed: 9)
        #expect(try JSONDecoder().decode(Generator.self, from: JSONEncoder().encode(fresh)) == fresh)
    }

    @Test("JSON with a number that is none is refused, naming it")
    func badState() {
        let json = Data(#"{"state": "12x", "increment": "1"}"#.utf8)
        let error = #expect(throws: DecodingError.self) { try JSONDecoder().decode(Generator.self, from: json) }
        #expect("\(String(describing: error))".contains("12x"))
    }

    @Test("a generator prints its state under NumPy's names")
    func printing() throws {
        var generator = try Generator(seed: 0)
        let increment = "87136372517582989555478159403783844777"
        #expect(
            "\(generator)"
                == "Generator(PCG64(state: 35399562948360463058890781895381311971, inc: \(increment), has_uint32: 0))")
        _ = generator.nextUInt32()
        #expect("\(generator)".hasSuffix("inc: \(increment), has_uint32: 1, uinteger: 2735729615))"))
        #expect("\(SeedSequence(entropy: [42]))" == "SeedSequence(entropy: [42])")
    }

    @Test("generators without a seed differ, and their entropy makes them again")
    func fresh() {
        #expect(Generator() != Generator())
        let seeds = SeedSequence()
        #expect(seeds.entropy.count <= 4)
        #expect(Generator(seeds) == Generator(entropy: seeds.entropy))
    }

    @Test("Swift's own random methods can draw from a generator")
    func swiftRandom() throws {
        var generator = try Generator(seed: 1)
        var copy = generator
        #expect(generator.next() == copy.nextUInt64())
        #expect((0..<6).contains(Int.random(in: 0..<6, using: &generator)))
    }

    @Test("a range of one integer draws nothing")
    func constantRange() throws {
        var generator = try Generator(seed: 1)
        let before = generator
        #expect(try generator.integers(4, 5) == 4)
        #expect(try generator.integers(0, endpoint: true) == 0)
        #expect(try generator.integers(UInt8(9), 10, count: 3) == [9, 9, 9])
        #expect(generator == before)
    }

    @Test("a negative count gives no numbers where a draw cannot fail")
    func negativeCounts() throws {
        var generator = try Generator(seed: 1)
        #expect(generator.random(count: -1).isEmpty)
        #expect(generator.normal(count: -1).isEmpty)
        #expect(generator.exponential(count: -1).isEmpty)
        #expect(generator.booleans(count: -1).isEmpty)
        #expect(generator.permutation(-3).isEmpty)
    }
}
