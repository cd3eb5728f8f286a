import Gymnasium
import GymnasiumCore
import LyceumRecording
import LyceumValues

/// What is known about the rewards and lengths of an environment's episodes, whatever the agent does.
package struct RewardFacts {
    /// The rewards of single steps.
    package enum Rewards: Equatable {
        /// One of two numbers, the smaller first.
        case either(Double, Double)
        /// Any number in a range.
        case range(Double, Double)

        static func always(_ reward: Double) -> Rewards { .either(reward, reward) }
    }

    /// The id, for messages.
    let id: String
    /// The most steps of an episode; `nil` for no limit.
    let maxSteps: Int?
    /// What is said behind a limit that an episode goes beyond.
    package var limitHint = ""
    /// The possible rewards of a step; `nil` where nothing is known.
    package let rewards: Rewards?

    /// The facts of an environment made by its id.
    ///
    /// - Parameters:
    ///   - id: a registered id, with a version or without.
    ///   - options: the options that it was made with.
    ///   - maxSteps: the limit that it was made with; `nil` for the registered one.
    /// - Throws: as `make`.
    package init(_ id: String, options: Info, maxSteps: Int?) throws {
        let spec = try specToMake(id)
        let env = try Gymnasium.make(spec.id, options)
        self.id = spec.id
        self.maxSteps = maxSteps ?? spec.maxEpisodeSteps
        // Others may register environments of the same names.
        let isBuiltIn = spec.entryPoint.hasPrefix("Gymnasium.")
        rewards = isBuiltIn ? Self.rewards(try EnvName(spec.id).name, env) : nil
    }

    init(id: String, maxSteps: Int?, rewards: Rewards?) {
        self.id = id
        self.maxSteps = maxSteps
        self.rewards = rewards
    }

    private static func rewards(_ name: String, _ env: AnyEnv) -> Rewards? {
        switch name {
        case "CartPole": return env.attribute("sutton_barto_reward")?.bool == true ? .either(-1, 0) : .always(1)
        case "MountainCar": return .always(-1)
        // The goal pays 100; an action beyond the space may cost any amount.
        case "MountainCarContinuous": return .range(-.infinity, 100)
        // π² + 0.1 · 8² + 0.001 · 2² at most.
        case "Pendulum": return .range(-16.274, 0)
        case "Acrobot", "FourByFourGrid", "Racetrack", "WindyGrid", "ShortCorridor": return .either(-1, 0)
        case "Blackjack": return .range(-1, 1.5)
        case "CliffWalking", "CliffWalkingSlippery": return .either(-100, -1)
        case "Taxi": return .range(-10, 20)
        case "FiveByFiveGrid": return .range(-1, 10)
        case "Gambler", "DynaMaze", "BlockingMaze", "ShortcutMaze": return .either(0, 1)
        case "BairdStar": return .always(0)
        case "FrozenLake", "FrozenLake8x8":
            guard let ends = env.attribute("reward_range")?.values?.compactMap(\.double), ends.count == 2 else {
                return nil
            }
            return .range(ends[0], ends[1])
        case "RandomWalk", "RandomWalk19", "RandomWalk1000":
            let ends = ["left_reward", "right_reward"].compactMap { env.attribute($0)?.double }
            return ends.count == 2 ? .range(min(0, ends[0], ends[1]), max(0, ends[0], ends[1])) : nil
        default: return nil
        }
    }
}

extension RewardFacts {
    /// The rows of a log that this environment cannot have produced, and those that no environment can, in order.
    package func contradictions(of log: CourseLog) -> [LogContradiction] {
        let everywhere = log.contradictions()
        let known = Set(everywhere.map(\.line))
        let here = log.rows.enumerated().compactMap { index, row in
            known.contains(index + 2) ? nil : problem(of: row).map { LogContradiction(line: index + 2, problem: $0) }
        }
        return (everywhere + here).sorted { $0.line < $1.line }
    }

    private func problem(of row: CourseLog.Row) -> String? {
        if let maxSteps, row.length > maxSteps {
            return
                "\(row.length) steps are more than the \(maxSteps) after which \(id) ends\(limitHint)"
        }
        guard let rewards, row.rewardSum.isFinite, row.squaredRewardSum.isFinite else { return nil }
        let count = Double(row.length)
        let (sum, squares) = (row.rewardSum, row.squaredRewardSum)
        // How far rounding can have moved the sum: the sum of the magnitudes is at most what the squares allow.
        let slack = row.rounding * row.largestReturn
        let told = "\(row.length) steps of \(id)"
        switch rewards {
        case .either(let low, let high):
            if let problem = outside(low, high) { return problem }
            // Both rewards solve r² = (low + high) r - low · high, and so does the sum over all steps.
            let expected = (low + high) * sum - count * low * high
            guard (squares - expected).magnitude > room(low, high) else { return nil }
            return "\(told) with a return of \(sum) have squared rewards that sum to \(expected), not \(squares)"
        case .range(let low, let high):
            if let problem = outside(low, high) { return problem }
            // Within the range r² is at most (low + high) r - low · high.
            let most = low.isFinite ? (low + high) * sum - count * low * high : .infinity
            guard squares > most + room(low, high) else { return nil }
            return "\(told) with a return of \(sum) have squared rewards that sum to \(most) at most, not \(squares)"
        }

        func outside(_ low: Double, _ high: Double) -> String? {
            guard sum < count * low - slack || sum > count * high + slack else { return nil }
            let expected =
                low == high
                ? "of \(count * low)"
                : low.isFinite ? "between \(count * low) and \(count * high)" : "of \(count * high) at most"
            return "\(told) have a return \(expected), not \(sum)"
        }
        func room(_ low: Double, _ high: Double) -> Double {
            row.rounding * (squares + count * (low * high).magnitude) + (low + high).magnitude * slack
        }
    }
}
