import CourseTool
import Foundation
import Lyceum
import TestSupport
import Testing

@Suite("course plot")
struct PlotTests {
    private func writeLog(_ path: String, returns: [Double]) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let rows = returns.enumerated().map {
            CourseLog.Row(count: $0, rewardSum: $1, squaredRewardSum: $1 * $1, length: 10)
        }
        try CourseLog(rows: rows).text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test("runs that differ in their seeds are one experiment, and the chart has a line and a band for each")
    func groups() throws {
        try withTemporaryFolder { folder in
            for seed in 0..<3 {
                try writeLog("\(folder)/dqn-seed-\(seed)/logs/log.txt", returns: [1, 2, 3, 4])
                try writeLog("\(folder)/ppo/\(seed)/logs/log.txt", returns: [2, 2, 2])
            }
            let logs = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
            let call = Call(
                ["plot"] + logs.sorted().map { "\(folder)/\($0)" } + ["--smoothing", "2", "--out", "\(folder)/p.svg"])
            #expect(call.code == 0, "\(call.errors)")
            #expect(call.output.contains("a dqn: 3 runs, mean of 2 episodes, ± deviation"))
            #expect(call.output.contains("b ppo: 3 runs, mean of 2 episodes, ± deviation"))
            #expect(call.output.last == "written: \(folder)/p.svg")
            let svg = try String(contentsOfFile: "\(folder)/p.svg", encoding: .utf8)
            #expect(svg.contains("dqn: 3 runs, mean of 2 episodes"))
        }
    }

    @Test(
        "what tells a seed is not part of an experiment's name",
        arguments: [
            ("runs/dqn-seed-3/logs/a.txt", ["runs", "dqn", "a"]), ("runs/dqn_seed3/a.txt", ["runs", "dqn", "a"]),
            ("runs/dqn/17/a.txt", ["runs", "dqn", "a"]), ("runs/dqn_sd5/a.csv", ["runs", "dqn", "a"]),
            ("./dqn/s1/a.b.txt", ["dqn", "a.b"]), ("runs/walker-2000/a.txt", ["runs", "walker-2000", "a"]),
            ("a.txt", ["a"]), ("seeds/a.txt", ["seeds", "a"]),
        ])
    func seeds(path: String, key: [String]) {
        #expect(Experiment.withoutSeeds(path) == key)
    }

    @Test("a curve is the mean of the smoothed runs up to the shortest, over episodes or over steps")
    func curve() {
        let runs = [
            RunLog(path: "a", returns: [1, 3, 5, 100], lengths: [1, 2, 3, 4]),
            RunLog(path: "b", returns: [3, 5, 7], lengths: [3, 4, 5]),
        ]
        let plain = ExperimentCurve(runs, values: \.returns, smoothing: 1, band: .deviation, overSteps: false)
        #expect(plain.x == [0, 1, 2] && plain.mean == [2, 4, 6])
        #expect(plain.low == [1, 3, 5] && plain.high == [3, 5, 7])
        let smoothed = ExperimentCurve(runs, values: \.returns, smoothing: 2, band: .none, overSteps: true)
        #expect(smoothed.x == [2, 5, 9] && smoothed.mean == [2, 3, 5])
        #expect(smoothed.low == smoothed.mean && smoothed.high == smoothed.mean)
        let single = ExperimentCurve([runs[1]], values: \.returns, smoothing: 2, band: .deviation, overSteps: false)
        #expect(single.low == [3, 3, 5] && single.high == [3, 5, 7])
    }

    @Test("a bootstrap interval holds the mean and lies within the runs, the same at every call")
    func bootstrap() {
        let runs = (0..<8).map { RunLog(path: "\($0)", returns: [Double($0), Double($0 * $0)], lengths: [1, 1]) }
        let curve = ExperimentCurve(runs, values: \.returns, smoothing: 1, band: .bootstrap, overSteps: false)
        for index in 0..<2 {
            #expect(curve.low[index] < curve.mean[index] && curve.mean[index] < curve.high[index])
        }
        #expect(curve.low[0] > 0 && curve.high[0] < 7)
        // The mean of 8 numbers 0…7 has a deviation of 2.29/√8 = 0.81; 95 % are about ±1.6.
        #expect((curve.high[0] - curve.low[0] - 3.2).magnitude < 0.6)
        let again = ExperimentCurve(runs, values: \.returns, smoothing: 1, band: .bootstrap, overSteps: false)
        #expect(again.low == curve.low && again.high == curve.high)
    }

    @Test("a monitor.csv of Stable-Baselines3 is read: CRLF, further columns, a cut last line")
    func monitor() throws {
        try withTemporaryFolder { folder in
            let text =
                "#{\"t_start\": 1700000000.5, \"env_id\": \"CartPole-v1\"}\nr,l,t,note\r\n"
                + "29.0,29,0.5,\"a, b\"\r\n17.5,17,0.9,c\r\n3.0,3"
            try text.write(toFile: "\(folder)/monitor.csv", atomically: true, encoding: .utf8)
            let run = try RunLog(contentsOf: "\(folder)/monitor.csv")
            #expect(run.returns == [29, 17.5] && run.lengths == [29, 17])
            let call = Call("plot", "\(folder)/monitor.csv", "--out", "\(folder)/m.svg", "--value", "length")
            #expect(call.code == 0 && FileManager.default.fileExists(atPath: "\(folder)/m.svg"))
        }
    }

    @Test(
        "a file that is no monitor.csv is an error that names the line",
        arguments: [
            ("#no json\nr,l\n", 1), ("#{}\n", 2), ("#{}\nr,t\n1,2\n", 2), ("#{}\nr,l\n1\n", 3),
            ("#{}\nr,l\nx,2\n", 3), ("#{}\nr,l\n1,2\n1,-2\n", 4), ("#{}\nr,l\n1,2.5\n", 3),
        ])
    func malformedMonitor(text: String, line: Int) throws {
        let error = try #require(throws: MalformedMonitor.self) { try MonitorFile(Array(text.utf8), name: "m.csv") }
        #expect(error.line == line)
        #expect(error.description.contains("m.csv") && error.description.contains("line \(line)"))
    }

    @Test("a return that is not finite is missing from its own windows and from no other")
    func notFinite() {
        let odd = [Double.nan, .infinity, -.infinity, 1e200]
        for odd in odd {
            let smoothed = Smoothed([1, 2, odd, 4, 5, 6, 8, 9], window: 3)
            #expect(smoothed.mean[1] == 1.5)
            let expected = [5, 19.0 / 3, 23.0 / 3]
            #expect(zip(smoothed.mean[5...], expected).allSatisfy { ($0 - $1).magnitude < 1e-12 }, "\(odd)")
            #expect(smoothed.deviation[5...].allSatisfy { $0 < 2 }, "\(odd)")
        }
    }

    @Test("a log is not taken for the name of the picture")
    func logAsOut() throws {
        try withTemporaryFolder { folder in
            for name in ["a.txt", "b.txt"] { try writeLog("\(folder)/\(name)", returns: [1, 2]) }
            let call = Call("plot", "--out", "\(folder)/a.txt", "\(folder)/b.txt")
            #expect(call.code == 2 && call.errors.joined().contains("which is a log"))
            #expect(try CourseLog(contentsOf: "\(folder)/a.txt").rows.count == 2)
            let svg = "\(folder)/p.svg"
            for _ in 0..<2 { #expect(Call("plot", "\(folder)/b.txt", "--out", svg).code == 0) }
        }
    }

    @Test("bad input ends with code 2 and leaves no file")
    func badInput() throws {
        try withTemporaryFolder { folder in
            try writeLog("\(folder)/empty.txt", returns: [])
            try "nonsense\n".write(toFile: "\(folder)/bad.txt", atomically: true, encoding: .utf8)
            let out = ["--out", "\(folder)/p.svg"]
            for arguments in [
                ["plot"] + out, ["plot", "\(folder)/none.txt"] + out, ["plot", "\(folder)/bad.txt"] + out,
                ["plot", "\(folder)/empty.txt"] + out, ["plot", "\(folder)/empty.txt", "--band", "bootstrp"] + out,
                ["plot", "\(folder)/empty.txt", "--smoothing", "0"] + out,
            ] {
                let call = Call(arguments)
                #expect(call.code == 2 && call.errors.count == 1)
            }
            #expect(Call(["plot", "\(folder)/empty.txt", "--band", "bootstrp"]).errors[0].contains("bootstrap"))
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/p.svg"))
        }
    }
}

@Suite("TerminalChart")
struct TerminalChartTests {
    @Test("a line is drawn from corner to corner, with its ends labelled")
    func line() {
        var chart = TerminalChart(x: "episodes", width: 10, height: 3)
        chart.line(x: [0, 9], y: [0, 100], label: "up")
        #expect(
            chart.lines == [
                "100 │       aaa", " 50 │   aaaa", "  0 │aaa", "    └──────────", "     0 9 episodes", "a up",
            ])
    }

    @Test("nothing, one point, and numbers that are not finite are drawn as far as they go")
    func extremes() {
        var chart = TerminalChart(x: "steps", width: 1, height: 1)
        #expect(chart.lines == ["(nothing to draw)"])
        chart.line(x: [0, 1, .nan], y: [.nan, .infinity, 1], label: "none")
        #expect(chart.lines == ["(nothing to draw)"])
        chart.line(x: [5], y: [7], label: "one")
        #expect(chart.lines.contains { $0.contains("b") } && chart.lines.last == "b one")
        chart.line(x: [-1e300, 1e300], y: [-1e300, 1e300], label: "wide")
        #expect(chart.lines.count == 3 + 2 + 3)
    }
}
