import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension Blackjack {
    /// Images of 384 × 376, meant to be watched at 4 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 4)

    /// Draws the table: the dealer's cards above, face down but for the open one until the player sticks, and the
    /// player's below.
    ///
    /// - Returns: an image of shape (376, 384, 3); `nil` without a render mode, with a warning, and before the first
    ///   reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, warnsWithoutMode: true) { state in
            var canvas = Canvas(width: 384, height: 376, background: Color(46, 125, 84))
            canvas.stroke(rectAt: Point(8, 8), width: 368, height: 360, lineWidth: 3, Color(94, 166, 128))
            let open = state.dealer.cards.first ?? 0
            heading("DEALER", state.isRevealed ? state.dealer.sum : open, at: 40, on: &canvas)
            for (index, place) in Self.places(state.dealer.cards.count, top: 62).enumerated() {
                if index == 0 {
                    PlayingCard.draw(state.openRank, state.openSuit, on: &canvas, at: place)
                } else if state.isRevealed {
                    PlayingCard.draw(Self.rank(state.dealer.cards[index]), nil, on: &canvas, at: place)
                } else {
                    PlayingCard.drawBack(on: &canvas, at: place)
                }
            }
            heading("PLAYER", state.player.sum, at: 216, on: &canvas)
            for (card, place) in zip(state.player.cards, Self.places(state.player.cards.count, top: 238)) {
                PlayingCard.draw(Self.rank(card), nil, on: &canvas, at: place)
            }
            if state.player.hasUsableAce {
                canvas.fill(rectAt: Point(242, 192), width: 118, height: 28, cornerRadius: 14, .yellow)
                canvas.text("USABLE ACE", at: Point(301, 206), size: 16, Paint.ink, anchor: .center, isBold: true)
            }
            return canvas
        }
    }

    private func heading(_ name: String, _ sum: Int, at baseline: Double, on canvas: inout Canvas) {
        canvas.text(name, at: Point(28, baseline), size: 22, Color(200, 230, 212), isBold: true)
        canvas.text(
            "\(sum)", at: Point(140, baseline + 2), size: 34, sum > 21 ? Color(255, 140, 130) : .white, isBold: true)
    }

    private static func rank(_ card: Int) -> String { card == 1 ? "A" : "\(card)" }

    /// The upper left corners of some cards in a row, closer together where they are many.
    private static func places(_ count: Int, top: Double) -> [Point] {
        let room = 384 - 56 - PlayingCard.width
        let distance = min(PlayingCard.width + 12, room / Double(max(1, count - 1)))
        return (0..<count).map { Point(28 + Double($0) * distance, top) }
    }
}

extension Blackjack: Playable {
    /// s sticks, h hits.
    public var keysToAction: [KeyCombination: Int] {
        ["s": 0, "h": 1]
    }
}
