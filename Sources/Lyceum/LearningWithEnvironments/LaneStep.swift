import Gymnasium
import LyceumLearning

extension VectorStep where Observations: TensorConvertible {
    /// The last observation of the episode that ended with this step in a sub-environment; nil if none ended.
    ///
    /// ```swift
    /// let batch = try lanes.step(policy(batch.observations).samples())
    /// if let last = batch.finalObservation(lane: 3) { print(critic(last).item) }
    /// ```
    /// With ``AutoresetMode/sameStep`` the step's own observation is already the first one of the next episode, and
    /// the last one is in `infos["final_obs"]`; with the other modes it is the step's own. The step that begins an episode
    /// (``AutoresetMode/nextStep``) ends none.
    ///
    /// - Parameter lane: The number of the sub-environment; one out of range stops the program.
    public func finalObservation(lane: Int) -> Tensor? {
        InvalidSetting.check(lane, isIn: 0..<count, "finalObservation", "lane", "one of 0..<\(count)")
        guard terminated[lane] || truncated[lane] else { return nil }
        return keptFinalObservation(lane) ?? observations.tensor[lane]
    }

    /// The last observation that the information of this step holds for a sub-environment.
    private func keptFinalObservation(_ lane: Int) -> Tensor? {
        guard let kept = infos["final_obs"] as Value?, let all = kept.values, lane < all.count else { return nil }
        return all[lane] == Value.none ? nil : all[lane].tensor
    }

    /// Whether the sub-environment begins an episode in the step that follows this one, whatever its action is.
    func beginsNext(_ lane: Int) -> Bool { (terminated[lane] || truncated[lane]) && keptFinalObservation(lane) == nil }

    /// What was seen after the step in all sub-environments: where an episode ended, its last observation.
    func nextObservations() -> Tensor {
        let own = observations.tensor
        guard infos["final_obs"] as Value? != nil else { return own }
        return stack((0..<count).map { keptFinalObservation($0) ?? own[$0] })
    }
}
