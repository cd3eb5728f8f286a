import Foundation
import Lyceum
import TestSupport
import Testing

/// Reading logs.
@Suite struct CourseLogTests {
    private let header = "count\treward_sum\tsquared_reward_sum\tlength"

    @Test func `What was written reads back equal`() throws {
        let numbers = [
            0, -0.0, 29, 0.1, 1e-05, 1e16, 9_007_199_254_740_994, 0.30000000000000004, .leastNonzeroMagnitude, -1e300,
        ]
        let rows = zip(0..., numbers).map { count, number in
            CourseLog.Row(count: count * 7, rewardSum: number, squaredRewardSum: .infinity, length: count)
        }
        for log in [CourseLog(rows: rows), CourseLog(rows: []), CourseLog(rows: [], hasEnds: true)] {
            #expect(try CourseLog(log.text) == log)
        }
    }

    @Test func `Numbers are written as pandas writes them`() {
        let sums: [(Double, String)] = [
            (29, "29.0"), (1e16, "1e+16"), (1e-05, "1e-05"), (0.1 + 0.2, "0.30000000000000004"),
            (9_007_199_254_740_994, "9007199254740994.0"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, ""),
        ]
        for (sum, expected) in sums {
            let row = CourseLog.Row(count: 3, rewardSum: sum, squaredRewardSum: 0.5, length: 12)
            #expect(CourseLog(rows: [row]).text == "\(header)\n3\t\(expected)\t0.5\t12\n")
        }
    }

    @Test func `An empty field is not a number, and inf is infinite`() throws {
        let log = try CourseLog("\(header)\n0\t\tinf\t2\n1\t-inf\t\t3\n")
        #expect(log.rows[0].rewardSum.isNaN)
        #expect(log.rows[0].squaredRewardSum == .infinity)
        #expect(log.rows[1].rewardSum == -.infinity)
        #expect(log.rows[1].squaredRewardSum.isNaN)
        #expect(log.text == "\(header)\n0\t\tinf\t2\n1\t-inf\t\t3\n")
    }

    @Test func `The ends of episodes read back`() throws {
        let rows = [EpisodeEnd.terminated, .truncated, .aborted].enumerated().map { index, end in
            CourseLog.Row(count: index, rewardSum: 1, squaredRewardSum: 1, length: 1, end: end)
        }
        let log = CourseLog(rows: rows, hasEnds: true)
        #expect(try CourseLog(log.text) == log)
    }

    @Test func `Lines that end in CRLF read the same`() throws {
        let text = try reference("lecture2_log.txt", in: "LyceumTests")
        let log = try CourseLog(text)
        #expect(log.rows.count == 11)
        #expect(try CourseLog(text.replacing("\n", with: "\r\n")) == log)
        #expect(log.text == text)
    }

    @Test func `A text that is cut off anywhere reads as the rows that are whole`() throws {
        for ends in [false, true] {
            var log = try CourseLog(reference("lecture2_log.txt", in: "LyceumTests"))
            log.hasEnds = ends
            if ends { for index in log.rows.indices { log.rows[index].end = .terminated } }
            let text = log.text
            for length in 0...text.utf8.count {
                let cut = String(decoding: text.utf8.prefix(length), as: UTF8.self)
                let lines = cut.count { $0 == "\n" }
                #expect(try CourseLog(cut).rows == Array(log.rows.prefix(max(0, lines - 1))), "cut at \(length)")
            }
        }
    }

    @Test func `What is no log is refused by line and problem`() throws {
        let row = "0\t1.0\t1.0\t1\n"
        let cases: [(text: String, line: Int, problem: String)] = [
            ("a,b\n", 1, "the header is \"a,b\""),
            ("\n", 1, "the header is \"\""),
            ("hello", 1, "the header is \"hello\""),
            ("\(header) \n", 1, "the header is \"\(header) \""),
            ("\(header)\n\n", 2, "it has 1 fields: \"\""),
            ("\(header)\n\(row)0\t1.0\t1.0\n", 3, "it has 3 fields: \"0\t1.0\t1.0\""),
            ("\(header)\n0\t1\t1\t1\tterminated\n", 2, "it has 5 fields: \"0\t1\t1\t1\tterminated\""),
            ("\(header)\n0 1 1 1\n", 2, "it has 1 fields: \"0 1 1 1\""),
            ("\(header)\nx\t1\t1\t1\n", 2, "count is \"x\", not a whole number from 0 to 2^40"),
            ("\(header)\n-1\t1\t1\t1\n", 2, "count is \"-1\", not a whole number from 0 to 2^40"),
            ("\(header)\n\t1\t1\t1\n", 2, "count is \"\", not a whole number from 0 to 2^40"),
            ("\(header)\n+1\t1\t1\t1\n", 2, "count is \"+1\", not a whole number from 0 to 2^40"),
            ("\(header)\n1.0\t1\t1\t1\n", 2, "count is \"1.0\", not a whole number from 0 to 2^40"),
            (
                "\(header)\n99999999999999999999\t1\t1\t1\n", 2,
                "count is \"99999999999999999999\", not a whole number from 0 to 2^40"
            ),
            ("\(header)\n0\tone\t1\t1\n", 2, "reward_sum is \"one\", not a number"),
            ("\(header)\n0\t1\t0x10\t1\n", 2, "squared_reward_sum is \"0x10\", not a number"),
            ("\(header)\n0\t1\tInfinity\t1\n", 2, "squared_reward_sum is \"Infinity\", not a number"),
            ("\(header)\n0\tnan\t1\t1\n", 2, "reward_sum is \"nan\", not a number"),
            ("\(header)\n0\t 1\t1\t1\n", 2, "reward_sum is \" 1\", not a number"),
            ("\(header)\n0\t1e\t1\t1\n", 2, "reward_sum is \"1e\", not a number"),
            ("\(header)\n0\t1\t1\t1.5\n", 2, "length is \"1.5\", not a whole number from 0 to 2^40"),
            ("\(header)\tend\n0\t1\t1\t1\tdied\n", 2, "the end is \"died\""),
            (
                "\(header)\n\(String(repeating: "x", count: 500))\n", 2,
                "it has 1 fields: \"\(String(repeating: "x", count: 80))…\""
            ),
        ]
        for (text, line, problem) in cases {
            let error = #expect(throws: MalformedLog.self, "\(text.debugDescription)") { try CourseLog(text) }
            #expect(error == nil || error?.line == line, "\(text.debugDescription)")
            #expect(error == nil || error?.problem == problem, "\(text.debugDescription)")
            #expect(error?.description.hasPrefix("the log is not a log, line \(line): \(problem); expected") != false)
        }
    }

    @Test func `A file that is not there or a folder is an error that names it`() throws {
        try withTemporaryFolder { folder in
            let missing = #expect(throws: FileError.self) { try CourseLog(contentsOf: folder + "/none.txt") }
            #expect(missing?.description == "cannot read \(folder)/none.txt: No such file or directory")
            let isFolder = #expect(throws: FileError.self) { try CourseLog(contentsOf: folder) }
            #expect(isFolder?.path == folder)
            try "nonsense\n".write(toFile: folder + "/bad.txt", atomically: false, encoding: .utf8)
            let bad = #expect(throws: MalformedLog.self) { try CourseLog(contentsOf: folder + "/bad.txt") }
            #expect(bad?.name == folder + "/bad.txt")
        }
    }

    @Test func `Bytes of any kind are read or refused, never a reason to stop`() throws {
        try withTemporaryFolder { folder in
            let valid = Array(try reference("lecture2_log.txt", in: "LyceumTests").utf8)
            let alphabet = Array("0123456789.\t\n\r-+einf\u{0}xé\u{FEFF}".utf8) + [0xFF, 0xC3, 0x80]
            var generator = try Generator(seed: 2)
            var outcomes = (read: 0, refused: 0)
            for round in 0..<20_000 {
                var bytes = Array(valid.prefix(45 + (round % 7) * 26))
                for _ in 0..<(try generator.integers(4)) {
                    let position = try generator.integers(bytes.count)
                    let letter = alphabet[try generator.integers(alphabet.count)]
                    switch try generator.integers(3) {
                    case 0: bytes[position] = letter
                    case 1: bytes.insert(letter, at: position)
                    default: bytes.remove(at: position)
                    }
                }
                do {
                    let log = try CourseLog(String(decoding: bytes, as: UTF8.self))
                    #expect(log.rows.count <= 11)
                    outcomes.read += 1
                } catch let error as MalformedLog {
                    #expect((1...12).contains(error.line))
                    outcomes.refused += 1
                }
            }
            #expect(outcomes.read > 1000)
            #expect(outcomes.refused > 1000)
            let path = folder + "/bytes.txt"
            for _ in 0..<200 {
                let count = try generator.integers(1, 300)
                let bytes = try generator.integers(256, count: count).map { UInt8($0) }
                try Data(bytes).write(to: URL(filePath: path))
                #expect(throws: MalformedLog.self) { try CourseLog(contentsOf: path) }
            }
        }
    }
}
