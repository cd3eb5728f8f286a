import GymnasiumCore
import LyceumNumerics

/// Cars with an accelerator that are advanced together.
package struct MountainCarContinuousRows: DynamicsRows {
    package static let width = 2
    fileprivate var world = Common<MountainCarContinuous.World>()
    fileprivate var states: [MountainCarContinuous.State]
    fileprivate var lastForce: [Float?]
    private var cosine: [Double]

    package init(count: Int) {
        states = Array(repeating: MountainCarContinuous.State(position: 0, velocity: 0), count: count)
        lastForce = Array(repeating: nil, count: count)
        cosine = Array(repeating: 0, count: count)
    }

    package mutating func clear() { world = Common() }

    package func accepts(_ actions: NDArray<Float>) -> Bool { actions.shape == [states.count, 1] }

    package mutating func advance(_ actions: NDArray<Float>, _ results: RowState.Results) -> Bool {
        guard let world = world.value else { return false }
        for lane in states.indices { cosine[lane] = world.angle(states[lane]) }
        cosine.withUnsafeMutableBufferPointer { angles in
            guard let first = angles.baseAddress else { return }
            Math.rows(of: first, count: angles.count, sines: nil, cosines: first)
        }
        let forces = actions.elements
        var isAnyAtGoal = false
        for lane in states.indices {
            let (next, reward, isAtGoal) = world.advanced(states[lane], forces[lane], cosine: cosine[lane])
            (states[lane], lastForce[lane]) = (next, world.clipped(forces[lane]))
            results.observations[2 * lane] = Float(next.position)
            results.observations[2 * lane + 1] = Float(next.velocity)
            results.rewards[lane] = reward
            results.terminated[lane] = isAtGoal
            if isAtGoal { isAnyAtGoal = true }
        }
        return isAnyAtGoal
    }
}

extension MountainCarContinuous: RowEnv {
    package func enter(_ rows: inout MountainCarContinuousRows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
        guard let state, rows.world.admits(World(self)) else { return false }
        (rows.states[lane], rows.lastForce[lane]) = (state, lastForce)
        return true
    }

    package mutating func leave(
        _ rows: MountainCarContinuousRows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool
    ) {
        (state, lastForce) = (rows.states[lane], rows.lastForce[lane])
    }
}
