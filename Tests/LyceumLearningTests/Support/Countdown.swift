import Gymnasium
import LyceumNumerics

/// Episodes of a fixed length: the first two end truncated, the others terminated.
///
/// An observation is the number of steps, the number of the episode, and the length.
struct Countdown: Env {
    var observationSpace = Box<Float>(low: 0, high: 1000, shape: [3])
    var actionSpace = Discrete(1000)
    var random = Generator()
    let length: Int
    private var steps = 0
    private var episode = -1

    init(length: Int) { self.length = length }

    private var observation: [Float] { [Float(steps), Float(episode), Float(length)] }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try reseed(seed)
        steps = 0
        episode += 1
        return Reset(observation)
    }

    mutating func step(_ action: Int) throws -> Step<[Float]> {
        steps += 1
        let isOver = steps == length
        return Step(
            observation, reward: Double(steps + episode), terminated: isOver && episode >= 2,
            truncated: isOver && episode < 2)
    }
}
