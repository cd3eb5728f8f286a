import LyceumHandIns
import Testing

@Suite("What hand-ins share")
struct DuplicateTests {
    private func grade(_ student: String, _ change: (inout Traits) -> Void) -> Grade {
        var grade = Grade(archive: student + ".zip", student: student, verdict: .replayed, shortcomings: [])
        change(&grade.traits)
        return grade
    }

    @Test("is a trace, the rows, actions, a program or an id")
    func kinds() {
        let grades = [
            grade("a") {
                $0.trace = "1"; $0.rows = "1"; $0.episodes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
            },
            grade("b") {
                $0.trace = "1"; $0.rows = "1"; $0.episodes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
            },
            grade("c") { $0.rows = "1" },
            grade("d") { $0.episodes = [9, 10, 11, 12] },
            grade("e") { $0.episodes = [10] + (20..<40) },
            grade("D") { _ in },
        ]
        #expect(
            grades.duplicates().map(\.description) == [
                "d and D: two hand-ins of one student's id", "a and b: the same trace, byte for byte",
                "a and c: the same rows in the log",
                "a and d: the same actions in 2 episodes, of 10 and of 4 that were compared",
                "b and d: the same actions in 2 episodes, of 10 and of 4 that were compared",
                "d and e: the same actions in 1 episodes, of 4 and of 21 that were compared",
            ])
    }

    @Test("of programs is told from half of their runs of words on, and what a whole class has does not count")
    func programs() {
        let skeleton = Array(UInt64(1000)..<1400)
        var grades = (0..<5).map { index in
            grade("s\(index)") { $0.shingles = skeleton + (0..<100).map { UInt64(index * 200 + $0) } }
        }
        #expect(grades.duplicates() == [])
        grades.append(grade("copy") { $0.shingles = skeleton + Array(10..<110) })
        #expect(grades.duplicates().map(\.description) == ["s0 and copy: 82 % of their programs are the same"])
        #expect(Array(grades[..<2]).duplicates().count == 1)
    }

    @Test("of one text moved, spaced and explained otherwise is all of it; of another text nothing")
    func shingles() {
        func sample(_ text: String) -> Set<UInt64> {
            var shingles = Shingles()
            shingles.add(Array(text.utf8))
            return Set(shingles.sample)
        }
        let one = sample("let a = 1 // first\nfor i in 0..<10 { total += weights[i] * inputs[i] }\n")
        #expect(one == sample("/* mine */ let a=1\n\n  for i in 0..<10 {\ntotal += weights[ i ]*inputs[i]}"))
        #expect(one.count == 19)
        #expect(one.isDisjoint(with: sample("struct Agent { var epsilon: Double; func act() -> Int { 0 } }")))
        #expect(sample("let a = 1").isEmpty && sample("").isEmpty && sample("/* open").isEmpty)
    }

    @Test("can be told of a class in which everybody handed in the same without taking long")
    func everybody() {
        let grades = (0..<300).map { index in
            grade("s\(index)") {
                $0.trace = "1"; $0.episodes = Array(0..<2000); $0.shingles = Array(0..<2000)
            }
        }
        #expect(grades.duplicates().count { $0.kind == .trace } == 299)
    }
}
