extension Canvas {
    /// Fills a polygon; where it crosses itself, everything that it goes around is inside.
    public mutating func fill(_ polygon: [Point], _ color: Color) { fill([polygon], color) }

    /// Fills several polygons as one shape: overlaps are not painted twice.
    ///
    /// Polygons that wind in opposite directions cancel each other: an inner one makes a hole.
    public mutating func fill(_ polygons: [[Point]], _ color: Color) {
        var edges: [Edge] = []
        var (top, bottom) = (Int.max, Int.min)
        for polygon in polygons {
            guard polygon.count > 2, polygon.allSatisfy({ !$0.x.isNaN && !$0.y.isNaN }) else { continue }
            var previous = Self.rounded(polygon[polygon.count - 1])
            for point in polygon {
                let next = Self.rounded(point)
                if let edge = Edge(previous, next) {
                    edges.append(edge)
                    top = min(top, edge.top.y)
                    bottom = max(bottom, edge.bottom.y)
                }
                previous = next
            }
        }
        guard !edges.isEmpty, color.alpha > 0 else { return }
        let rows = max(0, top >> 8)..<max(max(0, top >> 8), min(height, (bottom + 255) >> 8))
        for row in rows {
            coverage.clear(width: width)
            for edge in edges { edge.add(to: &coverage, row: row) }
            paint(row, color)
        }
    }

    /// Fills a rectangle whose sides are parallel to those of the picture.
    public mutating func fill(rectAt corner: Point, width: Double, height: Double, _ color: Color) {
        let (right, bottom) = (corner.x + width, corner.y + height)
        fill([corner, Point(right, corner.y), Point(right, bottom), Point(corner.x, bottom)], color)
    }

    /// A point in units of 1/256 pixel, clamped to what the arithmetic can take.
    private static func rounded(_ point: Point) -> (x: Int, y: Int) {
        func round(_ number: Double) -> Int { Int((max(-1e6, min(1e6, number)) * 256).rounded()) }
        return (round(point.x), round(point.y))
    }

    /// Paints one row of pixels in proportion to their coverage.
    private mutating func paint(_ row: Int, _ color: Color) {
        let touched = coverage.touched
        guard !touched.isEmpty else { return }
        let columns = width
        pixels.withUnsafeMutableBufferPointer { pixels in
            coverage.cells.withUnsafeBufferPointer { cells in
                var sum = 0
                var index = (row * columns + touched.lowerBound) * 3
                for column in touched.lowerBound..<columns {
                    if column < touched.upperBound {
                        sum += Int(cells[column])
                    } else if sum == 0 {
                        break
                    }
                    let covered = min(sum.magnitude, UInt(CoverageRow.full))
                    // 0…255, rounded.
                    let alpha = (covered * UInt(color.alpha) + UInt(CoverageRow.full / 2)) / UInt(CoverageRow.full)
                    if alpha == 255 {
                        pixels[index] = color.red
                        pixels[index + 1] = color.green
                        pixels[index + 2] = color.blue
                    } else if alpha > 0 {
                        pixels[index] = Self.blended(pixels[index], color.red, alpha)
                        pixels[index + 1] = Self.blended(pixels[index + 1], color.green, alpha)
                        pixels[index + 2] = Self.blended(pixels[index + 2], color.blue, alpha)
                    }
                    index += 3
                }
            }
        }
    }

    /// A mixture of two values, rounded: `alpha` 0 gives the one below, 255 the one above.
    @inline(__always)
    static func blended(_ below: UInt8, _ above: UInt8, _ alpha: UInt) -> UInt8 {
        let sum = UInt(below) * (255 - alpha) + UInt(above) * alpha + 128
        return UInt8(truncatingIfNeeded: (sum + sum >> 8) >> 8)
    }
}

/// An edge of a polygon, always taken from top to bottom, so that two polygons with a common edge share every pixel of
/// it.
private struct Edge {
    let top: (x: Int, y: Int)
    let bottom: (x: Int, y: Int)
    /// 1 where the polygon goes down the edge, -1 where it goes up.
    let direction: Int

    /// An edge between two points in 1/256 pixel; `nil` for one that covers nothing because it is level.
    init?(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int)) {
        if from.y == to.y { return nil }
        (top, bottom, direction) = from.y < to.y ? (from, to, 1) : (to, from, -1)
    }

    func add(to coverage: inout CoverageRow, row: Int) {
        let (start, end) = (max(top.y, row << 8), min(bottom.y, (row + 1) << 8))
        guard start < end else { return }
        coverage.add(from: x(at: start), to: x(at: end), height: direction * (end - start))
    }

    private func x(at y: Int) -> Int {
        if y == top.y { return top.x }
        if y == bottom.y { return bottom.x }
        return top.x + (bottom.x - top.x) * (y - top.y) / (bottom.y - top.y)
    }
}
