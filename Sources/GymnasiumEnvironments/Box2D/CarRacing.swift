import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A car that is to go around a track, of which it sees pixels. `CarRacing-v3`.
///
/// | | |
/// |-|-|
/// | Action | `Box<Float>` of 3: the steering wheel, -1 left…1 right; the gas, 0…1; the brake, 0…1, which blocks the wheels from 0.9 on |
/// | Observation | `NDArray<UInt8>` of shape (96, 96, 3): the car from above, always heading up; below it a black bar with the score, the speed, how fast the four wheels turn, the steering and the yaw |
/// | Reward | -0.1 a step, 1000 / n for each of the n tiles of the track that a wheel touches for the first time, -100 for leaving the field |
/// | Start | at rest on a track that is drawn anew |
/// | Terminated | all tiles have been touched, or the first one again after 95 % of them (`info["lap_finished"]` is true); or the car is more than 333 m from the middle (it is false) |
/// | Truncated | by the registered time limit: after 1000 steps |
///
/// The car is strong and has rear-wheel drive: it spins if it takes a turn on full gas. Grass has three fifths of the road's grip.
///
/// ```swift
/// var env = try make(.carRacing)              // .carRacingDiscrete has five actions
/// try env.reset(seed: 42)
/// let step = try env.step([0, 1, 0])          // step.reward: 6.967137809187279
/// ```
///
/// An environment that is won has a mean return of 900 or more. The track, the car and the rewards are those of Gymnasium 1.4 with
/// Box2D 2.3.10, to the last bit; pictures show the same with smoother edges.
public struct CarRacing: ConfigurableEnv {
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
    /// The steering wheel, the gas and the brake.
    public var actionSpace = Box(low: [-1, 0, 0], high: [1, 1, 1])
    /// What tracks and colours are drawn from.
    public var random = Generator()

    var race: Race

    /// What a race is made with.
    public struct Settings: EnvSettings {
        /// The part of the tiles after which the first one ends a lap.
        public var lapCompletePercent = 0.95
        /// Whether each reset draws new colours for the road and the grass.
        public var isDomainRandomized = false
        /// Whether it prints how tracks are made.
        public var isVerbose = false
        /// Whether they are those of ``CarRacing``, not of ``CarRacingDiscrete``.
        public internal(set) var isContinuous = true

        /// A wheel and pedals, and the usual colours.
        public static let standard = Settings()
        /// Five actions, and the usual colours.
        public static let discrete = Settings(isContinuous: false)
        /// The table of the options.
        public static let options = [
            EnvOption(
                "lap_complete_percent", \Settings.lapCompletePercent,
                "the part of the tiles after which the first one ends a lap"
            ) { try checkLapShare($0) },
            EnvOption(
                "domain_randomize", \.isDomainRandomized, "whether each reset draws new colours for road and grass"),
            EnvOption("continuous", \.isContinuous, "whether there are a steering wheel and pedals, or five actions"),
            EnvOption("verbose", \.isVerbose, "whether it prints how tracks are made"),
        ]

        static func checkLapShare(_ share: Double) throws {
            guard !share.isNaN else {
                throw InvalidArgument("lapCompletePercent", given: share, expected: "a number, such as 0.95")
            }
        }
    }

    /// A race with a steering wheel and pedals.
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
            lapCompletePercent: lapCompletePercent, isDomainRandomized: isDomainRandomized, isVerbose: isVerbose)
        try self.init(settings, renderMode: renderMode)
    }

    /// A race with these settings.
    ///
    /// - Throws: ``InvalidArgument``; ``InvalidOption`` for the settings of ``CarRacingDiscrete``.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        guard settings.isContinuous else {
            throw InvalidOption(
                "continuous", given: false,
                expected: "true; CarRacingDiscrete has five actions: make(.carRacingDiscrete)")
        }
        try settings.check()
        lapCompletePercent = settings.lapCompletePercent
        isDomainRandomized = settings.isDomainRandomized
        isVerbose = settings.isVerbose
        self.renderMode = renderMode
        race = Race(randomizingColors: settings.isDomainRandomized, using: &random)
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

    /// Turns the steering wheel, moves the pedals, and moves on by a fiftieth of a second.
    ///
    /// - Parameter action: steering, gas and brake. The gas is clipped; other numbers beyond the bounds act as they are.
    /// - Throws: ``InvalidAction`` for an array of another length or with a number that is none, ``ResetNeeded``.
    public mutating func step(_ action: [Float]) throws -> Step<NDArray<UInt8>> {
        guard action.count == 3, !action.contains(where: \.isNaN) else { throw InvalidAction(action, in: actionSpace) }
        return try race.step(
            RaceCar.Controls(steer: -Double(action[0]), gas: Double(action[1]), brake: Double(action[2])))
    }
}

extension CarRacing {
    static let space = ArrayBox<UInt8>(low: 0, high: 255, shape: [96, 96, 3])

    /// How the car moves; `nil` before the first reset.
    public var car: CarState? { race.scene?.carState }
    /// The places of the track in the direction of travel: the angle seen from the middle of the field, the direction of travel
    /// from the y axis to the left, both in rad, and x and y in m. None before the first reset.
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
        Attribute<CarRacing>("lap_complete_percent", \.lapCompletePercent),
        Attribute("domain_randomize", \.isDomainRandomized), Attribute("verbose", \.isVerbose),
        Attribute(readOnly: "track", \.track), Attribute(readOnly: "tile_visited_count", \.visitedTileCount),
        Attribute(readOnly: "reward", \.score), Attribute(readOnly: "t", \.time),
        Attribute(readOnly: "road_color", \.roadColor), Attribute(readOnly: "bg_color", \.backgroundColor),
        Attribute(readOnly: "grass_color", \.grassColor),
    ]

    /// How the car of a race moves.
    public struct CarState: Hashable, Sendable {
        /// Where it is, in m from the middle of the field.
        public let x, y: Double
        /// How far it is turned to the left from the y axis, in rad.
        public let angle: Double
        /// Its velocity in m/s.
        public let velocityX, velocityY: Double
        /// How fast it turns to the left, in rad/s.
        public let angularVelocity: Double
        /// How far the wheels are turned to the left from the y axis, in rad: the front ones, left and right, then the rear ones.
        public let wheelAngles: [Double]
        /// How fast the wheels turn on their axles, in rad/s, in the same order.
        public let wheelSpeeds: [Double]
        /// How far the front wheels are turned to the left, in rad.
        public var steering: Double { wheelAngles[0] - angle }
    }
}

extension EnvID where E == CarRacing {
    /// `CarRacing-v3`: a race with a steering wheel and pedals, 1000 steps.
    public static var carRacing: EnvID { .carRacing() }

    /// `CarRacing-v3` with its options.
    public static func carRacing(
        lapCompletePercent: Double = CarRacing.Settings.standard.lapCompletePercent,
        isDomainRandomized: Bool = CarRacing.Settings.standard.isDomainRandomized,
        isVerbose: Bool = CarRacing.Settings.standard.isVerbose
    ) -> EnvID {
        let settings = CarRacing.Settings(
            lapCompletePercent: lapCompletePercent, isDomainRandomized: isDomainRandomized, isVerbose: isVerbose)
        return EnvID("CarRacing-v3", settings)
    }
}
