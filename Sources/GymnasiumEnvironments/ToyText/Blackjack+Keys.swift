import GymnasiumCore

extension Blackjack: Playable {
    /// s sticks, h hits.
    public var keysToAction: [KeyCombination: Int] {
        ["s": 0, "h": 1]
    }
}
