import Gymnasium
import LyceumGraphics

/// Draws values, a policy and a trajectory on a frozen lake as an SVG file: rldurham's `plot_frozenlake`.
///
/// ```swift
/// let lake = try make(.frozenLake)
/// let (values, policy) = ([Double](repeating: 0.5, count: 16), [[Double]](repeating: [0.5, 0.5, 0, 0], count: 16))
/// try plotFrozenLake(lake, values: values, policy: .probabilities(policy), trajectory: [0, 4, 8])
/// ```
///
/// It is ``plotGridWorld(_:values:policy:trajectory:colorRamp:showsValues:title:to:)`` with the lake's labels: a light
/// dot and the word for ice, teal for the start, red for the goal, a blue dot for a hole. Unlike rldurham's it takes
/// any values, including negative ones and those above 1.
///
/// - Throws: as `plotGridWorld`.
public func plotFrozenLake(
    _ env: some Env, values: [Double]? = nil, policy: GridPolicy? = nil, trajectory: [Int] = [],
    colorRamp: Double = 1, showsValues: Bool = true, title: String = "", to path: String = "plots/frozenlake.svg"
) throws {
    var map = try gridMap(
        env, values: values, policy: policy, trajectory: trajectory, colorRamp: colorRamp, showsValues: showsValues,
        title: title)
    for index in map.cells.indices where map.cells[index].kind == .floor {
        map.cells[index].kind = .ice
        map.cells[index].label = "ice"
    }
    try map.write(to: path)
}
