import LyceumNumerics

/// A cloud above the ground, which is only drawn.
struct WalkerCloud: Sendable {
    /// Its five corners, in metres.
    let corners: [(x: Double, y: Double)]

    init(scale: Double, using random: inout Generator) {
        let step = WalkerGround.step
        let x = Double(WalkerGround.count) * random.random() * step
        let y = 400 / scale * 3 / 4
        corners = (0..<5).map { corner in
            let angle = 3.14 * 2 * Double(corner) / 5
            let right = x + 15 * step * Math.sin(angle) + 5 * step * random.random()
            let up = y + 5 * step * Math.cos(angle) + 5 * step * random.random()
            return (right, up)
        }
    }
}
