import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A hand of blackjack against a dealer. `Blackjack-v1`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(2)`: 0 stick, 1 hit |
/// | Observation | a tuple of 3, see below |
/// | Reward | 1 for a win, -1 for a loss, 0 for a draw and for every hit that does not bust |
/// | Start | two cards each, one of the dealer's open |
/// | Terminated | when the player sticks or exceeds 21 |
/// | Truncated | never: there is no registered time limit |
///
/// | Observation | | From, to |
/// |-|-|-|
/// | 0 | the player's sum | 0, 31 |
/// | 1 | the dealer's open card; 1 is an ace | 0, 10 |
/// | 2 | whether the player has a usable ace | 0, 1 |
///
/// Cards are drawn with replacement: 1 is an ace, court cards count 10. An ace counts 11 where that does not exceed 21;
/// it is then usable. The dealer draws until the sum is 17 or more.
///
/// ```swift
/// var env = try make(.blackjack)
/// let start = try env.reset(seed: 42)     // start.observation: (15, 2, 0)
/// let step = try env.step(1)
/// ```
///
/// The problem is example 5.1 of Sutton and Barto, Reinforcement Learning (2018). Numbers are Gymnasium 1.4's, card for
/// card.
public struct Blackjack: ConfigurableEnv {
    /// Whether a win with an ace and a ten as the first two cards gives 1.5.
    public let natural: Bool
    /// Whether the book's rules hold: an ace and a ten win unless the dealer has the same, and ``natural`` does not
    /// count.
    public let suttonBarto: Bool
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?

    /// The player's sum, the dealer's card, and 0 or 1 for a usable ace.
    public var observationSpace = TupleSpace(Discrete(32), Discrete(11), Discrete(2))
    /// 0 stick, 1 hit.
    public var actionSpace = Discrete(2)
    /// What cards are drawn from; each reset also draws the suit of the open card, and the picture of a ten.
    public var random = Generator()

    /// The cards on the table; `nil` before the first reset. Assigning goes on from other cards.
    public var state: State?

    /// What a hand of blackjack is made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var natural = false, suttonBarto = false

        /// The plain rules.
        public static let standard = Settings()
        /// The rules of the book, with which `Blackjack-v1` is registered.
        public static let registered = Settings(suttonBarto: true)
        /// The table of the options.
        public static let options = [
            EnvOption(
                "natural", \Settings.natural, "whether a win with an ace and a ten as the first two cards gives 1.5"),
            EnvOption("sab", \.suttonBarto, "whether the rules of Sutton and Barto's book hold"),
        ]
    }

    /// A hand of blackjack.
    ///
    /// - Parameters:
    ///   - natural: whether a win with an ace and a ten as the first two cards gives 1.5.
    ///   - suttonBarto: whether the book's rules hold, as in the registered environment.
    ///   - renderMode: how it draws.
    public init(
        natural: Bool = Settings.standard.natural, suttonBarto: Bool = Settings.standard.suttonBarto,
        renderMode: RenderMode? = nil
    ) {
        self.init(Settings(natural: natural, suttonBarto: suttonBarto), renderMode: renderMode)
    }

    /// A hand of blackjack with these settings.
    public init(_ settings: Settings, renderMode: RenderMode?) {
        natural = settings.natural
        suttonBarto = settings.suttonBarto
        self.renderMode = renderMode
    }

    /// Deals two cards each.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Value> {
        try reseed(seed)
        let dealer = Hand([draw(), draw()])
        let player = Hand([draw(), draw()])
        let suit = Suit.allCases[random.integer(below: 4)]
        let rank =
            switch dealer.cards[0] {
            case 1: "A"
            case 10: ["J", "Q", "K"][random.integer(below: 3)]
            case let number: "\(number)"
            }
        let start = State(dealer: dealer, player: player, openSuit: suit, openRank: rank)
        state = start
        return Reset(start.observation)
    }

    /// Takes a card, or lets the dealer play.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<Value> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        guard state != nil else { throw ResetNeeded("step") }
        let (reward, isOver) = action == 1 ? hit() : (stick(), true)
        return Step(state?.observation ?? .none, reward: reward, terminated: isOver)
    }

    private mutating func hit() -> (reward: Double, isOver: Bool) {
        let card = draw()
        state?.player.add(card)
        let isBust = state?.player.isBust == true
        return (isBust ? -1 : 0, isBust)
    }

    private mutating func stick() -> Double {
        state?.isRevealed = true
        while let sum = state?.dealer.sum, sum < 17 {
            let card = draw()
            state?.dealer.add(card)
        }
        guard let state else { return 0 }
        let (player, dealer) = (state.player, state.dealer)
        let reward: Double = player.score > dealer.score ? 1 : player.score < dealer.score ? -1 : 0
        guard player.isNatural else { return reward }
        if suttonBarto { return dealer.isNatural ? reward : 1 }
        return natural && reward == 1 ? 1.5 : reward
    }

    /// One of 13 cards, of which four count ten.
    private mutating func draw() -> Int { min(random.integer(below: 13) + 1, 10) }
}

extension Blackjack {
    /// What can be read, under Gymnasium's names.
    public static let attributes = [
        Attribute<Blackjack>(readOnly: "natural", \.natural), Attribute(readOnly: "sab", \.suttonBarto),
        Attribute(readOnly: "dealer", \.dealerCards), Attribute(readOnly: "player", \.playerCards),
        Attribute(readOnly: "dealer_top_card_suit", \.openSuit),
        Attribute(readOnly: "dealer_top_card_value_str", \.openRank),
    ]

    private var dealerCards: Value { state.map { .integers($0.dealer.cards) } ?? .none }
    private var playerCards: Value { state.map { .integers($0.player.cards) } ?? .none }
    private var openSuit: Value { state.map { .string($0.openSuit.rawValue) } ?? .none }
    private var openRank: Value { state.map { .string($0.openRank) } ?? .none }
}

extension EnvID where E == Blackjack {
    /// `Blackjack-v1`: a hand of blackjack by the book's rules.
    public static var blackjack: EnvID { .blackjack() }

    /// `Blackjack-v1` with its options; the book's rules hold unless switched off.
    public static func blackjack(
        natural: Bool = Blackjack.Settings.registered.natural,
        suttonBarto: Bool = Blackjack.Settings.registered.suttonBarto
    ) -> EnvID {
        let registered = Blackjack.Settings.registered
        return EnvID(
            "Blackjack-v1", Blackjack.Settings(natural: natural, suttonBarto: suttonBarto),
            registeredOptions: ["sab": .bool(registered.suttonBarto), "natural": .bool(registered.natural)])
    }
}
