import GymnasiumCore

extension WindyGrid: Playable {
    /// The arrows, or w, a, s and d; with king's moves e, c, z and q go diagonally; the space bar stays where that can be done.
    public var keysToAction: [KeyCombination: Int] {
        var keys: [KeyCombination: Int] = [.up: 0, "w": 0, .right: 1, "d": 1, .down: 2, "s": 2, .left: 3, "a": 3]
        if kingsMoves { keys.merge(["e": 4, "c": 5, "z": 6, "q": 7]) { $1 } }
        if canStay { keys[.space] = actionSpace.n - 1 }
        return keys
    }
}
