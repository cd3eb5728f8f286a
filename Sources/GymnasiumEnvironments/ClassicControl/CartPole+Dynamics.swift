import LyceumNumerics

extension CartPole {
    /// Advances a state by ``timeStep`` under a force in N.
    // Inlined, because a call would copy the whole environment.
    @inline(__always)
    func advance(_ state: inout State, force: Double) {
        let (sine, cosine) = Math.sineAndCosine(state.angle)
        advance(&state, force: force, sine: sine, cosine: cosine)
    }

    /// The same with the sine and cosine of the pole's angle at hand.
    // A loop over this has no calls, and the compiler takes several states at a time.
    @inline(__always)
    func advance(_ state: inout State, force: Double, sine: Double, cosine: Double) {
        let w = state.angularVelocity
        let push = (force + poleMassLength * (w * w) * sine) / totalMass
        let angularAcceleration =
            (gravity * sine - cosine * push)
            / (poleHalfLength * (4.0 / 3.0 - poleMass * (cosine * cosine) / totalMass))
        let acceleration = push - poleMassLength * angularAcceleration * cosine / totalMass
        switch kinematicsIntegrator {
        case .euler:
            state.position += timeStep * state.velocity
            state.velocity += timeStep * acceleration
            state.angle += timeStep * state.angularVelocity
            state.angularVelocity += timeStep * angularAcceleration
        case .semiImplicitEuler:
            state.velocity += timeStep * acceleration
            state.position += timeStep * state.velocity
            state.angularVelocity += timeStep * angularAcceleration
            state.angle += timeStep * state.angularVelocity
        }
    }

    /// Whether the cart has left the track or the pole has fallen.
    @inline(__always)
    func isOut(_ state: State) -> Bool {
        abs(state.position) > positionThreshold || abs(state.angle) > angleThreshold
    }
}
