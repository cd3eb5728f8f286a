import Gymnasium
import Testing

@Suite("Options")
struct OptionsTests {
    @Test("an option is read as the type of its default")
    func types() throws {
        let options = Options(["n": 3, "x": 1, "name": "8x8", "flag": true, "list": [1, 2]], renderMode: .ansi)
        #expect(try options("n", default: 1) == 3)
        #expect(try options("x", default: 0.5) == 1)
        #expect(try options("name", default: "4x4") == "8x8")
        #expect(try options("flag", default: false))
        #expect(try options("list", default: [0]) == [1, 2])
        #expect(options.renderMode == .ansi)
    }

    @Test("an option that is missing or nil has its default")
    func defaults() throws {
        let options = Options(["none": nil])
        #expect(try options("none", default: 4) == 4)
        #expect(try options("missing", default: 5) == 5)
        #expect(try options("missing", as: String.self) == nil)
    }

    @Test("an option of another kind is an error", arguments: ["3", 3.5, true, [3]] as [Value])
    func wrongKind(value: Value) throws {
        let options = Options(["n": value])
        let error = try #require(throws: InvalidOption.self) { try options("n", default: 1) }
        #expect(error.key == "n" && error.given == value.description && error.expected.contains("Int"))
        #expect(error.description.hasPrefix("the option \"n\" is \(value)"))
    }
}
