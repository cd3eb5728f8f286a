import GymnasiumCore

/// Thrown for an environment that Gymnasium, or a package for it, has and this package does not.
public struct EnvironmentNotIncluded: Error, Sendable, Equatable, CustomStringConvertible {
    /// The id asked for.
    public let id: String
    /// The system that it belongs to.
    public let system: String
    /// The nearest id in this package.
    public let suggestion: String

    public var description: String {
        "\(id) belongs to \(system) and is not part of this package: the nearest that is part of it is `\(suggestion)`"
    }
}

/// What is known about an id that exists elsewhere.
struct KnownElsewhere {
    /// The system in words.
    let system: String
    /// Similar ids of this package, the nearest first.
    let neighbours: [String]

    /// The names that are known elsewhere without a namespace.
    static let names = mujoco.union(atari)

    /// What is known of an id (Gymnasium 1.4.0, ale-py 0.12); `nil` for an id that is unknown there, too.
    init?(_ name: EnvName) {
        if name.namespace == "ALE" || name.namespace == nil && Self.isAtari(name) {
            self.init(
                system: "the Arcade Learning Environment (Atari games, which need ROM files)",
                neighbours: ["CarRacing-v3", "CartPole-v1"])
        } else if name.namespace != nil {
            return nil
        } else if Self.mujoco.contains(name.name) {
            self.init(
                system: "MuJoCo",
                neighbours: name.name.contains("Pendulum")
                    ? ["Pendulum-v1", "CartPole-v1"] : ["BipedalWalker-v3", "Pendulum-v1", "CartPole-v1"])
        } else if ["GymV21Environment", "GymV26Environment"].contains(name.name) {
            self.init(system: "shimmy (environments of older Gym versions)", neighbours: ["CartPole-v1"])
        } else {
            return nil
        }
    }

    private init(system: String, neighbours: [String]) {
        self.system = system
        self.neighbours = neighbours
    }

    private static let mujoco: Set<String> = [
        "Reacher", "Pusher", "InvertedPendulum", "InvertedDoublePendulum", "HalfCheetah", "Hopper", "Swimmer",
        "Walker2d", "Ant", "Humanoid", "HumanoidStandup",
    ]

    /// Whether a name is one of a game, with the suffixes that it had before it moved to the namespace `ALE`.
    private static func isAtari(_ name: EnvName) -> Bool {
        var game = name.name
        for suffix in ["NoFrameskip", "Deterministic", "-ram"] where game.hasSuffix(suffix) {
            game.removeLast(suffix.count)
        }
        return game == "Blackjack" ? game != name.name || name.version == 5 : atari.contains(game)
    }

    private static let atari = Set(
        """
        Adventure AirRaid Alien Amidar Assault Asterix Asteroids Atlantis Atlantis2 Backgammon BankHeist BasicMath
        BattleZone BeamRider Berzerk Blackjack Bowling Boxing Breakout Carnival Casino Centipede ChopperCommand
        CrazyClimber Crossbow Darkchambers Defender DemonAttack DonkeyKong DoubleDunk Earthworld ElevatorAction Enduro
        Entombed Et FishingDerby FlagCapture Freeway Frogger Frostbite Galaxian Gopher Gravitar Hangman HauntedHouse
        Hero HumanCannonball IceHockey Jamesbond JourneyEscape Kaboom Kangaroo KeystoneKapers KingKong Klax Koolaid
        Krull KungFuMaster LaserGates LostLuggage MarioBros MiniatureGolf MontezumaRevenge MrDo MsPacman NameThisGame
        Othello Pacman Phoenix Pitfall Pitfall2 Pong Pooyan PrivateEye Qbert Riverraid RoadRunner Robotank Seaquest
        SirLancelot Skiing Solaris SpaceInvaders SpaceWar StarGunner Superman Surround Tennis Tetris TicTacToe3D
        TimePilot Trondead Turmoil Tutankham UpNDown Venture VideoCheckers VideoChess VideoCube VideoPinball WizardOfWor
        WordZapper YarsRevenge Zaxxon
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
