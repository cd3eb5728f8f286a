import Lyceum

/// `course info ENV`: everything known about one environment.
enum InfoCommand {
    static let command = Command(
        name: "info", usage: "info ENV", summary: "tells an environment's spaces, options, limits and layers",
        flags: [],
        example: "info CartPole-v1"
    ) { arguments, output in
        let spec = try specToMake(arguments.only("the environment's id", example: "CartPole-v1"))
        let id = spec.id
        let env = try Gymnasium.make(id)
        let options = try acceptedOptions(id)
        var rows = [
            ["id", id],
            ["in words", envDescription(env)],
            ["actions", env.actionSpace.description],
            ["observations", env.observationSpace.description],
            ["time limit", spec.maxEpisodeSteps.map { "\($0) steps" } ?? "none"],
            ["solved at", spec.rewardThresholdText ?? "not defined"],
            ["deterministic", spec.nondeterministic ? "no" : "yes, for equal seeds and actions"],
            ["render modes", list(env.metadata.renderModes.map(\.rawValue))],
        ]
        rows += labelled("options", options.map { "\($0.key) = \($0.value.literal)" })
        let meanings = try optionMeanings(id)
        if !meanings.isEmpty { rows += labelled("meanings", meanings.map { "\($0.key): \($0.meaning)" }) }
        rows += labelled(
            "attributes", env.attributeNames.map { "\($0) = \((env.attribute($0) ?? .none).literal)" })
        rows.append(["layers", env.description])
        table(rows).forEach(output)
    }

    private static func list(_ parts: [String]) -> String { parts.isEmpty ? "none" : parts.joined(separator: ", ") }

    /// One row for each part, the first with the label.
    private static func labelled(_ label: String, _ parts: [String]) -> [[String]] {
        guard let first = parts.first else { return [[label, "none"]] }
        return [[label, first]] + parts.dropFirst().map { ["", $0] }
    }
}
