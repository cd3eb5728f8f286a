import GymnasiumCore
import LyceumNumerics

extension MountainCar {
    /// What a step depends on beside the state.
    struct World: Equatable, Sendable {
        private let minPosition, maxPosition, maxSpeed, goalPosition, goalVelocity, force, gravity: Double

        @inline(__always)
        init(_ car: MountainCar) {
            (minPosition, maxPosition, maxSpeed) = (car.minPosition, car.maxPosition, car.maxSpeed)
            (goalPosition, goalVelocity) = (car.goalPosition, car.goalVelocity)
            (force, gravity) = (car.force, car.gravity)
        }

        /// Advances a state, with the cosine of three times its position at hand.
        ///
        /// - Returns: whether it is at the goal.
        @inline(__always)
        func advance(_ state: inout State, _ action: Int, cosine: Double) -> Bool {
            state.velocity += Double(action - 1) * force + cosine * -gravity
            state.velocity = min(max(state.velocity, -maxSpeed), maxSpeed)
            state.position += state.velocity
            state.position = min(max(state.position, minPosition), maxPosition)
            if state.position == minPosition, state.velocity < 0 { state.velocity = 0 }
            return state.position >= goalPosition && state.velocity >= goalVelocity
        }
    }
}

/// Cars in the valley that are advanced together.
package struct MountainCarRows: DynamicsRows {
    package static let width = 2
    fileprivate var world = Common<MountainCar.World>()
    fileprivate var states: [MountainCar.State]
    private var cosine: [Double]

    package init(count: Int) {
        states = Array(repeating: MountainCar.State(position: 0, velocity: 0), count: count)
        cosine = Array(repeating: 0, count: count)
    }

    package mutating func clear() { world = Common() }

    package func accepts(_ actions: [Int]) -> Bool {
        actions.count == states.count && actions.allSatisfy { UInt(bitPattern: $0) < 3 }
    }

    package mutating func advance(_ actions: [Int], _ results: RowState.Results) -> Bool {
        guard let world = world.value else { return false }
        for lane in states.indices { cosine[lane] = 3 * states[lane].position }
        cosine.withUnsafeMutableBufferPointer { angles in
            guard let first = angles.baseAddress else { return }
            Math.rows(of: first, count: angles.count, sines: nil, cosines: first)
        }
        var isAnyAtGoal = false
        for lane in states.indices {
            let isAtGoal = world.advance(&states[lane], actions[lane], cosine: cosine[lane])
            results.observations[2 * lane] = Float(states[lane].position)
            results.observations[2 * lane + 1] = Float(states[lane].velocity)
            results.rewards[lane] = -1
            results.terminated[lane] = isAtGoal
            if isAtGoal { isAnyAtGoal = true }
        }
        return isAnyAtGoal
    }
}

extension MountainCar: RowEnv {
    package func enter(_ rows: inout MountainCarRows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
        guard let state, actionSpace.n == 3, actionSpace.start == 0, rows.world.admits(World(self)) else {
            return false
        }
        rows.states[lane] = state
        return true
    }

    package mutating func leave(_ rows: MountainCarRows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool) {
        state = rows.states[lane]
    }
}
