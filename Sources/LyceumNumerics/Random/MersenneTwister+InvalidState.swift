extension MersenneTwister {
    /// Thrown for words and a position that no twister can have.
    public struct InvalidState: Error, Sendable, Hashable, CustomStringConvertible {
        /// The number of words that were given.
        public let words: Int
        /// The position that was given.
        public let position: Int
        /// Whether the number of words was right, but all those that the stream continues from were 0.
        public var isZero = false

        /// What was given and what was expected.
        public var description: String {
            if isZero {
                return "the words of the state are 0, from which a MersenneTwister draws nothing but zeros: "
                    + "take them from one np.random.get_state()"
            }
            return "the state has \(words) words and position \(position), but a MersenneTwister has \(State.size) "
                + "words and a position from 0 to \(State.size): take both from one np.random.get_state()"
        }
    }
}
