/// Gymnasium's usual choice of episodes to film: 0, 1, 8, 27, … 729, and from 1000 on every thousandth.
///
/// - Parameter episode: the number of an episode, counted from 0.
public func cappedCubicSchedule(_ episode: Int) -> Bool {
    if episode >= 1000 { return episode.isMultiple(of: 1000) }
    return (0...9).contains { $0 * $0 * $0 == episode }
}

/// Chooses every n-th episode or step, beginning with the first: `episodeTrigger: every(50)`.
///
/// - Parameter count: 1 or more; anything below chooses none.
public func every(_ count: Int) -> @Sendable (Int) -> Bool {
    { count > 0 && $0.isMultiple(of: count) }
}
