import GymnasiumCore

/// Which keys are held, as far as a terminal tells.
///
/// A terminal that tells when keys are released is believed. Any other one repeats a key while it is held, so that a key that was
/// struck counts as held for a time.
package struct HeldKeys: Sendable {
    /// For how long a key that was struck counts as held.
    static let time = Duration.milliseconds(120)

    /// The keys that are looked at; others are left out.
    let relevant: Set<Key>
    /// When each key that is held ceases to be; `nil`: when it is released.
    private var ends: [Key: Duration?] = [:]
    /// The keys that went down since the last step: each counts for one step at least.
    private var fresh: Set<Key> = []
    /// Whether the terminal was heard to tell of releases.
    private var tellsReleases = false

    /// Nothing held.
    package init(relevant: Set<Key>) { self.relevant = relevant }

    /// Takes note of an event.
    ///
    /// - Parameter now: the time.
    package mutating func note(_ event: KeyEvent, now: Duration) {
        guard relevant.contains(event.key) else { return }
        if event.change != .struck { tellsReleases = true }
        guard event.change != .released else {
            ends[event.key] = nil
            return
        }
        // Where releases are told, an arrow's first press still looks as it does in any terminal.
        ends.updateValue(tellsReleases ? nil : now + Self.time, forKey: event.key)
        fresh.insert(event.key)
    }

    /// The keys held, and those that went down since the last step.
    package var combination: KeyCombination { KeyCombination(fresh.union(ends.keys)) }

    /// The keys for a step at a time: those held then, and those that went down since the last step.
    package mutating func take(now: Duration) -> KeyCombination {
        ends = ends.filter { _, end in end.map { $0 > now } ?? true }
        defer { fresh = [] }
        return combination
    }

    /// Forgets all keys but those that will be released: one stroke is one action.
    mutating func forgetStruck() {
        ends = ends.filter { $0.value == nil }
        fresh = []
    }
}
