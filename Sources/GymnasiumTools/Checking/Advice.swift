import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// What could be better about an environment's spaces, though nothing is wrong: what Gymnasium's `check_env` warns of and
/// `checkEnv` does not, because healthy environments, `CartPole-v1` and `Pendulum-v1` among them, are so.
///
/// ```swift
/// for finding in advice(on: CartPole()) { print(finding) }
/// // advice: bounds of observations say something: number 1 of Box(…) has no bounds. Give bounds where they are known.
/// ```
///
/// It reports observations of which some numbers have no bound, and actions whose bounds are symmetric but not -1 and
/// 1. It looks at the spaces of the innermost environment and at all their parts.
///
/// - Returns: at most one finding for each space, with the severity ``Finding/Severity/advice``.
public func advice<E: Env>(on env: E) -> [Finding] {
    let inside = env.unwrapped
    var findings: [Finding] = []
    if let evidence = inside.observationSpace.partlyUnbounded {
        findings.report(.advice, .observationBounds, evidence, mend: "Give bounds where they are known.")
    }
    if let evidence = inside.actionSpace.notNormalized {
        findings.report(
            .advice, .actionBounds, evidence, mend: "Let actions be from -1 to 1, or from 0, and scale them in step.")
    }
    return findings
}

extension Space {
    /// A number without a bound where another one has bounds; `nil` if none or all are unbounded.
    fileprivate var partlyUnbounded: String? {
        firstOfBoxes { box in
            let isUnbounded = box.numberBounds.map { $0.low == -.infinity || $0.high == .infinity }
            guard let index = isUnbounded.firstIndex(of: true) else { return nil }
            let bounds = box.numberBounds[index]
            let missing =
                bounds.low > -.infinity ? "no upper bound" : bounds.high < .infinity ? "no lower bound" : "no bounds"
            return "number \(index) of \(box) has \(missing)"
        }
    }

    /// A floating-point number whose bounds are neither -1 and 1 nor 0 and 1.
    fileprivate var notNormalized: String? {
        firstOfBoxes { box in
            guard box.numberType == .float32 || box.numberType == .float64 else { return nil }
            let isUsual = { (bounds: (low: Double, high: Double)) in
                bounds.high <= 1 && (bounds.low == 0 || (bounds.low == -bounds.high && bounds.low >= -1))
            }
            guard let index = box.numberBounds.firstIndex(where: { !isUsual($0) }) else { return nil }
            let bounds = box.numberBounds[index]
            return "number \(index) of \(box) goes from \(bounds.low.pythonDescription) to "
                + bounds.high.pythonDescription
        }
    }

    /// The text for the first box, among the space and its parts, that has one.
    private func firstOfBoxes(_ text: (any BoxOfNumbers) -> String?) -> String? {
        let parts: [AnySpace]
        switch twin(of: (self as? AnySpace)?.base ?? self) {
        case let space as any BoxOfNumbers: return text(space)
        case let space as TupleSpace: parts = space.spaces
        case let space as DictSpace: parts = space.spaces
        default: parts = []
        }
        for part in parts {
            if let found = part.firstOfBoxes(text) { return found }
        }
        return nil
    }
}
