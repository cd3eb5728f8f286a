import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// The car race with five actions. `CarRacing-v3` with `continuous` false.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(5)`: 0 nothing, 1 right, 2 left, 3 gas, 4 brake |
/// | Observation, reward, start, terminated | as ``CarRacing`` |
/// | Truncated | by the registered time limit: after 1000 steps |
///
/// The wheel is turned by 0.6, the gas opens by 0.2, and the brake has 0.8 of its strength.
///
/// ```swift
/// var env = try make(.carRacingDiscrete)
/// try env.reset(seed: 42)
/// let step = try env.step(3)                  // step.reward: 6.967137809187279
/// ```
public struct CarRacingDiscrete: ConfigurableEnv {
    /// The part of the tiles after which the first one ends a lap; a change counts from the next reset on.
    public var lapCompletePercent: Double
    /// Whether each reset draws new colours for the road and the grass.
    public var isDomainRandomized: Bool
    /// Whether it prints how tracks are made.
    public var isVerbose: Bool
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?

    /// 96 × 96 pixels.
    public var observationSpace = CarRacing.space
    /// Nothing, right, left, gas, brake.
    public var actionSpace = Discrete(5)
    /// What tracks and colours are drawn from.
    public var random = Generator()

    var race: Race

    /// What it is made with: the same as the race with a steering wheel and pedals.
    public typealias Settings = CarRacing.Settings

    /// A race with five actions.
    ///
    /// - Parameters:
    ///   - lapCompletePercent: the part of the tiles after which the first one ends a lap.
    ///   - isDomainRandomized: whether each reset draws new colours for the road and the grass.
    ///   - isVerbose: whether it prints how tracks are made.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument``.
    public init(
        lapCompletePercent: Double = Settings.standard.lapCompletePercent,
        isDomainRandomized: Bool = Settings.standard.isDomainRandomized,
        isVerbose: Bool = Settings.standard.isVerbose, renderMode: RenderMode? = nil
    ) throws {
        let settings = Settings(
            lapCompletePercent: lapCompletePercent, isDomainRandomized: isDomainRandomized, isVerbose: isVerbose,
            isContinuous: false)
        try self.init(settings, renderMode: renderMode)
    }

    /// A race with these settings.
    ///
    /// - Throws: ``InvalidArgument``; ``InvalidOption`` for the settings of ``CarRacing``.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        guard !settings.isContinuous else {
            throw InvalidOption(
                "continuous", given: true, expected: "false; CarRacing has a wheel and pedals: make(.carRacing)")
        }
        try settings.check()
        lapCompletePercent = settings.lapCompletePercent
        isDomainRandomized = settings.isDomainRandomized
        isVerbose = settings.isVerbose
        self.renderMode = renderMode
        race = Race(randomizingColors: settings.isDomainRandomized, using: &random)
    }

    /// A race made with options.
    ///
    /// - Parameters:
    ///   - options: what `make` was given.
    ///   - defaults: the settings where nothing is given.
    /// - Throws: ``InvalidOption``, ``InvalidArgument``.
    public init(options: Options, defaults: Settings = .discrete) throws {
        try self.init(Settings(options, defaults: defaults), renderMode: options.renderMode)
    }

    /// Starts an episode at rest on a new track.
    ///
    /// - Parameters:
    ///   - seed: a seed for ``random``; `nil` goes on with it.
    ///   - options: `randomize`, false to keep the colours in spite of ``isDomainRandomized``.
    /// - Throws: `InvalidSeed`; ``InvalidOption``; ``InvalidArgument`` if ``lapCompletePercent`` has been set to NaN.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<NDArray<UInt8>> {
        let start = try Race.Start(
            options, lapShare: lapCompletePercent, randomizesColors: isDomainRandomized, isVerbose: isVerbose,
            renderMode: renderMode)
        try reseed(seed)
        return Reset(try race.start(start, using: &random))
    }

    /// Steers, or uses a pedal, and moves on by a fiftieth of a second.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<NDArray<UInt8>> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        return try race.step(
            RaceCar.Controls(
                steer: action == 1 ? -0.6 : action == 2 ? 0.6 : 0, gas: action == 3 ? 0.2 : 0,
                brake: action == 4 ? 0.8 : 0))
    }
}

extension CarRacingDiscrete {
    /// How the car moves; `nil` before the first reset.
    public var car: CarRacing.CarState? { race.scene?.carState }
    /// The places of the track, as of ``CarRacing/track``.
    public var track: [[Double]] { race.track }
    /// The number of tiles that have been touched.
    public var visitedTileCount: Int { race.scene?.visitedCount ?? 0 }
    /// The sum of the rewards of the episode; what the reset has touched counts before it is paid.
    public var score: Double { race.scene?.reward ?? 0 }
    /// The time since the start in s.
    public var time: Double { race.scene?.time ?? 0 }
    /// The colour of the road: red, green and blue, 0 to 255.
    public var roadColor: [Double] { race.colors.road }
    /// The colour of the field.
    public var backgroundColor: [Double] { race.colors.background }
    /// The colour of the squares of grass on the field.
    public var grassColor: [Double] { race.colors.grass }

    /// What can be read or changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<CarRacingDiscrete>("lap_complete_percent", \.lapCompletePercent),
        Attribute("domain_randomize", \.isDomainRandomized), Attribute("verbose", \.isVerbose),
        Attribute(readOnly: "track", \.track), Attribute(readOnly: "tile_visited_count", \.visitedTileCount),
        Attribute(readOnly: "reward", \.score), Attribute(readOnly: "t", \.time),
        Attribute(readOnly: "road_color", \.roadColor), Attribute(readOnly: "bg_color", \.backgroundColor),
        Attribute(readOnly: "grass_color", \.grassColor),
    ]
}

extension EnvID where E == CarRacingDiscrete {
    /// `CarRacing-v3` with `continuous` false: a race with five actions, 1000 steps.
    public static var carRacingDiscrete: EnvID { .carRacingDiscrete() }

    /// `CarRacing-v3` with `continuous` false and its other options.
    public static func carRacingDiscrete(
        lapCompletePercent: Double = CarRacing.Settings.standard.lapCompletePercent,
        isDomainRandomized: Bool = CarRacing.Settings.standard.isDomainRandomized,
        isVerbose: Bool = CarRacing.Settings.standard.isVerbose
    ) -> EnvID {
        let settings = CarRacing.Settings(
            lapCompletePercent: lapCompletePercent, isDomainRandomized: isDomainRandomized, isVerbose: isVerbose,
            isContinuous: false)
        return EnvID("CarRacing-v3", settings)
    }
}
