import LyceumNumerics

/// The map from the numbers of an axis to pixels.
package struct AxisScale {
    let isLogarithmic: Bool
    /// The numbers at the ends, the smaller first.
    let range: ClosedRange<Double>
    private let origin: Double
    private let start: Double
    private let factor: Double

    /// A scale from the pixel of the first number shown to the pixel of the last.
    package init(isLogarithmic: Bool, range: ClosedRange<Double>, from first: Double, to last: Double) {
        self.isLogarithmic = isLogarithmic
        self.range = range
        start = isLogarithmic ? Math.log(range.lowerBound) : range.lowerBound
        let end = isLogarithmic ? Math.log(range.upperBound) : range.upperBound
        origin = first
        factor = (last - first) / (end - start)
    }

    /// Whether a number has a place on the axis, inside the picture or beyond.
    func places(_ value: Double) -> Bool { value.isDrawable(on: isLogarithmic ? .logarithmic : .linear) }

    /// The pixel of a number that has a place; far beyond the picture, a nearer pixel.
    func position(_ value: Double) -> Double {
        let pixel = origin + ((isLogarithmic ? Math.log(value) : value) - start) * factor
        return min(max(pixel, -20_000), 40_000)
    }

    /// The range of an axis that shows some numbers with a margin.
    ///
    /// - Parameter margin: as a part of what is shown; 0 for none at all.
    package static func range(for axis: Chart.Axis, showing extent: Extent, margin: Double) -> ClosedRange<Double> {
        let isLogarithmic = axis.scale == .logarithmic
        if let range = Chart.usable(axis.range, on: axis.scale) { return range }
        guard !extent.isEmpty else { return isLogarithmic ? 1...10 : 0...1 }
        if isLogarithmic {
            let ratio = extent.upper / extent.lower
            guard ratio > 1 + 1e-9 else { return extent.lower / 2...extent.upper * 2 }
            let pad = Math.pow(extent.upper, margin) / Math.pow(extent.lower, margin)
            return max(extent.lower / pad, 1e-305)...min(extent.upper * pad, 1e305)
        }
        let span = extent.upper - extent.lower
        let size = max(extent.lower.magnitude, extent.upper.magnitude)
        guard span > size * 1e-12, span > 1e-290 else {
            let pad = size > 1e-280 ? size * 0.1 : 0.5
            return extent.lower - pad...extent.upper + pad
        }
        return extent.lower - span * margin...extent.upper + span * margin
    }
}
