import Foundation
import TestSupport
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
        return try compilerMessages(of: program, languageMode: languageMode)
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
        let text = try compilerMessages(of: program, languageMode: languageMode)
        #expect(text.contains("an environment is a value: write `struct`, not `class`"))
    }

    @Test("a wrapper whose step is misspelt does not compile, and is told which step it needs")
    func misspeltStep() throws {
        let text = try compilerMessages(
            of: """
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
        let text = try compilerMessages(of: "func f() throws { var env = try make(.cartPole); env.gravitas = 5 }")
        #expect(text.contains("'gravitas'") && text.contains("error:"))
    }

    @Test("a typed id that is misspelt, or has arguments that it does not take, is answered in one sentence")
    func mistakenID() throws {
        let calls = [
            "make(.cartpole)", "make(.cartPole(gravity: 5))", "make(.taxi(rain: true))", "make(.CartPole)",
            "make(.cart_pole, renderMode: .rgbArray)", "make(.frozenLake(mapName: \"8x8\"))", "make(.cartPoleV1)",
            "makeVec(.mountaincar, count: 8)", "makeVec(.cartPole(gravity: 5), count: 8)",
            "make(.pendulum(g: 9)).timeLimited(5)",
        ]
        let lines = calls.enumerated().map { "func f\($0)() throws { var env = try \($1); _ = env }" }
        for (call, text) in zip(calls, try compilerMessages(ofEach: lines)) {
            let errors = text.split(separator: "\n").filter { $0.contains(".swift:") && $0.contains("error:") }
            #expect(errors.count == 1, "\(call): \(text)")
            #expect(
                errors.first?.contains("no typed id has this name with these arguments") == true, "\(call): \(text)")
        }
    }

    @Test("every typed id is known to the answer, and compiles as it is")
    func typedIDs() throws {
        let names = try TypedIDs.names()
        #expect(names.count > 30)
        let wrong = names.map { "    _ = try make(.\($0)(weather: 5))" }.joined(separator: "\n")
        let text = try compilerMessages(of: "func f() throws {\n\(wrong)\n}")
        let errors = text.split(separator: "\n").filter { $0.contains(".swift:") && $0.contains("error:") }
        #expect(errors.count == names.count)
        let unanswered = errors.filter { !$0.contains("no typed id has this name with these arguments") }
        #expect(unanswered == [], "a new typed id also belongs into the first list of MistakenID.swift")
    }

    @Test("Python's names are answered by ours")
    func pythonNames() throws {
        let text = try compilerMessages(
            of: """
                func f() throws {
                    var env = try make("CartPole-v1")
                    _ = env.action_space.sample()
                    print(env.observation_space)
                }
                """)
        #expect(text.contains("'action_space' has been renamed to 'actionSpace'"), "\(text)")
        #expect(text.contains("'observation_space' has been renamed to 'observationSpace'"), "\(text)")
    }

    @Test("a table over an environment made by its string compiles as it is written in Python", arguments: ["5", "6"])
    func table(languageMode: String) throws {
        let text = try compilerMessages(
            of: """
                func f() throws {
                    var env = try make("FrozenLake-v1")
                    let row = [Double](repeating: 0, count: try env.actionSpace.n)
                    var q = [[Double]](repeating: row, count: try env.observationSpace.n)
                    var observation = try env.reset(seed: 1).observation
                    let action = env.actionSpace.sample()
                    let step = try env.step(action)
                    q[observation][action] += 0.1 * (step.reward + 0.9 * q[step.observation].max()! - q[observation][action])
                    observation = step.observation
                    for action in try 0..<env.actionSpace.n { print(q[observation][action]) }
                }
                """, languageMode: languageMode)
        #expect(text == "")
    }

    @Test("`n` without `try` is told to have it")
    func numberOfActions() throws {
        let text = try compilerMessages(
            of: "func f() throws { let env = try make(\"CartPole-v1\"); print(env.actionSpace.n) }")
        #expect(text.contains("property access can throw but is not marked with 'try'"), "\(text)")
    }
}

/// The names of the typed ids, as the sources have them.
private enum TypedIDs {
    static func names(file: String = #filePath) throws -> [String] {
        let package = (0..<4).reduce(URL(filePath: file)) { path, _ in path.deletingLastPathComponent() }
        let sources = package.appending(path: "Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        var names: Set<String> = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for part in text.components(separatedBy: "\nextension EnvID where ").dropFirst() {
                for line in (part.components(separatedBy: "\n}").first ?? "").split(separator: "\n") {
                    guard let match = line.firstMatch(of: /public static (?:var|let|func) (\w+)/) else { continue }
                    names.insert(String(match.1))
                }
            }
        }
        return names.sorted()
    }
}
