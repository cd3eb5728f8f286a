/// Points given by two lists, of which the longer one is cut off.
package struct Points: Sendable {
    let x: [Double]
    let y: [Double]

    package init(x: [Double], y: [Double]) {
        self.x = x
        self.y = y
    }

    var count: Int { min(x.count, y.count) }
}

extension Double {
    /// Whether a number can be a place in a chart: not NaN, not infinite, and small enough that differences are finite.
    var isDrawable: Bool { magnitude <= 1e300 }

    /// Whether a number can be a place on an axis: on a logarithmic one only from 1e-300 on.
    func isDrawable(on scale: Chart.Axis.Scale) -> Bool { isDrawable && (scale == .linear || self >= 1e-300) }
}

/// What numbers an axis has to show.
package struct Extent {
    private(set) var lower = Double.infinity
    private(set) var upper = -Double.infinity
    /// Whether all of them are whole.
    private(set) var isWhole = true

    package init() {}

    var isEmpty: Bool { lower > upper }

    package mutating func include(_ value: Double) {
        if value < lower { lower = value }
        if value > upper { upper = value }
        if isWhole, value.rounded(.towardZero) != value { isWhole = false }
    }
}
