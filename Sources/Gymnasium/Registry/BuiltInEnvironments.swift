import GymnasiumCore
import GymnasiumEnvironments
import LyceumValues

/// Every built-in id, in Gymnasium's order, with Gymnasium's limits and thresholds.
func builtInEntries() -> [RegistryEntry] {
    classicControl + toyText + phys2D + tabular + textbook
}

private var classicControl: [RegistryEntry] {
    let group = "classic_control"
    return [
        entry("CartPole-v0", in: group, maxEpisodeSteps: 200, rewardThreshold: 195.0, CartPole.init(options:))
            .withVector(CartPoleVectorEnv.init(options:count:)),
        entry("CartPole-v1", in: group, maxEpisodeSteps: 500, rewardThreshold: 475.0, CartPole.init(options:))
            .withVector(CartPoleVectorEnv.init(options:count:)),
        entry("MountainCar-v0", in: group, maxEpisodeSteps: 200, rewardThreshold: -110.0, MountainCar.init(options:)),
        entry(
            "MountainCarContinuous-v0", in: group, maxEpisodeSteps: 999, rewardThreshold: 90.0,
            MountainCarContinuous.init(options:)),
        entry("Pendulum-v1", in: group, maxEpisodeSteps: 200, Pendulum.init(options:)),
        entry("Acrobot-v1", in: group, maxEpisodeSteps: 500, rewardThreshold: -100.0, Acrobot.init(options:)),
    ]
}

private var toyText: [RegistryEntry] {
    let group = "toy_text"
    return [
        entry("Blackjack-v1", in: group, options: ["sab": true, "natural": false], Blackjack.init(options:)),
        entry(
            "FrozenLake-v1", in: group, maxEpisodeSteps: 100, rewardThreshold: 0.7, options: ["map_name": "4x4"],
            FrozenLake.init(options:)),
        entry(
            "FrozenLake8x8-v1", in: group, maxEpisodeSteps: 200, rewardThreshold: 0.85, options: ["map_name": "8x8"],
            FrozenLake.init(options:)),
        entry("CliffWalking-v1", in: group, CliffWalking.init(options:)),
        entry("CliffWalkingSlippery-v1", in: group, options: ["is_slippery": true], CliffWalking.init(options:)),
        entry("Taxi-v4", in: group, maxEpisodeSteps: 200, rewardThreshold: 8, Taxi.init(options:)),
    ]
}

private var phys2D: [RegistryEntry] {
    [
        functional("phys2d/CartPole-v0", FunctionalCartPole(), maxEpisodeSteps: 200, rewardThreshold: 195.0)
            .withVector { try functionalVector(FunctionalCartPole(), $0, $1) },
        functional("phys2d/CartPole-v1", FunctionalCartPole(), maxEpisodeSteps: 500, rewardThreshold: 475.0)
            .withVector { try functionalVector(FunctionalCartPole(), $0, $1) },
        functional("phys2d/Pendulum-v0", FunctionalPendulum(), maxEpisodeSteps: 200)
            .withVector { try functionalVector(FunctionalPendulum(), $0, $1) },
    ]
}

private func functionalVector<Functions: FunctionalEnv>(
    _ functions: Functions, _ options: Options, _ count: Int
) throws -> FunctionalVectorEnv<Functions> {
    try FunctionalVectorEnv(
        functions, count: count, maxEpisodeSteps: try options("max_episode_steps", as: Int.self),
        renderMode: options.renderMode)
}

private var tabular: [RegistryEntry] {
    [
        functional("tabular/Blackjack-v0", FunctionalBlackjack()),
        functional("tabular/CliffWalking-v0", FunctionalCliffWalking()),
    ]
}

private func functional<Functions: FunctionalEnv>(
    _ id: String, _ functions: Functions, maxEpisodeSteps: Int? = nil, rewardThreshold: RewardThreshold? = nil
) -> RegistryEntry {
    entry(
        id, in: String(id.prefix { $0 != "/" }), maxEpisodeSteps: maxEpisodeSteps, rewardThreshold: rewardThreshold,
        disableEnvChecker: true
    ) { Functional(functions, renderMode: $0.renderMode) }
}

func entry<E: Env>(
    _ id: String, in group: String, maxEpisodeSteps: Int? = nil, rewardThreshold: RewardThreshold? = nil,
    disableEnvChecker: Bool = false, options: Info = [:],
    _ entryPoint: @escaping @Sendable (Options) throws -> E
) -> RegistryEntry {
    do {
        var spec = try EnvSpec(
            id, entryPoint: "Gymnasium.\(group):\(E.typeName)", maxEpisodeSteps: maxEpisodeSteps,
            disableEnvChecker: disableEnvChecker, options: options)
        spec.threshold = rewardThreshold
        return RegistryEntry(spec, entryPoint: entryPoint)
    } catch {
        preconditionFailure("a built-in id is malformed: \(error)")
    }
}
