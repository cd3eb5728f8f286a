import Lyceum

/// The id and the decision process of the environment that `--env` names, or of the book's five by five grid.
///
/// `env[as: FrozenLake.self]` is the frozen lake inside of everything that `make` put around it, or `nil` where there is
/// another environment. `compactMap` leaves the `nil`s out.
func chosenModel(_ id: String?) throws -> (id: String, model: MDP) {
    if let id {
        let env = try make(id)
        let models: [MDP?] = [
            env[as: FiveByFiveGrid.self]?.model,
            env[as: FourByFourGrid.self]?.model,
            env[as: WindyGrid.self]?.model,
            env[as: DynaMaze.self]?.model,
            env[as: FrozenLake.self]?.model,
            env[as: CliffWalking.self]?.model,
            env[as: Taxi.self]?.model,
            env[as: RandomWalk.self]?.model,
        ]
        if let model = models.compactMap({ $0 }).first { return (id, model) }
        print("\n\(id) has no model here that could be solved: the five by five grid takes its place")
    }
    return ("textbook/FiveByFiveGrid-v0", FiveByFiveGrid().model)
}
