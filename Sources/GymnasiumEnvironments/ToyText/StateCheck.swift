import GymnasiumCore
import LyceumValues

/// The state after an assignment: the old one, with a warning, if the new one does not exist.
func checkedState(_ new: Int?, before old: Int?, in env: some TabularEnv) -> Int? {
    let count = env.model.stateCount
    guard let new, !(0..<count).contains(new) else { return new }
    Warnings.warn(
        "\(env) has no state \(new): its states are 0 to \(count - 1), and it stays "
            + (old.map { "in \($0)" } ?? "as it is"))
    return old
}

/// Checks a probability.
///
/// - Throws: ``InvalidArgument`` for a number outside 0…1.
func checkProbability(_ argument: String, _ probability: Double) throws {
    guard 0...1 ~= probability else {
        throw InvalidArgument(argument, given: probability, expected: "a probability from 0 to 1")
    }
}
