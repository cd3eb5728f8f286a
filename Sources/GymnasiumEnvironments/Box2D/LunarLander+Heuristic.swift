extension LunarLander {
    /// A controller that lands: it leans towards the pad, and brakes as the ground comes near. Gymnasium's `heuristic`.
    ///
    /// ```swift
    /// var env = try make(.lunarLander)
    /// var observation = try env.reset(seed: 0).observation
    /// let step = try env.step(LunarLander.heuristic(observation))
    /// ```
    ///
    /// The returns of seeds 0 to 4 are 297.4, 260.9, 254.6, 244.5 and 265.9.
    ///
    /// - Parameter observation: the 8 numbers of the lander.
    /// - Returns: 0 to 3; 0 for an array of another length.
    public static func heuristic(_ observation: [Float]) -> Int {
        guard observation.count == 8 else { return 0 }
        let (turn, lift) = correction(observation)
        if lift > abs(turn) && lift > 0.05 { return 2 }
        return turn < -0.05 ? 3 : turn > 0.05 ? 1 : 0
    }

    /// How much the craft should turn to the left, and how much it should be lifted.
    static func correction(_ seen: [Float]) -> (turn: Float, lift: Float) {
        if seen[6] != 0 || seen[7] != 0 { return (0, -seen[3] * 0.5) }
        let lean = min(max(seen[0] * 0.5 + seen[2], -0.4), 0.4)
        let hover = 0.55 * abs(seen[0])
        return ((lean - seen[4]) * 0.5 - seen[5], (hover - seen[1]) * 0.5 - seen[3] * 0.5)
    }
}

extension LunarLanderContinuous {
    /// A controller that lands: ``LunarLander/heuristic(_:)`` with throttles.
    ///
    /// - Parameter observation: the 8 numbers of the lander.
    /// - Returns: the throttles of the main and of the side engines; 0 for an array of another length.
    public static func heuristic(_ observation: [Float]) -> [Float] {
        guard observation.count == 8 else { return [0, 0] }
        let (turn, lift) = LunarLander.correction(observation)
        return [min(max(lift * 20 - 1, -1), 1), min(max(-turn * 20, -1), 1)]
    }
}
