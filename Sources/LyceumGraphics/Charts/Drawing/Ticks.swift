import LyceumNumerics

/// The places along an axis that carry a number.
package struct Ticks: Equatable {
    package struct Tick: Equatable {
        package let value: Double
        package let label: String
    }

    package var labelled: [Tick] = []
    /// Places between them, marked on a logarithmic axis.
    package var unlabelled: [Double] = []

    /// Round numbers: multiples of 1, 2 or 5 times a power of ten.
    ///
    /// - Parameters:
    ///   - range: the ends of the axis, both finite, the second one greater.
    ///   - limit: the greatest number of intervals between ticks that fits into it.
    ///   - isWhole: whether only whole numbers make sense.
    package static func linear(_ range: ClosedRange<Double>, limit: Int, isWhole: Bool = false) -> Ticks {
        let limit = max(limit, 1)
        let rough = (range.upperBound - range.lowerBound) / Double(limit)
        guard rough > 0, rough.isFinite else { return Ticks() }
        var exponent = Int(Math.floor(Math.log(rough) / Math.log(10)))
        if powerOfTen(exponent) > rough { exponent -= 1 }
        let least: Double = rough * (1 - 1e-9)
        let power: Double = powerOfTen(exponent)
        var multiple: Int = [1, 2, 5].first { Double($0) * power >= least } ?? 10
        if multiple == 10 { (multiple, exponent) = (1, exponent + 1) }
        if isWhole, exponent < 0 { (multiple, exponent) = (1, 0) }
        let step = Double(multiple) * powerOfTen(exponent)
        let first = (range.lowerBound / step - 1e-9).rounded(.up)
        let last = (range.upperBound / step + 1e-9).rounded(.down)
        guard first <= last, first.magnitude < 1e15, last.magnitude < 1e15 else { return Ticks() }
        let numbers = (Int(first)...Int(last)).map { TickNumber(digits: $0 * multiple, exponent: exponent) }
        let greatest = numbers.map(\.value.magnitude).max() ?? 0
        return Ticks(labelled: numbers.map { Tick(value: $0.value, label: $0.label(greatest: greatest)) })
    }

    /// Powers of ten; where fewer than two of them are in the range, 2 and 5 times them as well, or round numbers.
    ///
    /// - Parameter range: the ends of the axis, both above 0, the second one greater.
    package static func logarithmic(_ range: ClosedRange<Double>, limit: Int) -> Ticks {
        let limit = max(limit, 1)
        let lowest = Int(Math.floor(Math.log(range.lowerBound) / Math.log(10))) - 1
        let highest = Int(Math.floor(Math.log(range.upperBound) / Math.log(10))) + 1
        let inside = range.lowerBound * (1 - 1e-9)...range.upperBound * (1 + 1e-9)
        let decades = (lowest...highest).filter { inside.contains(powerOfTen($0)) }
        func numbers(_ multiples: [Int], times decades: some Sequence<Int>) -> [TickNumber] {
            decades.flatMap { decade in multiples.map { TickNumber(digits: $0, exponent: decade) } }
                .filter { inside.contains($0.value) }
        }
        var chosen: [TickNumber]
        if decades.count >= 2 {
            let stride = (decades.count - 1 + limit - 1) / limit
            chosen = numbers([1], times: decades.filter { $0 % max(stride, 1) == 0 })
            if decades.count <= 3, limit >= 6 { chosen = numbers([1, 2, 5], times: lowest...highest) }
        } else {
            chosen = numbers([1, 2, 5], times: lowest...highest)
            if chosen.count < 3 {
                let ticks = linear(range, limit: limit)
                if ticks.labelled.count > chosen.count { return ticks }
            }
        }
        let greatest = chosen.map(\.value.magnitude).max() ?? 0
        let least = chosen.map(\.value.magnitude).min() ?? 0
        let isPlain = greatest < 1e5 && least > 0.9e-3
        let labelled = chosen.map {
            Tick(value: $0.value, label: isPlain ? $0.plain : $0.scientific(exponent: $0.exponent))
        }
        let between = decades.count > 12 ? [] : numbers(Array(1...9), times: lowest...highest).map(\.value)
        return Ticks(labelled: labelled, unlabelled: between.filter { value in !chosen.contains { $0.value == value } })
    }

    /// The names of an axis of categories, of which every `stride`-th is shown.
    static func categories(_ names: [String], in range: ClosedRange<Double>, every stride: Int) -> Ticks {
        let shown = Swift.stride(from: 0, to: names.count, by: max(stride, 1)).filter { range.contains(Double($0)) }
        return Ticks(labelled: shown.map { Tick(value: Double($0), label: names[$0]) })
    }

    /// A power of ten, correctly rounded.
    static func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 0 }
}
