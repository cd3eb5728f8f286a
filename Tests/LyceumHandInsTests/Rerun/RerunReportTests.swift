import Lyceum
import LyceumHandIns
import LyceumRecording
import Testing

/// What is to be thought of a log beside the scores of its program on hidden seeds.
@Suite struct RerunReportTests {
    private func report(_ scores: [Double?], lack: String? = nil, problem: String? = nil) -> RerunReport {
        RerunReport(
            runs: scores.enumerated().map { index, score in
                RerunReport.Run(
                    seed: "\(index)", score: score, episodes: 500, steps: 9000, problem: problem,
                    lack: score == nil ? lack : nil)
            })
    }

    @Test func `A score that the program reaches elsewhere, or nearly, agrees`() {
        #expect(report([180, 200, 190]).finding(for: Score(195)) == .agrees)
        #expect(report([180, 200, 190]).finding(for: Score(100)) == .agrees)
        // The best is 200 and the deviation 10: up to 230 may be luck.
        #expect(report([180, 200, 190]).finding(for: Score(230)) == .agrees)
        #expect(report([180, 200, 190]).finding(for: Score(231)) == .doubtful)
    }

    @Test func `A few hundredths are never a doubt, however much the runs are alike`() {
        #expect(report([100, 100, 100]).finding(for: Score(105)) == .agrees)
        #expect(report([100, 100, 100]).finding(for: Score(106)) == .doubtful)
        #expect(report([-100, -100]).finding(for: Score(-96)) == .agrees)
        #expect(report([-100, -100]).finding(for: Score(-90)) == .doubtful)
        #expect(report([100]).finding(for: Score(400)) == .doubtful)
    }

    @Test func `Runs that are alike by chance do not hide how much luck single episodes have`() {
        var report = report([19.5, 19.2, 14.4])
        #expect(report.finding(for: Score(29.7)) == .doubtful)
        for index in report.runs.indices { report.runs[index].standardError = [3, 5, 4][index] }
        #expect(report.finding(for: Score(29.7)) == .agrees && report.finding(for: Score(31.6)) == .doubtful)
        report.runs[2].problem = "it crashed"
        #expect(report.finding(for: Score(31.4)) == .agrees && report.finding(for: Score(31.6)) == .doubtful)
    }

    @Test func `The luck of episodes is in means of returns, and in no other score`() throws {
        func error(_ scorer: Scorer, _ returns: [Double], episodes: Int? = nil) -> Double? {
            let rows = returns.enumerated().map { index, number in
                CourseLog.Row(count: index, rewardSum: number, squaredRewardSum: number * number, length: 1)
            }
            let assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: episodes)
            return scorer.standardError(ScoredRun(log: CourseLog(rows: rows), assignment: assignment))
        }
        // 2, 4, 6 have the variance 4.
        #expect(error(.meanOfLast(3), [100, 2, 4, 6]) == (4.0 / 3).squareRoot())
        #expect(error(.convergence, [2, 4, 6, 100], episodes: 3) == (4.0 / 3).squareRoot())
        #expect(error(.convergence, (0...100).map(Double.init)) == nil && error(.best, [1, 2, 3]) == nil)
        #expect(error(.meanOfLast(3), [7]) == nil && error(.meanOfLast(9), [7, 7]) == 0)
    }

    @Test func `Where less is better, less is doubtful`() {
        #expect(report([300, 310, 320]).finding(for: Score(280, isBetterLow: true)) == .agrees)
        #expect(report([300, 310, 320]).finding(for: Score(200, isBetterLow: true)) == .doubtful)
        #expect(report([300, 310, 320]).finding(for: Score(900, isBetterLow: true)) == .agrees)
    }

    @Test func `Runs to the end that never reach what is scored are a doubt, and broken ones say nothing`() {
        #expect(report([nil, nil], lack: "never reached").finding(for: Score(100)) == .doubtful)
        #expect(report([nil, 100], lack: "never reached").finding(for: Score(100)) == .agrees)
        #expect(report([5, 5], problem: "it crashed").finding(for: Score(100)) == .failed("it crashed"))
        #expect(RerunReport(problem: "it does not compile").finding(for: Score(1)) == .failed("it does not compile"))
        #expect(report([1]).finding(for: nil).word == "failed")
        #expect(RerunReport(runs: []).finding(for: Score(1)).word == "failed")
    }

    @Test func `A report comes back from its text`() throws {
        var report = report([180, nil, -0.5], lack: "a \"reason\"")
        report.runs[0].notes = ["a note", "ü"]
        report.runs[2].standardError = 0.1
        report.runs[1].problem = "it crashed"
        #expect(RerunReport(json: report.json) == report)
        let none = RerunReport(problem: "no")
        #expect(RerunReport(json: none.json) == none)
        for text in ["", "{}", "[]", "{\"runs\": 3}", "{\"runs\": [{}]}", "{\"runs\": [{\"seed\": 4}]}"] {
            #expect(RerunReport(json: text) == nil)
        }
        var grade = try #require(Grade(json: Grade(archive: "a.zip", status: .refused, problem: "x").json))
        #expect(grade.rerun == nil)
        grade.rerun = report
        #expect(Grade(json: grade.json) == grade)
    }

    @Test func `Pages and tables say what was found and what it means`() throws {
        let assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 3)
        var grade = Grade(archive: "a.zip", student: "abcd12", verdict: .replayed, shortcomings: [])
        grade.score = Score(400)
        #expect(!StudentPage(grade, assignment).html.contains("On hidden seeds"))
        let before = StudentPage(grade, assignment).html
        grade.rerun = report([100, 110, nil], lack: "the <b>reason</b>")
        let html = StudentPage(grade, assignment).html
        #expect(html == StudentPage.adding(grade, assignment, to: before))
        #expect(html.contains("doubtful") && html.contains("100.000") && html.contains(RerunReport.rule))
        #expect(html.contains("the &lt;b&gt;reason&lt;/b&gt;"))
        let csv = ClassTable(ClassReport(assignment, [grade], pages: ["p"])).csv
        #expect(csv.contains(",rerun,rerun_scores\r\n") && csv.contains(",doubtful,\"100.0 110.0\"\r\n"))
        #expect(ClassGrader.results(grade).contains("On hidden seeds: doubtful"))
    }
}
