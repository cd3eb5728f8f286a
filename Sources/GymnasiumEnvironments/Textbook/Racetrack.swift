import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A racing car on a track of cells: turn as fast as possible, and do not run off. `textbook/Racetrack-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(9)`: 3 · (change of the speed upwards + 1) + change of the speed to the right + 1, changes being -1, 0 or 1 |
/// | Observation | `Discrete`: 25 · number of the cell + 5 · speed upwards + speed to the right (``car(in:)``) |
/// | Reward | -1 for every step |
/// | Start | a cell of the starting line, equally likely, without speed |
/// | Terminated | on crossing the finishing line |
/// | Truncated | never |
///
/// Speeds are 0 to 4 cells a step; off the starting line, a change that would stop the car counts as none. With
/// probability `noise`, 0.1, both changes are 0 whatever the action. A car that leaves the track goes on from the
/// starting line.
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, exercise 5.12 and figure 5.5. A step goes along the straight line
/// from cell to cell; each is looked at in turn for the finish and the edge.
public struct Racetrack: TabularEnv, ConfigurableEnv {
    /// Which of the two tracks of figure 5.5.
    public enum Course: String, Sendable, Hashable, Codable, CaseIterable {
        /// The left one.
        case a
        /// The right one.
        case b
    }

    /// A car on the track.
    public struct Car: Sendable, Hashable, Codable {
        /// The row, 0 at the top.
        public var row: Int
        /// The column, 0 at the left.
        public var column: Int
        /// The speed upwards, 0 to 4.
        public var up: Int
        /// The speed to the right, 0 to 4.
        public var right: Int

        /// A car.
        public init(row: Int, column: Int, up: Int = 0, right: Int = 0) {
            self.row = row
            self.column = column
            self.up = up
            self.right = right
        }
    }

    /// Which of the two tracks.
    public let course: Course
    /// The cells: floor is the track, goal the finishing line, start the starting line, wall what lies beside.
    public let layout: GridLayout
    /// The probability that an action has no effect.
    public let noise: Double
    /// The state; `nil` before the first reset.
    public var state: Int?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// Cells and speeds.
    public var observationSpace: Discrete
    /// Changes of the speeds.
    public var actionSpace = Discrete(9)
    /// What first cells and the noise are drawn from.
    public var random = Generator()
    /// The cells of the track in ascending order, and for each cell of the layout its place among them, -1 for none.
    let cells: [Int]
    private let numbers: [Int]
    /// The cells of the starting line.
    let starts: [Int]

    /// What a track is made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var course = Course.a, noise = 0.1

        /// The left track.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption(choice: "track", \Settings.course, "the track of figure 5.5: a, the left one, or b"),
            EnvOption("noise", \.noise, "the probability that an action has no effect, 0 to 1") {
                try checkChance("noise", $0)
            },
        ]
    }

    /// A track.
    ///
    /// - Parameters:
    ///   - course: which of the two.
    ///   - noise: the probability that an action has no effect, from 0 to 1.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument`` for a noise that is no probability.
    public init(
        _ course: Course = Settings.standard.course, noise: Double = Settings.standard.noise,
        renderMode: RenderMode? = nil
    ) throws {
        try self.init(Settings(course: course, noise: noise), renderMode: renderMode)
    }

    /// A track with these settings.
    ///
    /// - Throws: ``InvalidArgument`` for a noise that is no probability.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        try settings.check()
        course = settings.course
        noise = settings.noise
        self.renderMode = renderMode
        layout = course.layout
        starts = layout.states(.start)
        cells = layout.cells.indices.filter { [layout] in layout.cells[$0] != .wall }
        var numbers = Array(repeating: -1, count: layout.cells.count)
        for (number, cell) in cells.enumerated() { numbers[cell] = number }
        self.numbers = numbers
        observationSpace = Discrete(cells.count * 25)
    }

    /// The car of a state.
    public func car(in state: Int) -> Car {
        let cell = cells[state / 25]
        return Car(row: layout.row(of: cell), column: layout.column(of: cell), up: state / 5 % 5, right: state % 5)
    }

    /// The state of a car; `nil` for a place off the track or a speed out of range.
    public func state(of car: Car) -> Int? {
        guard (0..<layout.rowCount).contains(car.row), (0..<layout.columnCount).contains(car.column),
            (0...4).contains(car.up), (0...4).contains(car.right)
        else { return nil }
        let number = numbers[layout.state(row: car.row, column: car.column)]
        return number < 0 ? nil : number * 25 + car.up * 5 + car.right
    }

    /// The action itself: all can be taken everywhere.
    public func modelAction(_ action: Int, in state: Int) -> Int { action }

    /// Puts the car on the starting line.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        let first = startState(random.integer(below: starts.count))
        state = first
        return Reset(first)
    }

    /// Drives on.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<Int> {
        let state = try checked(state, before: action, in: actionSpace)
        guard !isFinished(state) else { return Step(state, reward: 0, terminated: true) }
        let steered = random.random() < noise ? 4 : action
        switch drive(car(in: state), steered) {
        case .reached(let next):
            self.state = next
            return Step(next, reward: -1)
        case .finished(let next):
            self.state = next
            return Step(next, reward: -1, terminated: true)
        case .crashed:
            let next = startState(random.integer(below: starts.count))
            self.state = next
            return Step(next, reward: -1)
        }
    }

    /// What a drive may lead to.
    enum Outcome {
        case reached(Int)
        case finished(Int)
        case crashed
    }

    /// Changes the speeds and follows the line from cell to cell.
    func drive(_ car: Car, _ action: Int) -> Outcome {
        var next = car
        next.up = min(max(car.up + action / 3 - 1, 0), 4)
        next.right = min(max(car.right + action % 3 - 1, 0), 4)
        let isAtStart = layout.cells[layout.state(row: car.row, column: car.column)] == .start
        if next.up == 0, next.right == 0, !isAtStart { (next.up, next.right) = (car.up, car.right) }
        let length = max(next.up, next.right)
        for part in stride(from: 1, through: length, by: 1) {
            next.row = car.row - (2 * next.up * part + length) / (2 * length)
            next.column = car.column + (2 * next.right * part + length) / (2 * length)
            guard let state = state(of: next) else { return .crashed }
            if isFinished(state) { return .finished(state - next.up * 5 - next.right) }
        }
        return state(of: next).map { .reached($0) } ?? .crashed
    }

    func startState(_ index: Int) -> Int { numbers[starts[index]] * 25 }
    func isFinished(_ state: Int) -> Bool { layout.cells[cells[state / 25]] == .goal }

    /// What it was made with.
    public static let attributes = [
        Attribute<Racetrack>(readOnly: "noise", \.noise), Attribute(readOnly: "track", \.course.rawValue),
    ]
}

extension EnvID where E == Racetrack {
    /// `textbook/Racetrack-v0`: the left track of figure 5.5.
    public static var racetrack: EnvID { EnvID("textbook/Racetrack-v0") }

    /// `textbook/Racetrack-v0` with one of both tracks.
    public static func racetrack(
        _ course: Racetrack.Course, noise: Double = Racetrack.Settings.standard.noise
    ) -> EnvID {
        EnvID("textbook/Racetrack-v0", Racetrack.Settings(course: course, noise: noise))
    }
}
