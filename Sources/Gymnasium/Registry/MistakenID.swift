import GymnasiumCore
import LyceumValues

/// Stands for a mistaken typed id: a name that no id has, or an id with arguments that it does not take.
///
/// With it, the compiler refuses the program in a helpful sentence; without it, the error would speak of a call of a
/// non-function value, or of a member that cannot be resolved.
@dynamicCallable
public enum MistakenID: Sendable {
    // The names of typed ids, for mistakes in their arguments.
    case acrobot, associativeTestbed, bairdStar, bipedalWalker, bipedalWalkerHardcore, blackjack
    case blockingMaze, carRacing, carRacingDiscrete
    case cartPole, cliffWalking, cliffWalkingSlippery, driftingTestbed, dynaMaze, fiveByFiveGrid
    case fourByFourGrid, frozenLake
    case frozenLake8x8, functionalBlackjack, functionalCartPole, functionalCliffWalking
    case functionalPendulum
    case gambler, jacksCarRental, kArmedTestbed, lunarLander, lunarLanderContinuous, maximizationBias
    case mountainCar, mountainCarContinuous
    case pendulum, racetrack, randomWalk, randomWalk1000, randomWalk19, shortCorridor, shortcutMaze
    case slotMachines, taxi, walker, windyGrid

    // The same in lower case, with a version, and in the style of types and of Python's variables.
    case associativetestbed, bairdstar, bipedalwalker, bipedalwalkerhardcore, blockingmaze, cartPoleV0
    case carracing, carracingdiscrete, cartpole, cliffwalking
    case cliffwalkingslippery, driftingtestbed, dynamaze, fivebyfivegrid, fourbyfourgrid, frozenLake8X8
    case frozenlake, frozenlake8X8, frozenlake8x8, functionalblackjack, functionalcartpole
    case functionalcliffwalking, functionalpendulum, jackscarrental, kArmedBandit, karmedtestbed
    case lunarlander, lunarlandercontinuous, maximizationbias, mountaincar, mountaincarcontinuous
    case randomwalk, randomwalk1000, randomwalk19
    case shortcorridor, shortcutmaze, slotmachines, taxiV3, windygrid
    case acrobotV1, carRacingV2, carRacingV3, bipedalWalkerV3, bipedalWalkerHardcoreV3, lunarLanderV2, lunarLanderV3
    case lunarLanderContinuousV3, blackjackV1, cartPoleV1, cliffWalkingV1, cliffWalkingSlipperyV1
    case frozenLakeV1
    case frozenLake8x8V1, mountainCarV0, mountainCarContinuousV0, pendulumV1, taxiV4
    // swift-format-ignore
    case Acrobot, AssociativeTestbed, BairdStar, BipedalWalker, BipedalWalkerHardcore, Blackjack
    // swift-format-ignore
    case BlockingMaze, CarRacing, CarRacingDiscrete, CartPole, CliffWalking
    // swift-format-ignore
    case CliffWalkingSlippery, DriftingTestbed, DynaMaze, FiveByFiveGrid, FourByFourGrid, FrozenLake
    // swift-format-ignore
    case FrozenLake8x8, FunctionalBlackjack, FunctionalCartPole, FunctionalCliffWalking
    // swift-format-ignore
    case FunctionalPendulum
    // swift-format-ignore
    case Gambler, JacksCarRental, KArmedTestbed, LunarLander, LunarLanderContinuous, MaximizationBias
    // swift-format-ignore
    case MountainCar, MountainCarContinuous
    // swift-format-ignore
    case Pendulum, Racetrack, RandomWalk, RandomWalk1000, RandomWalk19, ShortCorridor, ShortcutMaze
    // swift-format-ignore
    case SlotMachines, Taxi, Walker, WindyGrid
    // swift-format-ignore
    case associative_testbed, baird_star, bipedal_walker, bipedal_walker_hardcore, blocking_maze
    // swift-format-ignore
    case car_racing, car_racing_discrete, cart_pole, cliff_walking, cliff_walking_slippery
    // swift-format-ignore
    case drifting_testbed, dyna_maze, five_by_five_grid, four_by_four_grid, frozen_lake, frozen_lake8x8
    // swift-format-ignore
    case functional_blackjack, functional_cart_pole, functional_cliff_walking, functional_pendulum
    // swift-format-ignore
    case jacks_car_rental, k_armed_testbed, lunar_lander, lunar_lander_continuous, maximization_bias
    // swift-format-ignore
    case mountain_car, mountain_car_continuous
    // swift-format-ignore
    case random_walk, random_walk1000, random_walk19, short_corridor, shortcut_maze, slot_machines
    // swift-format-ignore
    case windy_grid, BipedalWalker_v3, BipedalWalkerHardcore_v3, CarRacing_v3, LunarLander_v3
    // swift-format-ignore
    case LunarLanderContinuous_v3
    // swift-format-ignore
    case Acrobot_v1, Blackjack_v1, CartPole_v1, CliffWalking_v1, CliffWalkingSlippery_v1
    // swift-format-ignore
    case FrozenLake_v1, FrozenLake8x8_v1, MountainCar_v0, MountainCarContinuous_v0, Pendulum_v1, Taxi_v4

    /// Accepts any arguments.
    public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, Any>) -> MistakenID { self }
}

/// Refused: there is no such typed id.
@available(
    *, unavailable,
    message: """
        no typed id has this name with these arguments: `course info CartPole-v1` names an environment's options, other \
        properties are set afterwards as in `env.gravity = 5`, and `make("CartPole-v1")` makes it by its string
        """
)
@_disfavoredOverload
public func make(
    _ id: MistakenID, _ options: Info = [:], renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil,
    disableEnvChecker: Bool? = nil
) throws -> AnyEnv {
    throw UnregisteredEnv(id: "\(id)", suggestion: nil)
}

/// Refused: there is no such typed id.
@available(
    *, unavailable,
    message: """
        no typed id has this name with these arguments: `course info CartPole-v1` names an environment's options, and \
        `makeVec("CartPole-v1", count: 8)` makes several of it by its string
        """
)
@_disfavoredOverload
public func makeVec(
    _ id: MistakenID, count: Int = 1, _ options: Info = [:], autoresetMode: AutoresetMode = .nextStep,
    threads: Int? = nil, renderMode: RenderMode? = nil, maxEpisodeSteps: Int? = nil, disableEnvChecker: Bool? = nil
) throws -> AnyVectorEnv {
    throw UnregisteredEnv(id: "\(id)", suggestion: nil)
}
