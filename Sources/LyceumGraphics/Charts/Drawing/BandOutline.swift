/// The pixels between which a band is filled, thinned out to one place per pixel.
struct BandOutline {
    struct Place: Equatable {
        let x: Double
        /// The pixel of the greater number, which is above.
        var top: Double
        var bottom: Double
    }

    /// The places from left to right; a new list after every gap.
    let runs: [[Place]]

    init(_ band: Chart.Band, x: AxisScale, y: AxisScale, width: Double) {
        let count = min(band.x.count, band.lower.count, band.upper.count)
        var order: [Int]?
        if !Self.isSorted(band.x.prefix(count)) {
            order = (0..<count).filter { x.places(band.x[$0]) }.sorted { (band.x[$0], $0) < (band.x[$1], $1) }
        }
        let isThinned = Double(count) > 2 * width
        var runs: [[Place]] = []
        var run: [Place] = []
        var current = Int.min
        var gap: Int?
        for step in 0..<(order?.count ?? count) {
            let index = order?[step] ?? step
            guard x.places(band.x[index]) else { continue }
            let pixel = x.position(band.x[index])
            let here = isThinned ? Int(pixel.rounded(.down)) : step
            guard let ends = Self.ends(band, index, y) else {
                if here != current { gap = here }
                continue
            }
            let place = Place(x: pixel, top: min(ends.0, ends.1), bottom: max(ends.0, ends.1))
            if here == current, !run.isEmpty {
                run[run.count - 1].top = min(run[run.count - 1].top, place.top)
                run[run.count - 1].bottom = max(run[run.count - 1].bottom, place.bottom)
                continue
            }
            if let gapPlace = gap, gapPlace != here, !run.isEmpty {
                runs.append(run)
                run = []
            }
            gap = nil
            current = here
            run.append(place)
        }
        if !run.isEmpty { runs.append(run) }
        self.runs = runs
    }

    /// The pixels of both ends; on a logarithmic axis an end of 0 or less lies at the edge.
    private static func ends(_ band: Chart.Band, _ index: Int, _ y: AxisScale) -> (Double, Double)? {
        let (one, other) = (band.lower[index], band.upper[index])
        guard one.isDrawable, other.isDrawable, y.places(max(one, other)) else { return nil }
        func pixel(_ value: Double) -> Double { y.position(y.places(value) ? value : y.range.lowerBound) }
        return (pixel(one), pixel(other))
    }

    private static func isSorted(_ numbers: ArraySlice<Double>) -> Bool {
        var last = -Double.infinity
        for number in numbers {
            // A number that is NaN compares false and has no place in an order.
            if number < last { return false }
            if number.isDrawable { last = number }
        }
        return true
    }
}
