import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// The lunar lander with throttles. `LunarLanderContinuous-v3`, and `LunarLander-v3` with `continuous`.
///
/// | | |
/// |-|-|
/// | Action | `Box<Float>` of 2, -1…1: the main engine is off up to 0 and has half to full power above; a side engine fires beyond ±0.5 with the power that the number says, the left one below 0 |
/// | Observation | `[Float]` of 8: position from the pad, velocity, angle (rad, to the left), angular velocity, and 1 or 0 for each leg that touches the ground |
/// | Reward | as ``LunarLander``, where engines cost as much as their power |
/// | Start, terminated | as ``LunarLander`` |
/// | Truncated | by the registered time limit: after 1000 steps |
///
/// ```swift
/// var env = try make(.lunarLanderContinuous)
/// try env.reset(seed: 42)
/// let step = try env.step([1, -0.7])  // step.reward: -1.9115838889459884
/// ```
///
/// Numbers are those of Gymnasium 1.4 with Box2D 2.3.10, to the last bit.
public struct LunarLanderContinuous: ConfigurableEnv {
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
    /// The main engine and the side engines.
    public var actionSpace = Box(low: -1, high: 1, shape: [2])
    /// What the moon, the start, the weather and the engines' variation are drawn from.
    public var random = Generator()

    var flight: LanderFlight?

    /// What it is made with: the same as the lander without throttles.
    public typealias Settings = LunarLander.Settings

    /// A lander with throttles.
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
            gravity: gravity, isWindy: isWindy, windPower: windPower, turbulencePower: turbulencePower,
            isContinuous: true)
        try self.init(settings, renderMode: renderMode)
    }

    /// A lander with these settings.
    ///
    /// - Throws: ``InvalidArgument``; ``InvalidOption`` for the settings of ``LunarLander``.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        guard settings.isContinuous else {
            throw InvalidOption(
                "continuous", given: false, expected: "true; LunarLander has four actions: make(.lunarLander)")
        }
        try settings.checkAndWarn()
        gravity = settings.gravity
        isWindy = settings.isWindy
        windPower = settings.windPower
        turbulencePower = settings.turbulencePower
        self.renderMode = renderMode
    }

    /// A lander made with options.
    ///
    /// - Parameters:
    ///   - options: what `make` was given.
    ///   - defaults: the settings where nothing is given.
    /// - Throws: ``InvalidOption``, ``InvalidArgument``.
    public init(options: Options, defaults: Settings = .continuous) throws {
        try self.init(Settings(options, defaults: defaults), renderMode: options.renderMode)
    }

    /// Starts an episode high above a new moon, and lets the craft fall for one step.
    ///
    /// - Throws: `InvalidSeed`; ``InvalidArgument`` if ``gravity`` or the weather has been set out of range.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try launch(seed: seed)
    }

    /// Sets the throttles and moves on by a fiftieth of a second.
    ///
    /// - Parameter action: the main engine and the side engines; beyond ±1 they are clipped.
    /// - Throws: ``InvalidAction`` for an array of another length or with a number that is none, ``ResetNeeded``;
    ///   ``InvalidArgument`` if the weather has been set out of range.
    public mutating func step(_ action: [Float]) throws -> Step<[Float]> {
        guard action.count == 2, !action[0].isNaN, !action[1].isNaN else {
            throw InvalidAction(action, in: actionSpace)
        }
        guard flight != nil else { throw ResetNeeded("step") }
        let main = Double(min(max(action[0], -1), 1))
        let side = Double(min(max(action[1], -1), 1))
        var thrust = LanderFlight.Thrust()
        if main > 0 { thrust.main = (main + 1) * 0.5 }
        if abs(side) > 0.5 { (thrust.side, thrust.direction) = (abs(side), side < 0 ? -1 : 1) }
        return try flight!.step(thrust, weather, using: &random, showsSparks: renderMode != nil)
    }
}

extension LunarLanderContinuous: Lander {
    /// Where the wind is on its curve, which it goes along by 1 in every step of flight; `nil` before the first reset, and
    /// without wind.
    public var windIndex: Int? { flight?.windIndex }
    /// Where the turbulence is on its curve; `nil` before the first reset, and without wind.
    public var torqueIndex: Int? { flight?.torqueIndex }
    /// Whether the hull of the craft has touched the moon.
    public var hasCrashed: Bool { flight?.hasCrashed ?? false }

    /// What can be read or changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<LunarLanderContinuous>("gravity", \.gravity), Attribute("enable_wind", \.isWindy),
        Attribute("wind_power", \.windPower), Attribute("turbulence_power", \.turbulencePower),
        Attribute(readOnly: "wind_idx", \.windIndex), Attribute(readOnly: "torque_idx", \.torqueIndex),
        Attribute(readOnly: "game_over", \.hasCrashed), Attribute(readOnly: "continuous", \.isContinuous),
    ]

    private var isContinuous: Bool { true }
}

extension EnvID where E == LunarLanderContinuous {
    /// `LunarLanderContinuous-v3`: a craft with throttles, 1000 steps.
    public static var lunarLanderContinuous: EnvID { .lunarLanderContinuous() }

    /// `LunarLanderContinuous-v3` with its options.
    public static func lunarLanderContinuous(
        gravity: Double = LunarLander.Settings.standard.gravity,
        isWindy: Bool = LunarLander.Settings.standard.isWindy,
        windPower: Double = LunarLander.Settings.standard.windPower,
        turbulencePower: Double = LunarLander.Settings.standard.turbulencePower
    ) -> EnvID {
        let settings = LunarLander.Settings(
            gravity: gravity, isWindy: isWindy, windPower: windPower, turbulencePower: turbulencePower,
            isContinuous: true)
        return EnvID(
            "LunarLanderContinuous-v3", settings, registeredOptions: ["continuous": true], defaults: .continuous)
    }
}
