/// A point held on a line, along which a spring acts, free to turn, with a motor.
extension Joint {
    mutating func prepareWheel(_ state: SolverState) {
        (armA, armB) = currentArms(&state.positions[indexA], &state.positions[indexB])
        let rotation = state.positions[indexA].currentRotation()
        let between = state.positions[indexB].center + armB - state.positions[indexA].center - armA
        perpendicular = rotation.turn(localAxis.left)
        perpendicularArmA = (between + armA).cross(perpendicular)
        perpendicularArmB = armB.cross(perpendicular)
        let inverse = inverseMass(perpendicularArmA, perpendicularArmB)
        mass = inverse > 0 ? 1 / inverse : inverse

        springMass = 0
        bias = 0
        gamma = 0
        if frequency > 0 {
            axis = rotation.turn(localAxis)
            axisArmA = (between + armA).cross(axis)
            axisArmB = armB.cross(axis)
            let inverse = inverseMass(axisArmA, axisArmB)
            if inverse > 0 {
                (gamma, bias) = spring(mass: 1 / inverse, error: between.dot(axis), step: state.step)
                let soft = inverse + gamma
                springMass = soft > 0 ? 1 / soft : soft
            }
        } else {
            springImpulse = 0
        }
        if isMotorized {
            let turning = inverseInertiaA + inverseInertiaB
            motorMass = turning > 0 ? 1 / turning : turning
        } else {
            motorMass = 0
            motorImpulse = 0
        }
        guard state.step.isWarmStarting else {
            impulse.x = 0
            springImpulse = 0
            motorImpulse = 0
            return
        }
        impulse.x *= state.step.ratio
        springImpulse *= state.step.ratio
        motorImpulse *= state.step.ratio
        apply(
            impulse.x * perpendicular + springImpulse * axis,
            impulse.x * perpendicularArmA + springImpulse * axisArmA + motorImpulse,
            impulse.x * perpendicularArmB + springImpulse * axisArmB + motorImpulse,
            &state.velocities[indexA], &state.velocities[indexB])
    }

    private func inverseMass(_ turnA: Float, _ turnB: Float) -> Float {
        inverseMassA + inverseMassB + inverseInertiaA * turnA * turnA + inverseInertiaB * turnB * turnB
    }

    mutating func solveWheelVelocity(_ state: SolverState) {
        var a = state.velocities[indexA]
        var b = state.velocities[indexB]

        let springSpeed = axis.dot(b.linear - a.linear) + axisArmB * b.angular - axisArmA * a.angular
        let springChange = -springMass * (springSpeed + bias + gamma * springImpulse)
        springImpulse += springChange
        apply(springChange * axis, springChange * axisArmA, springChange * axisArmB, &a, &b)

        let error = b.angular - a.angular - motorSpeed
        let most = state.step.duration * maxTorque
        let old = motorImpulse
        motorImpulse = clamp(old + -motorMass * error, -most, most)
        let turn = motorImpulse - old
        a.angular -= inverseInertiaA * turn
        b.angular += inverseInertiaB * turn

        let speed =
            perpendicular.dot(b.linear - a.linear) + perpendicularArmB * b.angular - perpendicularArmA * a.angular
        let change = -mass * speed
        impulse.x += change
        apply(change * perpendicular, change * perpendicularArmA, change * perpendicularArmB, &a, &b)

        state.velocities[indexA] = a
        state.velocities[indexB] = b
    }

    mutating func solveWheelPosition(_ state: SolverState) -> Bool {
        var a = state.positions[indexA]
        var b = state.positions[indexB]
        let (armA, armB) = currentArms(&a, &b)
        let between = (b.center - a.center) + armB - armA
        let across = a.currentRotation().turn(localAxis.left)
        let error = between.dot(across)
        // The mass is that of the velocity iterations, as in Box2D 2.3.
        let inverse = inverseMass(perpendicularArmA, perpendicularArmB)
        let push = inverse != 0 ? -error / inverse : 0
        move(push * across, push * (between + armA).cross(across), push * armB.cross(across), &a, &b)
        state.positions[indexA] = a
        state.positions[indexB] = b
        return abs(error) <= Tuning.linearSlop
    }
}
