/// Two points held together, with a limit of the angle and a motor.
extension Joint {
    mutating func prepareRevolute(_ state: SolverState) {
        (armA, armB) = currentArms(&state.positions[indexA], &state.positions[indexB])
        matrix = pointMatrix(armA, armB)
        let turning = inverseInertiaA + inverseInertiaB
        motorMass = turning > 0 ? 1 / turning : turning
        if !isMotorized || !canTurn { motorImpulse = 0 }
        if isLimited && canTurn {
            updateAngleLimit(state.positions[indexB].angle - state.positions[indexA].angle - referenceAngle)
        } else {
            limitState = .inactive
        }
        isDriven = isMotorized && limitState != .equal && canTurn
        isHeld = isLimited && limitState != .inactive && canTurn
        mostTurn = state.step.duration * maxTorque
        levers = Levers(armA, armB)
        guard state.step.isWarmStarting else {
            impulse = .zero
            motorImpulse = 0
            return
        }
        impulse = state.step.ratio * impulse
        motorImpulse *= state.step.ratio
        let push = impulse.plane
        let turnA = armA.cross(push) + motorImpulse + impulse.z
        let turnB = armB.cross(push) + motorImpulse + impulse.z
        apply(push, turnA, turnB, &state.velocities[indexA], &state.velocities[indexB])
    }

    private mutating func updateAngleLimit(_ angle: Float) {
        if abs(upper - lower) < 2 * Tuning.angularSlop {
            limitState = .equal
        } else if angle <= lower {
            if limitState != .atLower { impulse.z = 0 }
            limitState = .atLower
        } else if angle >= upper {
            if limitState != .atUpper { impulse.z = 0 }
            limitState = .atUpper
        } else {
            limitState = .inactive
            impulse.z = 0
        }
    }

    @inline(__always)
    mutating func solveRevoluteVelocity(_ state: SolverState) {
        var a = state.velocities[indexA]
        var b = state.velocities[indexB]
        if isDriven {
            let old = motorImpulse
            let new = clamp(old + -motorMass * (b.angular - a.angular - motorSpeed), -mostTurn, mostTurn)
            motorImpulse = new
            // A motor that does what it can changes nothing. To go on without it saves waiting for the sums.
            if !(new == old && abs(new) == mostTurn && b.angular != 0) {
                a.angular -= inverses.inertiaA * (new - old)
                b.angular += inverses.inertiaB * (new - old)
            }
        }
        let error = levers.relative(a, b)
        if isHeld {
            let push = limitedImpulse(Vector2(error[0], error[1]), b.angular - a.angular)
            let vector = SIMD2(push.x, push.y)
            inverses.apply(vector, levers.a.dot(vector) + push.z, levers.b.dot(vector) + push.z, &a, &b)
        } else {
            let push = matrix.solve(negative: error)
            impulse.x += push[0]
            impulse.y += push[1]
            inverses.apply(push, at: levers, &a, &b)
        }
        state.velocities[indexA] = a
        state.velocities[indexB] = b
    }

    /// The impulse that stops the points and the angle; without the latter where the limit would have to pull.
    @inline(__always)
    private mutating func limitedImpulse(_ error: Vector2, _ turnError: Float) -> Vector3 {
        let push = -matrix.solve(Vector3(error, turnError))
        let sum = impulse.z + push.z
        if (limitState == .atLower && sum < 0) || (limitState == .atUpper && sum > 0) {
            let rest = matrix.solve(-error + impulse.z * matrix.ez.plane)
            let push = Vector3(rest, -impulse.z)
            impulse.x += rest.x
            impulse.y += rest.y
            impulse.z = 0
            return push
        }
        impulse += push
        return push
    }

    @inline(__always)
    mutating func solveRevolutePosition(_ state: SolverState) -> Bool {
        var a = state.positions[indexA]
        var b = state.positions[indexB]
        var angularError: Float = 0
        if isLimited && limitState != .inactive && canTurn {
            let angle = b.angle - a.angle - referenceAngle
            let slop = Tuning.angularSlop
            let most = Tuning.angularCorrection
            let correction: Float
            switch limitState {
            case .equal:
                correction = clamp(angle - lower, -most, most)
                angularError = abs(correction)
            case .atLower:
                angularError = -(angle - lower)
                correction = clamp(angle - lower + slop, -most, 0)
            default:
                angularError = angle - upper
                correction = clamp(angle - upper - slop, 0, most)
            }
            let turn = -motorMass * correction
            a.angle -= inverseInertiaA * turn
            b.angle += inverseInertiaB * turn
        }
        let (armA, armB) = currentArms(&a, &b)
        let error = b.center + armB - a.center - armA
        let push = -pointMatrix2(armA, armB).solve(error)
        move(push, armA.cross(push), armB.cross(push), &a, &b)
        state.positions[indexA] = a
        state.positions[indexB] = b
        return error.length <= Tuning.linearSlop && angularError <= Tuning.angularSlop
    }
}
