import TestSupport
import Testing

/// What Gymnasium's checkers look for when a program runs, and the compiler here before it does.
@Suite("The compiler checks the shape of an environment", .enabled(if: Compiler.installed != nil, "needs swiftc"))
struct EnvShapeTests {
    private static let reset = "mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }"
    private static let step = "mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: 0) }"

    @Test("what reset and step take and return")
    func calls() throws {
        let mistakes = [
            (Self.step, "mutating func reset(seed: Int?) throws -> Reset<Int> { Reset(0) }", "reset(seed:options:)"),
            (Self.step, "mutating func reset(options: Info) throws -> Reset<Int> { Reset(0) }", "reset(seed:options:)"),
            (Self.step, "mutating func reset(seed: Int?, options: Info) throws -> Int { 0 }", "reset(seed:options:)"),
            (
                Self.reset,
                "mutating func step(_ action: Int) throws -> (Int, Double, Bool, Info) { (0, 0, true, [:]) }", "'step'"
            ),
        ]
        let spaces = "var observationSpace = Discrete(3), actionSpace = Discrete(2), random = Generator()"
        let lines = mistakes.enumerated().map { "struct Corridor\($0): Env { \(spaces); \($1.0); \($1.1) }" }
        for (index, text) in try compilerMessages(ofEach: lines).enumerated() {
            #expect(text.contains("type 'Corridor\(index)' does not conform to protocol 'Env'"), "\(text)")
            #expect(text.contains(mistakes[index].2), "\(text)")
        }
    }

    @Test("what a step is made of, what a space is, and what is checked at all")
    func parts() throws {
        let mistakes = [
            ("let step = Step(0, reward: \"much\")", "'Double'"),
            ("let step = Step(0, reward: 1, terminated: 1)", "boolean"),
            ("let step = Step(0, reward: 1, truncated: nil)", "'nil'"),
            ("let step = Step(0, reward: 1, info: [1, 2])", "'Info'"),
            ("let reset = Reset(0, info: \"none\")", "'Info'"),
            ("let findings = checkEnv(\"CartPole-v1\")", "'Env'"), ("let findings = checkEnv(Discrete(2))", "'Env'"),
            (
                "func space<E: Env>(of env: E) -> Int where E.ObservationSpace == Int { 0 }",
                "'E.ObservationSpace : Space'"
            ),
        ]
        let lines = mistakes.enumerated().map { "func f\($0)() { \($1.0) }" }
        for (mistake, messages) in zip(mistakes, try compilerMessages(ofEach: lines)) {
            #expect(messages.contains("error:") && messages.contains(mistake.1), "\(mistake.0): \(messages)")
        }
    }
}
