import Testing

/// What a student reads from the compiler when an environment is not complete.
@Suite("Compiler messages", .enabled(if: Compiler.installed != nil, "needs swiftc in the search path"))
struct CompilerMessageTests {
    private static let observationSpace = "var observationSpace = Discrete(3)"
    private static let actionSpace = "var actionSpace = Discrete(2)"
    private static let random = "var random = Generator()"
    private static let reset =
        "mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }"
    private static let step = "mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: 0) }"

    private func messages(_ lines: [String], languageMode: String = "6") throws -> String {
        let program = "struct Corridor: Env {\n" + lines.joined(separator: "\n") + "\n}"
        return try #require(Compiler.installed).messages(program, languageMode: languageMode)
    }

    @Test("a complete environment compiles without a word", arguments: ["5", "6"])
    func complete(languageMode: String) throws {
        let lines = [Self.observationSpace, Self.actionSpace, Self.random, Self.reset, Self.step]
        #expect(try messages(lines, languageMode: languageMode) == "")
    }

    @Test("a missing action space is named, with what to write")
    func actionSpace() throws {
        let text = try messages([Self.observationSpace, Self.random, Self.reset, Self.step])
        #expect(text.contains("an environment needs `var actionSpace = …` (var, not let)"))
        #expect(text.contains("Discrete(n) for Int, Box(…) for [Float]"))
        #expect(!text.contains("`var observationSpace = …`"))
    }

    @Test("a missing observation space is named, with what to write")
    func observationSpace() throws {
        let text = try messages([Self.actionSpace, Self.random, Self.reset, Self.step])
        #expect(text.contains("an environment needs `var observationSpace = …` (var, not let)"))
    }

    @Test("a missing random stream is named, with what to write")
    func random() throws {
        let text = try messages([Self.observationSpace, Self.actionSpace, Self.reset, Self.step])
        #expect(text.contains("an environment needs `var random = Generator()`"))
    }

    @Test("a constant space is refused with the sentence that says var, not let")
    func constantSpace() throws {
        let text = try messages([
            Self.observationSpace, "let actionSpace = Discrete(2)", Self.random, Self.reset, Self.step,
        ])
        #expect(text.contains("an environment needs `var actionSpace = …` (var, not let)"))
    }

    @Test("an environment that is a class is told to be a struct", arguments: ["5", "6"])
    func finalClass(languageMode: String) throws {
        let members = [Self.observationSpace, Self.actionSpace, Self.random, Self.reset, Self.step]
            .map { $0.replacing("mutating ", with: "") }
        let program = "final class Corridor: Env {\n" + members.joined(separator: "\n") + "\n}"
        let text = try #require(Compiler.installed).messages(program, languageMode: languageMode)
        #expect(text.contains("an environment is a value: write `struct`, not `class`"))
    }

    @Test("a wrapper whose step is misspelt does not compile, and is told which step it needs")
    func misspeltStep() throws {
        let text = try #require(Compiler.installed).messages(
            """
            struct Halved<Base: Env>: Wrapper {
                var base: Base
                mutating func stepp(_ action: Base.Action) throws -> Step<Base.Observation> { try base.step(action) }
            }
            """)
        #expect(text.contains("type 'Halved<Base>' does not conform to protocol 'Env'"))
        #expect(text.contains("requires function 'step' with type '(Base.Action) throws -> Step<Base.Observation>'"))
    }

    @Test("a member that no layer has does not compile, and is named")
    func unknownMember() throws {
        let text = try #require(Compiler.installed).messages(
            "func f() throws { var env = try make(.cartPole); env.gravitas = 5 }")
        #expect(text.contains("'gravitas'") && text.contains("error:"))
    }
}
