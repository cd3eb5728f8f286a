extension RolloutBuffer {
    /// The discounted return from each step to the end of its episode: shape [rows].
    ///
    /// - Parameters:
    ///   - discount: The discount factor, from 0 to 1; another number stops the program.
    ///   - lastValues: For each sub-environment the estimated value of what follows the last step, used if its episode
    ///     goes on there; a wrong number of them stops the program.
    public func returns(discount: Double, lastValues: [Float]) -> Tensor {
        check(discount, lastValues)
        return estimates { lane, target in
            var sum = Double(lastValues[lane])
            for place in places(of: lane) {
                sum = Double(rewardNumbers[place]) + discount * following(place, orElse: sum)
                target[place] = Float(sum)
            }
        }
    }

    /// Generalised advantage estimates (Schulman et al., 2016, equation 16): shape [rows].
    ///
    /// With δ = reward + discount · (value of what follows) - value, A of a step is δ + discount · lambda · A of the next step
    /// of the episode.
    ///
    /// - Parameters:
    ///   - discount: The discount factor, from 0 to 1; another number stops the program.
    ///   - lambda: How much later steps count, from 0 (one step) to 1 (all); another number stops the program.
    ///   - lastValues: For each sub-environment the estimated value of what follows the last step, used if its episode
    ///     goes on there; a wrong number of them stops the program.
    public func advantages(discount: Double, lambda: Double, lastValues: [Float]) -> Tensor {
        check(discount, lastValues)
        InvalidSetting.check(lambda, isIn: 0...1, "RolloutBuffer", "lambda", "from 0 to 1")
        return estimates { lane, target in
            var advantage = 0.0
            var nextValue = Double(lastValues[lane])
            for place in places(of: lane) {
                let value = Double(valueNumbers[place])
                let difference = Double(rewardNumbers[place]) + discount * following(place, orElse: nextValue) - value
                advantage = difference + (goesOn(place) ? discount * lambda * advantage : 0)
                target[place] = Float(advantage)
                nextValue = value
            }
        }
    }

    private func estimates(_ fill: (_ lane: Int, _ target: UnsafeMutablePointer<Float>) -> Void) -> Tensor {
        let all = Tensor(Shape(rewardNumbers.count)) { target in
            for lane in 0..<(stepCount == 0 ? 0 : lanes) { fill(lane, target) }
        }
        return kept(all)
    }

    /// The places of a sub-environment's steps, the last one first.
    private func places(of lane: Int) -> StrideTo<Int> {
        stride(from: (stepCount - 1) * lanes + lane, to: -1, by: -lanes)
    }

    /// The value of what follows a step.
    private func following(_ place: Int, orElse next: Double) -> Double {
        switch ends[place] {
        case .none: next
        case .terminated: 0
        case .truncated(let value): Double(value)
        }
    }

    /// Whether the episode goes on after a step.
    private func goesOn(_ place: Int) -> Bool { if case .none = ends[place] { true } else { false } }

    private func check(_ discount: Double, _ lastValues: [Float]) {
        InvalidSetting.check(discount, isIn: 0...1, "RolloutBuffer", "discount", "from 0 to 1")
        check("lastValues", lastValues.count)
    }
}
