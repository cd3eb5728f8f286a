import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension RandomWalk {
    /// Images of 600 × 150, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 4)

    /// Draws the states in a row, up to 25 as circles, more as a line.
    ///
    /// - Returns: an image of shape (150, 600, 3); `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state) { state in
            var canvas = Canvas(width: 600, height: 150, background: WorldColors.paper)
            let end = observationSpace.n - 1
            let gap = 560 / Double(end)
            func place(_ state: Int) -> Point { Point(20 + gap * Double(state), 90) }
            if end <= 26 { drawCircles(&canvas, end: end, gap: gap, place) } else { drawLine(&canvas, state, place) }
            let radius = min(gap * 0.4, 26)
            for (corner, reward) in [(0, rewards.left), (end, rewards.right)] {
                let x = min(max(place(corner).x, 16), 584)
                canvas.box(
                    Point(x - 12, 78), width: 24, height: 24, reward > 0 ? WorldColors.goal : WorldColors.quiet)
                let text = reward == reward.rounded() && reward.magnitude < 1000 ? "\(Int(reward))" : "\(reward)"
                canvas.text(text, at: Point(x, 128), size: 18, WorldColors.ink, anchor: .center, isBold: true)
            }
            let isBeside = end > 10
            canvas.figure(at: isBeside ? place(state) - Point(0, 34) : place(state), radius: isBeside ? 20 : radius)
            if isBeside { canvas.fill(circleAt: place(state), radius: 7, WorldColors.agent) }
            return canvas
        }
    }

    private func drawCircles(_ canvas: inout Canvas, end: Int, gap: Double, _ place: (Int) -> Point) {
        let radius = min(gap * 0.4, 26)
        canvas.stroke([place(0), place(end)], width: 2, WorldColors.quiet)
        for state in 1..<end {
            canvas.fill(circleAt: place(state), radius: radius, WorldColors.ink)
            canvas.fill(circleAt: place(state), radius: radius - 2, .white)
            if end == 6 {
                let letter = String(UnicodeScalar(UInt8(64 + state)))
                canvas.text(letter, at: place(state) - Point(0, 44), size: 26, WorldColors.ink, anchor: .center)
            }
        }
    }

    private func drawLine(_ canvas: inout Canvas, _ state: Int, _ place: (Int) -> Point) {
        let end = observationSpace.n - 1
        let (from, to) = (place(max(0, state - reach)), place(min(end, state + reach)))
        if state > 0, state < end {
            canvas.fill(
                rectAt: Point(from.x, 76), width: to.x - from.x, height: 28,
                WorldColors.paper.mixed(with: WorldColors.agent, 0.3))
        }
        canvas.fill(rectAt: Point(20, 88), width: 560, height: 4, WorldColors.ink)
        for mark in 1..<10 {
            canvas.fill(rectAt: Point(19 + 56 * Double(mark), 82), width: 2, height: 16, WorldColors.ink)
        }
        canvas.text("\(state)", at: Point(place(state).x, 22), size: 24, WorldColors.ink, anchor: .center)
    }
}

extension ShortCorridor {
    /// Images of 480 × 150, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 4)

    /// Draws the cells; in the one that is switched the arrows cross.
    ///
    /// - Returns: an image of shape (150, 480, 3); `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state) { state in
            var canvas = Canvas(width: 480, height: 150, background: Color(70, 74, 84))
            for cell in 0..<4 {
                let corner = Point(12 + 116 * Double(cell), 22)
                canvas.fill(
                    rectAt: corner, width: 108, height: 106, cornerRadius: 6,
                    cell == 3 ? Color(206, 232, 208) : Color(240, 232, 214))
                if cell < 2 || cell == 2 {
                    canvas.fill(rectAt: corner + Point(106, 30), width: 12, height: 46, Color(240, 232, 214))
                }
                if cell == 3 { canvas.flag(at: corner + Point(54, 50), size: 80) }
                guard cell < 3 else { continue }
                let isSwitched = cell == 1
                let (left, right) = (corner + Point(14, 90), corner + Point(94, 90))
                let ink = isSwitched ? WorldColors.alarm : WorldColors.quiet
                if isSwitched {
                    let up = Point(0, 14)
                    canvas.arrow(from: left - up, to: right, width: 4, head: 12, ink)
                    canvas.arrow(from: right - up, to: left, width: 4, head: 12, ink)
                } else {
                    let middle = corner + Point(54, 90)
                    canvas.arrow(from: middle - Point(6, 0), to: left, width: 4, head: 12, ink)
                    canvas.arrow(from: middle + Point(6, 0), to: right, width: 4, head: 12, ink)
                }
            }
            canvas.figure(at: Point(66 + 116 * Double(state), 56), radius: 24, .orange)
            return canvas
        }
    }
}

extension BairdStar {
    /// Images of 480 × 320, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 4)

    /// Draws the six upper states and the lower one, with their values as sums of weights.
    ///
    /// - Returns: an image of shape (320, 480, 3); `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state) { state in
            var canvas = Canvas(width: 480, height: 320, background: Color(244, 240, 250))
            func place(_ state: Int) -> Point {
                state == 6 ? Point(240, 248) : Point(45 + 78 * Double(state), 76)
            }
            for upper in 0..<6 {
                canvas.arrow(
                    from: place(upper) + Point(0, 30), to: place(6) - Point(0, 34), width: 2.5, head: 12, .violet)
            }
            canvas.stroke(arcAt: Point(292, 252), radius: 26, from: -2.2, to: 2.2, width: 2.5, .violet)
            canvas.dashes(from: Point(40, 22), to: Point(440, 22), width: 3, dash: 9, WorldColors.quiet)
            for state in 0..<7 {
                canvas.fill(circleAt: place(state), radius: 33, WorldColors.ink)
                canvas.fill(circleAt: place(state), radius: 31, .white)
                let text = state == 6 ? "w7+2w8" : "2w\(state + 1)+w8"
                canvas.text(
                    text, at: place(state) + Point(0, state == 6 ? 48 : 0), size: 14, WorldColors.ink, anchor: .center)
            }
            canvas.figure(at: place(state), radius: 24, .violet)
            return canvas
        }
    }
}

extension MaximizationBias {
    /// Images of 480 × 240, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 4)

    /// Draws A in the middle, B with its many actions to the left, the end to the right.
    ///
    /// - Returns: an image of shape (240, 480, 3); `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state) { state in
            var canvas = Canvas(width: 480, height: 240, background: Color(250, 244, 236))
            let (a, b) = (Point(300, 120), Point(170, 120))
            canvas.arrow(from: a - Point(34, 0), to: b + Point(36, 0), width: 4, head: 14, WorldColors.ink)
            canvas.arrow(from: a + Point(34, 0), to: Point(416, 120), width: 4, head: 14, WorldColors.ink)
            let count = min(actionSpace.n, 12)
            for arm in 0..<count {
                let y = 24 + 192 * (Double(arm) + 0.5) / Double(count)
                canvas.stroke([b - Point(30, 0), Point(64, y)], width: 2, .orange)
                canvas.fill(rectAt: Point(52, y - 5), width: 12, height: 10, .orange)
            }
            canvas.box(Point(418, 102), width: 36, height: 36, WorldColors.quiet)
            for (center, name) in [(a, "A"), (b, "B")] {
                canvas.fill(circleAt: center, radius: 34, WorldColors.ink)
                canvas.fill(circleAt: center, radius: 31, .white)
                canvas.text(name, at: center - Point(0, 56), size: 28, WorldColors.ink, anchor: .center, isBold: true)
            }
            canvas.text("0", at: Point(368, 96), size: 20, WorldColors.quiet, anchor: .center)
            canvas.text("0", at: Point(236, 96), size: 20, WorldColors.quiet, anchor: .center)
            let place = state == 0 ? a : state == 1 ? b : Point(436, 120)
            canvas.figure(at: place, radius: state == 2 ? 16 : 26, .brown)
            return canvas
        }
    }
}
