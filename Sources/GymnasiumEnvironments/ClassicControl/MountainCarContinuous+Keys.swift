import GymnasiumCore

extension MountainCarContinuous: Playable {
    /// The arrows, or a and d, accelerate with all force to either side; both together, and no key, not at all.
    public var keysToAction: [KeyCombination: [Float]] {
        [[]: [0], .left: [-1], "a": [-1], .right: [1], "d": [1], [.left, .right]: [0], "ad": [0]]
    }
}
