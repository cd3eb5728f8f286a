import GymnasiumCore
import LyceumNumerics

/// Pendulums that are advanced together.
package struct PendulumRows: DynamicsRows {
    package static let width = 3
    fileprivate var world = Common<Pendulum.World>()
    fileprivate private(set) var angle, angularVelocity: [Double]
    fileprivate private(set) var lastTorque: [Float?]
    private var sine, cosine: [Double]

    package init(count: Int) {
        angle = Array(repeating: 0, count: count)
        (angularVelocity, sine, cosine) = (angle, angle, angle)
        lastTorque = Array(repeating: nil, count: count)
    }

    package mutating func clear() { world = Common() }

    fileprivate mutating func set(_ lane: Int, _ state: Pendulum.State, lastTorque torque: Float?) {
        (angle[lane], angularVelocity[lane], lastTorque[lane]) = (state.angle, state.angularVelocity, torque)
        sine[lane] = Math.sin(state.angle)
    }

    package func accepts(_ actions: NDArray<Float>) -> Bool { actions.shape == [angle.count, 1] }

    package mutating func advance(_ actions: NDArray<Float>, _ results: RowState.Results) -> Bool {
        guard let world = world.value else { return false }
        let torques = actions.elements
        for lane in angle.indices {
            var state = Pendulum.State(angle: angle[lane], angularVelocity: angularVelocity[lane])
            let torque = world.clipped(torques[lane])
            results.rewards[lane] = -world.advance(&state, torque: torque, sine: sine[lane])
            (angle[lane], angularVelocity[lane], lastTorque[lane]) = (state.angle, state.angularVelocity, torque)
        }
        Math.rows(of: angle, count: angle.count, sines: &sine, cosines: &cosine)
        for lane in angle.indices {
            results.observations[3 * lane] = Float(cosine[lane])
            results.observations[3 * lane + 1] = Float(sine[lane])
            results.observations[3 * lane + 2] = Float(angularVelocity[lane])
        }
        results.terminated.update(repeating: false)
        return false
    }
}

extension Pendulum: RowEnv {
    package func enter(_ rows: inout PendulumRows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
        guard let state, rows.world.admits(World(self)) else { return false }
        rows.set(lane, state, lastTorque: lastTorque)
        return true
    }

    package mutating func leave(_ rows: PendulumRows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool) {
        state = State(angle: rows.angle[lane], angularVelocity: rows.angularVelocity[lane])
        lastTorque = rows.lastTorque[lane]
    }
}
