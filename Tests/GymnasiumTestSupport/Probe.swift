import Gymnasium
import LyceumNumerics

/// An environment whose answers a test chooses, and which counts its calls.
package struct Probe: Env {
    package var observationSpace: Box<Float>
    package var actionSpace: Discrete
    package var random = Generator()
    /// What reset and step answer.
    package var observation: [Float]
    /// The reward of every step; `nil`: the action.
    package var reward: Double?
    package var terminates: Bool
    package var renderMode: RenderMode?
    package private(set) var resets = 0
    package private(set) var steps = 0
    package private(set) var renders = 0
    package private(set) var closes = 0
    /// A number drawn at each step, to see where the random stream is.
    package private(set) var noise = 0.0

    package static let metadata = Metadata(renderModes: [.ansi], renderFPS: 4)

    package init(
        observationSpace: Box<Float> = Box(low: 0, high: 1), actionSpace: Discrete = Discrete(5),
        observation: [Float] = [0.5], reward: Double? = nil, terminates: Bool = false, renderMode: RenderMode? = nil
    ) {
        self.observationSpace = observationSpace
        self.actionSpace = actionSpace
        self.observation = observation
        self.reward = reward
        self.terminates = terminates
        self.renderMode = renderMode
    }

    @discardableResult
    package mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try reseed(seed)
        resets += 1
        return Reset(observation, info: ["options": .dictionary(options)])
    }

    package mutating func step(_ action: Int) throws -> Step<[Float]> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        steps += 1
        noise = random.random()
        return Step(
            observation, reward: reward ?? Double(action), terminated: terminates, info: ["noise": .double(noise)])
    }

    package mutating func render() throws -> RenderedFrame? {
        renders += 1
        return renderMode.map { _ in .text("step \(steps)") }
    }

    package mutating func close() throws { closes += 1 }
}
