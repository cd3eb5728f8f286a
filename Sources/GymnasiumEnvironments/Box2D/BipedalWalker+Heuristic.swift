extension BipedalWalker {
    /// A controller that walks: it stands on one leg, puts the other one down, and pushes off. Gymnasium's
    /// `BipedalWalkerHeuristics`.
    ///
    /// ```swift
    /// var walk = BipedalWalker.Heuristic()
    /// var env = try make(.bipedalWalker)
    /// var observation = try env.reset(seed: 0).observation
    /// let step = try env.step(walk.action(for: observation))
    /// ```
    ///
    /// It remembers where in a stride it is, so each episode needs a new one. It has no notion of balance and falls in most
    /// episodes; of seeds 0 to 9 it stays on its legs in three, and reaches the end of the ground before the time limit in one.
    public struct Heuristic: Sendable {
        private enum Phase {
            case standing, puttingDown, pushingOff
        }

        private var phase = Phase.standing
        private var movingLeg = 0
        private var supportingKnee = supportingKneeAngle
        private static let speed: Float = 0.29
        private static let topSpeed: Float = 0.348
        private static let supportingKneeAngle: Float = 0.1

        /// A controller at the beginning of an episode.
        public init() {}

        /// What to do next.
        ///
        /// - Parameter observation: the 24 numbers of the walker.
        /// - Returns: the four motors; 0 for an array of another length.
        public mutating func action(for observation: [Float]) -> [Float] {
            guard observation.count == 24 else { return [0, 0, 0, 0] }
            let targets = targets(observation)
            let lean = 0.9 * (0 - observation[0]) - 1.5 * observation[1]
            var action: [Float] = []
            for leg in 0..<2 {
                let place = 4 + 5 * leg
                let hip = targets.hips[leg].map { 0.9 * ($0 - observation[place]) - 0.25 * observation[place + 1] }
                let knee = targets.knees[leg].map {
                    4 * ($0 - observation[place + 2]) - 0.25 * observation[place + 3]
                }
                action.append((hip ?? 0) - lean)
                action.append((knee ?? 0) - 15 * observation[3])
            }
            return action.map { min(max(0.5 * $0, -1), 1) }
        }

        /// The angles that hips and knees should have; `nil` for any.
        private mutating func targets(_ seen: [Float]) -> (hips: [Float?], knees: [Float?]) {
            var hips: [Float?] = [nil, nil]
            var knees: [Float?] = [nil, nil]
            let (moving, supporting) = (movingLeg, 1 - movingLeg)
            let (movingPlace, supportingPlace) = (4 + 5 * moving, 4 + 5 * supporting)
            if phase == .standing {
                hips[moving] = 1.1
                knees[moving] = -0.6
                supportingKnee += 0.03
                if seen[2] > Self.speed { supportingKnee += 0.03 }
                supportingKnee = min(supportingKnee, Self.supportingKneeAngle)
                knees[supporting] = supportingKnee
                if seen[supportingPlace] < 0.10 { phase = .puttingDown }
            }
            if phase == .puttingDown {
                hips[moving] = 0.1
                knees[moving] = Self.supportingKneeAngle
                knees[supporting] = supportingKnee
                if seen[movingPlace + 4] != 0 {
                    phase = .pushingOff
                    supportingKnee = min(seen[movingPlace + 2], Self.supportingKneeAngle)
                }
            }
            if phase == .pushingOff {
                knees[moving] = supportingKnee
                knees[supporting] = 1
                if seen[supportingPlace + 2] > 0.88 || seen[2] > Self.topSpeed {
                    phase = .standing
                    movingLeg = supporting
                }
            }
            return (hips, knees)
        }
    }
}
