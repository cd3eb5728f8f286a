/// A chart with two axes: lines, bands, bars and heat maps, written as an SVG file.
///
/// ```swift
/// var chart = Chart("CartPole", x: "episode index", y: "return")
/// chart.line([29, 69, 39, 14], label: "each episode", marker: .circle)
/// chart.line([29, 49, 45.7, 37.8], label: "mean", style: .dashed)
/// try chart.write(to: "plots/returns.svg")
/// ```
///
/// Any browser shows the file, light or dark as the reader's system is set; on paper it is always dark on white. The same
/// chart gives the same bytes.
///
/// What cannot be drawn is left out, and only writing the file can fail: a number that is not finite, or not above 0 on
/// a logarithmic axis, leaves a gap. Data much finer than the picture is thinned out, so that a file stays small: a
/// line keeps the least and the greatest value in every stretch of one unit (1/720 of the usual width), and of many
/// markers a selection remains that is as dense as the points are.
///
/// Several charts in one file are a ``Figure``.
public struct Chart: Sendable {
    /// The heading; none where empty.
    public var title: String
    /// The horizontal axis.
    public var x: Axis
    /// The vertical axis.
    public var y: Axis
    /// The width of the picture in CSS pixels, from 200 to 10,000; other numbers are clamped.
    public var width: Double
    /// The height of the picture in CSS pixels, from 150 to 10,000; other numbers are clamped.
    public var height: Double

    var marks: [Mark] = []
    var colorsTaken = 0

    /// An empty chart.
    public init(
        _ title: String = "", x: Axis = Axis(), y: Axis = Axis(), width: Double = 720, height: Double = 440
    ) {
        self.title = title
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The width within its limits.
    var usedWidth: Double { width.isNaN ? 720 : min(max(width, 200), 10_000) }
    /// The height within its limits.
    var usedHeight: Double { height.isNaN ? 440 : min(max(height, 150), 10_000) }

    /// The next colour of the cycle.
    mutating func nextColor() -> ChartColor {
        defer { colorsTaken += 1 }
        return ChartColor.cycle[colorsTaken % ChartColor.cycle.count]
    }
}
