import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Two places that rent out cars, which can be moved overnight. `textbook/JacksCarRental-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(11, start=-5)`: cars moved from the first place to the second, negative for the other way; more than there are counts as all of them |
/// | Observation | `Discrete(441)`: 21 · cars at the first place + cars at the second, in the evening |
/// | Reward | 10 for each car rented out the next day, -2 for each car moved |
/// | Start | 10 cars at each place |
/// | Terminated | never |
/// | Truncated | never |
///
/// Requests are Poisson distributed with means 3 and 4, returns with 3 and 2; returned cars can be rented out the day after,
/// and a place holds 20 cars: more disappear. Sutton and Barto, Reinforcement Learning, 2nd edition, example 4.2 and figure
/// 4.2; the discount is 0.9. Exercise 4.7 is `freeShuttle` (one car from the first place to the second costs nothing) and
/// `secondLot` (4 for each place that keeps more than 10 cars overnight).
public struct JacksCarRental: TabularEnv, ConfigurableEnv {
    /// How many cars a place holds.
    public static let capacity = 20
    /// How many cars can be moved in a night.
    public static let maxMoved = 5
    /// The mean number of requests a day at each place.
    public static let meanRequests = [3.0, 4.0]
    /// The mean number of returns a day at each place.
    public static let meanReturns = [3.0, 2.0]

    /// Whether one car a night goes from the first place to the second for nothing.
    public let freeShuttle: Bool
    /// Whether more than 10 cars overnight at a place cost 4.
    public let secondLot: Bool
    /// The state; `nil` before the first reset.
    public var state: Int?
    /// The cars moved last, for the picture.
    var lastMove = 0
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The cars at both places.
    public var observationSpace = Discrete(441)
    /// The cars to move.
    public var actionSpace = Discrete(11, start: -5)
    /// What requests and returns are drawn from: four numbers for a step.
    public var random = Generator()

    /// What the rental is made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var freeShuttle = false, secondLot = false

        /// The rental of the example.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption(
                "free_shuttle", \Settings.freeShuttle, "whether one car a night goes to the second place for nothing"),
            EnvOption("second_lot", \.secondLot, "whether more than 10 cars over night at a place cost 4"),
        ]
    }

    /// The rental of the example, or with the options that of the exercise.
    public init(
        freeShuttle: Bool = Settings.standard.freeShuttle, secondLot: Bool = Settings.standard.secondLot,
        renderMode: RenderMode? = nil
    ) {
        self.init(Settings(freeShuttle: freeShuttle, secondLot: secondLot), renderMode: renderMode)
    }

    /// The rental with these settings.
    public init(_ settings: Settings, renderMode: RenderMode?) {
        freeShuttle = settings.freeShuttle
        secondLot = settings.secondLot
        self.renderMode = renderMode
    }

    /// The state of two numbers of cars.
    public static func state(first: Int, second: Int) -> Int { first * (capacity + 1) + second }
    /// The cars at both places in a state.
    public static func cars(in state: Int) -> (first: Int, second: Int) {
        (state / (capacity + 1), state % (capacity + 1))
    }

    /// The cars at both places the next morning, and what the night costs.
    func night(_ cars: (first: Int, second: Int), moved: Int) -> (first: Int, second: Int, cost: Double) {
        let first = min(cars.first - moved, Self.capacity)
        let second = min(cars.second + moved, Self.capacity)
        let paid = freeShuttle && moved > 0 ? moved - 1 : abs(moved)
        let fullLots = secondLot ? [first, second].count { $0 > 10 } : 0
        return (first, second, Double(2 * paid + 4 * fullLots))
    }

    /// The moves that are possible in a state, ascending: no more than there are cars.
    public static func moves(in state: Int) -> ClosedRange<Int> {
        let cars = cars(in: state)
        return -min(cars.second, maxMoved)...min(cars.first, maxMoved)
    }

    /// The move, or the nearest possible one, counted from 0.
    public func modelAction(_ moved: Int, in state: Int) -> Int {
        let possible = Self.moves(in: state)
        return min(max(moved, possible.lowerBound), possible.upperBound) + Self.maxMoved
    }

    /// Starts with 10 cars at each place.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        let first = Self.state(first: 10, second: 10)
        state = first
        lastMove = 0
        return Reset(first)
    }

    /// Moves cars overnight, and rents out for a day.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ moved: Int) throws -> Step<Int> {
        let evening = try checked(state, before: moved, in: actionSpace)
        lastMove = modelAction(moved, in: evening) - Self.maxMoved
        let morning = night(Self.cars(in: evening), moved: lastMove)
        let requests = Self.meanRequests.map { poisson($0, random.random()) }
        let returns = Self.meanReturns.map { poisson($0, random.random()) }
        let rented = [min(morning.first, requests[0]), min(morning.second, requests[1])]
        let next = Self.state(
            first: min(morning.first - rented[0] + returns[0], Self.capacity),
            second: min(morning.second - rented[1] + returns[1], Self.capacity))
        state = next
        return Step(next, reward: Double(10 * (rented[0] + rented[1])) - morning.cost)
    }

    /// What it was made with.
    public static let attributes = [
        Attribute<JacksCarRental>(readOnly: "free_shuttle", \.freeShuttle),
        Attribute(readOnly: "second_lot", \.secondLot),
    ]
}

/// The number of events whose distribution function first exceeds a number from 0 to 1.
func poisson(_ mean: Double, _ number: Double) -> Int {
    var count = 0
    var chance = Math.exp(-mean)
    var sum = chance
    while sum <= number, chance > 0 {
        count += 1
        chance *= mean / Double(count)
        sum += chance
    }
    return count
}

extension EnvID where E == JacksCarRental {
    /// `textbook/JacksCarRental-v0`: example 4.2.
    public static var jacksCarRental: EnvID { .jacksCarRental() }

    /// `textbook/JacksCarRental-v0` with the changes of exercise 4.7.
    public static func jacksCarRental(
        freeShuttle: Bool = JacksCarRental.Settings.standard.freeShuttle,
        secondLot: Bool = JacksCarRental.Settings.standard.secondLot
    ) -> EnvID {
        EnvID(
            "textbook/JacksCarRental-v0", JacksCarRental.Settings(freeShuttle: freeShuttle, secondLot: secondLot))
    }
}
