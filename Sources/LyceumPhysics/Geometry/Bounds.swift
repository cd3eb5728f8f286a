/// An upright rectangle.
public struct Bounds: Hashable, Sendable {
    /// The lower left corner.
    public var lower: Vector2
    /// The upper right corner.
    public var upper: Vector2

    /// The rectangle between two corners.
    public init(lower: Vector2, upper: Vector2) {
        self.lower = lower
        self.upper = upper
    }
}

extension Bounds {
    @inline(__always)
    init(_ a: Bounds, _ b: Bounds) {
        self.init(lower: least(a.lower, b.lower), upper: greatest(a.upper, b.upper))
    }

    @inline(__always)
    var perimeter: Float {
        let width = upper.x - lower.x
        let height = upper.y - lower.y
        return 2 * (width + height)
    }

    @inline(__always)
    func contains(_ other: Bounds) -> Bool {
        lower.x <= other.lower.x && lower.y <= other.lower.y && other.upper.x <= upper.x && other.upper.y <= upper.y
    }

    @inline(__always)
    func overlaps(_ other: Bounds) -> Bool {
        let before = other.lower - upper
        let after = lower - other.upper
        return !(before.x > 0 || before.y > 0 || after.x > 0 || after.y > 0)
    }

    @inline(__always)
    func widened(by margin: Float) -> Bounds {
        let margin = Vector2(margin, margin)
        return Bounds(lower: lower - margin, upper: upper + margin)
    }

    static let empty = Bounds(lower: .zero, upper: .zero)
}
