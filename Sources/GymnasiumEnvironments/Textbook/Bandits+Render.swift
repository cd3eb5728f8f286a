import GymnasiumCore
import LyceumGraphics
import LyceumValues

/// The bars of a bandit's values.
struct BanditDrawing {
    var canvas: Canvas
    private let left = 16.0
    private let right = 464.0

    init(_ title: String, background: Color, height: Int = 300) {
        canvas = Canvas(width: 480, height: height, background: background)
        canvas.text(title, at: Point(16, 28), size: 20, WorldColors.ink, isBold: true)
    }

    /// A bar for each arm, up or down from 0, and where the last reward lay.
    mutating func bars(
        _ values: [Double], from top: Double, height: Double, _ color: Color, last: (arm: Int, reward: Double)?,
        drift: Bool = false
    ) {
        let reach = max(3.0, values.map(\.magnitude).max() ?? 0) + 1
        let isShifted = (values.min() ?? 0) > 0
        let zero = isShifted ? top + height : top + height / 2
        let unit = (isShifted ? height : height / 2) / reach
        let width = (right - left) / Double(values.count)
        for (arm, value) in values.enumerated() {
            let middle = left + width * (Double(arm) + 0.5)
            let isPulled = last?.arm == arm
            let end = zero - value * unit
            // The rewards that the arm pays mostly.
            canvas.fill(
                rectAt: Point(middle - width * 0.4, end - unit), width: width * 0.8, height: 2 * unit,
                color.opacity(0.25))
            canvas.fill(
                rectAt: Point(middle - width * 0.3, min(end, zero)), width: width * 0.6,
                height: max(2, (end - zero).magnitude), isPulled ? color.mixed(with: .black, 0.25) : color)
            if drift {
                for side in [-1.0, 1.0] {
                    canvas.arrow(
                        from: Point(middle, end + side * 3), to: Point(middle, end + side * 18), width: 2.5, head: 9,
                        WorldColors.ink)
                }
            }
            if let last, isPulled {
                let y = min(max(zero - last.reward * unit, top), top + height)
                canvas.fill(circleAt: Point(middle, y), radius: 8, WorldColors.alarm)
            }
        }
        canvas.fill(rectAt: Point(left, zero - 1), width: right - left, height: 2, WorldColors.ink)
    }
}

extension KArmedTestbed {
    /// Images of 480 × 300, 10 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 10)

    /// Draws the value of each arm as a bar, with the rewards within a standard deviation around its end, and the last reward
    /// as a dot.
    ///
    /// - Returns: an image of shape (300, 480, 3); `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: values.isEmpty ? nil : values) { values in
            var drawing = BanditDrawing(
                drift > 0 ? "drifting arms" : "\(values.count) arms",
                background: drift > 0 ? Color(255, 246, 232) : Color(238, 244, 250))
            drawing.bars(values, from: 44, height: 240, drift > 0 ? .orange : .blue, last: last, drift: drift > 0)
            return drawing.canvas
        }
    }
}

extension AssociativeTestbed {
    /// Images of 480 × 360, 10 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 10)

    /// Draws a row of bars for each of the first four bandits, the current one framed.
    ///
    /// - Returns: an image of shape (360, 480, 3); `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: values.isEmpty ? nil : values) { values in
            var drawing = BanditDrawing("which one is on turn?", background: Color(240, 248, 240), height: 360)
            let shown = min(values.count, 4)
            let height = 312 / Double(shown)
            let colors: [Color] = [.green, .violet, .orange, .blue]
            for row in 0..<shown {
                let top = 40 + height * Double(row)
                if row == context {
                    drawing.canvas.box(
                        Point(6, top), width: 468, height: height - 4, .white, line: colors[row], lineWidth: 5,
                        cornerRadius: 8)
                }
                let own = last.flatMap { $0.context == row ? (arm: $0.arm, reward: $0.reward) : nil }
                drawing.bars(values[row], from: top + 8, height: height - 20, colors[row], last: own)
            }
            return drawing.canvas
        }
    }
}

extension SlotMachines {
    /// Images of 480 × 240, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 4)

    /// Draws the machines; the one that was pulled shows what it paid.
    ///
    /// - Returns: an image of shape (240, 480, 3).
    public mutating func render() throws -> RenderedFrame? {
        frame {
            var canvas = Canvas(width: 480, height: 240, background: Color(64, 44, 82))
            let width = 464 / Double(prizes.count)
            for machine in prizes.indices {
                let left = 8 + width * Double(machine)
                let isPulled = last?.machine == machine
                let body = width * 0.72
                canvas.fill(
                    rectAt: Point(left + width * 0.06, 40), width: body, height: 176, cornerRadius: 10,
                    isPulled ? WorldColors.start : WorldColors.alarm)
                canvas.fill(rectAt: Point(left + width * 0.12, 78), width: body - width * 0.12, height: 52, .white)
                let text = isPulled ? (last?.hasWon == true ? "7" : "-") : "?"
                canvas.text(
                    text, at: Point(left + width * 0.06 + body / 2, 104), size: 40,
                    text == "7" ? WorldColors.goal : WorldColors.ink, anchor: .center, isBold: true)
                canvas.text(
                    "\(machine)", at: Point(left + width * 0.06 + body / 2, 60), size: 22, .white, anchor: .center)
                canvas.fill(
                    rectAt: Point(left + width * 0.16, 170), width: body - width * 0.2, height: 22, WorldColors.ink)
                let knob = Point(left + width * 0.9, isPulled ? 150 : 76)
                canvas.stroke(
                    [Point(left + width * 0.78, 118), Point(left + width * 0.9, 118), knob], width: 5, .white)
                canvas.fill(circleAt: knob, radius: 8, WorldColors.start)
            }
            return canvas
        }
    }
}
