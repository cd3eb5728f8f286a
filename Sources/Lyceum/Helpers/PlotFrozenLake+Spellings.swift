import Gymnasium

// rldurham's names for values and policy, for which the compiler answers with those here.

/// rldurham's `plot_frozenlake(env, v, policy)`.
@available(
    *, unavailable,
    message: """
        write `try plotFrozenLake(env, values: v, policy: .probabilities(policy))`, or `policy: .actions(policy)` \
        where there is one action for each state
        """
)
public func plotFrozenLake(
    _ env: some Env, v: [Double], policy: some Any, trajectory: [Int] = [], title: String = "", to path: String = ""
) throws { fatalError() }

/// rldurham's `plot_frozenlake(env, v)`.
@available(*, unavailable, renamed: "plotFrozenLake(_:values:)")
public func plotFrozenLake(
    _ env: some Env, v: [Double], trajectory: [Int] = [], title: String = "", to path: String = ""
)
    throws
{ fatalError() }

/// rldurham's `plot_frozenlake(env, policy=policy)`, with the policy as it is.
@available(
    *, unavailable,
    message: """
        write `policy: .probabilities(policy)` where it holds the probabilities of each state's actions, or \
        `policy: .actions(policy)` where there is one action for each state
        """
)
public func plotFrozenLake(
    _ env: some Env, values: [Double]? = nil, policy: [some Any], trajectory: [Int] = [], colorRamp: Double = 1,
    showsValues: Bool = true, title: String = "", to path: String = ""
) throws { fatalError() }
