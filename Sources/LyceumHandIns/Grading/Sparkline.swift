/// A curve that is small enough to stand in a line of a table.
package enum Sparkline {
    /// The most points that it has.
    static let pointLimit = 100

    /// The means of stretches of equal length that the numbers are cut into; those that are not finite are left out.
    package static func means(of numbers: [Double]) -> [Double] {
        let count = min(pointLimit, numbers.count)
        return (0..<count).compactMap { index in
            let stretch = numbers[index * numbers.count / count..<(index + 1) * numbers.count / count]
            let mean = stretch.reduce(0, +) / Double(stretch.count)
            return mean.isFinite ? mean : nil
        }
    }

    /// The curve as a drawing of a page, from its lowest to its highest point.
    package static func svg(_ means: [Double]) -> String {
        let finite = means.prefix(pointLimit).filter(\.isFinite)
        guard finite.count > 1, let low = finite.min(), let high = finite.max() else { return "" }
        let (width, height) = (120.0, 30.0)
        // Halves: the difference of the largest numbers is infinite.
        let half = high / 2 - low / 2
        let points = finite.enumerated().map { index, value in
            let share = half > 0 ? (value / 2 - low / 2) / half : 0.5
            return
                "\(tenths(2 + Double(index) * (width - 4) / Double(finite.count - 1))),\(tenths(2 + (1 - share) * (height - 4)))"
        }
        return "<svg viewBox=\"0 0 120 30\" width=\"120\" height=\"30\" style=\"min-width:5rem\" role=\"img\" "
            + "aria-label=\"the course of the returns\"><polyline fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" "
            + "points=\"\(points.joined(separator: " "))\"/></svg>"
    }

    private static func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
