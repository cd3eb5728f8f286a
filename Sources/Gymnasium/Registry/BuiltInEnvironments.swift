/// Every built-in id, in Gymnasium's order, with Gymnasium's limits and thresholds.
func builtInEntries() -> [RegistryEntry] {
    classicControl + phys2D + tabular + textbook
}

private var classicControl: [RegistryEntry] {
    let group = "classic_control"
    return [
        entry("CartPole-v0", in: group, maxEpisodeSteps: 200, rewardThreshold: 195, CartPole.init(options:)),
        entry("CartPole-v1", in: group, maxEpisodeSteps: 500, rewardThreshold: 475, CartPole.init(options:)),
    ]
}

private var phys2D: [RegistryEntry] {
    [
        functional("phys2d/CartPole-v0", FunctionalCartPole(), maxEpisodeSteps: 200, rewardThreshold: 195),
        functional("phys2d/CartPole-v1", FunctionalCartPole(), maxEpisodeSteps: 500, rewardThreshold: 475),
        functional("phys2d/Pendulum-v0", FunctionalPendulum(), maxEpisodeSteps: 200),
    ]
}

private var tabular: [RegistryEntry] {
    [
        functional("tabular/Blackjack-v0", FunctionalBlackjack()),
        functional("tabular/CliffWalking-v0", FunctionalCliffWalking()),
    ]
}

private func functional<Functions: FunctionalEnv>(
    _ id: String, _ functions: Functions, maxEpisodeSteps: Int? = nil, rewardThreshold: Double? = nil
) -> RegistryEntry {
    entry(
        id, in: String(id.prefix { $0 != "/" }), maxEpisodeSteps: maxEpisodeSteps, rewardThreshold: rewardThreshold,
        disableEnvChecker: true
    ) { Functional(functions, renderMode: $0.renderMode) }
}

func entry<E: Env>(
    _ id: String, in group: String, maxEpisodeSteps: Int? = nil, rewardThreshold: Double? = nil,
    disableEnvChecker: Bool = false, options: Info = [:],
    _ entryPoint: @escaping @Sendable (Options) throws -> E
) -> RegistryEntry {
    do {
        let spec = try EnvSpec(
            id, entryPoint: "Gymnasium.\(group):\(E.typeName)", rewardThreshold: rewardThreshold,
            maxEpisodeSteps: maxEpisodeSteps, disableEnvChecker: disableEnvChecker, options: options)
        return RegistryEntry(spec, entryPoint: entryPoint)
    } catch {
        preconditionFailure("a built-in id is malformed: \(error)")
    }
}
