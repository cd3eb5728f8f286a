import GymnasiumCore
import GymnasiumEnvironments
import LyceumValues

/// Every built-in id, in Gymnasium's order, with Gymnasium's limits and thresholds.
///
/// How the environment of an id is made, and with which options the id is registered, is written beside the environment.
func builtInEntries() -> [RegistryEntry] {
    classicControl + box2D + toyText + phys2D + tabular + course + textbook
}

private var classicControl: [RegistryEntry] {
    let group = "classic_control"
    return [
        entry(EnvID<CartPole>("CartPole-v0"), in: group, maxEpisodeSteps: 200, rewardThreshold: 195.0),
        entry(.cartPole, in: group, maxEpisodeSteps: 500, rewardThreshold: 475.0),
        entry(.mountainCar, in: group, maxEpisodeSteps: 200, rewardThreshold: -110.0),
        entry(.mountainCarContinuous, in: group, maxEpisodeSteps: 999, rewardThreshold: 90.0),
        entry(.pendulum, in: group, maxEpisodeSteps: 200),
        entry(.acrobot, in: group, maxEpisodeSteps: 500, rewardThreshold: -100.0),
    ]
}

private var box2D: [RegistryEntry] {
    let group = "box2d"
    let lander = entry(.lunarLander, in: group, maxEpisodeSteps: 1000, rewardThreshold: 200)
    let continuous = entry(
        .lunarLanderContinuous, in: group, as: LunarLander.typeName, maxEpisodeSteps: 1000, rewardThreshold: 200)
    let race = entry(.carRacing, in: group, maxEpisodeSteps: 1000, rewardThreshold: 900)
    let discreteRace = entry(
        .carRacingDiscrete, in: group, as: CarRacing.typeName, maxEpisodeSteps: 1000, rewardThreshold: 900)
    return [
        lander.making(continuous, where: "continuous", is: true),
        continuous.making(lander, where: "continuous", is: false),
        entry(.bipedalWalker, in: group, maxEpisodeSteps: 1600, rewardThreshold: 300),
        entry(.bipedalWalkerHardcore, in: group, maxEpisodeSteps: 2000, rewardThreshold: 300),
        race.making(discreteRace, where: "continuous", is: false),
    ]
}

private var course: [RegistryEntry] {
    [entry(.walker, in: "rldurham", maxEpisodeSteps: 2000)]
}

private var toyText: [RegistryEntry] {
    let group = "toy_text"
    return [
        entry(.blackjack, in: group),
        entry(.frozenLake, in: group, maxEpisodeSteps: 100, rewardThreshold: 0.7),
        entry(.frozenLake8x8, in: group, maxEpisodeSteps: 200, rewardThreshold: 0.85),
        entry(.cliffWalking, in: group),
        entry(.cliffWalkingSlippery, in: group),
        entry(.taxi, in: group, maxEpisodeSteps: 200, rewardThreshold: 8),
    ]
}

private var phys2D: [RegistryEntry] {
    let group = "phys2d"
    return [
        entry(
            EnvID("phys2d/CartPole-v0", FunctionalCartPole()), in: group, maxEpisodeSteps: 200, rewardThreshold: 195.0,
            disableEnvChecker: true
        ).withVector { try FunctionalVectorEnv(FunctionalCartPole(), options: $0, count: $1) },
        entry(
            .functionalCartPole, in: group, maxEpisodeSteps: 500, rewardThreshold: 475.0, disableEnvChecker: true
        ).withVector { try FunctionalVectorEnv(FunctionalCartPole(), options: $0, count: $1) },
        entry(.functionalPendulum, in: group, maxEpisodeSteps: 200, disableEnvChecker: true)
            .withVector { try FunctionalVectorEnv(FunctionalPendulum(), options: $0, count: $1) },
    ]
}

private var tabular: [RegistryEntry] {
    [
        entry(.functionalBlackjack, in: "tabular", disableEnvChecker: true),
        entry(.functionalCliffWalking, in: "tabular", disableEnvChecker: true),
    ]
}

/// An entry of an id, under Gymnasium's name of the environment where it is not the type's.
func entry<E: Env>(
    _ id: EnvID<E>, in group: String, as name: String = E.typeName, maxEpisodeSteps: Int? = nil,
    rewardThreshold: RewardThreshold? = nil,
    disableEnvChecker: Bool = false
) -> RegistryEntry {
    do {
        var spec = try EnvSpec(
            id.id, entryPoint: "Gymnasium.\(group):\(name)", maxEpisodeSteps: maxEpisodeSteps,
            disableEnvChecker: disableEnvChecker, options: id.registeredOptions)
        spec.threshold = rewardThreshold
        let entry = RegistryEntry(spec, entryPoint: id.entryPoint)
        guard let vectorizable = E.self as? any VectorizableEnv.Type else { return entry }
        return entry.withLanes(of: vectorizable)
    } catch {
        preconditionFailure("a built-in id is malformed: \(error)")
    }
}
