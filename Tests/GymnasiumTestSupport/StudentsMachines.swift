import Gymnasium
import LyceumNumerics

/// An environment of a student's own: slot machines that pay with different probabilities.
package struct StudentsMachines: Env {
    package typealias Observation = Int
    package typealias Action = Int
    package var observationSpace = Discrete(1)
    package var actionSpace: Discrete
    package var random = Generator()
    package let winProbability: [Double]

    package init(winProbability: [Double] = [0.4, 0.2, 0.1, 0.1, 0.1, 0.7]) {
        self.winProbability = winProbability
        actionSpace = Discrete(winProbability.count)
    }

    package mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        return Reset(0)
    }

    package mutating func step(_ arm: Int) throws -> Step<Int> {
        Step(0, reward: random.random() < winProbability[arm] ? 1 : 0, terminated: true)
    }
}
