import Gymnasium
import LyceumNumerics
import Testing

@Suite("Keys") struct KeyTests {
    @Test("Keys are written as characters, codes of characters, or pygame's codes of arrows")
    func keys() {
        #expect(Key("a") == .character("a") && Key(code: 97) == "a" && Key(code: 32) == .space)
        #expect(
            [1_073_741_904, 1_073_741_903, 1_073_741_906, 1_073_741_905].map(Key.init(code:)) == [
                .left, .right, .up, .down,
            ])
        #expect([276, 275].map(Key.init(code:)) == [.left, .right])
        #expect([27, 13, 9, 127].map(Key.init(code:)) == [.escape, .enter, .tab, .backspace])
        for code in [-1, 0, 1, 31, 0xD800, .max] { #expect(Key(code: code) == nil) }
    }

    @Test("Combinations are equal in whatever order, as a text or as a list")
    func combinations() {
        #expect(("ad" as KeyCombination) == "da" && ("ad" as KeyCombination) == ["d", "a"])
        #expect(KeyCombination.left == [.left] && ([] as KeyCombination).keys.isEmpty)
        #expect(("da" as KeyCombination).description == "a+d" && ([] as KeyCombination).description == "no key")
        #expect(KeyCombination([Key.left, .space]).description == "space+←")
    }

    private func events(_ texts: String...) -> [KeyEvent] {
        var decoder = KeyDecoder()
        return texts.enumerated().flatMap {
            decoder.events(Array($1.utf8), isComplete: $0 == texts.count - 1)
        }
    }

    private func struck(_ keys: Key...) -> [KeyEvent] { keys.map { KeyEvent(key: $0, change: .struck) } }

    @Test("Characters and arrows are read from the bytes of any terminal, also in parts")
    func plainBytes() {
        #expect(events("aA é☃😀") == struck("a", "A", .space, "é", "☃", "😀"))
        #expect(events("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D") == struck(.up, .down, .right, .left))
        #expect(events("\u{1B}OA\r\t\u{7F}") == struck(.up, .enter, .tab, .backspace))
        #expect(events("a\u{1B}", "[", "D", "b") == struck("a", .left, "b"))
        #expect(events("\u{1B}") == struck(.escape) && events("\u{1B}\u{1B}") == struck(.escape, .escape))
        // Sequences of other keys, here F5, are passed over.
        #expect(events("\u{1B}[15~a") == struck("a"))
        #expect(events("\u{3}") == [KeyEvent(key: .escape, change: .struck, isInterrupt: true)])
    }

    @Test("Presses, repeats and releases are read from kitty's protocol")
    func reportedBytes() {
        #expect(events("\u{1B}[97u") == [KeyEvent(key: "a", change: .pressed)])
        #expect(events("\u{1B}[97;1:2u\u{1B}[97;1:3u").map(\.change) == [.pressed, .released])
        #expect(events("\u{1B}[97;2u") == [KeyEvent(key: "A", change: .pressed)])
        #expect(events("\u{1B}[1;1:3D") == [KeyEvent(key: .left, change: .released)])
        #expect(events("\u{1B}[27u") == [KeyEvent(key: .escape, change: .pressed)])
        #expect(events("\u{1B}[99;5u") == [KeyEvent(key: "c", change: .pressed, isInterrupt: true)])
        // Shift by itself has a code of its own and no character.
        #expect(events("\u{1B}[57441;2u") == [])
    }

    @Test("No bytes end the program, whatever they are")
    func randomBytes() throws {
        var random = try Generator(seed: 7)
        var decoder = KeyDecoder()
        let favoured: [UInt8] = Array("\u{1B}[;:u1A3".utf8)
        for _ in 0..<2000 {
            let bytes: [UInt8] = try (0..<8).map { _ in
                random.random() < 0.7
                    ? favoured[try random.integers(favoured.count)] : UInt8(try random.integers(256))
            }
            _ = decoder.events(bytes, isComplete: random.random() < 0.3)
        }
        _ = decoder.events([], isComplete: true)
        #expect(!decoder.isAmbiguous)
        #expect(decoder.events(Array("a".utf8), isComplete: true) == struck("a"))
    }
}
