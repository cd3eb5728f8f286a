import GymnasiumCore
import LyceumGraphics
import LyceumNumerics

/// The functional environments are drawn as blueprints: chalk on blue, apart from their cousins that keep a state.
private func blueprint(width: Int, height: Int) -> Canvas {
    var canvas = Canvas(width: width, height: height, background: WorldColors.blueprint)
    let faint = WorldColors.chalk.opacity(0.12)
    for x in stride(from: 20, to: width, by: 20) {
        canvas.fill(rectAt: Point(Double(x), 0), width: 1, height: Double(height), faint)
    }
    for y in stride(from: 20, to: height, by: 20) {
        canvas.fill(rectAt: Point(0, Double(y)), width: Double(width), height: 1, faint)
    }
    return canvas
}

extension FunctionalCartPole {
    /// Draws cart and pole as a blueprint: an image of shape (400, 600, 3).
    public func render(_ state: [Float], mode: RenderMode) -> RenderedFrame? {
        guard mode == .rgbArray else { return nil }
        var canvas = blueprint(width: 600, height: 400)
        let scale = 600 / (2 * Double(positionThreshold))
        let center = Point(300 + Double(state[0]) * scale, 300)
        canvas.stroke([Point(0, 322), Point(600, 322)], width: 2, WorldColors.chalk)
        canvas.box(
            center - Point(32, 18), width: 64, height: 36, WorldColors.blueprint, line: WorldColors.chalk, lineWidth: 3)
        let tip = center + Point(0, -2 * Double(poleHalfLength) * scale).rotated(by: Double(state[2]))
        canvas.stroke([center, tip], width: 9, WorldColors.start, cap: .round)
        canvas.fill(circleAt: center, radius: 6, WorldColors.chalk)
        for side in [-18.0, 18.0] {
            canvas.stroke(circleAt: center + Point(side, 20), radius: 7, width: 3, WorldColors.chalk)
        }
        return .image(canvas.image)
    }
}

extension FunctionalPendulum {
    /// Draws the pendulum as a blueprint: an image of shape (400, 600, 3).
    public func render(_ state: State, mode: RenderMode) -> RenderedFrame? {
        guard mode == .rgbArray else { return nil }
        var canvas = blueprint(width: 600, height: 400)
        let center = Point(300, 200)
        canvas.stroke(circleAt: center, radius: 150, width: 2, WorldColors.chalk.opacity(0.5))
        let turned = Math.fmod(Double(state.angle), 2 * .pi)
        let tip = center + Point(0, -150).rotated(by: -turned)
        canvas.stroke([center, tip], width: 14, WorldColors.start, cap: .round)
        canvas.fill(circleAt: center, radius: 8, WorldColors.chalk)
        canvas.fill(circleAt: tip, radius: 20, WorldColors.chalk)
        return .image(canvas.image)
    }
}

extension FunctionalCliffWalking {
    /// Draws the cliff as a blueprint: an image of shape (256, 768, 3).
    public func render(_ state: State, mode: RenderMode) -> RenderedFrame? {
        guard mode == .rgbArray else { return nil }
        var ground = GridDrawing.Ground()
        ground.floor = WorldColors.blueprint
        ground.line = WorldColors.chalk.opacity(0.4)
        ground.pit = Color(10, 20, 40)
        ground.text = WorldColors.chalk
        let empty = "............"
        var drawing = GridDrawing(GridLayout([empty, empty, empty, "SCCCCCCCCCCG"]), cell: 64, ground: ground)
        for column in 1...10 {
            let corner = drawing.corner(of: 36 + column)
            drawing.canvas.fill(
                [corner, corner + Point(64, 0), corner + Point(44, 22), corner + Point(30, 8), corner + Point(14, 26)],
                WorldColors.chalk.opacity(0.5))
        }
        drawing.agent(on: state.row * 12 + state.column, WorldColors.start)
        return .image(drawing.canvas.image)
    }
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
