/// A claim of a test that does not hold, such as "(values → [0.0, 1.0]) == ([0, 2] → [0.0, 2.0])".
package struct Comparison {
    /// What it says, in a student's words.
    package let words: String

    package init(_ claim: String) {
        let sides = claim.firstRange(of: " == ").map { (claim[..<$0.lowerBound], claim[$0.upperBound...]) }
        guard let (left, right) = sides else {
            words = "this does not hold: \(claim)"
            return
        }
        let expected = Self.value(of: right) ?? String(right)
        guard let found = Self.value(of: left) else {
            words = "expected \(Self.shortened(expected)) from \(left.hasPrefix("try ") ? left.dropFirst(4) : left)"
            return
        }
        words =
            Self.difference(found, expected)
            ?? "expected \(Self.shortened(expected)), found \(Self.shortened(found))"
    }

    /// The value of a side, "(values → [0.0, 1.0])"; `nil` where only the text of the program is told.
    private static func value(of side: Substring) -> String? {
        guard let arrow = side.firstRange(of: " → ") else { return nil }
        let text = side[arrow.upperBound...]
        return String(side.hasPrefix("(") && text.hasSuffix(")") ? text.dropLast() : text)
    }

    /// Where two long lists of numbers are different; `nil` where they are short, or something else.
    private static func difference(_ found: String, _ expected: String) -> String? {
        func numbers(_ list: String) -> [Substring]? {
            guard list.hasPrefix("["), list.hasSuffix("]"), !list.dropFirst().contains("[") else { return nil }
            return list.dropFirst().dropLast().split(separator: ", ")
        }
        guard let found = numbers(found), let expected = numbers(expected), expected.count > 8,
            found.count == expected.count, let place = expected.indices.first(where: { found[$0] != expected[$0] })
        else { return nil }
        let count = expected.indices.count { found[$0] != expected[$0] }
        return
            "of \(expected.count) numbers \(count) \(count == 1 ? "is" : "are") different: at place \(place), counted from 0, "
            + "expected \(expected[place]), found \(found[place])"
    }

    private static func shortened(_ text: String) -> String { text.count <= 100 ? text : text.prefix(100) + "…" }
}
