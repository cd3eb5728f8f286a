import LyceumNumerics

extension Acrobot {
    /// The state a time step later: one step of the classical Runge-Kutta method of fourth order, with the torque held.
    ///
    /// Angles are brought back to -π…π by whole turns, velocities are clipped.
    func advanced(_ state: State, torque: Double) -> State {
        let start = SIMD4(state.angle1, state.angle2, state.velocity1, state.velocity2)
        let half = timeStep / 2
        let (lengthSquare, center1Square) = (squared(linkLength1), squared(linkCenter1))
        let center2Square = squared(linkCenter2)
        func slope(_ state: SIMD4<Double>) -> SIMD4<Double> {
            derivative(state, torque, lengthSquare, center1Square, center2Square)
        }
        let first = slope(start)
        let second = slope(start + half * first)
        let third = slope(start + half * second)
        let fourth = slope(start + timeStep * third)
        let next = start + timeStep / 6 * (first + 2 * second + 2 * third + fourth)
        return State(
            angle1: wrapped(next[0]), angle2: wrapped(next[1]),
            velocity1: min(max(next[2], -maxVelocity1), maxVelocity1),
            velocity2: min(max(next[3], -maxVelocity2), maxVelocity2))
    }

    /// How fast angles and velocities change.
    ///
    /// Sutton and Barto, Reinforcement Learning (1998), figure 11.4; the sums are added up from left to right. Free
    /// fall is 9.8 m/s².
    private func derivative(
        _ state: SIMD4<Double>, _ torque: Double, _ lengthSquare: Double, _ center1Square: Double,
        _ center2Square: Double
    ) -> SIMD4<Double> {
        let (m1, m2, l1, c1, c2) = (linkMass1, linkMass2, linkLength1, linkCenter1, linkCenter2)
        let inertia = linkInertia
        let (w1, w2) = (state[2], state[3])
        let (sine2, cosine2) = (Math.sin(state[1]), Math.cos(state[1]))
        let d1 =
            m1 * center1Square + m2 * (lengthSquare + center2Square + 2 * l1 * c2 * cosine2) + inertia + inertia
        let d2 = m2 * (center2Square + l1 * c2 * cosine2) + inertia
        let phi2 = m2 * c2 * 9.8 * Math.cos(state[0] + state[1] - .pi / 2)
        let centrifugal = -m2 * l1 * c2 * squared(w2) * sine2
        let coriolis = 2 * m2 * l1 * c2 * w2 * w1 * sine2
        let phi1 = centrifugal - coriolis + (m1 * c1 + m2 * l1) * 9.8 * Math.cos(state[0] - .pi / 2) + phi2
        let force =
            switch equations {
            case .book: torque + d2 / d1 * phi1 - m2 * l1 * c2 * squared(w1) * sine2 - phi2
            case .nips: torque + d2 / d1 * phi1 - phi2
            }
        let acceleration2 = force / (m2 * center2Square + inertia - squared(d2) / d1)
        let acceleration1 = -(d2 * acceleration2 + phi1) / d1
        return SIMD4(w1, w2, acceleration1, acceleration2)
    }

    /// An angle brought to -π…π by adding or subtracting whole turns, one after the other.
    private func wrapped(_ angle: Double) -> Double {
        // So far out, single turns would take for ever or change nothing.
        guard angle.magnitude < 1e6 else { return angle.remainder(dividingBy: 2 * .pi) }
        var angle = angle
        while angle > .pi { angle -= 2 * .pi }
        while angle < -.pi { angle += 2 * .pi }
        return angle
    }
}
