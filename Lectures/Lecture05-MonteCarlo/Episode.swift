import Lyceum

/// One step of an episode: what was done where, and the reward that followed.
///
/// A `struct` is a value made of named parts.
struct Visit {
    let state: Int
    let action: Int
    let reward: Double
}

/// Plays an episode from its reset to its end, terminated or truncated.
///
/// - Parameters:
///   - env: the caller's own environment, which goes on; that is what `inout` says.
///   - number: the number of the state that an observation shows.
///   - atEnd: is given the information of the last step, which has the statistics of a recorder.
///   - choose: the action for a state.
func play(
    _ env: inout some Env<Value, Value>, number: (Value) -> Int = { $0.int ?? 0 },
    atEnd: (Info) throws -> Void = { _ in }, choose: (Int) throws -> Int
) throws -> [Visit] {
    let start = try number(env.reset().observation)
    return try play(from: start, number: number, atEnd: atEnd, choose: choose) { action in try env.step(action) }
}

/// Plays the rest of an episode that is in a given state; `step` takes an action in its environment.
func play(
    from start: Int, number: (Value) -> Int, atEnd: (Info) throws -> Void = { _ in }, choose: (Int) throws -> Int,
    step: (Int) throws -> Step<Value>
) throws -> [Visit] {
    var episode: [Visit] = []
    var state = start
    while true {
        let action = try choose(state)
        let next = try step(action)
        episode.append(Visit(state: state, action: action, reward: next.reward))
        if next.isDone {
            try atEnd(next.info)
            return episode
        }
        state = number(next.observation)
    }
}
