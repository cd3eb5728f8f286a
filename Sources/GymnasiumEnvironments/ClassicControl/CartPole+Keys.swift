import GymnasiumCore

extension CartPole: Playable {
    /// The arrows, or a and d, push to either side; there is no action that does not push.
    public var keysToAction: [KeyCombination: Int] {
        [.left: 0, "a": 0, .right: 1, "d": 1]
    }
}
