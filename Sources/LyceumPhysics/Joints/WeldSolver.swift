/// Two points and the angle between two bodies held; the angle stiffly or by a spring.
extension Joint {
    mutating func prepareWeld(_ state: SolverState) {
        (armA, armB) = currentArms(&state.positions[indexA], &state.positions[indexB])
        let full = pointMatrix(armA, armB)
        gamma = 0
        bias = 0
        if frequency > 0 {
            var inverse = inverseInertiaA + inverseInertiaB
            let error = state.positions[indexB].angle - state.positions[indexA].angle - referenceAngle
            (gamma, bias) = spring(mass: inverse > 0 ? 1 / inverse : 0, error: error, step: state.step)
            inverse += gamma
            matrix = full.upperInverse(corner: inverse != 0 ? 1 / inverse : 0)
        } else {
            matrix = full.symmetricInverse
        }
        guard state.step.isWarmStarting else {
            impulse = .zero
            return
        }
        impulse = state.step.ratio * impulse
        let push = impulse.plane
        apply(
            push, armA.cross(push) + impulse.z, armB.cross(push) + impulse.z, &state.velocities[indexA],
            &state.velocities[indexB])
    }

    mutating func solveWeldVelocity(_ state: SolverState) {
        var a = state.velocities[indexA]
        var b = state.velocities[indexB]
        if frequency > 0 {
            let turn = -matrix.ez.z * (b.angular - a.angular + bias + gamma * impulse.z)
            impulse.z += turn
            a.angular -= inverseInertiaA * turn
            b.angular += inverseInertiaB * turn
            let push = -matrix.times(relativeVelocity(a, b))
            impulse.x += push.x
            impulse.y += push.y
            apply(push, &a, &b)
        } else {
            let push = -matrix.times(Vector3(relativeVelocity(a, b), b.angular - a.angular))
            impulse += push
            apply(push.plane, armA.cross(push.plane) + push.z, armB.cross(push.plane) + push.z, &a, &b)
        }
        state.velocities[indexA] = a
        state.velocities[indexB] = b
    }

    mutating func solveWeldPosition(_ state: SolverState) -> Bool {
        var a = state.positions[indexA]
        var b = state.positions[indexB]
        let (armA, armB) = currentArms(&a, &b)
        let matrix = pointMatrix(armA, armB)
        let error = b.center + armB - a.center - armA
        var angularError: Float = 0
        if frequency > 0 {
            let push = -matrix.solve(error)
            move(push, armA.cross(push), armB.cross(push), &a, &b)
        } else {
            let turn = b.angle - a.angle - referenceAngle
            angularError = abs(turn)
            let push = -matrix.solve(Vector3(error, turn))
            move(push.plane, armA.cross(push.plane) + push.z, armB.cross(push.plane) + push.z, &a, &b)
        }
        state.positions[indexA] = a
        state.positions[indexB] = b
        return error.length <= Tuning.linearSlop && angularError <= Tuning.angularSlop
    }
}
