import GymnasiumCore

extension Acrobot: Playable {
    /// The arrows, or a and d, turn the joint to either side; no key leaves it loose.
    public var keysToAction: [KeyCombination: Int] {
        [[]: 1, .left: 0, "a": 0, .right: 2, "d": 2]
    }
}
