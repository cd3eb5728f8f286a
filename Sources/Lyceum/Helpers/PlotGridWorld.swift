import Gymnasium
import LyceumGraphics

/// What an agent does in each state.
public enum GridPolicy: Sendable, Hashable {
    /// One action for each state.
    case actions([Int])
    /// For each state the probabilities of its actions.
    case probabilities([[Double]])
}

/// Draws what is known about a grid world as an SVG file: values as shades and numbers, a policy as arrows, a trajectory as a
/// line.
///
/// ```swift
/// let grid = try make(.windyGrid)
/// let right = [Int](repeating: 1, count: 70)
/// try plotGridWorld(grid, policy: .actions(right), trajectory: [30, 31, 32], to: "plots/windy.svg")
/// ```
///
/// It works for every environment that is a `GridWorld` below its wrappers, made by a typed or a string id. Values between 0
/// and 1 are drawn on a scale from 0 to 1, any others from the least to the greatest, 0 included; one that is not finite is
/// left white. The file is replaced at once, so that a browser may reload it while the program runs.
///
/// - Parameters:
///   - env: the world.
///   - values: a number for each cell, row by row.
///   - policy: what is done in each cell; an arrow is as long as its action is likely. Pits, goals and walls have none.
///   - trajectory: the states visited, in order.
///   - colorRamp: the power that shades are raised to: 0.5 makes small values visible.
///   - showsValues: whether values other than 0 are written as numbers.
///   - title: a heading.
///   - path: the file; its folder is made if it does not exist.
/// - Throws: ``NotAGridWorld``; `InvalidArgument` for a number of values or policies other than that of the cells,
///   unknown actions or states, a ramp that is not above 0; `FileError`.
public func plotGridWorld(
    _ env: some Env, values: [Double]? = nil, policy: GridPolicy? = nil, trajectory: [Int] = [],
    colorRamp: Double = 1, showsValues: Bool = true, title: String = "", to path: String = "plots/gridworld.svg"
) throws {
    try gridMap(
        env, values: values, policy: policy, trajectory: trajectory, colorRamp: colorRamp, showsValues: showsValues,
        title: title
    ).write(to: path)
}

/// The picture that ``plotGridWorld(_:values:policy:trajectory:colorRamp:showsValues:title:to:)`` writes, to change it first.
///
/// - Throws: as `plotGridWorld`, but for `FileError`.
public func gridMap(
    _ env: some Env, values: [Double]? = nil, policy: GridPolicy? = nil, trajectory: [Int] = [],
    colorRamp: Double = 1, showsValues: Bool = true, title: String = ""
) throws -> GridMap {
    guard let layout = env.gridLayout else { throw NotAGridWorld(env: env.description) }
    let count = layout.cells.count
    if let values, values.count != count {
        throw InvalidArgument("values", given: "\(values.count) numbers", expected: "\(count), one for each cell")
    }
    guard colorRamp > 0, colorRamp.isFinite else {
        throw InvalidArgument("colorRamp", given: colorRamp, expected: "a number above 0")
    }
    if let state = trajectory.first(where: { !layout.cells.indices.contains($0) }) {
        throw InvalidArgument("trajectory", given: "state \(state)", expected: "states from 0 to \(count - 1)")
    }
    let arrows = try policy.map { try layout.arrows($0) }
    let cells = layout.cells.indices.map { state -> GridMap.Cell in
        let (kind, label): (GridMap.Kind, String) =
            switch layout.cells[state] {
            case .floor: (.floor, "")
            case .start: (.start, "start")
            case .goal: (.goal, "goal")
            case .pit: (.pit, "")
            case .wall: (.wall, "")
            }
        let isOpen = [.floor, .start].contains(layout.cells[state])
        return GridMap.Cell(kind, label: label, value: values?[state], arrows: isOpen ? arrows?[state] ?? [] : [])
    }
    return GridMap(
        columns: layout.columnCount, cells: cells, trajectory: trajectory, shadeExponent: colorRamp,
        showsValues: showsValues, title: title)
}

extension GridLayout {
    /// The arrows of a policy for each state.
    fileprivate func arrows(_ policy: GridPolicy) throws -> [[GridMap.Arrow]] {
        func arrow(_ action: Int, _ probability: Double) -> GridMap.Arrow {
            GridMap.Arrow(
                right: probability * Double(moves[action].columns), down: probability * Double(moves[action].rows))
        }
        switch policy {
        case .actions(let actions):
            guard actions.count == cells.count else {
                throw InvalidArgument(
                    "policy", given: "\(actions.count) actions", expected: "\(cells.count), one for each cell")
            }
            return try actions.map { action in
                guard moves.indices.contains(action) else {
                    throw InvalidArgument("policy", given: "action \(action)", expected: "0 to \(moves.count - 1)")
                }
                return [arrow(action, 1)]
            }
        case .probabilities(let rows):
            guard rows.count == cells.count, rows.allSatisfy({ $0.count == moves.count }) else {
                throw InvalidArgument(
                    "policy", given: "\(rows.count) rows of \(Set(rows.map(\.count)).sorted()) probabilities",
                    expected: "\(cells.count) rows of \(moves.count)")
            }
            return rows.map { row in
                row.indices.filter { row[$0] > 0 && row[$0].isFinite }.map { arrow($0, min(row[$0], 1)) }
            }
        }
    }
}

/// An environment that is to be drawn as a grid, and is not a grid world.
public struct NotAGridWorld: Error, Sendable, Equatable, CustomStringConvertible {
    /// The environment as printed.
    public let env: String

    public var description: String {
        "\(env) is no grid world: conform its type to GridWorld, whose `layout` says what each cell is"
    }
}
