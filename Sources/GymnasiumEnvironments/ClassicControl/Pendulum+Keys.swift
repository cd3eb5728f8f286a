import GymnasiumCore

extension Pendulum: Playable {
    /// The arrows, or a and d, turn with all torque: left anticlockwise, right clockwise; no key not at all.
    public var keysToAction: [KeyCombination: [Float]] {
        [[]: [0], .left: [2], "a": [2], .right: [-2], "d": [-2]]
    }
}
