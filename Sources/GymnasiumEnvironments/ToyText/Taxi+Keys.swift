import GymnasiumCore

extension Taxi: Playable {
    /// The arrows, or w, a, s and d, drive; p picks the passenger up, o drops them off.
    public var keysToAction: [KeyCombination: Int] {
        [.down: 0, "s": 0, .up: 1, "w": 1, .right: 2, "d": 2, .left: 3, "a": 3, "p": 4, "o": 5]
    }
}
