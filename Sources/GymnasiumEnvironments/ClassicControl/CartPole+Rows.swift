import GymnasiumCore

/// Poles on carts with a stream each, advanced together.
package struct CartPoleLanes: DynamicsRows {
    package static let width = 4
    fileprivate var poles: CartPoleRows
    fileprivate var world = Common<CartPoleRows.World>()

    package init(count: Int) { poles = CartPoleRows(count: count) }

    package mutating func clear() { world = Common() }

    package func accepts(_ actions: [Int]) -> Bool { poles.accepts(actions) }

    package mutating func advance(_ actions: [Int], _ results: RowState.Results) -> Bool {
        guard let world = world.value else { return false }
        let rewards = world.suttonBartoReward ? (0.0, -1.0) : (1.0, 1.0)
        return poles.advance(world, actions, rewards: rewards, results)
    }
}

extension CartPole: RowEnv {
    package func enter(_ rows: inout CartPoleLanes, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
        guard let state, !hasFallen, actionSpace.n == 2, actionSpace.start == 0,
            rows.world.admits(CartPoleRows.World(self))
        else { return false }
        rows.poles[lane] = state
        return true
    }

    package mutating func leave(_ rows: CartPoleLanes, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool) {
        state = rows.poles[lane]
        hasFallen = isTerminated
    }
}
