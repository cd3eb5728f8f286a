/// Several charts in one SVG file, side by side and below each other.
///
/// ```swift
/// let returns = Chart("returns", x: "episode"), losses = Chart("losses", x: "update")
/// try Figure([returns, losses], columns: 2).write(to: "plots/overview.svg")
/// ```
public struct Figure: Sendable {
    /// The charts, row by row.
    public var charts: [Chart]
    /// The number of charts in a row; below 1 counts as 1.
    public var columns: Int

    /// A figure of charts.
    public init(_ charts: [Chart], columns: Int = 1) {
        self.charts = charts
        self.columns = columns
    }
}
