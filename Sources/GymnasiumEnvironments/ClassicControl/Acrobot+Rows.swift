import GymnasiumCore
import LyceumNumerics

/// Pairs of links that are advanced together.
package struct AcrobotRows: DynamicsRows {
    package static let width = 6
    fileprivate struct Settings: Equatable, Sendable {
        let world: Acrobot.World
        let torques: SIMD3<Double>
    }
    fileprivate var settings = Common<Settings>()
    fileprivate var states: [Acrobot.State]

    package init(count: Int) {
        states = Array(
            repeating: Acrobot.State(angle1: 0, angle2: 0, velocity1: 0, velocity2: 0), count: count)
    }

    package mutating func clear() { settings = Common() }

    package func accepts(_ actions: [Int]) -> Bool {
        actions.count == states.count && actions.allSatisfy { UInt(bitPattern: $0) < 3 }
    }

    package mutating func advance(_ actions: [Int], _ results: RowState.Results) -> Bool {
        guard let settings = settings.value else { return false }
        let (count, piece) = (states.count, 64)
        var isAnyUp = false
        states.withUnsafeMutableBufferPointer { states in
            withUnsafeTemporaryAllocation(of: SIMD4<Double>.self, capacity: 6 * piece) { slopes in
                withUnsafeTemporaryAllocation(of: Double.self, capacity: 6 * piece) { angles in
                    let work = AcrobotWork(world: settings.world, slopes: slopes, angles: angles, piece: piece)
                    for first in stride(from: 0, to: count, by: piece) {
                        let lanes = first..<min(first + piece, count)
                        work.advance(UnsafeMutableBufferPointer(rebasing: states[lanes])) { lane in
                            settings.torques[actions[first + lane]]
                        }
                        if work.observe(UnsafeMutableBufferPointer(rebasing: states[lanes]), first, results) {
                            isAnyUp = true
                        }
                    }
                }
            }
        }
        return isAnyUp
    }
}

/// Room for a piece of the rows, small enough to stay in the processor's nearest memory.
private struct AcrobotWork {
    let world: Acrobot.World
    /// The states at the start and where slopes are taken, and the four slopes.
    let slopes: UnsafeMutableBufferPointer<SIMD4<Double>>
    /// Angles, and their sines and cosines.
    let angles: UnsafeMutableBufferPointer<Double>
    let piece: Int

    private func row(_ index: Int) -> UnsafeMutablePointer<Double> { angles.baseAddress! + index * piece }
    private func vectors(_ index: Int) -> UnsafeMutablePointer<SIMD4<Double>> { slopes.baseAddress! + index * piece }

    func advance(_ states: UnsafeMutableBufferPointer<Acrobot.State>, torque: (Int) -> Double) {
        let (start, at) = (vectors(0), vectors(1))
        for (lane, state) in states.enumerated() {
            start[lane] = SIMD4(state.angle1, state.angle2, state.velocity1, state.velocity2)
            at[lane] = start[lane]
        }
        let half = world.timeStep / 2
        for (stage, length) in [half, half, world.timeStep, 0].enumerated() {
            let slope = vectors(2 + stage)
            let (second, sum, first) = (row(0), row(1), row(2))
            for lane in states.indices {
                second[lane] = at[lane][1]
                (sum[lane], first[lane]) = world.cosineAngles(at[lane])
            }
            Math.rows(of: second, count: states.count, sines: row(3), cosines: second)
            Math.rows(of: sum, count: states.count, sines: nil, cosines: sum)
            Math.rows(of: first, count: states.count, sines: nil, cosines: first)
            for lane in states.indices {
                slope[lane] = world.derivative(
                    at[lane], torque(lane), sine2: row(3)[lane], cosine2: second[lane], cosineSum: sum[lane],
                    cosine1: first[lane])
                at[lane] = start[lane] + length * slope[lane]
            }
        }
        for lane in states.indices {
            states[lane] = world.ending(
                start[lane], vectors(2)[lane], vectors(3)[lane], vectors(4)[lane], vectors(5)[lane])
        }
    }

    /// Writes the step of each; returns whether any is above the line.
    func observe(
        _ states: UnsafeMutableBufferPointer<Acrobot.State>, _ first: Int, _ results: RowState.Results
    ) -> Bool {
        let (angle1, angle2, sum) = (row(0), row(1), row(2))
        for (lane, state) in states.enumerated() {
            (angle1[lane], angle2[lane], sum[lane]) = (state.angle1, state.angle2, state.angle2 + state.angle1)
        }
        Math.rows(of: angle1, count: states.count, sines: row(3), cosines: angle1)
        Math.rows(of: angle2, count: states.count, sines: row(4), cosines: angle2)
        Math.rows(of: sum, count: states.count, sines: nil, cosines: sum)
        var isAnyUp = false
        for (lane, state) in states.enumerated() {
            let numbers = results.observations.baseAddress! + 6 * (first + lane)
            (numbers[0], numbers[1]) = (Float(angle1[lane]), Float(row(3)[lane]))
            (numbers[2], numbers[3]) = (Float(angle2[lane]), Float(row(4)[lane]))
            (numbers[4], numbers[5]) = (Float(state.velocity1), Float(state.velocity2))
            let isUp = -angle1[lane] - sum[lane] > 1
            results.rewards[first + lane] = isUp ? 0 : -1
            results.terminated[first + lane] = isUp
            if isUp { isAnyUp = true }
        }
        return isAnyUp
    }
}

extension Acrobot: RowEnv {
    package func enter(_ rows: inout AcrobotRows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
        guard let state, torqueNoise <= 0, actionSpace.n == 3, actionSpace.start == 0,
            rows.settings.admits(AcrobotRows.Settings(world: World(self), torques: torques))
        else { return false }
        rows.states[lane] = state
        return true
    }

    package mutating func leave(_ rows: AcrobotRows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool) {
        state = rows.states[lane]
    }
}
