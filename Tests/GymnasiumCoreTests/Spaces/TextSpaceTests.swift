import Gymnasium
import LyceumNumerics
import Testing

@Suite struct TextSpaceTests {
    @Test func `a seed gives Gymnasium's texts`() {
        var space = TextSpace(5, seed: 42)
        #expect((0..<3).map { _ in space.sample() } == ["R", "rh5y", "m7RM"])
    }

    @Test func `a length is kept, and a mask decides the characters`() throws {
        var space = TextSpace(5, characters: "abcdef", seed: 1)
        for length in 1...5 {
            let text = try space.sample(length: length, mask: nil)
            #expect(text.count == length)
        }
        for _ in 0..<20 {
            let text = try space.sample(mask: [3, [0, 1, 0, 0, 0, 1]])
            #expect(text.count == 3 && text.allSatisfy { "bf".contains($0) })
            #expect(try space.sample(mask: [nil, [0, 0, 1, 0, 0, 0]]).allSatisfy { $0 == "c" })
        }
        let text = try space.sample(probability: [4, [0.0, 0.0, 0.0, 1.0, 0.0, 0.0]])
        #expect(text == "dddd")
    }

    @Test func `a mask without characters gives the empty text, where there is one`() throws {
        var space = TextSpace(5, minLength: 0, characters: "ab", seed: 1)
        #expect(try space.sample(length: nil, mask: [false, false]) == "")
        #expect(try space.sample(length: 0, mask: [false, false]) == "")
        #expect(throws: InvalidMask.self) { try space.sample(length: 1, mask: [false, false]) }
        var longer = TextSpace(5, characters: "ab", seed: 1)
        let before = longer.random
        #expect(throws: InvalidMask.self) { try longer.sample(length: nil, mask: [false, false]) }
        #expect(throws: InvalidMask.self) { try longer.sample(length: 6, mask: nil) }
        #expect(throws: InvalidMask.self) { try longer.sample(length: 0, mask: nil) }
        #expect(throws: InvalidMask.self) { try longer.sample(length: nil, mask: [true]) }
        #expect(throws: InvalidMask.self) { try longer.sample(probability: [nil, [0.5, 0.6]]) }
        #expect(throws: InvalidMask.self) { try longer.sample(mask: [1, 0]) }
        #expect(longer.random == before)
    }

    @Test func `the order of the characters is the one given, equality does not see it`() {
        #expect(String(String.UnicodeScalarView(TextSpace(2, characters: "cabca").characterList)) == "cab")
        #expect(TextSpace(2, characters: "cab").description == "Text(1, 2, charset=abc)")
        #expect(TextSpace(2, characters: "cab") == TextSpace(2, characters: "abc"))
        #expect(TextSpace(2, characters: "cab") != TextSpace(2, characters: "ab"))
        #expect(TextSpace(2) != TextSpace(3))
    }

    @Test func `a text of another length or with other characters is no element`() {
        let space = TextSpace(4, minLength: 2, characters: "ab")
        for text in ["ab", "aabb"] { #expect(space.contains(text)) }
        for text in ["", "a", "aaaaa", "ac", "a\u{301}"] { #expect(!space.contains(text)) }
        #expect(!space.erased.contains(1))
    }

    @Test func `spaces that cannot be say why`() {
        for space in [TextSpace(3, minLength: -1), TextSpace(2, minLength: 3), TextSpace(2, characters: "")] {
            #expect(throws: InvalidSpace.self) { try space.validate() }
            var copy = space
            #expect(copy.sample().isEmpty)
        }
        #expect(throws: InvalidSeed.self) { try TextSpace(2, seed: -1).validate() }
    }
}
