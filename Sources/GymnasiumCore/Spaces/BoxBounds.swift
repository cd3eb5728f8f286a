import LyceumNumerics
import LyceumValues

/// The bounds of a box: shape, lower and upper bound of every element. Shared by ``Box`` and ``ArrayBox``.
@usableFromInline
package final class BoxBounds<S: Scalar>: Sendable {
    @usableFromInline let shape: [Int]
    @usableFromInline let low: [S]
    @usableFromInline let high: [S]
    /// Whether each element has a lower and an upper bound, decided before infinities became limits of the type.
    let boundedBelow: [Bool]
    let boundedAbove: [Bool]
    /// Whether nothing is wrong, every element has both bounds and the type has fractions: the common case.
    @usableFromInline let isPlain: Bool
    let problem: String?
    /// The type that Gymnasium's samples would have.
    let scalarType: ScalarType

    @usableFromInline
    package init(low: Bound<S>, high: Bound<S>, shape: [Int]?, scalarType: ScalarType = S.scalarType) {
        self.scalarType = scalarType
        let shape = shape ?? low.shape ?? high.shape ?? [1]
        let count = Self.count(shape)
        self.shape = shape
        let lows = low.parts(count: count ?? 0, unbounded: S.lowest)
        let highs = high.parts(count: count ?? 0, unbounded: S.highest)
        (self.low, boundedBelow) = (lows.values, lows.isBounded)
        (self.high, boundedAbove) = (highs.values, highs.isBounded)
        problem = Self.problem(
            shape: shape, isRealShape: count != nil, given: [("low", low.shape), ("high", high.shape)],
            low: self.low, high: self.high,
            isUnboundedUnsigned: S.lowest.asDouble == 0
                && (boundedBelow.contains(false) || boundedAbove.contains(false)))
        isPlain =
            problem == nil && S.isFloatingPoint && !boundedBelow.contains(false) && !boundedAbove.contains(false)
    }

    /// The number of elements of a shape; `nil` where an extent is negative or there are too many elements.
    private static func count(_ shape: [Int]) -> Int? { Limits.product(shape, atMost: Limits.spaceNumbers) }

    private static func problem(
        shape: [Int], isRealShape: Bool, given: [(name: String, shape: [Int]?)], low: [S], high: [S],
        isUnboundedUnsigned: Bool
    ) -> String? {
        if !isRealShape {
            return shape.contains { $0 < 0 }
                ? "the shape \(shape) has a negative extent; write extents of 0 or more"
                : "the shape \(shape) has too many elements, more than \(Limits.spaceNumbers); write smaller extents"
        }
        for bound in given {
            if let own = bound.shape, own != shape {
                return "\(bound.name) has shape \(own), the box \(shape); write bounds of one shape"
            }
        }
        if isUnboundedUnsigned {
            return "\(S.scalarType) has no negative numbers to be unbounded with; "
                + "write bounds such as \(S.lowest.pythonText) and \(S.highest.pythonText)"
        }
        for (index, (low, high)) in zip(low, high).enumerated() {
            if low.asDouble.isNaN || high.asDouble.isNaN {
                return "a bound of element \(index) is nan; write a number"
            }
            if S.isFloatingPoint, low == S.highest || high == S.lowest {
                return "element \(index) has no finite value between \(low.pythonText) and \(high.pythonText)"
            }
            if !S.isOrdered(low, high) {
                return
                    "low \(low.pythonText) is above high \(high.pythonText) at element \(index); "
                    + "write low before high"
            }
        }
        return nil
    }

    @inlinable
    func contains(_ elements: [S]) -> Bool {
        guard elements.count == low.count else { return false }
        for index in elements.indices
        where !S.isOrdered(low[index], elements[index]) || !S.isOrdered(elements[index], high[index]) {
            return false
        }
        return true
    }

    func isEqual(to other: BoxBounds<S>) -> Bool {
        self === other
            || shape == other.shape && scalarType == other.scalarType && areClose(low, other.low)
                && areClose(high, other.high)
    }

    private func areClose(_ left: [S], _ right: [S]) -> Bool {
        zip(left, right).allSatisfy { left, right in
            let (a, b) = (left.asDouble, right.asDouble)
            return left == right || (a.isFinite && b.isFinite && (a - b).magnitude <= 1e-8 + 1e-5 * b.magnitude)
        }
    }

    var description: String {
        "Box(\(text(low)), \(text(high)), \(shapeText(shape)), \(scalarType))"
    }

    private func text(_ bounds: [S]) -> String {
        guard let first = bounds.first else { return "[]" }
        if bounds.allSatisfy({ $0 == first }) { return first.pythonText }
        return S.numPyText(shape: shape, elements: bounds)
    }

    func isBounded(_ manner: BoundManner) -> Bool {
        switch manner {
        case .both: !boundedBelow.contains(false) && !boundedAbove.contains(false)
        case .below: !boundedBelow.contains(false)
        case .above: !boundedAbove.contains(false)
        }
    }
}

/// Which of the bounds of a box are asked for.
public enum BoundManner: Sendable {
    /// Lower and upper bound.
    case both
    /// The lower bound.
    case below
    /// The upper bound.
    case above
}

/// A bound of a box: one number for all elements, or one for each; `nil` for none.
@usableFromInline
package enum Bound<S: Scalar> {
    case all(S?)
    case each([S?], shape: [Int])

    var shape: [Int]? {
        if case .each(_, let shape) = self { shape } else { nil }
    }

    /// The bound of each element, or the end of the type's range if it has none, and whether it has one.
    func parts(count: Int, unbounded: S) -> (values: [S], isBounded: [Bool]) {
        func isBound(_ bound: S?) -> Bool { bound.map { !S.isFloatingPoint || $0 != unbounded } ?? false }
        let none = (Array(repeating: unbounded, count: count), Array(repeating: false, count: count))
        switch self {
        case .all(let bound):
            guard let bound else { return none }
            return (Array(repeating: bound, count: count), Array(repeating: isBound(bound), count: count))
        case .each(let bounds, _):
            return bounds.count == count ? (bounds.map { $0 ?? unbounded }, bounds.map(isBound)) : none
        }
    }
}
