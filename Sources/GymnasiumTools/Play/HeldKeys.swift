import GymnasiumCore

/// The keys that are held, as far as a terminal tells.
///
/// A terminal that reports releases is believed. Any other one repeats a key while it is held, so that a pressed key
/// counts as held for a time.
package struct HeldKeys: Sendable {
    /// How long a pressed key counts as held.
    static let time = Duration.milliseconds(120)

    /// The keys that matter; others are ignored.
    let relevant: Set<Key>
    /// When each held key counts as released; `nil` until the terminal reports it.
    private var ends: [Key: Duration?] = [:]
    /// The keys pressed since the last step: each counts for at least one step.
    private var fresh: Set<Key> = []
    /// Whether the terminal has reported a release.
    private var tellsReleases = false

    /// No keys held.
    package init(relevant: Set<Key>) { self.relevant = relevant }

    /// Handles an event.
    ///
    /// - Parameter now: the time.
    package mutating func note(_ event: KeyEvent, now: Duration) {
        guard relevant.contains(event.key) else { return }
        if event.change != .struck { tellsReleases = true }
        guard event.change != .released else {
            ends[event.key] = nil
            return
        }
        // Where releases are reported, the first press of an arrow still looks as in any terminal.
        ends.updateValue(tellsReleases ? nil : now + Self.time, forKey: event.key)
        fresh.insert(event.key)
    }

    /// The keys held, and those pressed since the last step.
    package var combination: KeyCombination { KeyCombination(fresh.union(ends.keys)) }

    /// The keys for a step at a given time: those held then, and those pressed since the last step.
    package mutating func take(now: Duration) -> KeyCombination {
        ends = ends.filter { _, end in end.map { $0 > now } ?? true }
        defer { fresh = [] }
        return combination
    }

    /// Forgets all keys but those whose release will be reported: one press is one action.
    mutating func forgetStruck() {
        ends = ends.filter { $0.value == nil }
        fresh = []
    }
}
