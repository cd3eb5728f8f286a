import Foundation
import Lyceum

extension RecorderReplay {
    /// Where the outcomes of the calls are not rldurham's: none, if all is well.
    ///
    /// They agree bit for bit, but for a deviation that rldurham's formula has lost: there ours is the true one.
    /// - Parameters:
    ///   - end: the number of calls that are looked at; `nil` for all.
    ///   - ignoringSmoothed: whether statistics over several episodes are left out.
    package func differences(
        from scenario: RecorderScenario, upTo end: Int? = nil, ignoringSmoothed: Bool = false
    ) -> [String] {
        guard outcomes.count == scenario.calls.count else { return ["\(scenario): \(outcomes.count) calls"] }
        return scenario.calls.prefix(end ?? scenario.calls.count).enumerated().compactMap { index, call in
            var (mine, theirs) = (outcomes[index], call.outcome)
            if ignoringSmoothed {
                mine.statistics = mine.statistics.map(withoutSmoothed)
                theirs.statistics = theirs.statistics.map(withoutSmoothed)
            }
            mine.statistics = mine.statistics.map { text in
                theirs.statistics.map { restoringLostDeviations(of: text, from: $0, truth: call.deviations) } ?? text
            }
            return mine == theirs ? nil : "\(scenario), call \(index): \(call.kind): \(mine) instead of \(theirs)"
        }
    }
}

/// Statistics without those over several episodes.
package func withoutSmoothed(_ statistics: String) -> String {
    statistics.firstRange(of: ", 'length_'").map { statistics[..<$0.lowerBound] + "}" } ?? statistics
}

/// Our statistics with their deviations in the place of ours, where theirs are wrong in the ninth digit and ours are right.
private func restoringLostDeviations(of ours: String, from theirs: String, truth: [Double?]) -> String {
    var ours = ours
    for (key, truth) in zip(["'r_std': ", "'r_std_': "], truth) {
        guard let truth, let mine = number(after: key, in: ours), let other = number(after: key, in: theirs),
            let (right, wrong) = Double(ours[mine]).flatMap({ a in Double(theirs[other]).map { (a, $0) } }),
            (wrong - truth).magnitude > 1e-9 * truth, (right - truth).magnitude <= 1e-12 * truth
        else { continue }
        ours.replaceSubrange(mine, with: theirs[other])
    }
    return ours
}

/// Where the number after a key is in a text.
private func number(after key: String, in text: String) -> Range<String.Index>? {
    guard let start = text.firstRange(of: key)?.upperBound else { return nil }
    return start..<(text[start...].firstIndex { ",}".contains($0) } ?? text.endIndex)
}
