import Lyceum

/// An environment made by its id, with whole numbers for states and actions.
///
/// As it is made it observes and does `Value`s, which can be anything. Two wrappers change them into numbers on the way.
typealias NumberedEnv = TransformAction<TransformObservation<UnscaledReward<AnyEnv>, Discrete>, Discrete>

/// The environment with numbers for states and actions; `nil`, nothing, where its spaces are no choices among numbers from
/// 0. `guard` goes on only if all of what it lists holds.
func numbered(_ env: UnscaledReward<AnyEnv>) -> NumberedEnv? {
    guard case .discrete(let states) = env.observationSpace, case .discrete(let actions) = env.actionSpace,
        states.start == 0, actions.start == 0
    else { return nil }
    return env.observationsTransformed(into: states) { $0.int! }.actionsTransformed(from: actions) { .int($0) }
}

/// The frozen lake of 8 × 8 cells without slipping. Its limit is 100 steps; `FrozenLake8x8-v1` would have 200.
func makeLake() throws -> NumberedEnv {
    numbered(try make("FrozenLake-v1", ["map_name": "8x8", "is_slippery": false]))!
}

/// What --env asks for, if it has numbered states; `nil` if it has not. Where no limit is registered there is one of 1000
/// steps, because in some worlds an agent can get nowhere for long.
func makeOther(_ id: String) throws -> NumberedEnv? {
    let env = try make(id)
    return numbered(env.maxEpisodeSteps == nil ? try make(id, maxEpisodeSteps: 1000) : env)
}
