/// Leaves out the points of a line that nobody could see, so that a drawing does not grow with its data.
///
/// The room is cut into stretches of one pixel. Of the points in a stretch the lowest and the highest stay, in their order.
package struct Thinning {
    let points: Points
    let x: AxisScale
    let y: AxisScale
    /// The size of the picture in pixels.
    let width: Double
    let height: Double

    package init(points: Points, x: AxisScale, y: AxisScale, width: Double, height: Double) {
        self.points = points
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The number of points up to which all are kept.
    var limit: Int { 2 * stretches }

    private var stretches: Int { Int(min(max(width, 1), 10_000)) }

    /// Whether a point has a place.
    func places(_ index: Int) -> Bool { x.places(points.x[index]) && y.places(points.y[index]) }

    /// The indices of the points that a line goes through; a new list after every gap.
    package var runs: [[Int]] {
        if points.count <= limit { return unthinned }
        return isSorted ? thinnedByPlace : thinnedByOrder
    }

    /// The indices of the points that get a marker.
    package var marked: [Int] {
        if points.count <= MarkerChoice.limit { return points.indices.filter(places) }
        var choice = MarkerChoice(count: points.count, width: width, height: height)
        for index in points.indices where places(index) {
            choice.look(at: index, x: x.position(points.x[index]), y: y.position(points.y[index]))
        }
        return choice.indices
    }

    // MARK: -

    private var unthinned: [[Int]] {
        var runs: [[Int]] = []
        var run: [Int] = []
        for index in points.indices {
            if places(index) {
                run.append(index)
            } else if !run.isEmpty {
                runs.append(run)
                run = []
            }
        }
        if !run.isEmpty { runs.append(run) }
        return runs
    }

    private var isSorted: Bool {
        var last = -Double.infinity
        for value in points.x.prefix(points.count) where value.isDrawable {
            if value < last { return false }
            last = value
        }
        return true
    }

    /// The stretch of a number along the horizontal axis; one for all left of the picture, one for all right of it.
    private func stretch(_ value: Double) -> Int { Int(min(max(x.position(value), -1), width + 1).rounded(.down)) }

    private var thinnedByPlace: [[Int]] {
        var runs: [[Int]] = []
        var run: [Int] = []
        var current = Int.min
        var gap: Int?
        var first = 0
        var lowest = 0
        var highest = 0
        var last = 0
        // Beyond the picture a line needs no extremes, only the points where it enters and leaves.
        let outside = (stretch(x.range.lowerBound), stretch(x.range.upperBound))
        func keep() {
            guard current != Int.min else { return }
            let isOutside = current < min(outside.0, outside.1) || current > max(outside.0, outside.1)
            let kept = isOutside ? (first, last) : (min(lowest, highest), max(lowest, highest))
            run.append(kept.0)
            if kept.1 != kept.0 { run.append(kept.1) }
        }
        points.x.withUnsafeBufferPointer { xs in
            points.y.withUnsafeBufferPointer { ys in
                for index in 0..<points.count where x.places(xs[index]) {
                    let here = stretch(xs[index])
                    guard y.places(ys[index]) else {
                        if here != current { gap = here }
                        continue
                    }
                    if here == current {
                        if ys[index] < ys[lowest] { lowest = index }
                        if ys[index] > ys[highest] { highest = index }
                        last = index
                        continue
                    }
                    keep()
                    // A gap narrower than a stretch cannot be seen.
                    if let place = gap, place != here, !run.isEmpty {
                        runs.append(run)
                        run = []
                    }
                    gap = nil
                    current = here
                    (first, lowest, highest, last) = (index, index, index, index)
                }
            }
        }
        keep()
        if !run.isEmpty { runs.append(run) }
        return runs
    }

    /// For lines that go to and fro: of so many successive points, those farthest to each side.
    private var thinnedByOrder: [[Int]] {
        let size = (points.count + stretches / 2 - 1) / max(stretches / 2, 1)
        var runs: [[Int]] = []
        var run: [Int] = []
        for start in Swift.stride(from: 0, to: points.count, by: max(size, 1)) {
            var extremes: [Int] = []
            for index in start..<min(start + size, points.count) where places(index) {
                guard !extremes.isEmpty else {
                    extremes = [index, index, index, index]
                    continue
                }
                if points.x[index] < points.x[extremes[0]] { extremes[0] = index }
                if points.x[index] > points.x[extremes[1]] { extremes[1] = index }
                if points.y[index] < points.y[extremes[2]] { extremes[2] = index }
                if points.y[index] > points.y[extremes[3]] { extremes[3] = index }
            }
            if extremes.isEmpty, !run.isEmpty {
                runs.append(run)
                run = []
            }
            run += Set(extremes).sorted()
        }
        if !run.isEmpty { runs.append(run) }
        return runs
    }
}

extension Points {
    /// The places in both lists.
    var indices: Range<Int> { 0..<count }
}
