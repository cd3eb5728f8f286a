import Lyceum
import Testing

/// The options of lectures and tutorials.
@Suite struct ProgramOptionsTests {
    private func parse(_ line: String) throws -> ProgramOptions? {
        try ProgramOptions.parse(line.split(separator: " ").map(String.init), name: "lecture-2-gym")
    }

    @Test func `Without options there are the usual ones`() throws {
        let options = try #require(try parse(""))
        #expect(options == ProgramOptions(name: "lecture-2-gym"))
        #expect(options.seed == 42)
        #expect(options.episodes == nil)
        #expect(options.env == nil)
        #expect(options.out == "runs/lecture-2-gym")
        #expect(!options.quick && !options.quiet && !options.live)
        #expect(options.path("logs/log.txt") == "runs/lecture-2-gym/logs/log.txt")
    }

    @Test func `Every option is read, after a blank or an equals sign`() throws {
        let options = try #require(
            try parse("--seed 7 --episodes=20 --env FrozenLake-v1 --out=runs/a=b --quick --quiet --live"))
        #expect(options.seed == 7)
        #expect(options.episodes == 20)
        #expect(options.env == "FrozenLake-v1")
        #expect(options.out == "runs/a=b")
        #expect(options.quick && options.quiet && options.live)
    }

    @Test func `Of an option given twice the last counts`() throws {
        #expect(try parse("--seed 1 --seed 2")?.seed == 2)
    }

    @Test func `The number of episodes is the one given, the one for a quick look or the usual one`() throws {
        #expect(try parse("")?.episodes(500, quick: 5) == 500)
        #expect(try parse("--quick")?.episodes(500, quick: 5) == 5)
        #expect(try parse("--quick --episodes 9")?.episodes(500, quick: 5) == 9)
    }

    @Test(arguments: [
        ("--sed 4", "there is no option --sed: did you mean `--seed`?"),
        ("--episode 4", "there is no option --episode: did you mean `--episodes`?"),
        ("--quik", "there is no option --quik: did you mean `--quick`?"),
        ("--Seed 4", "there is no option --Seed: did you mean `--seed`?"),
        ("seed", "\"seed\" is no option: did you mean `--seed`?"),
        ("-x", "there is no option -x: `--help` lists them all"),
        ("7", "\"7\" is no option: options begin with --, and `--help` lists them all"),
        ("--sed=4", "there is no option --sed=4: did you mean `--seed`?"),
        ("--seed", "--seed needs a value, such as `--seed 42`"),
        ("--quick --episodes", "--episodes needs a value, such as `--episodes 100`"),
        ("--env", "--env needs a value, such as `--env CartPole-v1`"),
        ("--out --quick", "--out needs a value, such as `--out runs/today`"),
        ("--env --seed 3", "--env needs a value, such as `--env CartPole-v1`"),
        ("--env=", "--env needs a value, such as `--env CartPole-v1`"),
        ("--seed --quick", "--seed needs a value, such as `--seed 42`"),
        ("--seed -1", "--seed is \"-1\": expected a whole number from 0 to 4294967295, such as `--seed 42`"),
        ("--seed 1.5", "--seed is \"1.5\": expected a whole number from 0 to 4294967295, such as `--seed 42`"),
        (
            "--seed 4294967296",
            "--seed is \"4294967296\": expected a whole number from 0 to 4294967295, such as `--seed 42`"
        ),
        (
            "--seed 99999999999999999999",
            "--seed is \"99999999999999999999\": expected a whole number from 0 to 4294967295, such as `--seed 42`"
        ),
        (
            "--episodes 0",
            "--episodes is \"0\": expected a whole number from 1 to 10000000, such as `--episodes 100`"
        ),
        (
            "--episodes 9223372036854775807",
            "--episodes is \"9223372036854775807\": expected a whole number from 1 to 10000000, "
                + "such as `--episodes 100`"
        ),
        ("--quick=yes", "--quick takes no value; got \"yes\""),
    ])
    func `A mistake is answered by what to type instead`(line: String, expected: String) {
        let error = #expect(throws: InvalidCommandLine.self) { try parse(line) }
        #expect(error?.description == expected)
    }

    @Test func `Underscores in a value stay`() throws {
        #expect(try parse("--env my_Env")?.env == "my_Env")
    }

    @Test(arguments: ["--help", "-h", "--seed 3 --help", "--help --nonsense"])
    func `Help ends the reading`(line: String) throws {
        #expect(try parse(line) == nil)
    }

    @Test func `The help names every option with its meaning`() {
        let help = ProgramOptions.help(name: "lecture-2-gym", summary: "Lecture 2: the loop")
        #expect(help.hasPrefix("Lecture 2: the loop\n"))
        for option in [
            "--seed N", "--episodes N", "--env ID", "--out FOLDER", "--quick", "--quiet", "--live", "--help",
        ] {
            #expect(help.contains("\n  \(option) "))
        }
        #expect(help.contains("(42)"))
        #expect(help.contains("(runs/lecture-2-gym)"))
        #expect(help.contains("swift run -c release lecture-2-gym --seed 7"))
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
}
