import LyceumKernels

/// Moves the parameters of a target network toward those of the network that learns.
///
/// ```swift
/// let network = Linear(4, 2), target = Linear(4, 2)
/// updateTarget(target, from: network)                       // a copy, every so many steps (DQN)
/// updateTarget(target, from: network, rate: 0.005)          // a little in each step (SAC)
/// ```
/// value ← value + rate · (network's value - value), Polyak's average.
///
/// - Parameters:
///   - target: The module to change.
///   - network: The module to follow, with the same number of parameters of the same shapes; another one stops the
///     program.
///   - rate: How far, from 0 to 1: 1 for a copy.
public func updateTarget(_ target: Module, from network: Module, rate: Double = 1) {
    InvalidSetting.check(rate, isIn: 0...1, "updateTarget", "rate", "from 0 to 1")
    let followers = target.parameters
    let leaders = network.parameters
    InvalidSetting.check(
        leaders.count, isIn: followers.count...followers.count, "updateTarget", "the network's number of parameters",
        "\(followers.count)")
    let share = Float(rate)
    for (follower, leader) in zip(followers, leaders) {
        let goal = leader.value
        guard rate < 1, goal.shape == follower.shape else {
            follower.value = goal
            continue
        }
        goal.withUnsafeElements { goal in
            follower.withUnsafeMutableValue { value in
                guard let target = value.baseAddress else { return }
                ly_move_towards(value.count, share, goal.baseAddress, target)
            }
        }
    }
}
