/// A line of a practical that begins or ends a gap:
///
///     // GAP "sweep": one sweep over all states in place: V(s) ← Σ π(a|s) Σ p (r + γ V(s'))
///     …
///     // END GAP
enum GapMark: Equatable {
    case begin(name: String, task: String)
    case end
    /// A line that is meant as a mark and is none, with what is wrong with it.
    case malformed(String)

    /// The mark that a line is; `nil` where it is none.
    init?(_ line: some StringProtocol) {
        let text = line.drop(while: \.isWhitespace)
        guard text.hasPrefix("//") else {
            guard ["// GAP \"", "// END GAP"].contains(where: { line.contains($0) }) else { return nil }
            self = .malformed("a mark stands on a line of its own")
            return
        }
        let words = text.drop { $0 == "/" || $0 == " " }.split(separator: " ", maxSplits: 2)
        if words.first == "END", words.dropFirst().first?.hasPrefix("GAP") == true {
            self = text == "// END GAP" ? .end : .malformed("expected `// END GAP`")
        } else if words.first?.prefix(while: \.isLetter) == "GAP" {
            self = Self.beginning(text)
        } else {
            return nil
        }
    }

    private static func beginning(_ text: some StringProtocol) -> GapMark {
        let form = "expected `// GAP \"name\": what to do`"
        guard text.hasPrefix("// GAP \"") else { return .malformed("the gap has no name: \(form)") }
        let parts = text.dropFirst("// GAP \"".count).split(
            separator: "\"", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0]
        guard isName(name) else {
            return .malformed("a gap's name has letters, digits and spaces; got \"\(name)\": \(form)")
        }
        guard parts.count == 2, parts[1].hasPrefix(": "), let task = parts.last?.dropFirst(2), !task.isEmpty else {
            return .malformed("the gap does not say what to do: \(form)")
        }
        return .begin(name: String(name), task: String(task))
    }

    /// Whether a text can be a gap's name.
    static func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.first, first != " ", text.last != " " else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == " " }
    }
}

/// A gap of a practical.
struct Gap: Equatable {
    /// Its name, which the names of its tests begin with.
    let name: String
    /// What to do, in a line.
    let task: String
    /// The file that it is in.
    let file: String
    /// The line of its first mark, counted from 1.
    let line: Int
}

/// Marks that do not make gaps.
struct MalformedGap: Error, Equatable, CustomStringConvertible {
    let file: String
    let line: Int
    let problem: String

    var description: String { "\(file):\(line): \(problem)" }
}
