import Foundation
import LyceumHandIns
import TestSupport
import Testing

@Suite("Records of runs that were done again")
struct ReproductionTests {
    static func record(
        _ outcome: Reproduction.Outcome = .same, archive: String = "abcd12.zip",
        sha256: String = String(repeating: "a", count: 64),
        moment: Int = 1_796_997_600
    ) -> Reproduction {
        var record = Reproduction(archive: archive, sha256: sha256, moment: Deadline(seconds: moment))
        (record.student, record.assignment, record.outcome) = ("abcd12", "Coursework 1", outcome)
        (record.rows, record.rowsAgain, record.sameRows) = (10, 12, 4)
        record.reason = outcome == .same ? "" : "line 6 is another"
        record.difference = outcome == .differs ? .init(line: 6, handedIn: "4 1.0 1.0 1", again: "4 2.0 4.0 1") : nil
        (record.command, record.seconds, record.notes) = ("my-agent --episodes 10", 12.5, ["a note"])
        return record
    }

    @Test("come back from their files, whatever the archive is called", arguments: Reproduction.Outcome.allCases)
    func json(outcome: Reproduction.Outcome) throws {
        let record = Self.record(outcome)
        #expect(try Reproduction(bytes: Array(record.json.utf8)) == record)
        try withTemporaryFolder { folder in
            #expect(try record.write(to: folder + "/a") == folder + "/a/abcd12.reproduced.json")
            #expect(try Reproduction(contentsOf: folder + "/a/abcd12.reproduced.json") == record)
            for name in ["../../x.zip", ".hidden", "a b\u{202E}.ZIP", ""] {
                let path = try Self.record(archive: name).write(to: folder + "/b")
                #expect(path.dropFirst(folder.count + 3).contains("/") == false)
            }
            #expect(try fileNames(in: folder) == ["a", "b"])
        }
    }

    @Test("hold texts that do no harm in a terminal, and no longer ones than can be read")
    func texts() throws {
        var record = Self.record(.undecided)
        record.reason = String(repeating: "\u{1B}[31m\n", count: 3000)
        record.notes = [String](repeating: "x\u{0}", count: 50)
        let read = try Reproduction(bytes: Array(record.json.utf8))
        #expect(
            !read.reason.unicodeScalars.contains { $0.value < 32 } && read.reason.count <= 2001
                && read.notes.count == 20)
    }

    @Test("of one archive that were made several times are found by its bytes, the latest of them")
    func folder() throws {
        try withTemporaryFolder { folder in
            try Self.record(.differs, archive: "a.zip", moment: 1_000_000_000).write(to: folder)
            try Self.record(.same, archive: "b.zip", moment: 1_000_100_000).write(to: folder)
            try Self.record(.same, archive: "c.zip", sha256: String(repeating: "c", count: 64)).write(to: folder)
            try Data("{}".utf8).write(to: URL(filePath: folder + "/d.reproduced.json"))
            let found = Reproduction.records(in: folder)
            #expect(found.count == 2 && found[String(repeating: "a", count: 64)]?.outcome == .same)
            #expect(Reproduction.records(in: folder + "/none").isEmpty)
        }
    }

    @Test(
        "that were changed are refused with what is wrong",
        arguments: [
            ("\"outcome\": \"same\"", "\"outcome\": \"fine\"", "undecided"),
            ("\"format\": 1", "\"format\": 2", "version"),
            ("aaaaaaaa", "AAAAAAAA", "64 hexadecimal"), ("\"rows\": 10", "\"rows\": -1", "rows"),
            ("\"seconds\": 12.5", "\"seconds\": 1e99", "seconds"), ("a note", "a\\u0007note", "notes"),
            ("2026-", "2026/", "moment"), ("\"command\"", "\"comand\"", "command"),
            ("\"student\": \"abcd12\",", "", "student"),
        ])
    func malformed(old: String, new: String, word: String) throws {
        let text = Self.record().json
        let changed = text.replacing(old, with: new)
        #expect(changed != text)
        let error = #expect(throws: MalformedReproduction.self) { try Reproduction(bytes: Array(changed.utf8)) }
        #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
        #expect(throws: MalformedReproduction.self) { try Reproduction(bytes: [UInt8](repeating: 32, count: 200_000)) }
    }

    @Test("have a moment that is the clock's")
    func moments() {
        for seconds in [0, 59, 86_399, 951_782_400, 1_796_997_600, 4_102_444_800, 253_402_300_740] {
            let moment = Deadline(seconds: seconds)
            #expect(moment.seconds == seconds / 60 * 60 && Deadline(moment.description) == moment)
        }
        #expect(Deadline(seconds: 951_782_400).description == "2000-02-29T00:00Z")
        #expect(Deadline(Deadline(seconds: .max).description) != nil && Deadline(seconds: -5).seconds == 0)
    }
}
