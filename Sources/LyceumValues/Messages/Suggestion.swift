/// The candidate most similar to a word, if any is similar enough.
///
/// Similarity is the ratio of Ratcliff and Obershelp ("Pattern Matching: The Gestalt Approach", Dr. Dobb's Journal,
/// July 1988): twice the number of characters in matching blocks over the number of all characters. It must be at least
/// 0.6, as for Python's `difflib.get_close_matches`; of equally similar candidates the last in the order of their
/// characters is taken.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word)
    var best: (word: String, likeness: Double)?
    for candidate in candidates {
        let others = Array(candidate)
        // An upper bound from the lengths alone, so that comparing words of any length is fast.
        guard 10 * min(others.count, letters.count) >= 3 * (others.count + letters.count) else { continue }
        let likeness = gestaltRatio(others, letters)
        guard likeness >= 0.6 else { continue }
        if let best, (likeness, candidate) <= (best.likeness, best.word) { continue }
        best = (candidate, likeness)
    }
    return best?.word
}

private func gestaltRatio(_ a: [Character], _ b: [Character]) -> Double {
    a.isEmpty && b.isEmpty ? 1 : 2 * Double(matches(a[...], b[...])) / Double(a.count + b.count)
}

/// The number of characters in the longest common block and, recursively, to its left and right.
private func matches(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
    var longest = (length: 0, inA: a.startIndex, inB: b.startIndex)
    var lengths = [Int: Int]()
    for i in a.indices {
        var next = [Int: Int]()
        for j in b.indices where a[i] == b[j] {
            let length = (lengths[j - 1] ?? 0) + 1
            next[j] = length
            if length > longest.length { longest = (length, i - length + 1, j - length + 1) }
        }
        lengths = next
    }
    guard longest.length > 0 else { return 0 }
    return longest.length + matches(a[..<longest.inA], b[..<longest.inB])
        + matches(a[(longest.inA + longest.length)...], b[(longest.inB + longest.length)...])
}
