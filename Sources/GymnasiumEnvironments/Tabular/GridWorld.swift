import GymnasiumCore

/// An environment whose observations are the cells of a grid, numbered row by row from the top left.
///
/// `plotGridWorld` draws values, policies and trajectories on it.
public protocol GridWorld: Env where Observation == Int, Action == Int {
    /// The cells, and where each action leads.
    var layout: GridLayout { get }
}

extension Env {
    /// The cells of the grid world below all wrappers, also of one made by its string id; `nil` for other environments.
    public var gridLayout: GridLayout? { (innermost as? any GridWorld)?.layout }
}
