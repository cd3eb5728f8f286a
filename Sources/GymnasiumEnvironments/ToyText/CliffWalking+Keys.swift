import GymnasiumCore

extension CliffWalking: Playable {
    /// The arrows, or w, a, s and d.
    public var keysToAction: [KeyCombination: Int] {
        [.up: 0, "w": 0, .right: 1, "d": 1, .down: 2, "s": 2, .left: 3, "a": 3]
    }
}
