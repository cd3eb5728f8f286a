import Gymnasium
import LyceumNumerics

/// An environment that shows samples of its observation space, and says in the information which action it did.
package struct Echo<ObservationSpace: Space, ActionSpace: Space>: Env {
    package typealias Observation = ObservationSpace.Element
    package typealias Action = ActionSpace.Element
    package var observationSpace: ObservationSpace
    package var actionSpace: ActionSpace
    package var random = Generator()
    /// The number of steps of an episode.
    package var length = 10
    /// What every step pays; `nil`: the number of the step.
    package var reward: Double?
    package var renderMode: RenderMode?
    package private(set) var steps = 0

    package static var metadata: Metadata { Metadata(renderModes: [.rgbArray], renderFPS: 30) }

    package init(
        _ observationSpace: ObservationSpace, _ actionSpace: ActionSpace = Discrete(3), length: Int = 10,
        renderMode: RenderMode? = nil
    ) {
        self.observationSpace = observationSpace
        self.actionSpace = actionSpace
        self.length = length
        self.renderMode = renderMode
    }

    package mutating func reset(seed: Int?, options: Info) throws -> Reset<Observation> {
        try reseed(seed)
        if let seed { try observationSpace.seed(seed) }
        steps = 0
        return Reset(observationSpace.sample(), info: ["started": true])
    }

    package mutating func step(_ action: Action) throws -> Step<Observation> {
        steps += 1
        return Step(
            observationSpace.sample(), reward: reward ?? Double(steps), terminated: steps == length,
            info: ["action": ActionSpace.value(of: action)])
    }

    /// An image of 4 × 6 pixels whose brightness is the number of the step.
    package mutating func render() throws -> RenderedFrame? {
        renderMode.map { _ in .image(NDArray(shape: [4, 6, 3], repeating: UInt8(truncatingIfNeeded: steps))) }
    }
}

/// An environment that shows given observations one after the other, beginning anew with the first one after the last.
package struct Reel<ObservationSpace: Space>: Env {
    package typealias Observation = ObservationSpace.Element
    package var observationSpace: ObservationSpace
    package var actionSpace = Discrete(2)
    package var random = Generator()
    package let observations: [Observation]
    package var rewards: [Double] = [1]
    /// The number of steps of an episode.
    package var length = 1000
    private var position = 0
    private var steps = 0

    package init(_ observationSpace: ObservationSpace, _ observations: [Observation]) {
        self.observationSpace = observationSpace
        self.observations = observations
    }

    package mutating func reset(seed: Int?, options: Info) throws -> Reset<Observation> {
        (position, steps) = (0, 0)
        return Reset(observations[0])
    }

    package mutating func step(_ action: Int) throws -> Step<Observation> {
        position = (position + 1) % observations.count
        steps += 1
        return Step(
            observations[position], reward: rewards[(steps - 1) % rewards.count], terminated: steps == length)
    }
}
