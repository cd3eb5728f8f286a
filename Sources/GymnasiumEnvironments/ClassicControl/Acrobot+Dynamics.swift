import LyceumNumerics

extension Acrobot {
    /// What a step depends on beside the state and the torque.
    struct World: Equatable, Sendable {
        let timeStep: Double
        private let linkLength1, linkMass1, linkMass2, linkCenter1, linkCenter2, linkInertia: Double
        private let maxVelocity1, maxVelocity2: Double
        private let equations: Equations

        @inline(__always)
        init(_ links: Acrobot) {
            (timeStep, linkLength1, linkInertia) = (links.timeStep, links.linkLength1, links.linkInertia)
            (linkMass1, linkMass2) = (links.linkMass1, links.linkMass2)
            (linkCenter1, linkCenter2) = (links.linkCenter1, links.linkCenter2)
            (maxVelocity1, maxVelocity2) = (links.maxVelocity1, links.maxVelocity2)
            equations = links.equations
        }

        /// The state a time step later: one step of the classical Runge-Kutta method of fourth order, with the torque held.
        func advanced(_ state: State, torque: Double) -> State {
            let start = SIMD4(state.angle1, state.angle2, state.velocity1, state.velocity2)
            func slope(_ state: SIMD4<Double>) -> SIMD4<Double> {
                let angles = cosineAngles(state)
                return derivative(
                    state, torque, sine2: Math.sin(state[1]), cosine2: Math.cos(state[1]),
                    cosineSum: Math.cos(angles.sum), cosine1: Math.cos(angles.first))
            }
            let half = timeStep / 2
            let first = slope(start)
            let second = slope(start + half * first)
            let third = slope(start + half * second)
            let fourth = slope(start + timeStep * third)
            return ending(start, first, second, third, fourth)
        }

        /// What the four slopes add up to: angles are brought back to -π…π by whole turns, velocities are clipped.
        @inline(__always)
        func ending(
            _ start: SIMD4<Double>, _ first: SIMD4<Double>, _ second: SIMD4<Double>, _ third: SIMD4<Double>,
            _ fourth: SIMD4<Double>
        ) -> State {
            let (second, third): (SIMD4<Double>, SIMD4<Double>) = (2 * second, 2 * third)
            let slopes: SIMD4<Double> = first + second + third + fourth
            let next: SIMD4<Double> = start + timeStep / 6 * slopes
            return State(
                angle1: wrapped(next[0]), angle2: wrapped(next[1]),
                velocity1: min(max(next[2], -maxVelocity1), maxVelocity1),
                velocity2: min(max(next[3], -maxVelocity2), maxVelocity2))
        }

        /// The angles whose cosines ``derivative(_:_:sine2:cosine2:cosineSum:cosine1:)`` takes beside those of the second
        /// link's own: of both links together, and of the first.
        @inline(__always)
        func cosineAngles(_ state: SIMD4<Double>) -> (sum: Double, first: Double) {
            (state[0] + state[1] - .pi / 2, state[0] - .pi / 2)
        }

        /// How fast angles and velocities change.
        ///
        /// Sutton and Barto, Reinforcement Learning (1998), figure 11.4; the sums are added up from left to right. Free
        /// fall is 9.8 m/s².
        @inline(__always)
        func derivative(
            _ state: SIMD4<Double>, _ torque: Double, sine2: Double, cosine2: Double, cosineSum: Double, cosine1: Double
        ) -> SIMD4<Double> {
            let (m1, m2, l1, c1, c2) = (linkMass1, linkMass2, linkLength1, linkCenter1, linkCenter2)
            let (lengthSquare, center1Square, center2Square) = (squared(l1), squared(c1), squared(c2))
            let inertia = linkInertia
            let (w1, w2) = (state[2], state[3])
            let d1 =
                m1 * center1Square + m2 * (lengthSquare + center2Square + 2 * l1 * c2 * cosine2) + inertia + inertia
            let d2 = m2 * (center2Square + l1 * c2 * cosine2) + inertia
            let phi2 = m2 * c2 * 9.8 * cosineSum
            let centrifugal = -m2 * l1 * c2 * squared(w2) * sine2
            let coriolis = 2 * m2 * l1 * c2 * w2 * w1 * sine2
            let phi1 = centrifugal - coriolis + (m1 * c1 + m2 * l1) * 9.8 * cosine1 + phi2
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
}
