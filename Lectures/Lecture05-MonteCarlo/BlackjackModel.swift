import Lyceum

/// Blackjack as a table of probabilities, card by card.
///
/// Its states are numbered: 28 hands, 4 to 21 without and 12 to 21 with a usable ace, each against the dealer's cards 1 to
/// 10. A hand that is dealt as ace and ten pays more than other 21s, and looks the same; the model tells them apart, in ten
/// states that an agent does not see. The last state is the end.
///
/// An `enum` without cases only gathers what belongs together, under one name; `static` stands before each part of it, and
/// `switch` chooses by what something is.
enum Cards {
    static let stick = 0
    static let hit = 1
    /// How many states an agent can tell apart.
    static let stateCount = 280
    private static let end = 290

    /// The number of a state.
    static func state(sum: Int, dealer: Int, ace: Bool) -> Int { ((ace ? sum + 6 : sum - 4) * 10) + dealer - 1 }

    /// The number of the state that an observation shows: sum, dealer's card, and 1 for a usable ace.
    static func state(_ observation: Value) -> Int {
        guard let parts = observation.integers, parts.count == 3 else { return 0 }
        return state(sum: parts[0], dealer: parts[1], ace: parts[2] == 1)
    }

    /// What a number stands for; a dealt ace and ten is a sum of 21 with an ace.
    static func parts(_ state: Int) -> (sum: Int, dealer: Int, ace: Bool) {
        let hand = min(state / 10, 27)
        return (hand < 18 ? hand + 4 : hand - 6, state % 10 + 1, hand >= 18)
    }

    /// Cards that make up a hand in a state; of the dealer's two cards the second is given.
    static func table(_ state: Int, hidden: Int) -> Blackjack.State {
        let (sum, dealer, ace) = parts(state)
        let player =
            switch (ace, sum) {
            case (true, 21): [1, 5, 5]
            case (true, _): [1, sum - 11]
            case (false, 21): [10, 9, 2]
            case (false, _): sum <= 12 ? [2, sum - 2] : [10, sum - 10]
            }
        return Blackjack.State(
            dealer: Blackjack.Hand([dealer, hidden]), player: Blackjack.Hand(player), openRank: "\(dealer)")
    }

    /// Whether the best policy hits, as it is known from other computations.
    static func isKnownHit(_ state: Int) -> Bool {
        let (sum, dealer, ace) = parts(state)
        if ace { return sum <= 17 || sum == 18 && [1, 9, 10].contains(dealer) }
        if sum <= 11 { return true }
        if sum == 12 { return ![4, 5, 6].contains(dealer) }
        return sum <= 16 && (dealer == 1 || dealer >= 7)
    }

    /// The ranks 1 to 10 with their probabilities: four of thirteen cards count ten.
    private static let ranks = (1...10).map { (card: $0, probability: $0 == 10 ? 4.0 / 13 : 1.0 / 13) }

    /// How likely the dealer ends with each score, 0 for more than 21, and 22 for a dealt ace and ten.
    private static func dealerScores(total: Int, hasAce: Bool, cards: Int) -> [Double] {
        let sum = hasAce && total <= 11 ? total + 10 : total
        var scores = Array(repeating: 0.0, count: 23)
        if sum >= 17 {
            scores[sum > 21 ? 0 : cards == 2 && sum == 21 ? 22 : sum] = 1
            return scores
        }
        for (card, probability) in ranks {
            let next = dealerScores(total: total + card, hasAce: hasAce || card == 1, cards: cards + 1)
            for score in scores.indices { scores[score] += probability * next[score] }
        }
        return scores
    }

    /// The decision process of `Blackjack-v1`, exactly.
    static func model() throws -> MDP {
        let dealers = (1...10).map { dealerScores(total: $0, hasAce: $0 == 1, cards: 1) }
        var start = Array(repeating: 0.0, count: end + 1)
        for (first, p) in ranks {
            for (second, q) in ranks {
                for (dealer, r) in ranks {
                    let hand = Blackjack.Hand([first, second])
                    let seen = state(sum: hand.sum, dealer: dealer, ace: hand.hasUsableAce)
                    start[hand.isNatural ? stateCount + dealer - 1 : seen] += p * q * r
                }
            }
        }
        return try MDP(stateCount: end + 1, actionCount: 2, start: start) { state, action in
            if state == end { return [Transition(nextState: end, reward: 0, terminated: true)] }
            if action == hit { return drawn(in: state) }
            return stuck(in: state, dealers[state % 10])
        }
    }

    /// One more card: another hand, or a loss.
    private static func drawn(in state: Int) -> [Transition] {
        let (sum, dealer, ace) = parts(state)
        return ranks.map { card, probability in
            let total = (ace ? sum - 10 : sum) + card
            if total > 21 {
                return Transition(probability: probability, nextState: end, reward: -1, terminated: true)
            }
            let isUsable = (ace || card == 1) && total <= 11
            let next = Cards.state(sum: isUsable ? total + 10 : total, dealer: dealer, ace: isUsable)
            return Transition(probability: probability, nextState: next, reward: 0)
        }
    }

    /// The dealer's turn: a win, a draw or a loss.
    private static func stuck(in state: Int, _ scores: [Double]) -> [Transition] {
        let isNatural = state >= stateCount
        let score = isNatural ? 22 : parts(state).sum
        var chances = [0.0, 0, 0]
        for (other, probability) in scores.enumerated() {
            // The dealer's ace and ten is worth no more than another 21, but takes the prize from the player's.
            let rival = other == 22 && !isNatural ? 21 : other
            chances[score > rival ? 2 : score == rival ? 1 : 0] += probability
        }
        return chances.enumerated().map {
            Transition(probability: $1, nextState: end, reward: Double($0 - 1), terminated: true)
        }
    }
}
