import Testing

@testable import Gymnasium

@Suite("Suggestions")
struct SuggestionTests {
    @Test("the nearest word is the one that Python's difflib gives")
    func difflib() {
        // difflib.get_close_matches(word, candidates, n=1) of Python 3.11
        let cases: [(word: String, candidates: [String], nearest: String?)] = [
            ("appel", ["ape", "apple", "peach", "puppy"], "apple"), ("cartpole", ["CartPole", "Carpet"], "CartPole"),
            ("abc", ["xyz"], nil), ("ab", ["ac", "ad"], nil), ("abcd", ["abce", "abcf"], "abcf"),
            ("abcd", ["abcf", "abce"], "abcf"), ("", ["a"], nil), ("", [""], ""), ("abc", [], nil),
            ("abcde", ["abc"], "abc"), ("abcdef", ["ab"], nil),
            ("sutton_barto", ["sutton_barto_reward"], "sutton_barto_reward"),
        ]
        for (word, candidates, expected) in cases {
            #expect(nearest(to: word, among: candidates) == expected, "\(word) among \(candidates)")
        }
    }
}
