import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport
import Testing

@Suite("Runs that are done again")
struct ComparisonTests {
    private func log(_ returns: [Double]) -> [UInt8] {
        let rows = returns.enumerated().map {
            CourseLog.Row(count: $0, rewardSum: $1, squaredRewardSum: $1 * $1, length: 1)
        }
        return Array(CourseLog(rows: rows).text.utf8)
    }

    @Test("have logs that are compared byte for byte, and the first row that differs is told")
    func logs() {
        let whole = log([1, 2, 3])
        let same = LogComparison(whole, whole)
        #expect(same.areSame && same.rows == 3 && same.rowsAgain == 3 && same.sameRows == 3 && same.difference == nil)

        let other = LogComparison(whole, log([1, 5, 3, 4]))
        #expect(!other.areSame && other.rowsAgain == 4 && other.sameRows == 1)
        #expect(other.difference?.line == 3)
        #expect(other.difference?.handedIn == "1 2.0 4.0 1" && other.difference?.again == "1 5.0 25.0 1")

        let short = LogComparison(whole, log([1, 2]))
        #expect(short.difference == nil && short.sameRows == 2 && short.rowsAgain == 2)
        let cut = LogComparison(whole, Array(whole.dropLast(3)))
        #expect(cut.difference == nil && cut.rowsAgain == 2 && !cut.areSame)
        for bytes in [[], [0], Array("\n\n\n".utf8)] {
            #expect(LogComparison(whole, bytes).sameRows == 0 && LogComparison(bytes, whole).rows <= 2)
        }
        let hostile = LogComparison(
            whole, Array("count\treward_sum\tsquared_reward_sum\tlength\n\u{1B}[2J\u{202E}x\n".utf8))
        #expect(hostile.difference?.again == "?[2J?x")
    }

    @Test("have traces that are compared in all but how the program was started")
    func traces() throws {
        func run(_ seed: Int, episodes: Int = 4) throws -> RunTrace {
            try withTemporaryFolder { folder in
                var env = try Recorder(
                    make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt", trace: .all)
                try play(&env, episodes: episodes, seed: seed)
                try env.close()
                return try RunTrace(contentsOf: folder + "/log.trace")
            }
        }
        let one = try run(3)
        var header = one.header
        header.command = RunCommand(program: "x", arguments: ["--out", "/y"])
        #expect(header != one.header)
        let moved = RunTrace(header: header, episodes: one.episodes)
        #expect(TraceComparison.problem(one, moved) == nil)
        #expect(TraceComparison.problem(one, try run(4)) == "the trace differs in episode 0")
        #expect(TraceComparison.problem(one, try run(3, episodes: 3)) == "the trace has 3 episodes instead of 4")
        header.stack = "other"
        let wrapped = RunTrace(header: header, episodes: one.episodes)
        #expect(TraceComparison.problem(one, wrapped)?.contains("made or wrapped otherwise") == true)
    }

    @Test("have the arguments of the run, and write into their own folder")
    func arguments() {
        func again(_ arguments: [String]) -> RunArguments {
            RunArguments(RunCommand(program: "p", arguments: arguments))
        }
        let plain = ["--episodes", "10", "--out", "runs/a", "--out=b", "x"]
        #expect(again(plain).list == plain && again(plain).notes == [])
        for elsewhere in ["/home/ada/runs", "../runs", "a/../../b", "~/x", "/"] {
            #expect(again(["--out", elsewhere, "1"]).list == ["--out", "run", "1"])
            #expect(again(["--out=" + elsewhere]).list == ["--out=run"])
            #expect(again(["--out", elsewhere]).notes.first?.contains("its --out was") == true)
        }
        #expect(again(["--weights=/home/ada/w", "/x"]).notes.count == 2)
        #expect(again(["--out"]).list == ["--out"])
        #expect(RunArguments(nil).list == [] && RunArguments(nil).notes.count == 1)
    }
}
