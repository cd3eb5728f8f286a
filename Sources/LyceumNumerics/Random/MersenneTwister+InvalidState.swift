extension MersenneTwister {
    /// Thrown for words and a position that no twister can be in.
    public struct InvalidState: Error, Sendable, Hashable, CustomStringConvertible {
        /// The number of words that were given.
        public let words: Int
        /// The position that was given.
        public let position: Int

        /// What was given and what was expected.
        public var description: String {
            "the state has \(words) words and position \(position), but a MersenneTwister has \(State.size) words "
                + "and a position from 0 to \(State.size): take both from one np.random.get_state()"
        }
    }
}
