/// The velocity iterations of an island.
///
/// Each iteration is a function of what the one before left. Rounded numbers are finitely many, so that the iterations fall into a
/// circle, often after a few: then the state comes back to the same bits again and again. The circle is found by comparing the state
/// with an earlier one (Brent, "An improved Monte Carlo factorization algorithm", 1980), and of the iterations that are left only
/// those are run after which no whole circle is left. The bits are those of all iterations.
struct VelocityIterations {
    let island: Island
    let state: SolverState
    /// Room for a state, and for what joints add up on a circle.
    let memory: UnsafeMutablePointer<UInt32>
    let pushes: UnsafeMutablePointer<Vector2>

    /// The longest circle that is looked for.
    static var longestCircle: Int { 16 }

    func run() {
        let count = state.step.velocityIterations
        var done = 0
        var nextMark = 4
        var mark = -1
        while done < count {
            iterate()
            done += 1
            if mark >= 0 && done - mark <= Self.longestCircle && isAtMark() {
                return finish(count - done, circle: done - mark)
            }
            if done == nextMark {
                remember()
                mark = done
                nextMark = done + max(4, done / 2)
            }
        }
    }

    @inline(__always)
    private func iterate() {
        for index in 0..<island.jointCount {
            island.joints[Int(island.jointIndices[index])].solveVelocity(state)
        }
        for index in 0..<island.contactCount { island.constraints[index].solveVelocity(state) }
    }

    /// Runs what is left after the state has come back.
    private func finish(_ count: Int, circle: Int) {
        var left = count
        if left >= 2 * circle {
            for round in 0..<circle { iterateRecording(pushes + round * island.jointCount) }
            left -= circle
            addPushes(circle: circle, times: left / circle)
            left %= circle
        }
        for _ in 0..<left { iterate() }
    }

    // MARK: The state

    /// Calls `visit` with each number that a later iteration depends on, until it returns `false`.
    ///
    /// How hard a hinge pushes decides nothing: it is only added up, for the next step.
    @inline(__always)
    private func forEachNumber(_ visit: (Int, UInt32) -> Bool) {
        var index = 0
        func take(_ value: Float) -> Bool {
            defer { index += 1 }
            return visit(index, value.bitPattern)
        }
        for body in 0..<island.bodyCount {
            let velocity = island.velocities[body]
            guard take(velocity.angular), take(velocity.vector[0]), take(velocity.vector[1]) else { return }
        }
        for contact in 0..<island.contactCount {
            let constraint = island.constraints + contact
            guard
                take(constraint.pointee.first.normalImpulse), take(constraint.pointee.first.tangentImpulse),
                take(constraint.pointee.second.normalImpulse), take(constraint.pointee.second.tangentImpulse)
            else { return }
        }
        for entry in 0..<island.jointCount {
            let joint = island.joints + Int(island.jointIndices[entry])
            guard
                take(joint.pointee.motorImpulse), take(joint.pointee.impulse.z), take(joint.pointee.springImpulse)
            else { return }
            if joint.pointee.kind != .revolute {
                guard take(joint.pointee.impulse.x), take(joint.pointee.impulse.y) else { return }
            }
        }
    }

    /// The most numbers that a state can have.
    static func stateSize(bodies: Int, contacts: Int, joints: Int) -> Int { 3 * bodies + 4 * contacts + 5 * joints }

    private func remember() {
        forEachNumber { index, bits in
            memory[index] = bits
            return true
        }
    }

    @inline(__always)
    private func isAtMark() -> Bool {
        // Most often the first body tells.
        if island.velocities[0].angular.bitPattern != memory[0] { return false }
        var isEqual = true
        forEachNumber { index, bits in
            isEqual = memory[index] == bits
            return isEqual
        }
        return isEqual
    }

    // MARK: What hinges add up

    private func iterateRecording(_ pushes: UnsafeMutablePointer<Vector2>) {
        for index in 0..<island.jointCount {
            let joint = island.joints + Int(island.jointIndices[index])
            guard joint.pointee.kind == .revolute else {
                joint.pointee.solveVelocity(state)
                continue
            }
            let sum = joint.pointee.impulse.plane
            joint.pointee.impulse = Vector3(.zero, joint.pointee.impulse.z)
            joint.pointee.solveVelocity(state)
            pushes[index] = joint.pointee.impulse.plane
            joint.pointee.impulse = Vector3(sum + pushes[index], joint.pointee.impulse.z)
        }
        for index in 0..<island.contactCount { island.constraints[index].solveVelocity(state) }
    }

    private func addPushes(circle: Int, times: Int) {
        for index in 0..<island.jointCount {
            let joint = island.joints + Int(island.jointIndices[index])
            guard joint.pointee.kind == .revolute else { continue }
            var sum = joint.pointee.impulse.plane
            for _ in 0..<times {
                for round in 0..<circle { sum += pushes[round * island.jointCount + index] }
            }
            joint.pointee.impulse = Vector3(sum, joint.pointee.impulse.z)
        }
    }
}
