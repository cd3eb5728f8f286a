import Lyceum

/// The results of a run of tests, from the events that Swift Testing writes, a line of JSON for each.
package struct TestEvents {
    /// A test, and how it went.
    package struct Test {
        /// Its identity, such as `bandits_tests.EpsilonGreedyTests/greedy()/EpsilonGreedyTests.swift:38:6`.
        package let id: String
        /// The name that it was given.
        package let name: String
        package var hasStarted = false
        package var hasEnded = false
        /// What it found wrong.
        package var issues: [String] = []
        /// How it stopped the program, in a sentence; `nil` where it did not.
        package var stop: String?

        /// The name of the module that it is in.
        package var module: String { String(id.prefix { $0 != "." }) }

        /// What the option `--skip` takes to leave it out: its identity without the place in a file.
        package var pattern: String {
            let name = id.split(separator: "/").prefix { !$0.contains(".swift:") }.joined(separator: "/")
            return "^" + name.map { $0.isLetter || $0.isNumber || "_/".contains($0) ? "\($0)" : "\\\($0)" }.joined()
        }
    }

    /// The tests in the order in which they were found.
    package private(set) var tests: [Test] = []

    /// Reads the events. A last line that is cut off is left out, and so are kinds of events that say nothing of tests.
    package init(_ text: String) {
        var places: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            guard let record = try? Value(json: String(line)), let payload = record["payload"] else { continue }
            if record["kind"]?.string == "test" {
                guard payload["kind"]?.string == "function", let id = payload["id"]?.string else { continue }
                places[id] = tests.count
                tests.append(Test(id: id, name: payload["displayName"]?.string ?? payload["name"]?.string ?? id))
                continue
            }
            guard let place = payload["testID"]?.string.flatMap({ places[$0] }) else { continue }
            switch payload["kind"]?.string {
            case "testStarted": tests[place].hasStarted = true
            case "testEnded", "testSkipped": tests[place].hasEnded = true
            case "issueRecorded" where payload["issue"]?["isKnown"]?.bool != true:
                tests[place].issues.append(Self.text(of: payload["messages"]))
            default: break
            }
        }
    }

    /// The test that was running when the events stopped.
    package var unfinished: Test? { tests.first { $0.hasStarted && !$0.hasEnded } }

    /// What the messages of an issue say, its details included.
    private static func text(of messages: Value?) -> String {
        guard case .list(let messages)? = messages else { return "" }
        return messages.compactMap { $0["text"]?.string }.joined(separator: "\n")
    }
}
