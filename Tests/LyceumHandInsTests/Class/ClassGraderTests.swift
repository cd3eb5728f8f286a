import Foundation
import LyceumHandIns
import TestSupport
import Testing

@Suite("A class of hand-ins")
struct ClassGraderTests {
    private static let program = """
        import Lyceum
        var env = try Recorder(make("CartPole-v1"), logs: true)
        for episode in 0..<100 { try env.reset(); while try !env.step(env.actionSpace.sample()).isDone {} }
        """

    @Test("is graded whole, whatever some of them are, and each has its page and its results")
    func whole() throws {
        try withTemporaryFolder { folder in
            let inbox = folder + "/in"
            try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
            try ClassOfStudents.handIn("anna1", to: inbox, seed: 1, program: Self.program)
            try ClassOfStudents.handIn("bob2", to: inbox, seed: 2, program: Self.program + "\n// mine")
            try ClassOfStudents.handIn("carl3", to: inbox, seed: 1, as: "carl <b>.zip")
            try Data("hello".utf8).write(to: URL(filePath: inbox + "/garbage.zip"))
            try Data().write(to: URL(filePath: inbox + "/empty.zip"))
            try FileManager.default.createSymbolicLink(
                atPath: inbox + "/link.zip", withDestinationPath: inbox + "/anna1.zip")
            try Data().write(to: URL(filePath: inbox + "/.DS_Store"))
            let report = try ClassGrader(for: ClassOfStudents.assignment).grade(inbox, to: folder + "/out")
            #expect(
                report.grades.map(\.archive) == [
                    "anna1.zip", "bob2.zip", "carl <b>.zip", "empty.zip", "garbage.zip", "link.zip",
                ])
            #expect(report.grades.prefix(3).allSatisfy { $0.status == .accepted && $0.verdict == .replayed })
            #expect(report.grades.prefix(3).allSatisfy { $0.provedEpisodes == 6 && $0.score != nil })
            #expect(report.grades.suffix(3).allSatisfy { $0.status == .refused && $0.verdict == .unreliable })
            #expect(report.grades.suffix(3).allSatisfy { !$0.problems.joined().contains(folder) })
            #expect(
                report.duplicates.map(\.description) == [
                    "anna1 and carl3 (carl <b>.zip): the same rows in the log",
                    "anna1 and bob2: 100 % of their programs are the same",
                ])
            #expect(
                try fileNames(in: folder + "/out") == ["class.csv", "index.html", "leaderboard.html", "students"])
            #expect(
                try fileNames(in: folder + "/out/students") == [
                    "anna1", "bob2", "carl__b_", "empty", "garbage", "link",
                ])
            for name in try fileNames(in: folder + "/out/students") {
                #expect(try fileNames(in: "\(folder)/out/students/\(name)") == ["index.html", "results.json"])
            }
            let page = try text(folder + "/out/students/anna1/index.html")
            #expect(page.contains("<svg") && page.contains("6 of 6 episodes were played again"))
            #expect(page.contains("lines 2 to 7, episodes 0 to 5: replayed, the same"))
            #expect(!page.contains("bob2") && !page.contains("garbage"))
            let board = try text(folder + "/out/leaderboard.html")
            #expect(board.contains("anna1") && !board.contains("garbage"))
        }
    }

    @Test("may be one hand-in, or what a site unpacked from it")
    func one() throws {
        try withTemporaryFolder { folder in
            try ClassOfStudents.handIn("anna1", to: folder + "/in", seed: 1)
            let archive = try HandIn(contentsOf: folder + "/in/anna1.zip")
            let plain = folder + "/unpacked"
            try FileManager.default.createDirectory(atPath: plain, withIntermediateDirectories: true)
            for file in archive.manifest.files {
                try Data(archive.contents(of: file.name) ?? []).write(to: URL(filePath: "\(plain)/\(file.name)"))
            }
            try Data(archive.contents(of: "manifest.json") ?? []).write(to: URL(filePath: plain + "/manifest.json"))
            let grader = ClassGrader(for: ClassOfStudents.assignment)
            for path in [folder + "/in/anna1.zip", plain] {
                let grades = try grader.grade(path, to: folder + "/out").grades
                #expect(grades.map(\.status) == [.accepted] && grades[0].student == "anna1")
            }
            try FileManager.default.createSymbolicLink(
                atPath: plain + "/more", withDestinationPath: "/etc/passwd")
            #expect(try grader.grade(plain, to: folder + "/out").grades[0].status == .refused)
        }
    }

    @Test("is told when the date of an archive is after the deadline, and that this is the folder's word")
    func late() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/in/anna1.zip"
            var assignment = ClassOfStudents.assignment
            assignment.deadline = Deadline("2026-12-11T14:00Z")
            try ClassOfStudents.handIn("anna1", to: folder + "/in", seed: 1, for: assignment)
            let deadline = Double(try #require(assignment.deadline).seconds)
            func notes(_ delay: Double) throws -> String {
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: deadline + delay)], ofItemAtPath: path)
                let (grade, page) = HandInGrader(for: assignment).grade(path)
                let isTold = page.contains("late by")
                #expect(grade.status == .accepted && isTold == (delay > 0))
                return grade.notes.joined()
            }
            #expect(try notes(-1).contains("late") == false)
            #expect(try notes(0).contains("late") == false)
            #expect(try notes(30).contains("late by less than a minute, if the date that the file has"))
            #expect(try notes(3 * 3600 + 300).contains("late by 3 hours 5 minutes"))
            #expect(try notes(86_400 + 3600).contains("late by 1 day 1 hour"))
        }
    }

    @Test("that does not exist, is empty or would have the results in it is an error")
    func errors() throws {
        try withTemporaryFolder { folder in
            let grader = ClassGrader(for: ClassOfStudents.assignment)
            #expect(throws: NoHandIns.self) { try grader.grade(folder + "/none", to: folder + "/out") }
            let inbox = folder + "/in"
            try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
            #expect(throws: NoHandIns.self) { try grader.grade(inbox, to: folder + "/out") }
            try Data().write(to: URL(filePath: inbox + "/a.zip"))
            #expect(throws: NoHandIns.self) { try grader.grade(inbox, to: inbox + "/out") }
        }
    }

    @Test("has a folder for each, whatever the archives are called")
    func names() {
        let long = String(repeating: "x", count: 300)
        let paths = [
            "in/../a.zip", "in/A.zip", "in/a.ZIP", "in/..zip", "in/.zip", "in/ü b.zip", "in/\(long)", "in/c\n.zip",
        ]
        let names = ClassGrader.folderNames(paths)
        #expect(names[..<3] == ["a", "A-2", "a-3"] && names[5] == "__b" && names[6].count == 60 && names[7] == "c_")
        #expect(names.allSatisfy { !$0.hasPrefix(".") && !$0.contains("/") && !$0.isEmpty })
        #expect(Set(names.map { $0.lowercased() }).count == paths.count)
    }

    @Test("is told of a hand-in that a process cannot be started for")
    func missingProgram() throws {
        try withTemporaryFolder { folder in
            try ClassOfStudents.handIn("anna1", to: folder + "/in", seed: 1)
            var grader = ClassGrader(for: ClassOfStudents.assignment)
            for (program, reason) in [("/no/such/program", "could not be started"), ("/bin/true", "without a grade")] {
                grader.place = .processes(program: program, assignment: "x", memory: 1_000_000_000)
                let grade = try grader.grade(folder + "/in", to: folder + "/out").grades[0]
                #expect(grade.status == .notGraded && grade.problems.joined().contains(reason))
                #expect(try text(folder + "/out/students/anna1/results.json").contains(reason))
            }
        }
    }
}
