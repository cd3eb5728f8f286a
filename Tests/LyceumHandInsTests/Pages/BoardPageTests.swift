import Foundation
import LyceumHandIns
import Testing

@Suite("Leaderboard pages")
struct BoardPageTests {
    private func section(
        _ name: String, reproductions: [Int: Reproduction] = [:], change: (inout Grade) -> Void = { _ in }
    ) -> BoardSection {
        let grades = [3.0, 7, 5].map { value in
            var grade = Grade(
                archive: "s\(Int(value)).zip", student: "s\(Int(value))", verdict: .replayed, shortcomings: [])
            grade.score = Score(value, explanation: "the best return")
            grade.curve = [0, value / 2, value]
            change(&grade)
            return grade
        }
        var refused = grades[0]
        refused.status = .refused
        let assignment = Assignment(name: name, environment: "CartPole-v1", episodes: 1)
        return BoardSection(ClassReport(assignment, grades + [refused], pages: []), reproductions: reproductions)
    }

    @Test("rank what was accepted, with a curve each, and count the others")
    func ranks() {
        let section = section("Coursework 1")
        #expect(section.entries.map(\.grade.name) == ["s7", "s5", "s3"] && section.otherCount == 1)
        let page = BoardPage(title: "Board", sections: [section]).html
        #expect(
            page.components(separatedBy: "<svg ").count == 4 && page.contains("1 more was handed in and not accepted."))
        #expect(!page.contains("run again") && page.contains("tried many seeds or planned"))
        let two = BoardPage(
            title: "Board", sections: [section, self.section("Coursework 2")],
            strangers: [.init(archive: "<x>.zip", reason: "why")]
        ).html
        #expect(two.contains("<a href=\"#assignment-2\">Coursework 2</a>") && two.contains("id=\"assignment-2\""))
        #expect(two.contains("&lt;x&gt;.zip") && !two.contains("<x>"))
    }

    @Test("mark what was run again, and say what that does not prove")
    func marks() {
        let records = [
            0: ReproductionTests.record(.same), 1: ReproductionTests.record(.differs),
            2: ReproductionTests.record(.undecided),
        ]
        let page = BoardPage(title: "Board", sections: [section("A", reproductions: records)]).html
        let marks = ["reproduced</span>, 2026-12-11", "came out differently</span>", "undecided</span>"]
        for mark in marks { #expect(page.components(separatedBy: mark).count == 2) }
        #expect(page.contains("It does not prove that the program learned"))
        let some = BoardPage(title: "Board", sections: [section("A", reproductions: [1: records[0]!])]).html
        #expect(some.components(separatedBy: "not tried").count == 3)
    }

    @Test("show what students wrote as text")
    func escaping() {
        let nasty = "\"><img src=x onerror=alert(1)>'`\u{202E}"
        let section = section(nasty) { grade in
            grade.student = nasty
            grade.score = Score(1, explanation: nasty)
        }
        let page = BoardPage(
            title: nasty, sections: [section, section], strangers: [.init(archive: nasty, reason: nasty)]
        ).html
        #expect(!page.contains("<img") && !page.contains("\u{202E}") && !page.contains("<script"))
        #expect(page.contains("default-src 'none'") && page.contains("prefers-color-scheme: dark"))
    }

    @Test("draw curves of any numbers")
    func curves() {
        #expect(Sparkline.means(of: []) == [] && Sparkline.svg([]).isEmpty && Sparkline.svg([1]).isEmpty)
        #expect(Sparkline.means(of: [1, 2, 3]) == [1, 2, 3])
        let many = Sparkline.means(of: (0..<1037).map(Double.init))
        #expect(many.count == 100 && many == many.sorted() && many[0] == 4.5)
        #expect(Sparkline.means(of: [.nan, 1, .infinity]) == [1])
        for numbers in [
            [0, 1], [5, 5, 5], [-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude],
            [Double.leastNonzeroMagnitude, 0, 1e-300],
        ] {
            let svg = Sparkline.svg(numbers)
            let points = svg.matches(of: /(-?[0-9.e+-]+),(-?[0-9.e+-]+)/).map {
                (Double($0.1) ?? .nan, Double($0.2) ?? .nan)
            }
            #expect(points.count == numbers.count, "\(svg)")
            #expect(points.allSatisfy { (0...120).contains($0.0) && (0...30).contains($0.1) })
        }
    }
}
