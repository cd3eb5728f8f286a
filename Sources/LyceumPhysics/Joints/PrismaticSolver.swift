/// A point held on a line, without a turn, with a limit of the way along it and a motor.
extension Joint {
    mutating func preparePrismatic(_ state: SolverState) {
        (armA, armB) = currentArms(&state.positions[indexA], &state.positions[indexB])
        let rotation = state.positions[indexA].currentRotation()
        let between = (state.positions[indexB].center - state.positions[indexA].center) + armB - armA
        axis = rotation.turn(localAxis)
        axisArmA = (between + armA).cross(axis)
        axisArmB = armB.cross(axis)
        perpendicular = rotation.turn(localAxis.left)
        perpendicularArmA = (between + armA).cross(perpendicular)
        perpendicularArmB = armB.cross(perpendicular)
        matrix = lineMatrix(perpendicularArmA, perpendicularArmB, axisArmA, axisArmB)
        motorMass = matrix.ez.z > 0 ? 1 / matrix.ez.z : matrix.ez.z
        if isLimited {
            updateWayLimit(axis.dot(between))
        } else {
            limitState = .inactive
            impulse.z = 0
        }
        if !isMotorized { motorImpulse = 0 }
        guard state.step.isWarmStarting else {
            impulse = .zero
            motorImpulse = 0
            return
        }
        impulse = state.step.ratio * impulse
        motorImpulse *= state.step.ratio
        let along = motorImpulse + impulse.z
        apply(
            impulse.x * perpendicular + along * axis,
            impulse.x * perpendicularArmA + impulse.y + along * axisArmA,
            impulse.x * perpendicularArmB + impulse.y + along * axisArmB,
            &state.velocities[indexA], &state.velocities[indexB])
    }

    private mutating func updateWayLimit(_ way: Float) {
        let new: LimitState
        if abs(upper - lower) < 2 * Tuning.linearSlop {
            limitState = .equal
            return
        } else if way <= lower {
            new = .atLower
        } else if way >= upper {
            new = .atUpper
        } else {
            new = .inactive
        }
        if new != limitState || new == .inactive { impulse.z = 0 }
        limitState = new
    }

    mutating func solvePrismaticVelocity(_ state: SolverState) {
        var a = state.velocities[indexA]
        var b = state.velocities[indexB]
        func speedAlong() -> Float {
            axis.dot(b.linear - a.linear) + axisArmB * b.angular - axisArmA * a.angular
        }
        if isMotorized && limitState != .equal {
            let change = motorMass * (motorSpeed - speedAlong())
            let old = motorImpulse
            let most = state.step.duration * maxForce
            motorImpulse = clamp(old + change, -most, most)
            let push = motorImpulse - old
            apply(push * axis, push * axisArmA, push * axisArmB, &a, &b)
        }
        let error = Vector2(
            perpendicular.dot(b.linear - a.linear) + perpendicularArmB * b.angular - perpendicularArmA * a.angular,
            b.angular - a.angular)
        if isLimited && limitState != .inactive {
            let old = impulse
            impulse += matrix.solve(-Vector3(error, speedAlong()))
            if limitState == .atLower {
                impulse.z = greatest(impulse.z, 0)
            } else if limitState == .atUpper {
                impulse.z = least(impulse.z, 0)
            }
            let rest = matrix.solve(-error - (impulse.z - old.z) * matrix.ez.plane) + old.plane
            impulse.x = rest.x
            impulse.y = rest.y
            let change = impulse - old
            apply(
                change.x * perpendicular + change.z * axis,
                change.x * perpendicularArmA + change.y + change.z * axisArmA,
                change.x * perpendicularArmB + change.y + change.z * axisArmB, &a, &b)
        } else {
            let change = matrix.solve(-error)
            impulse.x += change.x
            impulse.y += change.y
            apply(
                change.x * perpendicular, change.x * perpendicularArmA + change.y,
                change.x * perpendicularArmB + change.y, &a, &b)
        }
        state.velocities[indexA] = a
        state.velocities[indexB] = b
    }

    mutating func solvePrismaticPosition(_ state: SolverState) -> Bool {
        var a = state.positions[indexA]
        var b = state.positions[indexB]
        let (armA, armB) = currentArms(&a, &b)
        let rotation = a.currentRotation()
        let between = b.center + armB - a.center - armA
        let axis = rotation.turn(localAxis)
        let a1 = (between + armA).cross(axis)
        let a2 = armB.cross(axis)
        let across = rotation.turn(localAxis.left)
        let s1 = (between + armA).cross(across)
        let s2 = armB.cross(across)
        let error = Vector2(across.dot(between), b.angle - a.angle - referenceAngle)
        var linearError = abs(error.x)
        var alongError: Float?
        if isLimited {
            let way = axis.dot(between)
            let most = Tuning.linearCorrection
            if abs(upper - lower) < 2 * Tuning.linearSlop {
                alongError = clamp(way, -most, most)
                linearError = greatest(linearError, abs(way))
            } else if way <= lower {
                alongError = clamp(way - lower + Tuning.linearSlop, -most, 0)
                linearError = greatest(linearError, lower - way)
            } else if way >= upper {
                alongError = clamp(way - upper - Tuning.linearSlop, 0, most)
                linearError = greatest(linearError, way - upper)
            }
        }
        let matrix = lineMatrix(s1, s2, a1, a2)
        let push: Vector3
        if let alongError {
            push = matrix.solve(-Vector3(error, alongError))
        } else {
            push = Vector3(matrix.solve(-error), 0)
        }
        move(
            push.x * across + push.z * axis, push.x * s1 + push.y + push.z * a1, push.x * s2 + push.y + push.z * a2, &a,
            &b)
        state.positions[indexA] = a
        state.positions[indexB] = b
        return linearError <= Tuning.linearSlop && abs(error.y) <= Tuning.angularSlop
    }
}
