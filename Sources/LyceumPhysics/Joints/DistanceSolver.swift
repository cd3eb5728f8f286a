/// Two points held at a distance, stiffly or by a spring; and two held within one.
extension Joint {
    /// The direction between the anchors and the inverse of the mass that it moves.
    private mutating func aim(_ state: SolverState) -> Float {
        (armA, armB) = currentArms(&state.positions[indexA], &state.positions[indexB])
        axis = state.positions[indexB].center + armB - state.positions[indexA].center - armA
        currentLength = axis.length
        axis = currentLength > Tuning.linearSlop ? (1 / currentLength) * axis : .zero
        let turnA = armA.cross(axis)
        let turnB = armB.cross(axis)
        return inverseMassA + inverseInertiaA * turnA * turnA + inverseMassB + inverseInertiaB * turnB * turnB
    }

    private mutating func startWarm(_ state: SolverState) {
        guard state.step.isWarmStarting else {
            impulse.x = 0
            return
        }
        impulse.x *= state.step.ratio
        apply(impulse.x * axis, &state.velocities[indexA], &state.velocities[indexB])
    }

    /// The speed at which the anchors part.
    private func partingSpeed(_ a: Velocity, _ b: Velocity) -> Float {
        axis.dot((b.linear + armB.turning(b.angular)) - (a.linear + armA.turning(a.angular)))
    }

    mutating func prepareDistance(_ state: SolverState) {
        var inverse = aim(state)
        mass = inverse != 0 ? 1 / inverse : 0
        gamma = 0
        bias = 0
        if frequency > 0 {
            (gamma, bias) = spring(mass: mass, error: currentLength - length, step: state.step)
            inverse += gamma
            mass = inverse != 0 ? 1 / inverse : 0
        }
        startWarm(state)
    }

    mutating func solveDistanceVelocity(_ state: SolverState) {
        var a = state.velocities[indexA]
        var b = state.velocities[indexB]
        let change = -mass * (partingSpeed(a, b) + bias + gamma * impulse.x)
        impulse.x += change
        apply(change * axis, &a, &b)
        state.velocities[indexA] = a
        state.velocities[indexB] = b
    }

    mutating func solveDistancePosition(_ state: SolverState) -> Bool {
        if frequency > 0 { return true }
        let error = correctLength(state, from: -Tuning.linearCorrection)
        return abs(clamp(error, -Tuning.linearCorrection, Tuning.linearCorrection)) < Tuning.linearSlop
    }

    /// - Returns: how much too long the distance was.
    private func correctLength(_ state: SolverState, from least: Float) -> Float {
        var a = state.positions[indexA]
        var b = state.positions[indexB]
        let (armA, armB) = currentArms(&a, &b)
        var direction = b.center + armB - a.center - armA
        let error = direction.normalize() - length
        let push = (-mass * clamp(error, least, Tuning.linearCorrection)) * direction
        move(push, armA.cross(push), armB.cross(push), &a, &b)
        state.positions[indexA] = a
        state.positions[indexB] = b
        return error
    }

    // MARK: Ropes

    mutating func prepareRope(_ state: SolverState) {
        let inverse = aim(state)
        if currentLength <= Tuning.linearSlop {
            mass = 0
            impulse.x = 0
            return
        }
        mass = inverse != 0 ? 1 / inverse : 0
        startWarm(state)
    }

    mutating func solveRopeVelocity(_ state: SolverState) {
        var a = state.velocities[indexA]
        var b = state.velocities[indexB]
        var speed = partingSpeed(a, b)
        // A slack rope may become as long as it is within this step.
        let slack = currentLength - length
        if slack < 0 { speed += state.step.inverseDuration * slack }
        let old = impulse.x
        impulse.x = least(0, old + -mass * speed)
        apply((impulse.x - old) * axis, &a, &b)
        state.velocities[indexA] = a
        state.velocities[indexB] = b
    }

    mutating func solveRopePosition(_ state: SolverState) -> Bool {
        correctLength(state, from: 0) < Tuning.linearSlop
    }
}
