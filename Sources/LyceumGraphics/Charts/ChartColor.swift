/// The colour of a curve, a band or bars in a ``Chart``.
///
/// A ``Color`` is what a ``Canvas`` is painted with, pixel by pixel. The colours of a chart follow the reader's screen: the
/// named ones are matplotlib's "tab" colours on paper and on a light screen, and lighter ones on a dark screen.
public enum ChartColor: Sendable, Hashable {
    /// #1f77b4, the first that a chart assigns.
    case blue
    /// #ff7f0e, the second.
    case orange
    /// #2ca02c, the third.
    case green
    /// #d62728, the fourth.
    case red
    /// #9467bd, the fifth.
    case purple
    /// #8c564b, the sixth.
    case brown
    /// #e377c2, the seventh.
    case pink
    /// #7f7f7f, the eighth.
    case gray
    /// #bcbd22, the ninth.
    case olive
    /// #17becf, the tenth and last; after it the first follows again.
    case cyan
    /// The colour of the text: almost black, on a dark screen almost white.
    case black
    /// A custom colour, the same on light and dark screens: red, green and blue from 0 to 255.
    case rgb(UInt8, UInt8, UInt8)

    /// The colours that a chart assigns, in order: matplotlib's.
    static let cycle: [ChartColor] = [.blue, .orange, .green, .red, .purple, .brown, .pink, .gray, .olive, .cyan]

    /// The colour on a light background, as SVG writes it.
    var onLight: String {
        switch self {
        case .blue: "#1f77b4"
        case .orange: "#ff7f0e"
        case .green: "#2ca02c"
        case .red: "#d62728"
        case .purple: "#9467bd"
        case .brown: "#8c564b"
        case .pink: "#e377c2"
        case .gray: "#7f7f7f"
        case .olive: "#bcbd22"
        case .cyan: "#17becf"
        case .black: "#1b1d21"
        case .rgb(let red, let green, let blue): Self.hexadecimal(red, green, blue)
        }
    }

    /// The name of the class that has the colour on a dark background; `nil` for one that does not change.
    var className: String? {
        if case .rgb = self { return nil }
        return "ly-\(self)"
    }

    /// Each named colour, with its colour on a dark background.
    static let onDark: [(color: ChartColor, value: String)] = [
        (.blue, "#5aa9e6"), (.orange, "#ffa04d"), (.green, "#5cc45c"), (.red, "#f26d6d"), (.purple, "#b695e0"),
        (.brown, "#c49286"), (.pink, "#f29fd8"), (.gray, "#a6a9af"), (.olive, "#d3d455"), (.cyan, "#4fd8e6"),
        (.black, "#e9eaec"),
    ]

    /// A colour as SVG writes it.
    static func hexadecimal(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = [red, green, blue].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "#" + String(decoding: bytes, as: UTF8.self)
    }
}

extension Chart {
    /// The former name of ``ChartColor``.
    @available(*, deprecated, renamed: "ChartColor")
    public typealias Color = ChartColor
}
