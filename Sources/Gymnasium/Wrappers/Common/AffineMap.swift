/// The map of a box onto another one: y = gradient · x + intercept for each number.
///
/// A number with two finite bounds is scaled; one with a single finite bound is moved so that this bound fits; one without
/// bounds stays. Each operation is rounded to the type of the box, as Gymnasium's `rescale_box` does.
@usableFromInline
struct AffineMap: Sendable {
    @usableFromInline let gradient: [Double]
    @usableFromInline let intercept: [Double]
    @usableFromInline let scalarType: ScalarType
    /// The new bounds.
    let low: [Double]
    let high: [Double]

    /// The map of a box to new bounds.
    ///
    /// - Throws: ``InvalidArgument`` where there is another number of bounds than numbers; ``InvalidBound`` for a lower
    ///   bound above the upper one, or for an unbounded side that is to be bounded.
    init(_ box: BoxLayout, low: ElementBounds, high: ElementBounds, names: (low: String, high: String)) throws {
        func values(_ bounds: ElementBounds, _ name: String) throws -> [Double] {
            guard let values = bounds.values(count: box.count) else {
                throw InvalidArgument(name, given: bounds, expected: "one number, or \(box.count) numbers")
            }
            return values.map(box.scalarType.rounding)
        }
        self.low = try values(low, names.low)
        self.high = try values(high, names.high)
        scalarType = box.scalarType
        var gradient: [Double] = []
        var intercept: [Double] = []
        for index in 0..<box.count {
            let (old, new) = ((box.low[index], box.high[index]), (self.low[index], self.high[index]))
            guard new.0 <= new.1 else {
                throw InvalidBound(low: new.0, high: new.1, expected: "\(names.low) to be at most \(names.high)")
            }
            guard old.0.isFinite || old.0 == new.0, old.1.isFinite || old.1 == new.1 else {
                throw InvalidBound(
                    low: new.0, high: new.1,
                    expected:
                        "infinite bounds where the box has them: number \(index) lies between \(old.0) and \(old.1)"
                )
            }
            let scale = old.0.isFinite && old.1.isFinite ? (new.1 - new.0) / (old.1 - old.0) : 1
            gradient.append(box.scalarType.rounding(scale))
            let offset = old.0.isFinite ? new.0 - old.0 * scale : old.1.isFinite ? new.1 - old.1 : 0
            intercept.append(box.scalarType.rounding(offset))
        }
        (self.gradient, self.intercept) = (gradient, intercept)
    }

    /// A number of the old box in the new one; beyond the last number of the box, as it is.
    @inlinable
    func forward(_ index: Int, _ number: Double) -> Double {
        guard index < gradient.count else { return number }
        return scalarType.rounding(scalarType.rounding(number * gradient[index]) + intercept[index])
    }

    /// A number of the new box in the old one; beyond the last number of the box, as it is.
    @inlinable
    func backward(_ index: Int, _ number: Double) -> Double {
        guard index < gradient.count else { return number }
        return scalarType.rounding(scalarType.rounding(number - intercept[index]) / gradient[index])
    }
}
