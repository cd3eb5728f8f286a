import LyceumNumerics
import LyceumValues

extension BoxBounds {
    /// A random point. Elements without bounds are drawn first, then those with a lower, then those with an upper bound
    /// only, then those with both: normal, shifted exponential, shifted exponential, uniform; Gymnasium's order.
    @inlinable
    func sample(_ random: inout Generator) -> [S] { isPlain ? plainSample(&random) : otherSample(&random) }

    @usableFromInline
    func otherSample(_ random: inout Generator) -> [S] {
        guard problem == nil else { return low }
        var drawn = [Double](repeating: 0, count: low.count)
        for index in low.indices where !boundedBelow[index] && !boundedAbove[index] {
            drawn[index] = random.normal()
        }
        for index in low.indices where boundedBelow[index] && !boundedAbove[index] {
            drawn[index] = random.exponential() + low[index].asDouble
        }
        for index in low.indices where !boundedBelow[index] && boundedAbove[index] {
            drawn[index] = high[index].sampleEnd - random.exponential()
        }
        for index in low.indices where boundedBelow[index] && boundedAbove[index] {
            drawn[index] = between(low[index].asDouble, high[index].sampleEnd, random.random())
        }
        if S.isFloatingPoint { return drawn.map(S.init(sample:)) }
        return drawn.indices.map { index in clipped(S(sample: drawn[index].rounded(.down)), at: index) }
    }

    @inlinable
    func plainSample(_ random: inout Generator) -> [S] {
        // A copy of the bounds is made in less time than a new array, for which the standard library looks its type up.
        var point = low
        point.withUnsafeMutableBufferPointer { point in
            for index in point.indices {
                point[index] = S(sample: between(low[index].asDouble, high[index].asDouble, random.random()))
            }
        }
        return point
    }

    /// A point of an interval; one wider than the greatest number is halved first.
    @inlinable
    func between(_ low: Double, _ high: Double, _ part: Double) -> Double {
        let width = high - low
        return width.isFinite ? low + width * part : (low / 2 + (high / 2 - low / 2) * part) * 2
    }

    /// Clips a whole number to the bounds of its element, which rounding can exceed at the limits of 64 bits.
    private func clipped(_ number: S, at index: Int) -> S {
        if !S.isOrdered(low[index], number) { return low[index] }
        return S.isOrdered(number, high[index]) ? number : high[index]
    }
}
