/// Is told of a recorder's episodes, where the environment itself is in another process.
///
/// That process sees the steps, but not which of them the recorder counts: a wrapper between them may repeat actions or end episodes.
package protocol TrailListener: AnyObject, Sendable {
    /// Something happened to the recorder's episode.
    func hear(_ note: RecorderNote)
}

/// What happened to an episode of a recorder.
package struct RecorderNote: Sendable, Equatable {
    /// What it was.
    package enum Kind: UInt8, Sendable, CaseIterable {
        /// The episode was terminated; it may be stepped on.
        case isTerminated
        /// The episode was truncated; it may be stepped on.
        case isTruncated
        /// The next one begins.
        case isLeft
    }

    package var kind: Kind
    /// The number of episodes before this one.
    package var episode: Int
    /// The number of the recorder's steps.
    package var length: Int
    /// Whether the episode goes into the log.
    package var isLogged: Bool
    /// The number of the recorder's steps in all episodes, as far as its environment kept a trail.
    package var marks: Int
    /// Which environment of the other process it is.
    package var place: Int

    package init(kind: Kind, episode: Int, length: Int, isLogged: Bool, marks: Int, place: Int) {
        (self.kind, self.episode, self.length) = (kind, episode, length)
        (self.isLogged, self.marks, self.place) = (isLogged, marks, place)
    }
}
