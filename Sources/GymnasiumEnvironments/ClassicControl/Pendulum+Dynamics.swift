import LyceumNumerics

extension Pendulum {
    /// What a step depends on beside the state.
    struct World: Equatable, Sendable {
        private let gravity, mass, length, timeStep, maxSpeed, maxTorque: Double

        @inline(__always)
        init(_ pendulum: Pendulum) {
            (gravity, mass, length) = (pendulum.gravity, pendulum.mass, pendulum.length)
            (timeStep, maxSpeed, maxTorque) = (pendulum.timeStep, pendulum.maxSpeed, pendulum.maxTorque)
        }

        /// The torque that the motor has.
        @inline(__always)
        func clipped(_ torque: Float) -> Float { min(max(torque, Float(-maxTorque)), Float(maxTorque)) }

        /// Advances a state, with the sine of its angle at hand.
        ///
        /// - Returns: the cost.
        @inline(__always)
        func advance(_ state: inout State, torque: Float, sine: Double) -> Double {
            let cost =
                squared(wrapped(state.angle)) + 0.1 * squared(state.angularVelocity) + Double(0.001 * squared(torque))
            let fall = 3 * gravity / (2 * length) * sine
            let push = Double(Float(3 / (mass * squared(length))) * torque)
            let velocity = state.angularVelocity + (fall + push) * timeStep
            state.angularVelocity = min(max(velocity, -maxSpeed), maxSpeed)
            state.angle += state.angularVelocity * timeStep
            return cost
        }

        /// An angle within -π…π, by the remainder that has the sign of the divisor.
        @inline(__always)
        private func wrapped(_ angle: Double) -> Double {
            let turn = 2 * Double.pi
            var rest = angle + .pi
            // Within a turn the remainder is the number itself, and subtracting one turn from the next is exact.
            if rest >= turn, rest < 2 * turn {
                rest -= turn
            } else if rest.magnitude >= turn {
                rest = Math.fmod(rest, turn)
            }
            if rest < 0 { rest += turn }
            return rest - .pi
        }
    }
}
