import LyceumNumerics

extension MountainCarContinuous {
    /// What a step depends on beside the state.
    struct World: Equatable, Sendable {
        private let minAction, maxAction: Float
        private let minPosition, maxPosition, maxSpeed, goalPosition, goalVelocity, power: Double

        @inline(__always)
        init(_ car: MountainCarContinuous) {
            (minAction, maxAction) = (car.minAction, car.maxAction)
            (minPosition, maxPosition, maxSpeed) = (car.minPosition, car.maxPosition, car.maxSpeed)
            (goalPosition, goalVelocity, power) = (car.goalPosition, car.goalVelocity, car.power)
        }

        /// The angle whose cosine is the slope.
        @inline(__always)
        func angle(_ state: State) -> Double {
            state.isSinglePrecision ? Double(3 * Float(state.position)) : 3 * state.position
        }

        /// The force that the engine has.
        @inline(__always)
        func clipped(_ force: Float) -> Float { min(max(force, minAction), maxAction) }

        /// The state a step later, with the cosine of its ``angle(_:)`` at hand.
        @inline(__always)
        func advanced(
            _ state: State, _ force: Float, cosine: Double
        ) -> (state: State, reward: Double, isAtGoal: Bool) {
            let slope = 0.0025 * cosine
            let moved =
                state.isSinglePrecision
                ? advanced32(state, force, slope: slope) : advanced64(state, force, slope: slope)
            let effort = Double(force) * Double(force) * 0.1
            let next = State(
                position: Double(Float(moved.position)), velocity: Double(Float(moved.velocity)),
                isSinglePrecision: true)
            return (next, (moved.isGoal ? 100 : 0) - effort, moved.isGoal)
        }

        private typealias Moved = (position: Double, velocity: Double, isGoal: Bool)

        /// The acceleration by the engine alone, in the precision that NumPy has for a force of 32 bits: 32 bits, except
        /// for a force that was clipped, which then is one of Python's own numbers.
        private func push(_ force: Float) -> (single: Float, cutOff: Double?) {
            if force < minAction { return (0, Double(minAction) * power) }
            if force > maxAction { return (0, Double(maxAction) * power) }
            return (force * Float(power), nil)
        }

        private func acceleration(_ force: Float, slope: Double) -> (single: Float, double: Double) {
            let (single, cutOff) = push(force)
            if let cutOff { return (Float(cutOff - slope), cutOff - slope) }
            let sum = single - Float(slope)
            return (sum, Double(sum))
        }

        private func advanced64(_ state: State, _ force: Float, slope: Double) -> Moved {
            var (position, velocity) = (state.position, state.velocity)
            velocity += acceleration(force, slope: slope).double
            if velocity > maxSpeed { velocity = maxSpeed }
            if velocity < -maxSpeed { velocity = -maxSpeed }
            position += velocity
            if position > maxPosition { position = maxPosition }
            if position < minPosition { position = minPosition }
            if position == minPosition, velocity < 0 { velocity = 0 }
            return (position, velocity, position >= goalPosition && velocity >= goalVelocity)
        }

        private func advanced32(_ state: State, _ force: Float, slope: Double) -> Moved {
            var (position, velocity) = (Float(state.position), Float(state.velocity))
            velocity += acceleration(force, slope: slope).single
            if velocity > Float(maxSpeed) { velocity = Float(maxSpeed) }
            if velocity < Float(-maxSpeed) { velocity = Float(-maxSpeed) }
            position += velocity
            if position > Float(maxPosition) { position = Float(maxPosition) }
            if position < Float(minPosition) { position = Float(minPosition) }
            if position == Float(minPosition), velocity < 0 { velocity = 0 }
            let isGoal = position >= Float(goalPosition) && velocity >= Float(goalVelocity)
            return (Double(position), Double(velocity), isGoal)
        }
    }
}
