import LyceumGraphics

/// The colours that the pictures of the environments share, beside those of `Color`.
enum Paint {
    /// Outlines and writing.
    static let ink = Color(44, 52, 66)
    /// Air behind things.
    static let air = Color(246, 248, 251)
    /// Metal, such as axles.
    static let steel = Color(132, 142, 158)
    /// Faces and hands.
    static let skin = Color(243, 205, 170)
    /// The shadow that a thing throws on its tile.
    static let shadow = Color(30, 40, 60, alpha: 50)
}

extension Canvas {
    /// Fills a polygon and draws around it.
    mutating func draw(_ polygon: [Point], fill color: Color, line: Color = Paint.ink, width: Double = 2) {
        fill(polygon, color)
        stroke(polygon, width: width, line, isClosed: true)
    }

    /// A flag on a pole that stands on a point; the cloth blows to the right.
    mutating func flag(at foot: Point, height: Double, cloth: Color) {
        let top = foot + Point(0, -height)
        fill(ellipseAt: foot, radiusX: height * 0.22, radiusY: height * 0.08, Paint.shadow)
        fill([top, top + Point(height * 0.55, height * 0.19), top + Point(0, height * 0.4)], cloth)
        stroke([foot, top], width: max(2, height * 0.07), Paint.ink, cap: .round)
    }

    /// A curved arrow around a point, from one angle to another (in rad, clockwise from the right).
    mutating func turningArrow(
        around center: Point, radius: Double, from: Double, to: Double, width: Double, _ color: Color
    ) {
        stroke(arcAt: center, radius: radius, from: min(from, to), to: max(from, to), width: width, color)
        let tip = center + Point(radius, 0).rotated(by: to)
        let along = Point(0, to > from ? 1 : -1).rotated(by: to)
        let outward = Point(1, 0).rotated(by: to)
        fill(
            [tip + along * (width * 2.4), tip + outward * (width * 1.7), tip + outward * (-width * 1.7)], color)
    }
}
