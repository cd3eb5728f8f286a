import Gymnasium
import LyceumLearning

extension ReplayBuffer {
    /// Keeps a step, and drops the oldest if the buffer is full.
    ///
    /// - Parameters:
    ///   - observation: The observation before the step.
    ///   - action: The action taken: a whole number, or a vector.
    ///   - step: The environment's response.
    ///
    /// Another shape than that of the first observation or action stops the program.
    public mutating func add<Observation: TensorConvertible>(
        _ observation: Observation, _ action: some TensorConvertible, _ step: Step<Observation>
    ) {
        add(
            observation, action, reward: step.reward, next: step.observation, terminated: step.terminated,
            truncated: step.truncated)
    }

    /// Keeps a step of each sub-environment of a vector environment, and drops the oldest if the buffer is full.
    ///
    /// Where an episode ended, its last observation is kept as the next one, not the first one of the episode after it. What
    /// ``AutoresetMode/nextStep`` puts between two episodes is no step, and not kept.
    ///
    /// - Parameters:
    ///   - before: The result of the reset or step before this one.
    ///   - actions: The actions taken: shape [n] or [n, …] for n sub-environments.
    ///   - after: The result of this step.
    ///
    /// A wrong number of sub-environments stops the program, and so do shapes other than those of the first observation
    /// and action.
    public mutating func add<Observations: TensorConvertible>(
        _ before: VectorStep<Observations>, _ actions: some TensorConvertible, _ after: VectorStep<Observations>
    ) {
        let seen = before.observations.tensor
        let actions = actions.tensor
        let next = after.nextObservations()
        for (name, given) in [("observations", seen), ("actions", actions), ("next observations", next)] {
            let count = given.shape.first ?? 0
            InvalidSetting.check(
                count, isIn: after.count...after.count, "ReplayBuffer", "the number of \(name)", "\(after.count)")
        }
        for lane in 0..<after.count where !before.beginsNext(lane) {
            add(
                seen[lane], actions[lane], reward: after.rewards[lane], next: next[lane],
                terminated: after.terminated[lane], truncated: after.truncated[lane])
        }
    }
}
