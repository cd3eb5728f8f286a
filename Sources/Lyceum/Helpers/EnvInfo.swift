import Gymnasium
import LyceumRecording
import LyceumValues

/// What an agent must know of an environment's spaces: whether they are discrete, and how large.
///
/// ```swift
/// let (discreteAct, discreteObs, actDim, obsDim) = envInfo(env)
/// // CartPole: (true, false, 2, 4)
/// ```
///
/// A discrete space counts its elements, a continuous one the numbers in an element; a space of several parts counts the
/// numbers that it has when flattened, and is discrete only if it is a single choice or all zeros and ones.
///
/// These are the sizes of the first and the last layer of a network. For an array of several dimensions rldurham gives
/// the length of its first one, 6 for shape (6, 5, 3), where this gives all of its numbers, 90; for a number without
/// dimensions, where rldurham fails, this gives 1. With one dimension, as in all environments of the course, the two
/// agree.
///
/// - Parameters:
///   - env: the environment.
///   - printOut: whether to print it, with the time limit, in rldurham's words.
@discardableResult
public func envInfo(
    _ env: some Env, printOut: Bool = false
) -> (discreteAct: Bool, discreteObs: Bool, actDim: Int, obsDim: Int) {
    let action = env.actionSpace.structure.extent
    let observation = env.observationSpace.structure.extent
    if printOut { print(envInfoText(env)) }
    return (action.isDiscrete, observation.isDiscrete, action.dimensions, observation.dimensions)
}

/// What `envInfo` prints: three lines in rldurham's words.
package func envInfoText(_ env: some Env) -> String {
    func line(_ noun: String, _ extent: (isDiscrete: Bool, dimensions: Int)) -> String {
        "\(noun) are \(extent.isDiscrete ? "discrete" : "continuous") with \(extent.dimensions) dimensions/#\(noun)"
    }
    return """
        \(line("actions", env.actionSpace.structure.extent))
        \(line("observations", env.observationSpace.structure.extent))
        maximum timesteps is: \(env.maxEpisodeSteps.map(String.init) ?? "None")
        """
}

/// A description of an environment's spaces and time limit in words, whatever the spaces are made of.
///
/// ```swift
/// print(envDescription(env))
/// // The environment has 2 discrete actions and 4-dimensional continuous observations. The maximum timesteps is: 500
/// ```
public func envDescription(_ env: some Env) -> String {
    let limit = env.maxEpisodeSteps.map(String.init) ?? "unlimited"
    return """
        The environment has \(env.actionSpace.structure.words(for: "actions")) and \
        \(env.observationSpace.structure.words(for: "observations")). The maximum timesteps is: \(limit)
        """
}

extension SpaceStructure {
    /// Whether the space counts as discrete, and its number of choices or dimensions.
    fileprivate var extent: (isDiscrete: Bool, dimensions: Int) {
        switch self {
        case .discrete(let count, _): (true, count)
        case .multiBinary(let shape): (true, shape.reduce(1, *))
        case .box(let shape, _): (false, shape.reduce(1, *))
        case .multiDiscrete(let counts, _): (false, counts.count)
        case .text(let maxLength): (false, maxLength)
        case .tuple(let parts): (false, parts.reduce(0) { $0 + $1.extent.dimensions })
        case .dictionary(let parts): (false, parts.reduce(0) { $0 + $1.structure.extent.dimensions })
        case .other: (false, 0)
        }
    }

    /// For example `2 discrete actions`, `4-dimensional continuous observations`.
    fileprivate func words(for noun: String) -> String {
        switch self {
        case .discrete(let count, _): "\(count) discrete \(noun)"
        case .box(let shape, .uint8) where shape.count == 3 && (shape[2] == 1 || shape[2] == 3):
            "\(noun) that are images of \(shape[0])×\(shape[1]) pixels with \(shape[2]) "
                + (shape[2] == 1 ? "channel" : "channels")
        case .box(let shape, let scalar) where shape.count > 1:
            "\(noun) that are \(shape.map(String.init).joined(separator: "×")) arrays of \(scalar)"
        case .box(let shape, _): "\(shape.reduce(1, *))-dimensional continuous \(noun)"
        case .multiBinary(let shape): "\(noun) of \(shape.reduce(1, *)) zeros and ones"
        case .multiDiscrete(let counts, _):
            "\(noun) of \(counts.count) discrete choices (\(counts.map(String.init).joined(separator: ", ")))"
        case .text(let maxLength): "\(noun) that are texts of at most \(maxLength) characters"
        case .tuple(let parts): "\(noun) of \(parts.count) parts (\(list(parts.map { $0.words(for: "values") })))"
        case .dictionary(let parts):
            "\(noun) of \(parts.count) named parts "
                + "(\(list(parts.map { "\($0.name): \($0.structure.words(for: "values"))" })))"
        case .other(let description): "\(noun) in \(description)"
        }
    }

    private func list(_ parts: [String]) -> String { parts.joined(separator: "; ") }
}
