import GymnasiumCore

extension MountainCar: Playable {
    /// The arrows, or a and d, accelerate to either side; both together, and no key, not at all.
    public var keysToAction: [KeyCombination: Int] {
        [[]: 1, .left: 0, "a": 0, .right: 2, "d": 2, [.left, .right]: 1, "ad": 1]
    }
}
