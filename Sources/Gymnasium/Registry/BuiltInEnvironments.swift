/// Every built-in id, in Gymnasium's order, with Gymnasium's limits and thresholds.
func builtInEntries() -> [RegistryEntry] {
    classicControl
}

private var classicControl: [RegistryEntry] {
    let group = "classic_control"
    return [
        entry("CartPole-v0", in: group, maxEpisodeSteps: 200, rewardThreshold: 195, CartPole.init(options:)),
        entry("CartPole-v1", in: group, maxEpisodeSteps: 500, rewardThreshold: 475, CartPole.init(options:)),
    ]
}

private func entry<E: Env>(
    _ id: String, in group: String, maxEpisodeSteps: Int? = nil, rewardThreshold: Double? = nil, options: Info = [:],
    _ entryPoint: @escaping @Sendable (Options) throws -> E
) -> RegistryEntry {
    do {
        let spec = try EnvSpec(
            id, entryPoint: "Gymnasium.\(group):\(E.typeName)", rewardThreshold: rewardThreshold,
            maxEpisodeSteps: maxEpisodeSteps,
            options: options)
        return RegistryEntry(spec, entryPoint: entryPoint)
    } catch {
        preconditionFailure("a built-in id is malformed: \(error)")
    }
}
