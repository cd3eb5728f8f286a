import TestSupport
import Testing

/// What is left of a program that ends badly: small programs, compiled against this package's objects and run in a pipe.
@Suite("An error that nobody catches", .enabled(if: Compiler.installed != nil, "needs swiftc in the search path"))
struct TopLevelErrorTests {
    private static let modules = ["LyceumNumerics", "LyceumProcess", "LyceumSystem"]
    private static let topLevel = """
        import LyceumNumerics
        print("an episode of 29 steps")
        let random = try Generator(seed: -CommandLine.arguments.count)
        print("not reached", random)
        """
    private static let main = """
        import LyceumNumerics
        @main struct Program {
            static func main() throws {
                print("an episode of 29 steps")
                _ = try Generator(seed: -CommandLine.arguments.count)
            }
        }
        """
    private static let asynchronous = main.replacing("func main() throws", with: "func main() async throws")
    private static let ownError = """
        import LyceumNumerics
        enum Mistake: Error { case wrongTurn(Int) }
        print("an episode of 29 steps")
        func go() throws { throw Mistake.wrongTurn(3) }
        try go()
        """
    private static let sentence =
        "error: the seed is -1, but seeds are 0 or more: write 1, or no seed for a fresh stream"

    @Test(
        "ends the program with what it printed, one sentence and code 1, however it is built",
        arguments: [
            ["-Onone"], ["-O"], ["-Onone", "-static-stdlib"], ["-O", "-static-stdlib"],
        ])
    func program(options: [String]) throws {
        let compiler = try #require(Compiler.installed)
        if options.contains("-static-stdlib"), !compiler.hasStaticLibrary { return }
        for (program, isLibrary, message) in [
            (Self.topLevel, false, Self.sentence), (Self.main, true, Self.sentence),
            (Self.asynchronous, true, Self.sentence), (Self.ownError, false, "error: wrongTurn(3)"),
        ] {
            let run = try compiler.run(
                program, linking: Self.modules, options: options + (isLibrary ? ["-parse-as-library"] : []))
            #expect(run.output == "an episode of 29 steps\n")
            #expect(run.errors == message + "\n")
            #expect(run.code == 1)
        }
    }

    @Test("a trap loses nothing that was printed before it")
    func trap() throws {
        let run = try #require(Compiler.installed).run(
            """
            import LyceumNumerics
            print("an episode of 29 steps")
            let actions = [0, 1]
            print(actions[CommandLine.arguments.count + 1], try Generator(seed: 1))
            """, linking: Self.modules, options: ["-Onone"])
        #expect(run.output == "an episode of 29 steps\n")
        #expect(run.end != .code(0))
    }
}
