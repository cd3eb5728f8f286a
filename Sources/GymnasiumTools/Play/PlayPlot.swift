import GymnasiumCore
import LyceumGraphics

/// Charts of the last steps of a game: Gymnasium's `PlayPlot`.
///
/// ```swift
/// var plot = try PlayPlot<Value, Value>("reward", "angle", horizon: 150) { observation, action, step in
///     [step.reward, step.observation[2]]
/// }
/// try play(&env) { try plot.add($0, $1, $2) }
/// try plot.write(to: "plots/game.svg")
/// ```
public struct PlayPlot<Observation: Sendable, Action> {
    /// What is plotted, each in a chart of its own.
    public let names: [String]
    /// The number of steps that are kept.
    public let horizon: Int
    /// The number of steps so far.
    public private(set) var stepCount = 0
    /// The numbers kept, the oldest first: one list for each name.
    public private(set) var values: [[Double]]
    private let numbers: (Observation, Action, Step<Observation>) throws -> [Double]

    /// Empty charts.
    ///
    /// - Parameters:
    ///   - names: what is plotted.
    ///   - horizon: the number of steps to keep, 1 or more.
    ///   - numbers: receives for a step the observation before it, the action and the step's result, and returns a
    ///     number for each name.
    /// - Throws: ``InvalidArgument`` for a horizon below 1.
    public init(
        _ names: String..., horizon: Int = 150,
        numbers: @escaping (Observation, Action, Step<Observation>) throws -> [Double]
    ) throws {
        guard horizon >= 1 else { throw InvalidArgument("horizon", given: horizon, expected: "1 or more steps") }
        self.names = names
        self.horizon = horizon
        self.numbers = numbers
        values = Array(repeating: [], count: names.count)
    }

    /// Adds a step, and drops the oldest one beyond the horizon.
    ///
    /// - Throws: ``InvalidArgument`` if there is not one number for each name.
    public mutating func add(_ observation: Observation, _ action: Action, _ step: Step<Observation>) throws {
        let new = try numbers(observation, action, step)
        guard new.count == names.count else {
            throw InvalidArgument(
                "numbers", given: "\(new.count) of them", expected: "one for each of \(names.joined(separator: ", "))")
        }
        stepCount += 1
        for (index, number) in new.enumerated() {
            values[index].append(number)
            if values[index].count > horizon { values[index].removeFirst() }
        }
    }

    /// The charts, one below the other, over the number of the step.
    public var figure: Figure {
        let charts = zip(names, values).map { name, numbers in
            var chart = Chart(x: "step", y: Chart.Axis(name), height: 220)
            chart.line(
                x: Array(stepCount - numbers.count + 1..<stepCount + 1), y: numbers, style: .hidden, marker: .circle)
            return chart
        }
        return Figure(charts)
    }

    /// Writes the charts as an SVG file.
    ///
    /// - Throws: `FileError`.
    public func write(to path: String) throws { try figure.write(to: path) }
}
