import Lyceum
import Testing

/// How a command line is taken apart.
@Suite struct ParsedArgumentsTests {
    private let flags = [
        Flag("--seed", example: "42", "a number"), Flag("--max-steps", example: "100", "a number"),
        Flag("--set", example: "a=1", "a text, repeated"), Flag("--quick", "nothing"), Flag("-v", "nothing"),
    ]

    private func parse(_ arguments: String...) throws -> ParsedArguments {
        try ParsedArguments(arguments, flags: flags)
    }

    private func problem(_ arguments: String...) throws -> String {
        try #require(throws: InvalidCommandLine.self) { try ParsedArguments(arguments, flags: flags) }.description
    }

    @Test func `A value stands after a blank or an equals sign`() throws {
        #expect(try parse("--seed", "7").text("--seed") == "7")
        #expect(try parse("--seed=7").text("--seed") == "7")
        #expect(try parse("--set=a=b=c").text("--set") == "a=b=c")
        #expect(try parse("--set", "a=b").text("--set") == "a=b")
        #expect(try parse("--set==").text("--set") == "=")
    }

    @Test func `Of several values the last counts, and all are there in order`() throws {
        let parsed = try parse("--set", "a=1", "x", "--set=b=2")
        #expect(parsed.text("--set") == "b=2")
        #expect(parsed.texts("--set") == ["a=1", "b=2"])
        #expect(parsed.positional == ["x"])
    }

    @Test func `What is not given is not there`() throws {
        let parsed = try parse()
        #expect(!parsed.has("--quick") && !parsed.has("--seed"))
        #expect(parsed.text("--seed") == nil)
        #expect(parsed.texts("--set").isEmpty && parsed.positional.isEmpty)
        #expect(try parsed.count("--seed", atLeast: 0) == nil)
    }

    @Test func `Flags without a value stand anywhere, more than once, too`() throws {
        let parsed = try parse("a", "--quick", "b", "-v", "--quick")
        #expect(parsed.has("--quick") && parsed.has("-v"))
        #expect(parsed.positional == ["a", "b"])
        #expect(parsed.text("--quick") == nil)
    }

    @Test func `An underscore in a name is a dash, in a value and in the rest it stays`() throws {
        #expect(try parse("--max_steps", "5").text("--max-steps") == "5")
        #expect(try parse("--max_steps=5").text("--max-steps") == "5")
        #expect(try parse("--set=a_b=1_0").text("--set") == "a_b=1_0")
        #expect(try parse("a_b").positional == ["a_b"])
    }

    @Test func `What follows two dashes is no flag`() throws {
        let parsed = try parse("a", "--", "--quick", "--nonsense", "--", "-v")
        #expect(parsed.positional == ["a", "--quick", "--nonsense", "--", "-v"])
        #expect(!parsed.has("--quick") && !parsed.has("-v"))
    }

    @Test func `A single dash and an empty argument are no flags`() throws {
        #expect(try parse("-", "").positional == ["-", ""])
    }

    @Test func `A value may begin with one dash, not with two`() throws {
        #expect(try parse("--seed", "-1").text("--seed") == "-1")
        #expect(try parse("--seed=--1").text("--seed") == "--1")
    }

    @Test func `A missing value is an error with an example`() throws {
        let expected = "--seed needs a value, such as `--seed 42`"
        #expect(try problem("--seed") == expected)
        #expect(try problem("--seed=") == expected)
        #expect(try problem("--seed", "") == expected)
        #expect(try problem("--seed", "--quick") == expected)
        #expect(try problem("--seed", "--", "7") == expected)
        #expect(try problem("--max_steps") == "--max-steps needs a value, such as `--max-steps 100`")
    }

    @Test func `An unknown flag is an error with the nearest, or says where all are listed`() throws {
        #expect(try problem("--sed", "7") == "there is no option --sed: did you mean `--seed`?")
        #expect(try problem("--max-step=7") == "there is no option --max-step=7: did you mean `--max-steps`?")
        #expect(try problem("--zzzzzzzz") == "there is no option --zzzzzzzz: `--help` lists them all")
        #expect(try problem("-5") == "there is no option -5: `--help` lists them all")
        #expect(try problem("---") == "there is no option ---: `--help` lists them all")
        #expect(try problem("--=7").hasPrefix("there is no option --=7: "))
    }

    @Test func `A value for a flag that takes none is an error`() throws {
        #expect(try problem("--quick=yes") == "--quick takes no value; got \"yes\"")
        #expect(try problem("--quick=") == "--quick takes no value; got \"\"")
    }

    @Test func `A number is read within its range`() throws {
        #expect(try parse("--seed", "7").count("--seed", atLeast: 7, atMost: 7) == 7)
        #expect(try parse("--seed", "\(Int.max)").count("--seed", atLeast: 0) == .max)
        #expect(try parse("--seed", "-3").count("--seed", atLeast: -3) == -3)
    }

    @Test(arguments: ["6", "-1", "9", "1.5", "1e3", "x", "7 ", "99999999999999999999", "0x7", "٧"])
    func `A number outside its range, or none, is an error that names both`(text: String) throws {
        let parsed = try parse("--seed", text)
        let error = #expect(throws: InvalidCommandLine.self) { try parsed.count("--seed", atLeast: 7, atMost: 8) }
        #expect(
            error?.description
                == "--seed is \"\(text)\": expected a whole number from 7 to 8, such as `--seed 42`")
        let open = #expect(throws: InvalidCommandLine.self) { try parsed.count("--seed", atLeast: 1000) }
        #expect(open?.description.contains("expected a whole number of 1000 or more") == true)
    }

    @Test func `The line of the help has name, placeholder and meaning`() {
        #expect(flags[0].line(placeholder: "N") == "  --seed N          a number")
        #expect(flags[3].line(placeholder: "") == "  --quick           nothing")
        let long = Flag("--a-very-long-name-of-a-flag", example: "1", "long")
        #expect(long.line(placeholder: "N") == "  --a-very-long-name-of-a-flag N long")
    }
}
