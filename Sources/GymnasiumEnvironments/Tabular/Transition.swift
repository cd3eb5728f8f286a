/// One of the things that an action in a state may lead to: an entry of Gymnasium's `P[state][action]`.
///
/// ```swift
/// var value = 0.0
/// for transition in try FrozenLake().model[14, 2] {
///     value += transition.probability * transition.reward
/// }
/// ```
public struct Transition: Sendable, Hashable, Codable {
    /// How likely it is, from 0 to 1.
    public var probability: Double
    /// The state that follows.
    public var nextState: Int
    /// The reward; its expectation where it is random even for a given next state.
    public var reward: Double
    /// Whether the episode ends with it: no value follows.
    public var terminated: Bool

    /// A transition that is certain unless a probability is given.
    @inlinable
    public init(probability: Double = 1, nextState: Int, reward: Double, terminated: Bool = false) {
        self.probability = probability
        self.nextState = nextState
        self.reward = reward
        self.terminated = terminated
    }
}
