import GymnasiumCore
import LyceumGraphics
import LyceumNumerics
import LyceumValues

/// Blackjack as pure functions. `tabular/Blackjack-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(2)`: 0 sticks, 1 takes a card |
/// | Observation | `[Int32]` of 3: the player's sum, the dealer's first card (1 is an ace), 1 for a usable ace |
/// | Reward | 1 for a win, 0 for a draw and while the game goes on, -1 for a loss |
/// | Start | two cards each from an endless deck |
/// | Terminated | after sticking, or with more than 21 |
/// | Truncated | never |
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, example 5.1. The dealer takes cards below 17. Cards and numbers
/// are Gymnasium 1.4's with jax 0.10.2.
public struct FunctionalBlackjack: FunctionalEnv, Hashable, Codable {
    /// Whether a win with an ace and a ten pays 1.5; only without ``suttonBarto``.
    public var natural: Bool
    /// Whether an ace and a ten wins against everything but the same.
    public var suttonBarto: Bool

    /// Both hands; a ten and the pictures are 10, an ace is 1.
    public struct State: Sendable, Hashable, Codable {
        /// The player's cards in the order dealt.
        public var player: [Int]
        /// The dealer's cards in the order dealt; only the first is seen.
        public var dealer: [Int]
        /// Whether the game is over.
        public var isOver: Bool

        /// Two hands.
        public init(player: [Int], dealer: [Int], isOver: Bool = false) {
            self.player = player
            self.dealer = dealer
            self.isOver = isOver
        }
    }

    /// The rules of the book unless others are given.
    public init(natural: Bool = false, suttonBarto: Bool = true) {
        self.natural = natural
        self.suttonBarto = suttonBarto
    }

    /// The player's sum, the dealer's card, a usable ace.
    public var observationSpace: Box<Int32> { Box(low: [1, 1, 0], high: [32, 11, 1], dtype: Int32.self) }
    /// 0 sticks, 1 takes a card.
    public var actionSpace: Discrete { Discrete(2) }
    /// Images, 50 a second.
    public static var metadata: Metadata { Metadata(renderModes: [.rgbArray], renderFPS: 50) }

    /// The rules under Gymnasium's names.
    public static var parameters: [Attribute<FunctionalBlackjack>] {
        [Attribute("natural", \.natural), Attribute("sutton_and_barto", \.suttonBarto)]
    }

    /// Two cards for the player, then two for the dealer.
    public func initial(_ key: ThreefryKey) -> State {
        var key = key
        let player = [card(&key), card(&key)]
        return State(player: player, dealer: [card(&key), card(&key)])
    }

    /// A card for the player, or all of the dealer's.
    public func transition(_ state: State, _ action: Int, _ key: ThreefryKey) -> State {
        var key = key
        var next = state
        if action == 1 {
            next.player.append(card(&key))
            next.isOver = isBust(next.player)
        } else {
            while sum(next.dealer) < 17 { next.dealer.append(card(&key)) }
            next.isOver = true
        }
        return next
    }

    /// The player's sum, the dealer's first card, 1 for a usable ace.
    public func observation(_ state: State, _ key: ThreefryKey) -> [Int32] {
        [
            Int32(truncatingIfNeeded: sum(state.player)), Int32(truncatingIfNeeded: state.dealer.first ?? 0),
            hasUsableAce(state.player) ? 1 : 0,
        ]
    }

    /// What the game pays when it is over, else 0.
    public func reward(_ state: State, _ action: Int, _ nextState: State, _ key: ThreefryKey) -> Double {
        guard nextState.isOver else { return 0 }
        let difference = score(nextState.player) - score(nextState.dealer)
        let outcome = isBust(nextState.player) ? -1 : Double(difference.signum())
        guard action == 0, isNatural(nextState.player) else { return outcome }
        if suttonBarto { return isNatural(nextState.dealer) ? outcome : 1 }
        return natural && outcome == 1 ? 1.5 : outcome
    }

    /// Whether the game is over.
    public func terminal(_ state: State, _ key: ThreefryKey) -> Bool { state.isOver }

    private static let deck = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10]

    private func card(_ key: inout ThreefryKey) -> Int {
        key = key.split().0
        return Self.deck[Int(key.integer(0, 13))]
    }

    private func hasUsableAce(_ hand: [Int]) -> Bool { hand.contains(1) && hand.reduce(0, +) + 10 <= 21 }
    /// The sum of a hand, an ace counted as 11 where that is possible.
    func value(of hand: [Int]) -> Int { sum(hand) }
    private func sum(_ hand: [Int]) -> Int { hand.reduce(0, +) + (hasUsableAce(hand) ? 10 : 0) }
    private func isBust(_ hand: [Int]) -> Bool { sum(hand) > 21 }
    private func score(_ hand: [Int]) -> Int { isBust(hand) ? 0 : sum(hand) }
    private func isNatural(_ hand: [Int]) -> Bool { hand.count == 2 && hand.contains(1) && hand.contains(10) }
}

extension FunctionalBlackjack {
    /// Draws both hands as a blueprint, the dealer's first card open, the others when the game is over: an image of shape
    /// (376, 384, 3).
    public func render(_ state: State, mode: RenderMode) -> RenderedFrame? {
        guard mode == .rgbArray else { return nil }
        var canvas = blueprint(width: 384, height: 376)
        let hands = [(state.dealer, 40.0, "dealer"), (state.player, 220.0, "player \(value(of: state.player))")]
        for (hand, top, name) in hands {
            canvas.text(name, at: Point(20, top - 12), size: 22, WorldColors.chalk)
            let step = min(88, 264 / Double(max(1, hand.count - 1)))
            for (index, card) in hand.enumerated() {
                let corner = Point(20 + step * Double(index), top)
                let isHidden = name == "dealer" && index > 0 && !state.isOver
                canvas.box(
                    corner, width: 80, height: 112, isHidden ? WorldColors.blueprint : WorldColors.chalk,
                    line: isHidden ? WorldColors.chalk : WorldColors.ink, cornerRadius: 8)
                let text = isHidden ? "?" : card == 1 ? "A" : "\(card)"
                canvas.text(
                    text, at: corner + Point(index == hand.count - 1 ? 40 : min(step / 2, 40), 56), size: 40,
                    isHidden ? WorldColors.chalk : WorldColors.ink, anchor: .center, isBold: true)
            }
        }
        return .image(canvas.image)
    }
}

extension EnvID where E == Functional<FunctionalBlackjack> {
    /// `tabular/Blackjack-v0`: blackjack as pure functions.
    public static var functionalBlackjack: EnvID {
        EnvID("tabular/Blackjack-v0", FunctionalBlackjack())
    }
}
