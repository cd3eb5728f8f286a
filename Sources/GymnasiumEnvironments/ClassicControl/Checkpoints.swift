import GymnasiumCore

// The states of these environments, as a trace keeps them.

extension CartPole: CheckpointedEnv {
    @usableFromInline package var checkpoint: [Double]? {
        state.map { [$0.position, $0.velocity, $0.angle, $0.angularVelocity] }
    }

    @usableFromInline
    package mutating func resume(from numbers: ArraySlice<Double>) {
        let first = numbers.startIndex
        state = State(
            position: numbers[first], velocity: numbers[first + 1], angle: numbers[first + 2],
            angularVelocity: numbers[first + 3])
    }
}

extension Acrobot: CheckpointedEnv {
    @usableFromInline package var checkpoint: [Double]? {
        state.map { [$0.angle1, $0.angle2, $0.velocity1, $0.velocity2] }
    }

    @usableFromInline
    package mutating func resume(from numbers: ArraySlice<Double>) {
        let first = numbers.startIndex
        state = State(
            angle1: numbers[first], angle2: numbers[first + 1], velocity1: numbers[first + 2],
            velocity2: numbers[first + 3])
    }
}

extension MountainCar: CheckpointedEnv {
    @usableFromInline package var checkpoint: [Double]? { state.map { [$0.position, $0.velocity] } }

    @usableFromInline
    package mutating func resume(from numbers: ArraySlice<Double>) {
        let first = numbers.startIndex
        state = State(position: numbers[first], velocity: numbers[first + 1])
    }
}

extension MountainCarContinuous: CheckpointedEnv {
    @usableFromInline package var checkpoint: [Double]? {
        state.map { [$0.position, $0.velocity, $0.isSinglePrecision ? 1 : 0] }
    }

    @usableFromInline
    package mutating func resume(from numbers: ArraySlice<Double>) {
        let first = numbers.startIndex
        state = State(
            position: numbers[first], velocity: numbers[first + 1], isSinglePrecision: numbers[first + 2] == 1)
    }
}

extension Pendulum: CheckpointedEnv {
    @usableFromInline package var checkpoint: [Double]? { state.map { [$0.angle, $0.angularVelocity] } }

    @usableFromInline
    package mutating func resume(from numbers: ArraySlice<Double>) {
        let first = numbers.startIndex
        state = State(angle: numbers[first], angularVelocity: numbers[first + 1])
    }
}
