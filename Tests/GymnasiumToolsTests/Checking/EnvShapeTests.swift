import Testing

/// What Gymnasium's checkers look for when a program runs, and the compiler here before it does.
@Suite("The compiler checks the shape of an environment", .enabled(if: Compiler.installed != nil, "needs swiftc"))
struct EnvShapeTests {
    private static let reset = "mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }"
    private static let step = "mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: 0) }"

    @Test(
        "what reset and step take and return",
        arguments: [
            (step, "mutating func reset(seed: Int?) throws -> Reset<Int> { Reset(0) }", "reset(seed:options:)"),
            (step, "mutating func reset(options: Info) throws -> Reset<Int> { Reset(0) }", "reset(seed:options:)"),
            (step, "mutating func reset(seed: Int?, options: Info) throws -> Int { 0 }", "reset(seed:options:)"),
            (
                reset, "mutating func step(_ action: Int) throws -> (Int, Double, Bool, Info) { (0, 0, true, [:]) }",
                "'step'"
            ),
        ])
    func calls(other: String, wrong: String, name: String) throws {
        let text = try compilerMessages(
            of: """
                struct Corridor: Env {
                    var observationSpace = Discrete(3), actionSpace = Discrete(2), random = Generator()
                    \(other)
                    \(wrong)
                }
                """)
        #expect(text.contains("type 'Corridor' does not conform to protocol 'Env'") && text.contains(name), "\(text)")
    }

    @Test(
        "what a step is made of, what a space is, and what is checked at all",
        arguments: [
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
        ])
    func parts(line: String, text: String) throws {
        let messages = try compilerMessages(of: line)
        #expect(messages.contains("error:") && messages.contains(text), "\(messages)")
    }
}
