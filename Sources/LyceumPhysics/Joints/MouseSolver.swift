/// A point of the second body pulled to a place in the world by a damped spring.
extension Joint {
    mutating func prepareMouse(_ state: SolverState, mass: Float) {
        let step = state.step
        var position = state.positions[indexB]
        let omega = 2 * Tuning.pi * frequency
        let damping = 2 * mass * dampingRatio * omega
        let stiffness = mass * (omega * omega)
        gamma = reciprocal(step.duration * (damping + step.duration * stiffness))
        bias = step.duration * stiffness * gamma
        armB = position.currentRotation().turn(anchorB - centerB)
        let (m, i) = (inverseMassB, inverseInertiaB)
        let xy = -i * armB.x * armB.y
        matrix2 =
            Matrix2(
                Vector2(m + i * armB.y * armB.y + gamma, xy), Vector2(xy, m + i * armB.x * armB.x + gamma)
            ).inverse
        offset = bias * (position.center + armB - target)
        state.positions[indexB] = position

        var b = state.velocities[indexB]
        b.angular *= 0.98
        if step.isWarmStarting {
            impulse = step.ratio * impulse
            b.linear += m * impulse.plane
            b.angular += i * armB.cross(impulse.plane)
        } else {
            impulse = .zero
        }
        state.velocities[indexB] = b
    }

    mutating func solveMouseVelocity(_ state: SolverState) {
        var b = state.velocities[indexB]
        let old = impulse.plane
        let error = b.linear + armB.turning(b.angular)
        var new = old + matrix2.times(-(error + offset + gamma * old))
        let most = state.step.duration * maxForce
        if new.lengthSquared > most * most { new = (most / new.length) * new }
        impulse = Vector3(new, 0)
        let push = new - old
        b.linear += inverseMassB * push
        b.angular += inverseInertiaB * armB.cross(push)
        state.velocities[indexB] = b
    }
}
