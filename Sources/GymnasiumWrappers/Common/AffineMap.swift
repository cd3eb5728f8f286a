import GymnasiumCore
import LyceumValues

/// The map of a box onto another one: y = gradient · x + intercept for each number.
///
/// A number with two finite bounds is scaled; one with a single finite bound is moved so that this bound fits; one without
/// bounds stays. The arithmetic is that of Gymnasium 1.4's `rescale_box` for bounds that are Python's numbers: the new span in
/// 64 bits over the old one in the 80 bits of x86's `long double`, rounded once to the type of the box; then each operation in
/// that type, except that the new lower bound is added in 64 bits.
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
    /// - Throws: ``InvalidArgument`` unless there is a bound for each number; ``InvalidBound`` for a lower bound above
    ///   the upper one, for an unbounded side that is to be bounded, and for whole numbers that would become fractions
    ///   or leave their type.
    init(_ box: BoxLayout, low: ElementBounds, high: ElementBounds, names: (low: String, high: String)) throws {
        func values(_ bounds: ElementBounds, _ name: String) throws -> [Double] {
            guard let values = bounds.values(count: box.count) else {
                throw InvalidArgument(name, given: bounds, expected: "one number, or \(box.count) numbers")
            }
            return values
        }
        let (newLow, newHigh) = (try values(low, names.low), try values(high, names.high))
        scalarType = box.scalarType
        var gradient: [Double] = []
        var intercept: [Double] = []
        for index in 0..<box.count {
            let (old, new) = ((box.low[index], box.high[index]), (newLow[index], newHigh[index]))
            guard new.0 <= new.1 else {
                throw InvalidBound(low: new.0, high: new.1, expected: "\(names.low) to be at most \(names.high)")
            }
            guard old.0.isFinite && new.0.isFinite || old.0 == new.0,
                old.1.isFinite && new.1.isFinite || old.1 == new.1
            else {
                throw InvalidBound(
                    low: new.0, high: new.1,
                    expected:
                        "infinite bounds where the box has them: number \(index) lies between \(old.0) and \(old.1)"
                )
            }
            let isBounded = old.0.isFinite && old.1.isFinite
            let scale = isBounded ? Self.ratio(of: new, to: old, in: box.scalarType) : 1
            if !box.isFloatingPoint { try Self.checkWhole(scale, old: old, new: new, index: index, in: box.scalarType) }
            gradient.append(scale)
            if old.0.isFinite {
                intercept.append(box.scalarType.rounding(box.scalarType.rounding(scale * -old.0) + new.0))
            } else {
                intercept.append(old.1.isFinite ? box.scalarType.rounding(new.1 - old.1) : 0)
            }
        }
        (self.gradient, self.intercept) = (gradient, intercept)
        self.low = newLow.map(box.scalarType.rounding)
        self.high = newHigh.map(box.scalarType.rounding)
    }

    /// How many times as wide a new range is as an old one.
    private static func ratio(of new: (Double, Double), to old: (Double, Double), in type: ScalarType) -> Double {
        #if arch(x86_64) && (os(Linux) || os(macOS))
            let ratio = Float80(new.1 - new.0) / (Float80(old.1) - Float80(old.0))
            return type == .float32 ? Double(Float(ratio)) : Double(ratio)
        #else
            return type.rounding((new.1 - new.0) / (old.1 - old.0))
        #endif
    }

    /// Refuses to map whole numbers to fractions: NumPy would drop the fraction of the gradient, which turns every byte
    /// that is to lie between 0 and 1 into 0.
    private static func checkWhole(
        _ scale: Double, old: (Double, Double), new: (Double, Double), index: Int, in type: ScalarType
    ) throws {
        func isWhole(_ number: Double) -> Bool {
            number.magnitude <= 0x1p53 && number == number.rounded(.towardZero)
        }
        guard isWhole(scale), scale * (old.1 - old.0) == new.1 - new.0 else {
            throw InvalidBound(
                low: new.0, high: new.1,
                expected:
                    "a whole multiple of the span of the box, whose number \(index) is a whole one between \(old.0) "
                    + "and \(old.1) (for other bounds write observationsCast(to: Float.self) first)")
        }
        let limits = type.integerLimits.map { Double($0.lowerBound)...Double($0.upperBound) }
        guard isWhole(new.0), isWhole(new.1), let limits, limits.contains(new.0), limits.contains(new.1) else {
            throw InvalidBound(low: new.0, high: new.1, expected: "whole numbers that \(type) has")
        }
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
