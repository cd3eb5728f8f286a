import Foundation
import LyceumHandIns
import TestSupport
import Testing

@Suite("Leaderboards")
struct LeaderboardTests {
    @Test("have a section for each assignment, and a record counts for the very bytes that it was made of")
    func board() throws {
        try withTemporaryFolder { folder in
            let inbox = folder + "/in"
            var second = ClassOfStudents.assignment
            second.name = "Coursework 2"
            for seed in 1...3 { try ClassOfStudents.handIn("s\(seed)", to: inbox, seed: seed) }
            try ClassOfStudents.handIn("t1", to: inbox, seed: 8, for: second)
            var third = second
            third.name = "Other"
            try ClassOfStudents.handIn("u1", to: inbox, seed: 9, for: third)
            try Data("garbage".utf8).write(to: URL(filePath: inbox + "/v1.zip"))

            let sums = try ["s1", "s2"].map { try HandIn(contentsOf: "\(inbox)/\($0).zip").sha256 }
            try ReproductionTests.record(.same, archive: "s1.zip", sha256: sums[0]).write(to: folder + "/records")
            // Of an older archive of the second student.
            let old = sums[1].replacing("0", with: "1").replacing("a", with: "b")
            try ReproductionTests.record(.same, archive: "s2.zip", sha256: old).write(to: folder + "/records")
            // What students put among their hand-ins is not believed.
            try ReproductionTests.record(.same, archive: "s2.zip", sha256: sums[1]).write(to: inbox)

            var board = Leaderboard(
                "Spring", graders: [ClassOfStudents.assignment, second].map { ClassGrader(for: $0) })
            board.records = folder + "/records"
            let made = try board.make(of: inbox, to: folder + "/out")
            #expect(made.sections.map { $0.entries.count } == [3, 1] && made.sections.map(\.otherCount) == [0, 0])
            #expect(made.strangers == ["s2.reproduced.json", "u1.zip", "v1.zip"])
            let again = made.sections[0].entries.filter { $0.reproduction != nil }
            #expect(again.map(\.grade.name) == ["s1"])
            #expect(made.sections[0].entries.allSatisfy { $0.grade.curve.count == 6 })
            let page = try text(folder + "/out/index.html")
            #expect(
                page.contains("<h1>Spring</h1>") && page.contains("Coursework 2") && page.contains("reproduced</span>"))
            #expect(try fileNames(in: folder + "/out") == ["index.html"])
        }
    }
}
