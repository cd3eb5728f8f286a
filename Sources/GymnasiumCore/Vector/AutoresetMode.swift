/// When a sub-environment whose episode has ended starts the next one.
public enum AutoresetMode: String, Sendable, Hashable, Codable, CaseIterable, CustomStringConvertible {
    /// With the following step: its action is ignored, its reward is 0, and its observation is the first one of the new
    /// episode.
    case nextStep = "NextStep"
    /// With the same step: its observation is the first one of the new episode, and the information holds the last one of
    /// the old episode as `final_obs` and its information as `final_info`.
    case sameStep = "SameStep"
    /// Never: the sub-environments that are done are reset by `reset(mask:)`, and stepping one of them is an error.
    case disabled = "Disabled"

    /// Gymnasium's name of the mode.
    public var description: String { rawValue }
}
