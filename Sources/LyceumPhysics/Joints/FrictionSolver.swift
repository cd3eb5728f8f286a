/// Friction between two bodies that lie on each other, seen from above.
extension Joint {
    mutating func prepareFriction(_ state: SolverState) {
        (armA, armB) = currentArms(&state.positions[indexA], &state.positions[indexB])
        matrix2 = pointMatrix2(armA, armB).inverse
        let turning = inverseInertiaA + inverseInertiaB
        mass = turning > 0 ? 1 / turning : turning
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

    mutating func solveFrictionVelocity(_ state: SolverState) {
        var a = state.velocities[indexA]
        var b = state.velocities[indexB]
        let oldTurn = impulse.z
        let mostTurn = state.step.duration * maxTorque
        impulse.z = clamp(oldTurn + -mass * (b.angular - a.angular), -mostTurn, mostTurn)
        let turn = impulse.z - oldTurn
        a.angular -= inverseInertiaA * turn
        b.angular += inverseInertiaB * turn

        let old = impulse.plane
        var new = old + -matrix2.times(relativeVelocity(a, b))
        let most = state.step.duration * maxForce
        if new.lengthSquared > most * most {
            new.normalize()
            new = most * new
        }
        impulse = Vector3(new, impulse.z)
        apply(new - old, &a, &b)
        state.velocities[indexA] = a
        state.velocities[indexB] = b
    }
}
