extension Canvas {
    /// The point of a text that is put at its position.
    public enum Anchor: Sendable, Hashable {
        /// The left end of the baseline.
        case left
        /// The middle of the text, between the baseline and the height of a capital letter.
        case center
        /// The right end of the baseline.
        case right
    }

    /// Writes one line of text.
    ///
    /// - Parameters:
    ///   - text: letters of ASCII, and ° × π − ← → ↑ ↓; anything else is drawn as a box.
    ///   - point: the position of the anchor.
    ///   - size: the size in pixels; capital letters are 0.7 of it high. Text is legible from 8 on.
    ///   - color: the colour.
    ///   - anchor: the point of the text that is put there.
    ///   - isBold: whether the strokes are half as wide again.
    public mutating func text(
        _ text: String, at point: Point, size: Double, _ color: Color, anchor: Anchor = .left, isBold: Bool = false
    ) {
        guard size > 0, size.isFinite else { return }
        let unit = Self.unit(size)
        let width = Self.width(of: text, size: size)
        var x = point.x
        var baseline = point.y
        switch anchor {
        case .left: break
        case .center:
            x -= width / 2
            baseline += Font.capHeight / 2 * unit
        case .right: x -= width
        }
        let line = max(0.8, size * (isBold ? 0.14 : 0.095))
        var polygons: [[Point]] = []
        for character in text {
            let strokes = Font.strokes(of: character)
            let bounds = Self.bounds(of: character, strokes)
            for stroke in strokes {
                let points = stroke.map {
                    Point(x + ($0.x - bounds.lowerBound) * unit, baseline + ($0.y - Font.capHeight) * unit)
                }
                polygons += Self.outline(Set(points).count == 1 ? [points[0]] : points, width: line, cap: .round)
            }
            x += (bounds.upperBound - bounds.lowerBound + Self.gap) * unit
        }
        fill(polygons, color)
    }

    /// The width of a text in pixels.
    public static func width(of text: String, size: Double) -> Double {
        let widths = text.map { character in
            let bounds = bounds(of: character, Font.strokes(of: character))
            return bounds.upperBound - bounds.lowerBound
        }
        return (widths.reduce(0, +) + gap * Double(max(0, text.count - 1))) * unit(size)
    }

    /// The space between two letters on the grid.
    private static let gap = 3.5

    private static func unit(_ size: Double) -> Double { size * 0.7 / Font.capHeight }

    /// The width of a letter: the same for all digits, half a letter for a space, and what each of the others needs.
    private static func bounds(of character: Character, _ strokes: [[Point]]) -> ClosedRange<Double> {
        if character.isASCII, character.isNumber { return 1...7 }
        let columns = strokes.joined().map(\.x)
        guard let least = columns.min(), let greatest = columns.max() else { return 0...3 }
        return least...greatest
    }
}
