import Gymnasium
import GymnasiumTestSupport
import Testing

/// The expected texts are what `pprint_registry` of Gymnasium 1.4.0 returns for the same specs.
@Suite("The list of all environments")
struct RegistryTextTests {
    private func specs() throws -> [EnvSpec] {
        try [
            ("CartPole-v0", "gymnasium.envs.classic_control:CartPoleEnv"),
            ("CartPole-v1", "gymnasium.envs.classic_control:CartPoleEnv"),
            ("Acrobot-v1", "gymnasium.envs.classic_control:AcrobotEnv"),
            ("phys2d/CartPole-v0", "gymnasium.envs.phys2d:CartPole"),
            ("LunarLanderContinuous-v3", "gymnasium.envs.box2d:LunarLander"),
            ("Ant-v5", "gymnasium.envs.mujoco.ant_v5:AntEnv"), ("Ant-v10", "gymnasium.envs.mujoco.ant_v5:AntEnv"),
            ("Hopper-v5", "gymnasium.envs.mujoco.hopper_v5:HopperEnv"),
            ("MountainCar-v0", "gymnasium.envs.classic_control:MountainCarEnv"),
            ("Pong-v4", "shimmy.atari_env:AtariEnv"), ("phys2d/Pendulum-v0", "gymnasium.envs.phys2d:P"),
            ("Pendulum-v1", "gymnasium.envs.classic_control:P"),
        ].map { try EnvSpec($0, entryPoint: $1) }
    }

    private func text(columns: Int = 3, excluding excluded: Set<String> = []) throws -> String {
        registryText(of: try specs(), columns: columns, excludedNamespaces: excluded)
    }

    @Test("three columns, as wide as the longest name, the groups in the order of their first id")
    func defaultColumns() throws {
        #expect(
            try text() == """
                ===== classic_control =====
                Acrobot-v1            CartPole-v0           CartPole-v1
                MountainCar-v0        Pendulum-v1
                ===== phys2d =====
                phys2d/CartPole-v0    phys2d/Pendulum-v0
                ===== box2d =====
                LunarLanderContinuous-v3
                ===== mujoco =====
                Ant-v10               Ant-v5                Hopper-v5
                ===== atari_env =====
                Pong-v4
                """)
    }

    @Test("one column")
    func oneColumn() throws {
        #expect(
            try text(columns: 1) == """
                ===== classic_control =====
                Acrobot-v1
                CartPole-v0
                CartPole-v1
                MountainCar-v0
                Pendulum-v1
                ===== phys2d =====
                phys2d/CartPole-v0
                phys2d/Pendulum-v0
                ===== box2d =====
                LunarLanderContinuous-v3
                ===== mujoco =====
                Ant-v10
                Ant-v5
                Hopper-v5
                ===== atari_env =====
                Pong-v4
                """)
    }

    @Test("two columns")
    func twoColumns() throws {
        #expect(
            try text(columns: 2, excluding: ["phys2d"]) == """
                ===== classic_control =====
                Acrobot-v1            CartPole-v0
                CartPole-v1           MountainCar-v0
                Pendulum-v1
                ===== box2d =====
                LunarLanderContinuous-v3
                ===== mujoco =====
                Ant-v10               Ant-v5
                Hopper-v5
                ===== atari_env =====
                Pong-v4
                """)
    }

    @Test("five columns")
    func fiveColumns() throws {
        let line = "Acrobot-v1            CartPole-v0           CartPole-v1           MountainCar-v0        Pendulum-v1"
        #expect(
            try text(columns: 5, excluding: ["box2d", "mujoco", "atari_env"]) == """
                ===== classic_control =====
                \(line)
                ===== phys2d =====
                phys2d/CartPole-v0    phys2d/Pendulum-v0
                """)
    }

    @Test("what is excluded is left out, and the columns stay as wide")
    func excluded() throws {
        #expect(
            try text(excluding: ["classic_control", "phys2d", "box2d", "no_such_group"]) == """
                ===== mujoco =====
                Ant-v10               Ant-v5                Hopper-v5
                ===== atari_env =====
                Pong-v4
                """)
        #expect(registryText(of: [], columns: 3, excludedNamespaces: []).isEmpty)
    }

    @Test("a number of columns below 1 counts as 1", arguments: [0, -3, .min])
    func tooFewColumns(columns: Int) throws {
        #expect(try text(columns: columns) == text(columns: 1))
    }

    @Test("a huge number of columns is one line for each group")
    func manyColumns() throws {
        #expect(try text(columns: .max).split(separator: "\n").count == 10)
    }

    @Test("built-in ids are listed under their group, registered ones under namespace or module")
    func registered() throws {
        try register("registrytext/Thing-v0") { _ in Probe() }
        try register("RegistryTextPlain-v0") { _ in Probe() }
        let lines = registryText(columns: 1).split(separator: "\n").map(String.init)
        #expect(lines.first == "===== classic_control =====" && lines.contains("CartPole-v1"))
        let space = try #require(lines.firstIndex(of: "===== registrytext ====="))
        #expect(lines[space + 1] == "registrytext/Thing-v0")
        let module = try #require(lines.firstIndex(of: "===== GymnasiumTestSupport ====="))
        let plain = try #require(lines.firstIndex(of: "RegistryTextPlain-v0"))
        #expect(plain > module)
        #expect(!registryText(excludedNamespaces: ["registrytext"]).contains("registrytext/"))
    }
}
