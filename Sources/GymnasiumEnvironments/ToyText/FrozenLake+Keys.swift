import GymnasiumCore

extension FrozenLake: Playable {
    /// The arrows, or w, a, s and d.
    public var keysToAction: [KeyCombination: Int] {
        [.left: 0, "a": 0, .down: 1, "s": 1, .right: 2, "d": 2, .up: 3, "w": 3]
    }
}
