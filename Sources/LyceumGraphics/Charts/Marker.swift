/// The shape that marks the points of a line.
public enum Marker: Sendable, Hashable, CaseIterable {
    /// A filled circle, matplotlib's `"o"`.
    case circle
    /// Two diagonal strokes, matplotlib's `"x"`.
    case cross
    /// A filled square, matplotlib's `"s"`.
    case square
    /// A filled triangle, matplotlib's `"^"`.
    case triangle
    /// A filled square on a corner, matplotlib's `"D"`.
    case diamond
    /// An upright and a level stroke, matplotlib's `"+"`.
    case plus
    /// A small filled circle, matplotlib's `"."`.
    case point

    /// The outline, as an SVG path that starts at the marked point and takes about 7 pixels.
    var outline: String {
        switch self {
        case .circle, .point: "h0"
        // Some programs draw no square cap where a line has no length at all.
        case .square: "h.1"
        case .cross: "m-3-3l6 6m0-6l-6 6"
        case .triangle: "m0-3.8l3.6 6.4h-7.2z"
        case .diamond: "m0-4l4 4-4 4-4-4z"
        case .plus: "m-3.8 0h7.6m-3.8-3.8v7.6"
        }
    }

    /// Whether the outline is filled; else it is stroked.
    var isFilled: Bool { self == .triangle || self == .diamond }

    /// The width of the stroke in pixels. Circles are the caps of a line without length, squares those of one that is next to nothing.
    var strokeWidth: String {
        switch self {
        case .circle: "6"
        case .point: "4.6"
        case .square: "5.6"
        default: "1.6"
        }
    }

    /// The cap of the stroke.
    var cap: String { self == .square ? "square" : "round" }
}
