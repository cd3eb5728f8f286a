import Lyceum

/// Pays what the action says and ends after a number of steps. It needs no reset, and nothing around it asks for one.
package struct CountingEnv: Env {
    package var observationSpace = Box(low: 0, high: 0, shape: [0])
    package var actionSpace = Discrete(100)
    package var random = Generator()
    package let episodeLength: Int
    private var count = 0

    package init(episodeLength: Int = 10) { self.episodeLength = episodeLength }

    package mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        count = 0
        return Reset([])
    }

    package mutating func step(_ action: Int) throws -> Step<[Float]> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        count += 1
        return Step([], reward: Double(action), terminated: count == episodeLength)
    }
}
