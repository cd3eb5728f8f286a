import LyceumValues

extension Blackjack {
    /// The suit of a card, with Gymnasium's letters.
    public enum Suit: String, Sendable, Hashable, Codable, CaseIterable {
        case clubs = "C"
        case diamonds = "D"
        case hearts = "H"
        case spades = "S"
    }

    /// The cards of the player or of the dealer, by what they count: 1 for an ace, 10 for a court card.
    public struct Hand: Sendable, Hashable, Codable {
        /// The cards in the order in which they came.
        public private(set) var cards: [Int]
        private var total: Int
        private var hasAce: Bool

        /// A hand of cards.
        public init(_ cards: [Int]) {
            self.cards = cards
            total = cards.reduce(0, +)
            hasAce = cards.contains(1)
        }

        mutating func add(_ card: Int) {
            cards.append(card)
            total += card
            if card == 1 { hasAce = true }
        }

        /// Whether an ace counts 11 without exceeding 21.
        public var hasUsableAce: Bool { hasAce && total + 10 <= 21 }
        /// The sum, with a usable ace as 11.
        public var sum: Int { hasUsableAce ? total + 10 : total }
        /// Whether the sum exceeds 21.
        public var isBust: Bool { sum > 21 }
        /// The sum; 0 if it exceeds 21.
        public var score: Int { isBust ? 0 : sum }
        /// Whether it is an ace and a ten.
        public var isNatural: Bool { cards.count == 2 && hasAce && total == 11 }
    }

    /// The cards on the table.
    public struct State: Sendable, Hashable, Codable {
        /// The dealer's cards, the open one first.
        public var dealer: Hand
        /// The player's cards.
        public var player: Hand
        /// The suit of the open card, for the picture.
        public var openSuit: Suit
        /// What stands on the open card: A, 2…9, J, Q or K.
        public var openRank: String
        /// Whether the player has stuck, and the dealer's cards all lie open.
        public var isRevealed = false

        /// Cards on the table, all but the dealer's first one face down.
        public init(dealer: Hand, player: Hand, openSuit: Suit = .spades, openRank: String) {
            self.dealer = dealer
            self.player = player
            self.openSuit = openSuit
            self.openRank = openRank
        }

        var observation: Value {
            .tuple([.int(player.sum), .int(dealer.cards.first ?? 0), .int(player.hasUsableAce ? 1 : 0)])
        }
    }
}
