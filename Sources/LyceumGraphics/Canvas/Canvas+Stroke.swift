extension Canvas {
    /// How a line ends.
    public enum Cap: Sendable, Hashable {
        /// At its last point.
        case butt
        /// With a half circle around its last point.
        case round
    }

    /// Draws a line through points, with round corners.
    ///
    /// - Parameters:
    ///   - points: two or more; with round ends a single one makes a dot.
    ///   - width: the width of the line in pixels.
    ///   - cap: how it ends.
    ///   - isClosed: whether the last point is joined to the first.
    public mutating func stroke(
        _ points: [Point], width: Double, _ color: Color, cap: Cap = .butt, isClosed: Bool = false
    ) {
        fill(Self.outline(points, width: width, cap: cap, isClosed: isClosed), color)
    }

    /// Draws an arrow from one point to another.
    ///
    /// - Parameters:
    ///   - width: the width of the shaft in pixels.
    ///   - head: the length of the head in pixels; `nil`: four times the width.
    public mutating func arrow(
        from: Point, to: Point, width: Double, head: Double? = nil, _ color: Color
    ) {
        let way = to - from
        let length = (way.x * way.x + way.y * way.y).squareRoot()
        guard length > 0 else { return }
        let head = min(head ?? 4 * width, length)
        let along = way * (1 / length)
        let across = Point(-along.y, along.x)
        let neck = to - along * head
        let (half, wing) = (across * (width / 2), across * (head * 0.45))
        fill([from + half, neck + half, neck + wing, to, neck - wing, neck - half, from - half], color)
    }

    /// A line as polygons that all wind the same way.
    static func outline(_ points: [Point], width: Double, cap: Cap, isClosed: Bool = false) -> [[Point]] {
        let half = width / 2
        guard half > 0, let first = points.first else { return [] }
        var polygons: [[Point]] = []
        var ends = zip(points, points.dropFirst()).map { ($0, $1) }
        if isClosed, points.count > 2, let last = points.last { ends.append((last, first)) }
        for (start, end) in ends {
            let way = end - start
            let length = (way.x * way.x + way.y * way.y).squareRoot()
            guard length > 0 else { continue }
            let across = Point(-way.y, way.x) * (half / length)
            polygons.append([start - across, end - across, end + across, start + across])
        }
        // A line of one pixel has no visible corners.
        let joints = cap == .round ? points[...] : isClosed ? points[...] : points.dropFirst().dropLast()
        if width > 1.5 || cap == .round, cap == .round || points.count > 2 {
            for joint in joints { polygons.append(arc(joint, half, from: 0, to: 2 * .pi).dropLast()) }
        }
        return polygons
    }
}
