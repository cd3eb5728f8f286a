import Gymnasium
import Testing

@Suite("Info")
struct InfoTests {
    @Test("keys stay in the order in which they were added, also when a value is replaced")
    func order() {
        var info: Info = ["b": 1, "a": 2]
        info["c"] = 3
        info["b"] = 4
        #expect(info.keys == ["b", "a", "c"])
        #expect(info.values == [4, 2, 3])
        #expect(info.count == 3 && !info.isEmpty)
        #expect(info.map(\.key) == info.keys && info.map(\.value) == info.values)
    }

    @Test("assigning nil removes an entry, and a literal nil inside stays as None")
    func removal() {
        var info: Info = ["a": 1, "b": nil, "c": 3]
        #expect(info.count == 3)
        #expect(info["b"] as Value? == Value.none)
        info["a"] = nil as Value?
        info["x"] = nil as Value?
        #expect(info.keys == ["b", "c"])
        info["a"] = 5
        #expect(info.keys == ["b", "c", "a"])
    }

    @Test("the shortest spellings mean what they look like")
    func shortSpellings() {
        var info: Info = ["a": 1, "inner": ["k": 2]]
        #expect(info["a"] == 1 && info["x"] == nil)
        #expect(info["inner"]?["k"]?.int == 2)
        let lives: Int = info["lives"] ?? 3
        #expect(lives == 3)
        info["a"] = nil
        #expect(info.keys == ["inner"] && info["a"] == nil)
    }

    @Test("of several entries with one key the last counts, at the place of the first")
    func duplicates() {
        let info: Info = ["a": 1, "b": 2, "a": 3]
        #expect(info.keys == ["a", "b"] && info.values == [3, 2])
        #expect(Info([("a", 1), ("b", 2), ("a", 3)]).values == [3, 2])
    }

    @Test("equality and hash do not depend on the order")
    func equality() {
        let info: Info = ["a": 1, "b": [1, "x"], "c": ["d": 0.5]]
        let other: Info = ["c": ["d": 0.5], "a": 1, "b": [1, "x"]]
        #expect(info == other && info.hashValue == other.hashValue)
        #expect(Set([info, other]).count == 1)
        #expect(info != ["a": 1, "b": [1, "x"]])
        #expect(info != ["a": 1, "b": [1, "x"], "c": ["d": 1]])
        #expect(info != ["a": 1, "b": [1, "x"], "e": ["d": 0.5]])
        #expect(["a": 1] as Info != ["a": 1.0])
        #expect([:] as Info == Info())
    }

    @Test("values are read as Swift types where nothing is lost")
    func typedReads() {
        let info: Info = [
            "int": 3, "double": 0.5, "flag": true, "text": "x", "list": [1, 2], "mixed": [1, "a"], "inner": ["k": 7],
            "floats": .floats([1, 2]), "none": nil,
        ]
        #expect(info["int"] as Int? == 3)
        #expect(info["int"] as Double? == 3)
        #expect(info["int"] as Float? == 3)
        #expect(info["int"] as Bool? == nil)
        #expect(info["double"] as Double? == 0.5)
        #expect(info["double"] as Int? == nil)
        #expect(info["flag"] as Bool? == true)
        #expect(info["flag"] as Int? == nil)
        #expect(info["text"] as String? == "x")
        #expect(info["text"] as Double? == nil)
        #expect(info["list"] as [Int]? == [1, 2])
        #expect(info["list"] as [Double]? == [1, 2])
        #expect(info["mixed"] as [Int]? == nil)
        #expect(info["inner"] as Info? == ["k": 7])
        #expect(info["floats"] as [Float]? == [1, 2])
        #expect(info["floats"] as [Int]? == nil)
        #expect(info["none"] as Int? == nil)
        #expect(info["missing"] as Int? == nil)
        #expect((info["inner"] as Value?)?["k"] == 7)
    }

    @Test("merging takes the other's values and keeps the order")
    func merging() {
        var info: Info = ["a": 1, "b": 2]
        let merged = info.merging(["c": 3, "a": 4])
        #expect(merged.keys == ["a", "b", "c"] && merged.values == [4, 2, 3])
        info.merge(["b": 5])
        #expect(info == ["a": 1, "b": 5])
        info.merge([:])
        #expect(info.count == 2)
    }

    @Test("it prints as Python prints such a dictionary")
    func description() {
        #expect("\(Info())" == "{}")
        let info: Info = [
            "idx": 0, "r_sum": 29.0, "on": true, "off": false, "none": nil, "list": [1, 2.5, "x"], "one": .tuple([1]),
            "two": .tuple([1, 2]), "zero": .tuple([]), "inner": ["k": ["l": 1e16]], "empty": [:], "no": [],
        ]
        #expect(
            "\(info)" == """
                {'idx': 0, 'r_sum': 29.0, 'on': True, 'off': False, 'none': None, 'list': [1, 2.5, 'x'], 'one': (1,), \
                'two': (1, 2), 'zero': (), 'inner': {'k': {'l': 1e+16}}, 'empty': {}, 'no': []}
                """)
    }

    @Test("numbers print as Python prints them")
    func numbers() {
        let cases: [(Double, String)] = [
            (0.1, "0.1"), (1, "1.0"), (-0.0, "-0.0"), (1e15, "1000000000000000.0"), (1e16, "1e+16"), (1e-4, "0.0001"),
            (1e-5, "1e-05"), (.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"), (5e300, "5e+300"),
        ]
        for (number, text) in cases { #expect(Value.double(number).description == text) }
        #expect(Value.int(.min).description == "-9223372036854775808")
    }

    @Test("texts print in Python's quotes, with what does not print escaped")
    func texts() {
        let cases: [(String, String)] = [
            ("", "''"), ("it's", "\"it's\""), ("\"", "'\"'"), ("'\"", #"'\'"'"#), (#"\"#, #"'\\'"#),
            ("\n\r\t", #"'\n\r\t'"#), ("\u{0}\u{1f}\u{7f}", #"'\x00\x1f\x7f'"#), ("é 日本", "'é 日本'"),
            ("\u{a0}\u{ad}", #"'\xa0\xad'"#), ("\u{200b}\u{2028}", #"'\u200b\u2028'"#), ("\u{f0000}", #"'\U000f0000'"#),
            ("e\u{301}", "'e\u{301}'"), ("\r\n", #"'\r\n'"#), ("😀", "'😀'"),
        ]
        for (text, printed) in cases { #expect(Value.string(text).description == printed) }
        #expect("\(["it's": 1] as Info)" == "{\"it's\": 1}")
    }

    @Test("the debug text is a Swift literal that reads back")
    func debugDescription() {
        // Left the literal as the compiler reads it, right the same as text.
        let cases: [(Info, String)] = [
            ([:], "[:]"),
            (["a": 1, "b": -2.5, "c": true, "d": nil], #"["a": 1, "b": -2.5, "c": true, "d": nil]"#),
            (["x": [1, "two", [:], []], "y": ["z": 1e+16]], #"["x": [1, "two", [:], []], "y": ["z": 1e+16]]"#),
            (["\"\n": "it's\\"], #"["\"\n": "it\'s\\"]"#),
            (
                ["n": .double(.infinity), "m": .double(-.infinity)],
                #"["n": .double(.infinity), "m": .double(-.infinity)]"#
            ),
            (
                ["f": .floats([1.0, -.infinity]), "d": .doubles([])],
                #"["f": .floats([1.0, -.infinity]), "d": .doubles([])]"#
            ),
            (["i": .integers([1, 2]), "t": .tuple([1, nil])], #"["i": .integers([1, 2]), "t": .tuple([1, nil])]"#),
        ]
        for (info, text) in cases { #expect(info.debugDescription == text) }
        #expect(Value.double(.nan).debugDescription == ".double(.nan)")
        #expect(Value.floats([.nan]).debugDescription == ".floats([.nan])")
    }
}
