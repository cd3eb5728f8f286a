import LyceumHandIns
import LyceumValues
import TestSupport
import Testing

@Suite("assignment.json")
struct AssignmentTests {
    /// An assignment in which everything is said.
    static var full: Assignment {
        var assignment = Assignment(name: "Übung \"1\"", environment: "FrozenLake-v1", episodes: 1000, steps: 20_000)
        assignment.options = ["is_slippery": false, "map_name": "8x8"]
        assignment.maxEpisodeSteps = 50
        assignment.seeds = [42, 7]
        assignment.megabytes = 20
        assignment.required = HandInPart.allCases
        assignment.scorer = .episodesToThreshold
        assignment.threshold = 0.75
        assignment.deadline = Deadline("2026-12-11T14:00+01:00")
        return assignment
    }

    private func problem(_ json: String) -> (line: Int?, text: String)? {
        do throws(MalformedAssignment) {
            _ = try Assignment(bytes: Array(json.utf8), name: "a.json")
            return nil
        } catch {
            return (error.line, error.problem)
        }
    }

    @Test("comes back from its file as it was, with all that can be said and with the least")
    func roundTrip() throws {
        try withTemporaryFolder { folder in
            for assignment in [Self.full, Assignment(name: "A", environment: "CartPole-v1", steps: 1)] {
                try assignment.write(to: folder + "/assignment.json")
                let read = try Assignment(contentsOf: folder + "/assignment.json")
                #expect(read == assignment && read.fingerprint == assignment.fingerprint)
            }
        }
    }

    @Test("has one key on each line")
    func text() {
        let lines = Self.full.json.split(separator: "\n")
        #expect(lines.count == 15 && lines.first == "{" && lines.last == "}")
        #expect(lines[2] == #"  "name": "Übung \"1\"","#)
        #expect(lines[9] == #"  "size_limit_mb": 20,"#)
    }

    @Test("has the same fingerprint however it is laid out, and another one for every change")
    func fingerprint() throws {
        let laidOut = """
            \u{FEFF}{"name": "A",\r\n "environment": "CartPole-v1", "episodes": 3, "format": 1, "deadline": null}
            """
        let read = try Assignment(bytes: Array(laidOut.utf8))
        let made = Assignment(name: "A", environment: "CartPole-v1", episodes: 3)
        #expect(read == made && read.fingerprint == made.fingerprint)
        var changed = made
        changed.seeds = [1]
        #expect(changed.fingerprint != made.fingerprint)
    }

    @Test(
        "with a mistake names the key, the nearest key and the line",
        arguments: [
            ("{\n  \"format\": 1,\n  \"episode\": 3\n}", 3, "there is no key \"episode\": did you mean \"episodes\"?"),
            ("{\n \"what\": 3}", 2, "there is no key \"what\": the keys are format, name, "),
            ("{\"format\": 2}", 1, "\"format\" is 2: expected 1; another one is of another version of Lyceum"),
            ("{}", nil, "\"format\" is missing, such as \"format\": 1"),
            ("[]", 1, "it is not an object"), ("", 1, "it is not JSON: the text ends where a value was expected"),
            ("{\n\n\"format\" 1}", 3, "it is not JSON: expected a colon after the key \"format\""),
            ("{\n\"name\": 1,\n\"name\": 2}", 3, "it is not JSON: the key \"name\" is there twice"),
        ])
    func mistakes(json: String, line: Int?, expected: String) throws {
        let found = try #require(problem(json))
        #expect(found.line == line && found.text.hasPrefix(expected), "\(found)")
    }

    @Test(
        "with a value of another kind says what is expected",
        arguments: [
            ("name", "1", "a text"), ("name", "\"\"", "a text"), ("name", "\"a\\nb\"", "a text"),
            ("environment", "\"a b/c/d\"", "is not an environment id"), ("options", "[1]", "an object"),
            ("max_episode_steps", "0", "a whole number from 1"), ("episodes", "2.5", "a whole number"),
            ("episodes", "-1", "a whole number"), ("steps", "1e99", "a whole number"),
            ("steps", "NaN", "a whole number"), ("seeds", "42", "a list of whole numbers"), ("seeds", "[]", "a list"),
            ("seeds", "[1, -1]", "a list"), ("seeds", "[1, \"2\"]", "a list"),
            ("size_limit_mb", "300", "from 1 to 200"), ("required", "\"log\"", "a list of these: log, trace"),
            ("required", "[\"write-up\"]", "did you mean \"writeup\"?"),
            ("scorer", "\"bst\"", "did you mean \"best\"?"),
            ("scorer", "\"mean-of-last-0\"", "one of convergence"), ("scorer", "\"mean-of-last-007\"", "one of"),
            ("threshold", "\"a\"", "a number"), ("threshold", "475", "belongs to the scorer episodes-to-threshold"),
            ("deadline", "\"2026-02-30T10:00Z\"", "a moment with its zone"),
            ("deadline", "\"tomorrow\"", "a moment"),
        ])
    func values(key: String, value: String, expected: String) throws {
        var fields = [("format", "1"), ("name", "\"A\""), ("environment", "\"CartPole-v1\""), ("episodes", "3")]
        fields.removeAll { $0.0 == key }
        fields.append((key, value))
        if key == "steps" { fields.append(("episodes", "3")) }
        var seen: Set<String> = []
        let lines = fields.filter { seen.insert($0.0).inserted }.map { "\"\($0.0)\": \($0.1)" }
        let found = try #require(problem("{\n" + lines.joined(separator: ",\n") + "\n}"))
        #expect(found.text.contains("\"\(key)\"") && found.text.contains(expected), "\(found)")
        #expect(found.line == 2 + (lines.firstIndex { $0.hasPrefix("\"\(key)\"") } ?? -9))
    }

    @Test("that asks for neither episodes nor steps is refused, also when it is written")
    func empty() throws {
        try withTemporaryFolder { folder in
            let assignment = Assignment(name: "A", environment: "CartPole-v1")
            #expect(throws: MalformedAssignment.self) { try assignment.write(to: folder + "/a.json") }
            let left = try fileNames(in: folder)
            #expect(left.isEmpty)
        }
    }

    @Test("cut off anywhere, or with any byte changed, is refused or read, and never more than that")
    func damage() throws {
        let bytes = Array(Self.full.json.utf8)
        for count in 0..<bytes.count - 1 {
            #expect(throws: MalformedAssignment.self) { try Assignment(bytes: Array(bytes[..<count])) }
        }
        for place in bytes.indices {
            for change in [1, 0x20, 0x80] as [UInt8] {
                var changed = bytes
                changed[place] ^= change
                guard let read = try? Assignment(bytes: changed) else { continue }
                #expect(try Assignment(bytes: Array(read.json.utf8)) == read)
            }
        }
    }

    @Test("has deadlines of which the zone counts")
    func deadlines() {
        #expect(Deadline("1970-01-01T00:00Z")?.seconds == 0)
        #expect(Deadline("2026-12-11T14:00:30Z")?.seconds == 1_796_997_630)
        #expect(Deadline("2026-12-11T14:00+01:00")?.seconds == 1_796_997_600 - 3600)
        #expect(Deadline("2024-02-29T23:59-05:30")?.seconds == 1_709_251_140 + 5 * 3600 + 1800)
        for text in [
            "2026-12-11", "2026-12-11T14:00", "2026-13-01T00:00Z", "2025-02-29T00:00Z", "2026-01-01T24:00Z", "x",
        ] {
            #expect(Deadline(text) == nil)
        }
    }

    @Test("has scorers that read back from their names")
    func scorers() {
        for scorer in [Scorer.convergence, .best, .meanOfLast(7), .episodesToThreshold] {
            #expect(Scorer(scorer.description) == scorer)
        }
    }
}
