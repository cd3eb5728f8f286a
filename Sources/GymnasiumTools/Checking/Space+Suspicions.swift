import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Something that is possible in a space and yet looks like a mistake.
struct SpaceSuspicion {
    let check: Finding.Check
    let evidence: String
    let mend: String
}

/// The role of a space.
enum SpaceRole {
    case observations, actions
}

extension Space {
    /// What looks like a mistake in this space and in its parts.
    func suspicions(as role: SpaceRole) -> [SpaceSuspicion] {
        switch twin(of: (self as? AnySpace)?.base ?? self) {
        case let space as any BoxOfNumbers: space.boundSuspicions(as: role)
        case let space as TupleSpace: space.spaces.flatMap { $0.suspicions(as: role) }
        case let space as DictSpace: space.spaces.flatMap { $0.suspicions(as: role) }
        default: []
        }
    }
}

extension BoxOfNumbers {
    fileprivate func boundSuspicions(as role: SpaceRole) -> [SpaceSuspicion] {
        switch role {
        case .actions: return actionSuspicions
        case .observations:
            let image = imageSuspicion
            return [image, image == nil ? observationSuspicion : nil].compactMap { $0 }
        }
    }

    private var actionSuspicions: [SpaceSuspicion] {
        func suspicion(_ evidence: String, _ mend: String) -> [SpaceSuspicion] {
            [SpaceSuspicion(check: .actionBounds, evidence: evidence, mend: mend)]
        }
        if !isBounded(.both) {
            return suspicion(
                "\(self) has infinite bounds, so that samples of it can be huge", "Give every number a low and a high.")
        }
        if let equal = ownEqualBounds { return suspicion(equal, "Leave constant numbers out of the action.") }
        // Whole numbers are choices, which need no scale.
        let isFloating = numberType == .float32 || numberType == .float64
        let isUsual = numberBounds.allSatisfy { $0.low == -$0.high || ($0.low == 0 && $0.high == 1) }
        guard isUsual || !isFloating else {
            return suspicion(
                "the bounds of \(self) are neither symmetric about 0 nor 0 and 1, as policies expect",
                "Let actions be from -1 to 1 and scale them in step, or wrap it: `.actionsRescaled(min: -1, max: 1)`.")
        }
        return []
    }

    private var observationSuspicion: SpaceSuspicion? {
        let bounds = numberBounds
        if !bounds.isEmpty, bounds.allSatisfy({ $0.low == -.infinity && $0.high == .infinity }) {
            return SpaceSuspicion(
                check: .observationBounds, evidence: "all bounds of \(self) are infinite",
                mend: "Give bounds where they are known: `Box(low: [-2, …], high: [2, …])`.")
        }
        return ownEqualBounds.map {
            SpaceSuspicion(
                check: .observationBounds, evidence: $0,
                mend: "Leave constant numbers out of the observation, or widen the bounds.")
        }
    }

    /// A box of three axes is taken for an image if its last or first axis is as long as a colour.
    private var imageSuspicion: SpaceSuspicion? {
        let colors: Set = [1, 3, 4]
        guard shape.count == 3, shape.min() ?? 0 > 0, let first = shape.first, let last = shape.last else { return nil }
        func suspicion(_ evidence: String) -> SpaceSuspicion {
            SpaceSuspicion(
                check: .imageSpace, evidence: evidence,
                mend: "Write ArrayBox(low: 0, high: 255, shape: [height, width, 3], dtype: UInt8.self).")
        }
        let side = 8
        if colors.contains(first), !colors.contains(last), shape[1] >= side, last >= side {
            return suspicion("\(shapeText(shape)) looks like an image with the colours first")
        }
        guard colors.contains(last), first >= side, shape[1] >= side else { return nil }
        let (low, high) = (numberBounds.map(\.low).min() ?? 0, numberBounds.map(\.high).max() ?? 0)
        switch numberType {
        case .uint8:
            let isFull = numberBounds.allSatisfy { $0.low == 0 && $0.high == 255 }
            return isFull ? nil : suspicion("the bytes of the image \(self) are not bounded by 0 and 255")
        case .float32, .float64:
            return low >= -1 && high <= 1
                ? nil : suspicion("the numbers of the image \(self) are neither bytes nor within -1 to 1")
        default: return suspicion("the image \(self) has numbers of type \(numberType)")
        }
    }
}
