/// The part of the step after which two moving shapes touch, if they are apart at its beginning; `nil` if they do not.
///
/// Conservative advancement (Catto, "Continuous collision", GDC 2013): on the axis that separates the shapes now, the latest time is
/// searched at which they are still apart; then the axis is chosen anew.
func timeOfImpact(_ supportA: Support, _ sweepA: Sweep, _ supportB: Support, _ sweepB: Sweep) -> Float? {
    var sweepA = sweepA
    var sweepB = sweepB
    sweepA.normalize()
    sweepB.normalize()
    let radius = supportA.radius + supportB.radius
    let target = greatest(Tuning.linearSlop, radius - 3 * Tuning.linearSlop)
    let tolerance = 0.25 * Tuning.linearSlop

    var time: Float = 0
    var memory = Simplex.Memory()
    for _ in 0..<20 {
        let apart = distance(
            supportA, sweepA.transform(at: time), supportB, sweepB.transform(at: time), &memory)
        if apart <= 0 { return nil }
        if apart < target + tolerance { return time }
        let axis = SeparatingAxis(memory, supportA, sweepA, supportB, sweepB, time)
        switch axis.advance(from: time, target: target, tolerance: tolerance) {
        case .separated, .failed: return nil
        case .touching: return time
        case .advanced(let later): time = later
        }
    }
    return nil
}

/// A direction that separates two moving shapes.
private struct SeparatingAxis {
    enum Kind {
        case points, sideOfA, sideOfB
    }

    enum Outcome {
        case separated
        case failed
        case touching
        case advanced(Float)
    }

    let kind: Kind
    let supportA: Support
    let supportB: Support
    let sweepA: Sweep
    let sweepB: Sweep
    /// In the world for two points, otherwise in the coordinates of the shape whose side it is normal to.
    let axis: Vector2
    /// The middle of that side.
    let point: Vector2

    init(
        _ memory: Simplex.Memory, _ supportA: Support, _ sweepA: Sweep, _ supportB: Support, _ sweepB: Sweep,
        _ time: Float
    ) {
        self.supportA = supportA
        self.supportB = supportB
        self.sweepA = sweepA
        self.sweepB = sweepB
        let a = sweepA.transform(at: time)
        let b = sweepB.transform(at: time)
        let localA = supportA.points[memory.a.0]
        let localB = supportB.points[memory.b.0]
        func side(_ first: Vector2, _ second: Vector2, _ own: Transform, _ other: Vector2) -> (Vector2, Vector2) {
            var normal = (second - first).right
            normal.normalize()
            let middle = 0.5 * (first + second)
            let isBehind = (other - own.apply(middle)).dot(own.rotation.turn(normal)) < 0
            return (isBehind ? -normal : normal, middle)
        }
        if memory.count == 1 {
            kind = .points
            var between = b.apply(localB) - a.apply(localA)
            between.normalize()
            axis = between
            point = .zero
        } else if memory.a.0 == memory.a.1 {
            kind = .sideOfB
            (axis, point) = side(localB, supportB.points[memory.b.1], b, a.apply(localA))
        } else {
            kind = .sideOfA
            (axis, point) = side(localA, supportA.points[memory.a.1], a, b.apply(localB))
        }
    }

    /// The corners that are deepest on the axis at a time, and how far they are apart; -1 stands for the side.
    private func deepest(_ time: Float) -> (indexA: Int, indexB: Int, separation: Float) {
        let a = sweepA.transform(at: time)
        let b = sweepB.transform(at: time)
        switch kind {
        case .points:
            let indexA = supportA.farthest(a.rotation.unturn(axis))
            let indexB = supportB.farthest(b.rotation.unturn(-axis))
            return (indexA, indexB, separation(indexA, indexB, a, b))
        case .sideOfA:
            let indexB = supportB.farthest(b.rotation.unturn(-a.rotation.turn(axis)))
            return (-1, indexB, separation(-1, indexB, a, b))
        case .sideOfB:
            let indexA = supportA.farthest(a.rotation.unturn(-b.rotation.turn(axis)))
            return (indexA, -1, separation(indexA, -1, a, b))
        }
    }

    @inline(__always)
    private func separation(_ indexA: Int, _ indexB: Int, _ a: Transform, _ b: Transform) -> Float {
        switch kind {
        case .points: (b.apply(supportB.points[indexB]) - a.apply(supportA.points[indexA])).dot(axis)
        case .sideOfA: (b.apply(supportB.points[indexB]) - a.apply(point)).dot(a.rotation.turn(axis))
        case .sideOfB: (a.apply(supportA.points[indexA]) - b.apply(point)).dot(b.rotation.turn(axis))
        }
    }

    private func separation(_ indexA: Int, _ indexB: Int, at time: Float) -> Float {
        separation(indexA, indexB, sweepA.transform(at: time), sweepB.transform(at: time))
    }

    /// Searches the latest time at which the shapes are apart by the target on this axis.
    func advance(from start: Float, target: Float, tolerance: Float) -> Outcome {
        var end: Float = 1
        // Each round resolves one corner that is too deep.
        for _ in 0..<Tuning.polygonVertices {
            let (indexA, indexB, last) = deepest(end)
            if last > target + tolerance { return .separated }
            if last > target - tolerance { return .advanced(end) }
            let first = separation(indexA, indexB, at: start)
            if first < target - tolerance { return .failed }
            if first <= target + tolerance { return .touching }
            end = root(indexA, indexB, from: start, first, to: end, last, target, tolerance)
        }
        return .advanced(start)
    }

    /// A time between two at which two corners are apart by the target, by turns of bisection and of the secant rule.
    private func root(
        _ indexA: Int, _ indexB: Int, from start: Float, _ startValue: Float, to end: Float, _ endValue: Float,
        _ target: Float, _ tolerance: Float
    ) -> Float {
        var (low, high) = (start, end)
        var (lowValue, highValue) = (startValue, endValue)
        for round in 0..<50 {
            let time =
                round & 1 == 1
                ? low + (target - lowValue) * (high - low) / (highValue - lowValue) : 0.5 * (low + high)
            let value = separation(indexA, indexB, at: time)
            if abs(value - target) < tolerance { return time }
            if value > target {
                low = time
                lowValue = value
            } else {
                high = time
                highValue = value
            }
        }
        return end
    }
}
