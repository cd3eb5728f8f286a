import LyceumNumerics

extension Canvas {
    /// Fills a circle.
    public mutating func fill(circleAt center: Point, radius: Double, _ color: Color) {
        fill(ellipseAt: center, radiusX: radius, radiusY: radius, color)
    }

    /// Fills an ellipse whose axes are parallel to the sides of the picture.
    public mutating func fill(ellipseAt center: Point, radiusX: Double, radiusY: Double, _ color: Color) {
        fill(Self.ellipse(center, radiusX, radiusY), color)
    }

    /// Fills a sector of a circle, between two angles in rad: 0 is to the right, and they grow clockwise.
    public mutating func fill(sectorAt center: Point, radius: Double, from: Double, to: Double, _ color: Color) {
        fill(Self.arc(center, radius, from: from, to: to) + [center], color)
    }

    /// Fills a rectangle with rounded corners.
    public mutating func fill(
        rectAt corner: Point, width: Double, height: Double, cornerRadius: Double, _ color: Color
    ) {
        let radius = max(0, min(cornerRadius, min(width, height) / 2))
        let (left, right) = (corner.x + radius, corner.x + width - radius)
        let (top, bottom) = (corner.y + radius, corner.y + height - radius)
        let centers = [Point(right, bottom), Point(left, bottom), Point(left, top), Point(right, top)]
        var outline: [Point] = []
        for (index, center) in centers.enumerated() {
            let start = Double(index) * .pi / 2
            outline += Self.arc(center, radius, from: start, to: start + .pi / 2)
        }
        fill(outline, color)
    }

    /// Draws the outline of a circle; the line lies half inside and half outside.
    public mutating func stroke(circleAt center: Point, radius: Double, width: Double, _ color: Color) {
        stroke(arcAt: center, radius: radius, from: 0, to: 2 * .pi, width: width, color)
    }

    /// Draws a part of a circle's outline, between two angles in rad: 0 is to the right, and they grow clockwise.
    public mutating func stroke(
        arcAt center: Point, radius: Double, from: Double, to: Double, width: Double, _ color: Color
    ) {
        let outer = Self.arc(center, radius + width / 2, from: from, to: to)
        let inner = Self.arc(center, max(0, radius - width / 2), from: from, to: to)
        if abs(to - from) >= 2 * .pi {
            fill([outer, inner.reversed()], color)
        } else {
            fill(outer + inner.reversed(), color)
        }
    }

    /// Draws the outline of a rectangle; the line lies half inside and half outside.
    public mutating func stroke(rectAt corner: Point, width: Double, height: Double, lineWidth: Double, _ color: Color)
    {
        let half = lineWidth / 2
        func outline(_ grow: Double) -> [Point] {
            let (left, right) = (corner.x - grow, corner.x + width + grow)
            let (top, bottom) = (corner.y - grow, corner.y + height + grow)
            return [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)]
        }
        fill([outline(half), outline(-half).reversed()], color)
    }

    private static func ellipse(_ center: Point, _ radiusX: Double, _ radiusY: Double) -> [Point] {
        let count = segments(max(abs(radiusX), abs(radiusY)), angle: 2 * .pi)
        return (0..<count).map { index in
            let angle = Double(index) / Double(count) * 2 * .pi
            return Point(center.x + radiusX * Math.cos(angle), center.y + radiusY * Math.sin(angle))
        }
    }

    static func arc(_ center: Point, _ radius: Double, from: Double, to: Double) -> [Point] {
        let count = segments(abs(radius), angle: abs(to - from))
        return (0...count).map { index in
            let angle = from + (to - from) * Double(index) / Double(count)
            return Point(center.x + radius * Math.cos(angle), center.y + radius * Math.sin(angle))
        }
    }

    /// The number of straight pieces that look round: none is further from the circle than an eighth of a pixel.
    private static func segments(_ radius: Double, angle: Double) -> Int {
        guard radius.isFinite, angle.isFinite else { return 3 }
        let whole = 8 + 6 * min(radius, 10_000).squareRoot()
        return max(3, Int((whole * min(angle, 2 * .pi) / (2 * .pi)).rounded(.up)))
    }
}
