import Lyceum

/// The id and the decision process of the environment that `--env` names, or of the book's five by five grid.
///
/// A linear system of n equations takes n³/3 multiplications, so the model may have 600 states. `if let` goes on only where
/// there is a value: here where the environment knows its decision process.
func chosenModel(_ id: String?) throws -> (id: String, model: MDP) {
    if let id {
        if let model = try make(id).decisionProcess, model.stateCount <= 600 { return (id, model) }
        print("\n\(id) has no model of at most 600 states: the five by five grid takes its place")
    }
    return ("textbook/FiveByFiveGrid-v0", FiveByFiveGrid().model)
}
