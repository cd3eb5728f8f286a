import Foundation
import Gymnasium
import Testing

@Suite("Blackjack")
struct BlackjackTests {
    private func table(_ dealer: [Int], _ player: [Int]) -> Blackjack.State {
        Blackjack.State(dealer: .init(dealer), player: .init(player), openRank: "\(dealer[0])")
    }

    @Test(
        "an ace counts 11 where that does not exceed 21",
        arguments: [
            ([1, 5], 16, true), ([1, 5, 10], 16, false), ([1, 10], 21, true), ([1, 1, 9], 21, true),
            ([10, 10, 2], 22, false),
        ] as [([Int], Int, Bool)])
    func hands(cards: [Int], sum: Int, isUsable: Bool) {
        let hand = Blackjack.Hand(cards)
        #expect(hand.sum == sum && hand.hasUsableAce == isUsable && hand.isBust == (sum > 21))
        #expect(hand.score == (sum > 21 ? 0 : sum) && hand.isNatural == (cards == [1, 10]))
    }

    @Test(
        "the rules decide what a natural is worth",
        arguments: [
            (false, false, [10, 1], 0.0), (true, false, [10, 1], 0), (false, true, [10, 1], 0),
            (true, true, [10, 1], 0),
            (false, false, [10, 10], 1), (true, false, [10, 10], 1.5), (false, true, [10, 10], 1),
            (true, true, [10, 10], 1), (true, false, [7, 7, 7], 0), (false, true, [7, 7, 7], 1),
        ] as [(Bool, Bool, [Int], Double)])
    func naturals(natural: Bool, suttonBarto: Bool, dealer: [Int], reward: Double) throws {
        var env = Blackjack(natural: natural, suttonBarto: suttonBarto)
        env.state = table(dealer, [1, 10])
        let step = try env.step(0)
        #expect(step.reward == reward && step.terminated)
    }

    @Test("hitting beyond 21 loses, sticking lets the dealer draw to 17")
    func play() throws {
        var env = Blackjack()
        try env.reset(seed: 1)
        env.state = table([10, 2], [10, 10, 1])
        let bust = try env.step(1)
        #expect(bust.reward == -1 && bust.terminated)
        env.state = table([2, 2], [10, 8])
        #expect(try env.step(0).terminated)
        #expect(try #require(env.state).dealer.sum >= 17)
        #expect(try #require(env.state).dealer.cards.count > 2)
    }

    @Test("the table codes, and a game goes on from what was decoded")
    func coding() throws {
        var env = try make(.blackjack)
        try env.reset(seed: 4)
        var other = env
        other.state = try JSONDecoder().decode(Blackjack.State.self, from: JSONEncoder().encode(env.unwrapped.state))
        #expect(try other.step(1) == env.step(1))
    }

    @Test("the registered environment plays by the book, the type without options by the house")
    func defaults() throws {
        #expect(try make(.blackjack).suttonBarto && !Blackjack().suttonBarto)
        #expect(try make("Blackjack-v1")["sab"] == true)
        var env = try make("Blackjack-v1")
        try env.reset(seed: 0)
        #expect(env["dealer"] == .integers([10, 9]) && env["player"] == .integers([7, 4]))
        #expect(env["dealer_top_card_suit"] == "D" && env["dealer_top_card_value_str"] == "J")
    }
}
