import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A craft that is to land softly between two flags on the moon. `LunarLander-v3`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(4)`: 0 nothing, 1 the left engine (turns the craft to the left), 2 the main engine, 3 the right engine |
/// | Observation | `[Float]` of 8: position from the pad, velocity, angle (rad, to the left), angular velocity, and 1 or 0 for each leg that touches the ground |
/// | Reward | the change of -100 · distance - 100 · speed - 100 · abs(angle) + 10 for each leg on the ground; -0.3 for the main engine, -0.03 for a side engine; instead of all that -100 for a crash or for leaving the picture, 100 for coming to rest |
/// | Start | high above the pad, pushed in any direction, over a moon that is drawn anew |
/// | Terminated | the hull touches the moon, the craft leaves the picture to a side, or rests |
/// | Truncated | by the registered time limit: after 1000 steps |
///
/// Positions are in halves of the picture, 10 m and 6.7 m; an engine's thrust varies a little. With wind, a force and a torque
/// that change slowly act on the craft while it flies.
///
/// ```swift
/// var env = try make(.lunarLander)
/// try env.reset(seed: 42)
/// let step = try env.step(2)          // step.reward: -2.497033478022092
/// ```
///
/// An agent that has a mean return of 200 has learned to land. Numbers are those of Gymnasium 1.4 with Box2D 2.3.10, to the last
/// bit.
public struct LunarLander: ConfigurableEnv {
    /// The acceleration of free fall in m/s², between -12 and 0; a change counts from the next reset on.
    public var gravity: Double
    /// Whether the wind blows; it begins to with a reset.
    public var isWindy: Bool
    /// The greatest force of the wind in N, 0 to 20 as a rule.
    public var windPower: Double
    /// The greatest torque of the turbulence in N m, 0 to 2 as a rule.
    public var turbulencePower: Double
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?

    /// Limits beyond which an episode has ended as a rule.
    public var observationSpace = LunarLander.space
    /// Nothing, the left engine, the main engine, the right engine.
    public var actionSpace = Discrete(4)
    /// What the moon, the start, the weather and the engines' variation are drawn from.
    public var random = Generator()

    var flight: LanderFlight?

    /// What a lander is made with.
    public struct Settings: EnvSettings {
        /// The acceleration of free fall in m/s², between -12 and 0.
        public var gravity = -10.0
        /// Whether the wind blows.
        public var isWindy = false
        /// The greatest force of the wind in N, 0 to 20 as a rule.
        public var windPower = 15.0
        /// The greatest torque of the turbulence in N m, 0 to 2 as a rule.
        public var turbulencePower = 1.5
        /// Whether they are those of ``LunarLanderContinuous``.
        public internal(set) var isContinuous = false

        /// Calm weather and four actions.
        public static let standard = Settings()
        /// Calm weather and throttles.
        public static let continuous = Settings(isContinuous: true)
        /// The table of the options.
        public static let options = [
            EnvOption("continuous", \Settings.isContinuous, "whether the engines have throttles"),
            EnvOption("gravity", \.gravity, "the acceleration of free fall in m/s², between -12 and 0") {
                try checkGravity($0)
            },
            EnvOption("enable_wind", \.isWindy, "whether the wind blows"),
            EnvOption("wind_power", \.windPower, "the greatest force of the wind in N, 0 to 20 as a rule") {
                try checkPower("windPower", $0)
            },
            EnvOption(
                "turbulence_power", \.turbulencePower, "the greatest torque of the turbulence in N m, 0 to 2 as a rule"
            ) { try checkPower("turbulencePower", $0) },
        ]

        static func checkGravity(_ gravity: Double) throws {
            guard gravity > -12, gravity < 0 else {
                throw InvalidArgument("gravity", given: gravity, expected: "more than -12 and less than 0")
            }
        }

        static func checkPower(_ name: String, _ power: Double) throws {
            guard power.magnitude <= 1e6 else {
                throw InvalidArgument(name, given: power, expected: "a number between -1000000 and 1000000")
            }
        }

        /// Checks the ranges, and warns of weather that is unusual.
        func checkAndWarn() throws {
            try check()
            for (name, power, usual) in [("windPower", windPower, 20.0), ("turbulencePower", turbulencePower, 2)]
            where power < 0 || power > usual {
                Warnings.warn("\(name) is \(power.pythonDescription): 0 to \(usual.pythonDescription) is recommended")
            }
        }
    }

    /// A lander with four actions.
    ///
    /// - Parameters:
    ///   - gravity: the acceleration of free fall in m/s², between -12 and 0.
    ///   - isWindy: whether the wind blows.
    ///   - windPower: the greatest force of the wind in N, 0 to 20 as a rule.
    ///   - turbulencePower: the greatest torque of the turbulence in N m, 0 to 2 as a rule.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument``.
    public init(
        gravity: Double = Settings.standard.gravity, isWindy: Bool = Settings.standard.isWindy,
        windPower: Double = Settings.standard.windPower,
        turbulencePower: Double = Settings.standard.turbulencePower, renderMode: RenderMode? = nil
    ) throws {
        let settings = Settings(
            gravity: gravity, isWindy: isWindy, windPower: windPower, turbulencePower: turbulencePower)
        try self.init(settings, renderMode: renderMode)
    }

    /// A lander with these settings.
    ///
    /// - Throws: ``InvalidArgument``; ``InvalidOption`` for the settings of ``LunarLanderContinuous``.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        guard !settings.isContinuous else {
            throw InvalidOption(
                "continuous", given: true,
                expected: "false; LunarLanderContinuous has throttles: make(.lunarLanderContinuous)")
        }
        try settings.checkAndWarn()
        gravity = settings.gravity
        isWindy = settings.isWindy
        windPower = settings.windPower
        turbulencePower = settings.turbulencePower
        self.renderMode = renderMode
    }

    /// Starts an episode high above a new moon, and lets the craft fall for one step.
    ///
    /// - Throws: `InvalidSeed`; ``InvalidArgument`` if ``gravity`` or the weather has been set out of range.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try launch(seed: seed)
    }

    /// Fires an engine and moves on by a fiftieth of a second.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``; ``InvalidArgument`` if the weather has been set out of range.
    public mutating func step(_ action: Int) throws -> Step<[Float]> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        guard flight != nil else { throw ResetNeeded("step") }
        var thrust = LanderFlight.Thrust()
        switch action {
        case 1, 3: (thrust.side, thrust.direction) = (1, Double(action - 2))
        case 2: thrust.main = 1
        default: break
        }
        return try flight!.step(thrust, weather, using: &random, showsSparks: renderMode != nil)
    }
}

extension LunarLander: Lander {
    /// Limits of positions, velocities, angles and contacts.
    static let space: Box<Float> = {
        let high: [Float] = [2.5, 2.5, 10, 10, Float(2 * Double.pi), 10, 1, 1]
        return Box(low: high.prefix(6).map { -$0 } + [-0.0, -0.0], high: high)
    }()

    /// Where the wind is on its curve, which it goes along by 1 in every step of flight; `nil` before the first reset, and
    /// without wind.
    public var windIndex: Int? { flight?.windIndex }
    /// Where the turbulence is on its curve; `nil` before the first reset, and without wind.
    public var torqueIndex: Int? { flight?.torqueIndex }
    /// Whether the hull of the craft has touched the moon.
    public var hasCrashed: Bool { flight?.hasCrashed ?? false }

    /// What can be read or changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<LunarLander>("gravity", \.gravity), Attribute("enable_wind", \.isWindy),
        Attribute("wind_power", \.windPower), Attribute("turbulence_power", \.turbulencePower),
        Attribute(readOnly: "wind_idx", \.windIndex), Attribute(readOnly: "torque_idx", \.torqueIndex),
        Attribute(readOnly: "game_over", \.hasCrashed), Attribute(readOnly: "continuous", \.isContinuous),
    ]

    private var isContinuous: Bool { false }
}

extension EnvID where E == LunarLander {
    /// `LunarLander-v3`: a craft with four actions, 1000 steps.
    public static var lunarLander: EnvID { .lunarLander() }

    /// `LunarLander-v3` with its options.
    public static func lunarLander(
        gravity: Double = LunarLander.Settings.standard.gravity,
        isWindy: Bool = LunarLander.Settings.standard.isWindy,
        windPower: Double = LunarLander.Settings.standard.windPower,
        turbulencePower: Double = LunarLander.Settings.standard.turbulencePower
    ) -> EnvID {
        let settings = LunarLander.Settings(
            gravity: gravity, isWindy: isWindy, windPower: windPower, turbulencePower: turbulencePower)
        return EnvID("LunarLander-v3", settings)
    }
}
