/// A line of a log that no run can have written.
public struct LogContradiction: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line in the file, counted from 1; the first row is line 2.
    public let line: Int
    /// What is impossible about it.
    public let problem: String

    /// A contradiction in a line.
    public init(line: Int, problem: String) {
        self.line = line
        self.problem = problem
    }

    /// The line and what is impossible about it.
    public var description: String { "line \(line): \(problem)" }
}

extension CourseLog {
    /// The rows that no run can have written, whatever the environment, in order: at most one sentence for each.
    ///
    /// ```swift
    /// for contradiction in try CourseLog(contentsOf: "logs/xxxx00-agent-log.txt").contradictions() {
    ///     print(contradiction)       // line 2: 29 steps whose squared rewards sum to 29.0 cannot have a return of 500.0
    /// }
    /// ```
    ///
    /// Episodes are counted upwards and have a step or more. A sum of squares is not negative; and of n rewards the sum is
    /// at most √n times the root of the sum of their squares (Cauchy and Schwarz). What rounding may add to either side is
    /// allowed for, also where the rewards were added in single precision; so is a reward that is not finite.
    ///
    /// A log without contradictions may still be made up: this finds what was edited without care.
    public func contradictions() -> [LogContradiction] {
        var contradictions: [LogContradiction] = []
        for (index, row) in rows.enumerated() {
            var problem = row.contradiction
            if index > 0, row.count <= rows[index - 1].count {
                problem = "episode \(row.count) comes after episode \(rows[index - 1].count)"
            }
            if let problem { contradictions.append(LogContradiction(line: index + 2, problem: problem)) }
        }
        return contradictions
    }
}

extension CourseLog.Row {
    /// How the numbers of an episode contradict each other; `nil` if they do not.
    fileprivate var contradiction: String? {
        if length < 1 { return "an episode without a step is not logged" }
        if squaredRewardSum < 0 { return "squared rewards cannot sum to \(squaredRewardSum)" }
        if squaredRewardSum.isNaN && !rewardSum.isNaN {
            return "a return of \(rewardSum) is not that of rewards whose squares are not a number"
        }
        if rewardSum.isNaN && squaredRewardSum.isFinite {
            return "squared rewards that sum to \(squaredRewardSum) have a return, and the field is empty"
        }
        guard !rewardSum.isNaN, rewardSum.magnitude > largestReturn else { return nil }
        return "\(length) steps whose squared rewards sum to \(squaredRewardSum) cannot have a return of \(rewardSum)"
    }

    /// The greatest magnitude that the sum of the rewards can have.
    package var largestReturn: Double {
        let count = Double(length)
        // Each square of a very small reward may have been rounded to 0 from as much as the smallest number.
        let squares = squaredRewardSum + count * .leastNonzeroMagnitude
        return count.squareRoot() * squares.squareRoot() * (1 + rounding)
    }

    /// How much greater a sum may have become by rounding, as a share of the sum of the magnitudes; infinite where
    /// there is no useful bound any more.
    package var rounding: Double {
        // n additions round by at most n·u / (1 - n·u) in all, u being half of the distance from 1 to the next number. Numbers
        // that fit into 32 bits, or print like one that does, may have been added in 32 bits, as NumPy does with rewards of
        // that type.
        let isSingle = [rewardSum, squaredRewardSum].allSatisfy { number in
            let single = Float(number)
            return number.isNaN || Double(single) == number || Double(single.description) == number
        }
        let unit = isSingle ? Double(Float.ulpOfOne) / 2 : Double.ulpOfOne / 2
        let share = (Double(length) + 8) * unit
        return share < 0.25 ? 4 * share : .infinity
    }
}
