import Lyceum

/// One step of an episode: what the agent did where, and the reward that followed.
struct Visit: Equatable {
    let state: Int
    let action: Int
    let reward: Double
}

/// The returns of an episode: for each step the discounted sum of the reward that follows it and of all later ones.
///
///     G(t) = r(t+1) + γ r(t+2) + γ² r(t+3) + …
///
/// - Parameters:
///   - rewards: the reward after each step, in the order of time.
///   - discount: γ, from 0 to 1.
/// - Returns: as many returns, in the order of time.
func returns(of rewards: [Double], discount: Double) throws -> [Double] {
    // GAP "returns": from the last step to the first: G(t) = r(t+1) + γ G(t+1), and after the last step G is 0
    var result = rewards
    var following = 0.0
    for step in rewards.indices.reversed() {
        following = rewards[step] + discount * following
        result[step] = following
    }
    return result
    // END GAP
}

/// Plays an episode from its reset until it is terminated or truncated.
///
/// The environment is `inout`: the caller's own goes on, not a copy of it. `choose` is a function that gives the action for a
/// state.
func playEpisode(
    _ env: inout some Env<Value, Value>, choose: (Int) throws -> Int
) throws -> [Visit] {
    var episode: [Visit] = []
    var state = try number(env.reset().observation)
    while true {
        let action = try choose(state)
        let step = try env.step(action)
        episode.append(Visit(state: state, action: action, reward: step.reward))
        if step.isDone { return episode }
        state = try number(step.observation)
    }
}

/// The number that an observation is, in an environment whose states are numbered.
func number(_ observation: Value) throws -> Int {
    guard let number = observation.int else { throw NotNumbered() }
    return number
}

/// An environment that a table of values cannot be made for.
struct NotNumbered: Error, CustomStringConvertible {
    let description = "a table of values needs an environment with numbered states and numbered actions"
}
