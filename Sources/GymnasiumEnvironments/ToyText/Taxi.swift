import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A taxi that fetches a passenger and brings them to their destination. `Taxi-v4`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(6)`: 0 south, 1 north, 2 east, 3 west, 4 pick up, 5 drop off |
/// | Observation | `Int`: ((row · 5 + column) · 5 + passenger) · 4 + destination, see ``decode(_:)`` |
/// | Reward | -1 for every step, -10 for picking up or dropping off where it cannot be, 20 for the delivery |
/// | Start | one of 300 states: any cell, the passenger at one stop and bound for another |
/// | Terminated | with the delivery |
/// | Truncated | by the registered time limit: after 200 steps |
/// | Info | `prob`, the probability of the transition, and `action_mask`, 1 for each action that changes something |
///
/// ```text
/// +---------+        the four stops are 0 red, 1 green, 2 yellow, 3 blue;
/// |R: | : :G|        a passenger at 4 is in the taxi;
/// | : | : : |        walls are drawn |
/// | : : : : |
/// | | : | : |
/// |Y| : |B: |
/// +---------+
/// ```
///
/// In rain a move goes ahead with probability ``rainyProbability`` and to the left or right with half of the rest each,
/// if nothing blocks the way ahead. A fickle passenger may, once, change the destination when the taxi has moved.
///
/// ```swift
/// var env = try make(.taxi(isRainy: true))
/// let start = try env.reset(seed: 42)
/// let action = try env.actionSpace.sample(mask: env.unwrapped.actionMask)
/// ```
///
/// The problem is that of Dietterich, "Hierarchical reinforcement learning with the MAXQ value function decomposition",
/// Journal of Artificial Intelligence Research 13 (2000). Numbers are Gymnasium 1.4's, to the last bit, those of the
/// model included.
public struct Taxi: TabularEnv, ConfigurableEnv {
    /// Whether moves may go to the side.
    public let isRainy: Bool
    /// Whether the passenger may change the destination.
    public let isPassengerFickle: Bool
    /// How likely a move in rain goes ahead.
    public let rainyProbability: Double
    /// How likely a fickle passenger will change the destination in an episode.
    public let fickleProbability: Double
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// What each action in each state leads to: Gymnasium's `P`, entry by entry. Changes of a fickle passenger's mind
    /// are no part of it.
    public let model: MDP

    /// The states.
    public var observationSpace = Discrete(500)
    /// 0 south, 1 north, 2 east, 3 west, 4 pick up, 5 drop off.
    public var actionSpace = Discrete(6)
    /// What start and moves are drawn from: one number each, with a fickle passenger one more at the start and one for
    /// the new destination.
    public var random = Generator()

    /// The state as a number, see ``decode(_:)``; `nil` before the first reset. Assigning a state that does not exist
    /// gives a warning and changes nothing.
    public var state: Int? {
        get { place }
        set { place = checkedState(newValue, before: place, in: self) }
    }
    /// The last action of the episode; `nil` before its first step.
    public private(set) var lastAction: Int?
    /// Whether the passenger is going to change the destination in this episode.
    public var willChangeDestination = false
    /// The last direction that the taxi drove in, as an action; south before it drives.
    public private(set) var heading = 0
    private var place: Int?
    private let infos: TaxiInfo

    /// What a town is made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var isRainy = false, isPassengerFickle = false, rainyProbability = 0.8, fickleProbability = 0.3

        /// A dry day and a passenger who knows where to go.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption("is_rainy", \Settings.isRainy, "whether moves may go to the side"),
            EnvOption("fickle_passenger", \.isPassengerFickle, "whether the passenger may change the destination"),
            EnvOption("rainy_probability", \.rainyProbability, "how likely a move in rain goes ahead, 0 to 1") {
                try checkProbability("rainyProbability", $0)
            },
            EnvOption(
                "fickle_probability", \.fickleProbability,
                "how likely a fickle passenger changes the destination in an episode, 0 to 1"
            ) { try checkProbability("fickleProbability", $0) },
        ]
    }

    /// A town with a taxi.
    ///
    /// - Parameters:
    ///   - isRainy: whether moves may go to the side.
    ///   - isPassengerFickle: whether the passenger may change the destination.
    ///   - rainyProbability: how likely a move in rain goes ahead, 0…1.
    ///   - fickleProbability: how likely a fickle passenger will change the destination in an episode, 0…1.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument`` for a number that is no probability.
    public init(
        isRainy: Bool = Settings.standard.isRainy, isPassengerFickle: Bool = Settings.standard.isPassengerFickle,
        rainyProbability: Double = Settings.standard.rainyProbability,
        fickleProbability: Double = Settings.standard.fickleProbability, renderMode: RenderMode? = nil
    ) throws {
        let settings = Settings(
            isRainy: isRainy, isPassengerFickle: isPassengerFickle, rainyProbability: rainyProbability,
            fickleProbability: fickleProbability)
        try self.init(settings, renderMode: renderMode)
    }

    /// A town with these settings.
    ///
    /// - Throws: ``InvalidArgument`` for a number that is no probability.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        try settings.check()
        isRainy = settings.isRainy
        isPassengerFickle = settings.isPassengerFickle
        rainyProbability = settings.rainyProbability
        fickleProbability = settings.fickleProbability
        self.renderMode = renderMode
        model = isRainy ? Self.rainyModel(ahead: rainyProbability) : Self.dryModel
        infos = isRainy ? TaxiInfo(rainyProbability: rainyProbability) : TaxiInfo.dry
    }

    /// Starts an episode anywhere.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        let start = try firstState(seed)
        (place, lastAction) = (start, nil)
        heading = 0
        willChangeDestination = isPassengerFickle && random.random() < fickleProbability
        return Reset(start, info: infos[start, 1])
    }

    /// Drives, or lets the passenger in or out.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<Int> {
        let before = try checked(place, before: action, in: actionSpace)
        let transition = try model.sample(before, action, using: &random)
        var next = transition.nextState
        if willChangeDestination, isPassengerFickle { next = changedDestination(from: before, to: next) }
        (place, lastAction) = (next, action)
        if action < 4 { heading = action }
        return Step(
            next, reward: transition.reward, terminated: transition.terminated,
            info: infos[next, transition.probability])
    }

    /// The state with another destination if the taxi has moved with the passenger in it.
    private mutating func changedDestination(from old: Int, to new: Int) -> Int {
        let (before, after) = (Self.decode(old), Self.decode(new))
        guard before.passenger == 4, (before.row, before.column) != (after.row, after.column) else { return new }
        willChangeDestination = false
        let drawn = random.integer(below: 3)
        return Self.encode(
            row: after.row, column: after.column, passenger: after.passenger,
            destination: drawn < before.destination ? drawn : drawn + 1)
    }
}

extension Taxi {
    /// What can be read or changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<Taxi>("s", \.state), Attribute(readOnly: "lastaction", \.lastAction),
        Attribute(readOnly: "desc", \.rows), Attribute(readOnly: "locs", \.stopList),
        Attribute(readOnly: "fickle_passenger", \.isPassengerFickle), Attribute("fickle_step", \.willChangeDestination),
        Attribute(readOnly: "rainy_probability", \.rainyProbability),
        Attribute(readOnly: "fickle_probability", \.fickleProbability),
        Attribute(readOnly: "taxi_orientation", \.heading),
        Attribute(readOnly: "initial_state_distrib", \.model.start),
    ]

    private var rows: [String] { Self.map }
    private var stopList: Value { .list(Self.stops.map { .tuple([.int($0.row), .int($0.column)]) }) }
}

extension EnvID where E == Taxi {
    /// `Taxi-v4`: a taxi and a passenger, 200 steps.
    public static var taxi: EnvID { .taxi() }

    /// `Taxi-v4` with its options.
    public static func taxi(
        isRainy: Bool = Taxi.Settings.standard.isRainy,
        isPassengerFickle: Bool = Taxi.Settings.standard.isPassengerFickle,
        rainyProbability: Double = Taxi.Settings.standard.rainyProbability,
        fickleProbability: Double = Taxi.Settings.standard.fickleProbability
    ) -> EnvID {
        let settings = Taxi.Settings(
            isRainy: isRainy, isPassengerFickle: isPassengerFickle, rainyProbability: rainyProbability,
            fickleProbability: fickleProbability)
        return EnvID("Taxi-v4", settings)
    }
}
