import Lyceum

/// What there is to say about a gap.
package enum Finding: Equatable {
    /// All its tests pass.
    case right
    /// It calls `openGap` still, there.
    case open(at: String)
    /// Its tests fail, for these reasons.
    case wrong([String])
    /// It is filled, and its tests need another gap, which is open.
    case waiting(for: String)
    /// It is filled, and no test has told yet whether it is right: the practical does not compile, or has no test for it.
    case untold

    /// The finding of a gap from its tests.
    ///
    /// - Parameter place: where it is open; `nil` where it is filled.
    package init(of tests: [TestEvents.Test], open place: String?) {
        if let place {
            self = .open(at: place)
            return
        }
        var reasons: [String] = []
        var awaited: String?
        for test in tests {
            let name = test.name.firstRange(of: ": ").map { test.name[$0.upperBound...] } ?? test.name[...]
            for issue in test.issues {
                if let gap = Self.openGap(in: issue) {
                    awaited = awaited ?? gap
                } else {
                    reasons.append("the test \"\(name)\" says: \(Self.reason(issue))")
                }
            }
            if let stop = test.stop { reasons.append("the test \"\(name)\": \(stop)") }
        }
        if !reasons.isEmpty {
            self = .wrong(reasons)
        } else if let awaited {
            self = .waiting(for: awaited)
        } else {
            self = !tests.isEmpty && tests.allSatisfy(\.hasEnded) ? .right : .untold
        }
    }

    /// The sign and the words for a gap of this finding.
    package var words: String {
        switch self {
        case .right: "✓ filled and right"
        case .open(let place): "○ still open: \(place)"
        case .wrong: "✗ filled, but not right yet"
        case .waiting(let gap): "· filled, and tested when the gap \"\(gap)\" is filled, too"
        case .untold: "· filled, and not tested"
        }
    }

    /// Why a test failed, in a sentence; `nil` where it failed for an open gap.
    ///
    /// - Parameter issue: what the test says, such as "Expectation failed: (values → [0.0, 1.0]) == ([0, 2] → [0.0, 2.0])".
    package static func reason(_ issue: String) -> String {
        let first = issue.split(separator: "\n").first.map(String.init) ?? "it fails"
        let failed = "Expectation failed: "
        guard first.hasPrefix(failed) else {
            let caught = "Caught error: "
            return first.hasPrefix(caught) ? "there was an error: " + first.dropFirst(caught.count) : first
        }
        return Comparison(String(first.dropFirst(failed.count))).words
    }

    /// What is known about why a program was stopped, with a colon before it.
    package static func trap(in output: String) -> String {
        let text = output.firstMatch(of: /Fatal error: ([^\n]+)/).map { ": \($0.1)" }
        let place = output.firstMatch(of: /at [^\n]*\/(Sources\/[^\n:]+:\d+)/).map { " (\($0.1))" }
        return (text ?? ": an index out of range, a `!` where there is nothing, or a whole number too large?")
            + (place ?? "")
    }

    /// The gap that an issue says is open; `nil` where it says something else.
    static func openGap(in issue: String) -> String? {
        issue.firstMatch(of: /the gap "([^"]+)" is still open/).map { String($0.1) }
    }
}
