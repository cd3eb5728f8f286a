import Lyceum
import Testing

@Suite("What lessons print")
struct PrintingTests {
    @Test("a fraction in per cent, and a curve in a line of text")
    func texts() {
        #expect(percent(0.815) == "81.5 %")
        #expect(percent(1) == "100.0 %")
        #expect(sparkline([0, 0.5, 1]) == "▁▅█")
        #expect(sparkline([-1, 2, .nan, .infinity]) == "▁█▁█")
        #expect(sparkline([]) == "")
    }

    private func printed(_ content: [UInt8]?) -> String { String(decoding: content ?? [], as: UTF8.self) }

    @Test("the cells of a table stand below each other, the first to the left and the others to the right")
    func table() async {
        let result = await #expect(processExitsWith: .exitCode(7), observing: [\.standardOutputContent]) {
            let table = Table(("agent", 8), ("return", 8))
            table.row("greedy", "21.5")
            table.row("ε = 0.1", "1234567890", "beyond")
            Platform.exit(7)
        }
        let rows = ["  agent      return", "  greedy       21.5", "  ε = 0.1  1234567890\n"]
        let output = printed(result?.standardOutputContent)
        #expect(output.contains(rows.joined(separator: "\n")))
    }

    @Test("a check that holds prints both numbers, and the program goes on")
    func holds() async {
        let result = await #expect(processExitsWith: .exitCode(7), observing: [\.standardOutputContent]) {
            selfCheck(true, "all is well")
            selfCheck(0.1 + 0.2, is: 0.3, within: 1e-12, "a sum")
            selfCheck(.infinity, is: .infinity, "a bound")
            selfCheck(-25.8, in: -32.9 ... -22, "a mean")
            selfCheck([1, 2], are: [1, 2], "a list")
            selfCheck([1, 2.5], are: [1, 2], within: 0.5, "a list")
            Platform.exit(7)
        }
        let lines = """
            checked: all is well
            checked: a sum: 0.30000000000000004, known 0.3 ± 1e-12
            checked: a bound: inf, known inf
            checked: a mean: -25.8, known -32.9 to -22.0
            checked: a list: all 2 numbers as known, to the last bit
            checked: a list: all 2 numbers as known, within 0.5

            """
        let output = printed(result?.standardOutputContent)
        #expect(output.contains(lines))
    }

    @Test("a check that fails says what differs, and ends the program with code 1")
    func fails() async {
        let one = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            selfCheck(0.3, is: 0.1 + 0.2, "a sum")
        }
        let sum = printed(one?.standardErrorContent)
        #expect(sum.contains("the check failed: a sum: 0.3, known 0.30000000000000004\n"))
        let list = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            selfCheck([1, 2, 9], are: [1, 3, 4], within: 0.5, "a list")
        }
        let numbers = printed(list?.standardErrorContent)
        #expect(numbers.contains("a list: number 2 is 9.0, known 4.0 ± 0.5\n"))
        let short = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            selfCheck([1], are: [1, 3], "a list")
        }
        let counts = printed(short?.standardErrorContent)
        #expect(counts.contains("a list: 1 numbers, known 2\n"))
        await #expect(processExitsWith: .exitCode(1)) { selfCheck(.nan, is: .nan, within: 1, "a number") }
        await #expect(processExitsWith: .exitCode(1)) { selfCheck([.nan], are: [1], within: 1, "a number") }
        await #expect(processExitsWith: .exitCode(1)) { selfCheck(.nan, in: 0...1, "a number") }
    }

    @Test("an open gap is an error that says where to put one's code, with and without a result")
    func gaps() {
        #expect(throws: OpenGap("sweep")) { try openGap("sweep") }
        #expect(throws: OpenGap("sweep")) {
            let value: Double = try openGap("sweep")
            return value
        }
        let text = "the gap \"sweep\" is still open: put your code where `openGap(\"sweep\")` stands"
        #expect(OpenGap("sweep").description == text)
    }
}
