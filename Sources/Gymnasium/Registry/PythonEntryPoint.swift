/// Gymnasium's entry point for an environment that both packages have: what its `load_env_creator` imports.
struct PythonEntryPoint: Sendable {
    /// The entry point here.
    let own: String
    /// Gymnasium's class of one environment.
    let single: String
    /// Gymnasium's class of vectors; `nil` where there is none.
    var vector: String?

    private init(
        _ own: String, _ module: String, _ single: String, vector: String? = nil, package: String = "gymnasium.envs"
    ) {
        self.own = "Gymnasium.\(own)"
        self.single = "\(package).\(module):\(single)"
        self.vector = vector.map { "\(package).\(module):\($0)" }
    }

    /// Every environment that both have, with the entry points of Gymnasium 1.4 and rldurham 0.1.
    static let all = [
        PythonEntryPoint(
            "classic_control:CartPole", "classic_control.cartpole", "CartPoleEnv", vector: "CartPoleVectorEnv"),
        PythonEntryPoint("classic_control:MountainCar", "classic_control.mountain_car", "MountainCarEnv"),
        PythonEntryPoint(
            "classic_control:MountainCarContinuous", "classic_control.continuous_mountain_car",
            "Continuous_MountainCarEnv"),
        PythonEntryPoint("classic_control:Pendulum", "classic_control.pendulum", "PendulumEnv"),
        PythonEntryPoint("classic_control:Acrobot", "classic_control.acrobot", "AcrobotEnv"),
        PythonEntryPoint("box2d:LunarLander", "box2d.lunar_lander", "LunarLander"),
        PythonEntryPoint("box2d:BipedalWalker", "box2d.bipedal_walker", "BipedalWalker"),
        PythonEntryPoint("box2d:CarRacing", "box2d.car_racing", "CarRacing"),
        PythonEntryPoint("rldurham:BipedalWalker", "bipedal_walker", "BipedalWalker", package: "rldurham"),
        PythonEntryPoint("toy_text:Blackjack", "toy_text.blackjack", "BlackjackEnv"),
        PythonEntryPoint("toy_text:FrozenLake", "toy_text.frozen_lake", "FrozenLakeEnv"),
        PythonEntryPoint("toy_text:CliffWalking", "toy_text.cliffwalking", "CliffWalkingEnv"),
        PythonEntryPoint("toy_text:Taxi", "toy_text.taxi", "TaxiEnv"),
    ]

    /// The entry point here of an environment with Gymnasium's name; any other name as it is.
    static func own(_ name: String) -> String { all.first { $0.single == name }?.own ?? name }

    /// The entry point of a wrapper: Gymnasium's if it has one of that name, otherwise the name.
    static func wrapper(_ name: String) -> String {
        builtInWrapperNames.contains(name) ? "gymnasium.wrappers:\(name)" : name
    }

    private static let builtInWrapperNames = Set(builtInWrappers.map(\.name) + WrapperNotRecorded.takingFunctions)
}
