import GymnasiumCore
import LyceumGraphics

extension Canvas {
    /// The agent: a round figure with two eyes.
    mutating func figure(at center: Point, radius: Double, _ color: Color = WorldColors.agent) {
        fill(circleAt: center, radius: radius, color)
        for side in [-1.0, 1.0] {
            let eye = center + Point(side * radius * 0.36, -radius * 0.15)
            fill(circleAt: eye, radius: radius * 0.24, .white)
            fill(circleAt: eye, radius: radius * 0.11, WorldColors.ink)
        }
    }

    /// A flag on a pole, that fits a square of a size around a point.
    mutating func flag(at center: Point, size: Double, _ color: Color = WorldColors.goal) {
        let (left, top) = (center.x - size * 0.18, center.y - size * 0.34)
        fill(
            [Point(left, top), Point(left + size * 0.48, top + size * 0.17), Point(left, top + size * 0.34)], color)
        stroke(
            [Point(left, top), Point(left, center.y + size * 0.34)], width: size * 0.06, WorldColors.ink, cap: .round)
    }

    /// A rectangle with an outline.
    mutating func box(
        _ corner: Point, width: Double, height: Double, _ color: Color, line: Color = WorldColors.ink,
        lineWidth: Double = 2, cornerRadius: Double = 0
    ) {
        let inner = Point(corner.x + lineWidth, corner.y + lineWidth)
        fill(rectAt: corner, width: width, height: height, cornerRadius: cornerRadius, line)
        fill(
            rectAt: inner, width: width - 2 * lineWidth, height: height - 2 * lineWidth,
            cornerRadius: max(0, cornerRadius - lineWidth), color)
    }

    /// A line in dashes.
    mutating func dashes(from: Point, to: Point, width: Double, dash: Double, _ color: Color) {
        let way = to - from
        let length = (way.x * way.x + way.y * way.y).squareRoot()
        guard length > 0 else { return }
        for start in stride(from: 0, to: length, by: 2 * dash) {
            stroke(
                [from + way * (start / length), from + way * (min(start + dash, length) / length)], width: width, color)
        }
    }
}
