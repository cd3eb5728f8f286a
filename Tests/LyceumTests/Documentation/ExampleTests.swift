import Foundation
import TestSupport
import Testing

@Suite("Examples in doc comments and on pages")
struct ExampleTests {
    /// What examples may use without declaring it, because every program has it under this name.
    private static let context = """
        final class Policy: Module {
            let hidden = Linear(4, 128), output = Linear(128, 2)
            func callAsFunction(_ observation: some TensorConvertible) -> Categorical {
                Categorical(logits: output(relu(hidden(observation))))
            }
        }
        let policy = Policy()
        let network = Sequential(Linear(4, 128), ReLU(), Linear(128, 2))
        let critic = Sequential(Linear(4, 128), ReLU(), Linear(128, 1))
        let optimizer = Adam(policy.parameters, learningRate: 0.01)

        var env = try make("CartPole-v1")
        var observation = try env.reset(seed: 42).observation
        let action = policy(observation).sample()
        let step = try env.step(action)
        let advantage = Float(step.reward)
        let loss = -(policy(observation).logProbability(of: action) * advantage)
        var tracker = InfoTracker()
        var lanes = try makeVec(.cartPole, count: 8)
        var batch = try lanes.reset(seed: 42)

        """

    /// The environment of the page that writes one, for examples that add to an environment of one's own.
    private static func frog() throws -> String {
        let blocks = try Example.onPages(at: "Sources/Gymnasium/Gymnasium.docc/WritingAnEnvironment.md")
        return try #require(blocks.first { $0.code.contains("struct Frog: Env {") }).code.joined(separator: "\n")
    }

    /// The examples on pages whose code no test has line by line and runs.
    private static func pages() throws -> [Example] {
        let tests = try Example.testsOfPages()
        let all = try ["README.md", ".github", "Sources"].flatMap(Example.onPages)
        return all.filter { example in
            let name = (example.path as NSString).lastPathComponent
            let page = "Page(\"\(name.replacing(".md", with: ""))\""
            let isManifest = example.code.first?.hasPrefix("// swift-tools-version") == true
            return !isManifest && !tests.contains(page) && !tests.contains("/\(name)\"")
        }
    }

    /// An example that must be told, so that this test cannot pass because nothing was compiled.
    private static let mistake = Example(path: "Mistake.swift", line: 12, code: ["let count: Int = \"three\""])

    @Test("compile as they stand", .enabled(if: Compiler.installed != nil))
    func compile() throws {
        let compiler = try #require(Compiler.installed)
        let comments = try Example.inComments(below: "Sources")
        #expect(comments.count > 190)
        let examples = try comments + Self.pages() + [Self.mistake]
        let imports = Set(examples.flatMap(\.code).filter { $0.hasPrefix("import ") }).sorted()
        let functions = examples.enumerated().map { $0.element.asFunction("example\($0.offset)") }
        let program = try (imports + [Self.context, Self.frog()] + functions).joined(separator: "\n")
        let errors = try compiler.messages(program, languageMode: "5").split(separator: "\n").map(String.init)
            .filter { $0.contains("error: ") }
        #expect(errors.count == 1)
        #expect(errors.filter { !$0.contains("Mistake.swift:12:18: error: cannot convert") } == [])
    }
}
