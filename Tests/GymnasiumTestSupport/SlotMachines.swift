import Gymnasium
import LyceumNumerics

/// An environment of a student's own: slot machines that pay with different probabilities.
struct SlotMachines: Env {
    typealias Observation = Int
    typealias Action = Int
    var observationSpace = Discrete(1)
    var actionSpace: Discrete
    var random = Generator()
    let winProbability: [Double]

    init(winProbability: [Double] = [0.4, 0.2, 0.1, 0.1, 0.1, 0.7]) {
        self.winProbability = winProbability
        actionSpace = Discrete(winProbability.count)
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        return Reset(0)
    }

    mutating func step(_ arm: Int) throws -> Step<Int> {
        Step(0, reward: random.random() < winProbability[arm] ? 1 : 0, terminated: true)
    }
}
