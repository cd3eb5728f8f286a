import GymnasiumCore
import LyceumNumerics
import LyceumPhysics
import LyceumValues

/// A robot with two legs that is to walk to the right. `BipedalWalker-v3`, `BipedalWalkerHardcore-v3` and `rldurham/Walker`.
///
/// | | |
/// |-|-|
/// | Action | `Box<Float>` of 4, -1…1: hip and knee of the first leg, hip and knee of the second one; the sign says which way a motor turns, the number how strong it is |
/// | Observation | `[Float]` of 24: angle, angular velocity and velocities of the hull; for each leg angle and speed of hip and knee, and 1 or 0 for touching the ground; how far it is to the ground in 10 directions, 0…1 |
/// | Reward | 130/30 for a metre to the right, -5 for a radian that the hull turns away from level; -0.028 for each motor at full power; instead of all that -100 for a fall. With ``Design/course`` 130/40 and -0.035 |
/// | Start | standing, with a push to a side, on a ground that is drawn anew |
/// | Terminated | the hull touches the ground, it is left of the start of the ground, or it has reached the other end |
/// | Truncated | by the registered time limit: after 1600 steps, with obstacles and with ``Design/course`` after 2000 |
///
/// ```swift
/// var env = try make(.bipedalWalker)          // .bipedalWalkerHardcore has stumps, stairs and pits
/// try env.reset(seed: 42)                     // .walker is the one of the course's assignment
/// let step = try env.step([0, 0.5, -0.5, 0])  // step.reward: -0.09256285429000854
/// ```
///
/// An agent that has a mean return of 300 has learned to walk; with the course's walker 273 is the most there is. Numbers are those
/// of Gymnasium 1.4 and rldurham 0.1 with Box2D 2.3.10, to the last bit. As there, the last bits of some episodes depend on the
/// episodes before them.
public struct BipedalWalker: ConfigurableEnv {
    /// How it is built.
    public let design: Design
    /// Whether there are stumps, stairs and pits; a change counts from the next reset on.
    public var isHardcore: Bool
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?

    /// Limits of angles, speeds, contacts and distances.
    public var observationSpace = BipedalWalker.space
    /// The four motors.
    public var actionSpace = Box(low: -1, high: 1, shape: [4])
    /// What the ground, the clouds and the push at the start are drawn from.
    public var random = Generator()

    var scene: WalkerScene?
    private var inherited: World.Residue?

    /// What a walker is made with.
    public struct Settings: EnvSettings {
        /// Whether there are stumps, stairs and pits.
        public var isHardcore = false
        /// How it is built; the id says it.
        public var design = Design.gymnasium

        /// Gymnasium's walker on grass.
        public static let standard = Settings()
        /// The course's walker on grass.
        public static let course = Settings(design: .course)
        /// The table of the options.
        public static let options = [
            EnvOption("hardcore", \Settings.isHardcore, "whether there are stumps, stairs and pits")
        ]
    }

    /// A walker.
    ///
    /// - Parameters:
    ///   - isHardcore: whether there are stumps, stairs and pits.
    ///   - design: how it is built.
    ///   - renderMode: how it draws.
    public init(
        isHardcore: Bool = Settings.standard.isHardcore, design: Design = Settings.standard.design,
        renderMode: RenderMode? = nil
    ) {
        self.init(Settings(isHardcore: isHardcore, design: design), renderMode: renderMode)
    }

    /// A walker with these settings.
    public init(_ settings: Settings, renderMode: RenderMode?) {
        isHardcore = settings.isHardcore
        design = settings.design
        self.renderMode = renderMode
    }

    /// Starts an episode on a new ground, and lets the walker stand for one step.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try reseed(seed)
        let last = scene.take()
        var new = try WalkerScene(
            after: last, residue: inherited, isHardcore: isHardcore, design: design, using: &random)
        let step = try new.step([0, 0, 0, 0])
        scene = new
        return Reset(step.observation)
    }

    /// Drives the motors and moves on by a fiftieth of a second.
    ///
    /// - Parameter action: four numbers; beyond ±1 they count as ±1.
    /// - Throws: ``InvalidAction`` for an array of another length or with a number that is none, ``ResetNeeded``.
    public mutating func step(_ action: [Float]) throws -> Step<[Float]> {
        guard action.count == 4, !action.contains(where: \.isNaN) else { throw InvalidAction(action, in: actionSpace) }
        guard scene != nil else { throw ResetNeeded("step") }
        return try scene!.step(action)
    }
}

extension BipedalWalker {
    /// Whether the hull has touched the ground.
    public var hasFallen: Bool { scene?.hasFallen ?? false }
    /// The heights of the ground in m, one every 14/30 m; none before the first reset.
    public var groundHeights: [Double] { scene?.ground.heights ?? [] }
    /// The number of stumps, stairs and walls of pits on the ground.
    public var obstacleCount: Int { scene?.ground.obstacles.count ?? 0 }

    /// What can be read or changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<BipedalWalker>("hardcore", \.isHardcore), Attribute(readOnly: "game_over", \.hasFallen),
        Attribute(readOnly: "terrain_y", \.groundHeights),
    ]

    private static let space: Box<Float> = {
        let pi = Float(Double.pi)
        let leg: [Float] = [pi, 5, pi, 5, 5]
        let high: [Float] = [pi, 5, 5, 5] + leg + leg + Array(repeating: 1, count: 10)
        var low = high.map { -$0 }
        for contact in [8, 13] { low[contact] = -0.0 }
        return Box(low: low, high: high)
    }()
}

extension BipedalWalker: HistoryDependentEnv {
    package var inheritance: [UInt8] { scene?.residue?.bytes ?? [] }

    package mutating func inherit(_ bytes: [UInt8]) throws {
        let residue = World.Residue(bytes)
        guard residue != nil || bytes.isEmpty else { throw InvalidInheritance(Self.typeName) }
        (scene, inherited) = (nil, residue)
    }
}

extension EnvID where E == BipedalWalker {
    /// `BipedalWalker-v3`: a robot with two legs on grass, 1600 steps.
    public static var bipedalWalker: EnvID { .bipedalWalker() }

    /// `BipedalWalker-v3` with its options.
    public static func bipedalWalker(
        isHardcore: Bool = BipedalWalker.Settings.standard.isHardcore
    ) -> EnvID {
        EnvID("BipedalWalker-v3", BipedalWalker.Settings(isHardcore: isHardcore))
    }

    /// `BipedalWalkerHardcore-v3`: a robot with two legs among stumps, stairs and pits, 2000 steps.
    public static var bipedalWalkerHardcore: EnvID {
        EnvID("BipedalWalkerHardcore-v3", registeredOptions: ["hardcore": true])
    }

    /// `rldurham/Walker`: the walker of the course's assignment, 2000 steps.
    public static var walker: EnvID { .walker() }

    /// `rldurham/Walker` with its options.
    public static func walker(isHardcore: Bool = BipedalWalker.Settings.course.isHardcore) -> EnvID {
        EnvID(
            "rldurham/Walker", BipedalWalker.Settings(isHardcore: isHardcore, design: .course), defaults: .course)
    }
}
