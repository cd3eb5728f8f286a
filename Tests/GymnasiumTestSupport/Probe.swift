import Gymnasium
import LyceumNumerics

/// An environment whose answers a test chooses, and which counts its calls.
struct Probe: Env {
    var observationSpace = Box(low: 0, high: 1)
    var actionSpace = Discrete(5)
    var random = Generator()
    /// What reset and step answer.
    var observation: [Float] = [0.5]
    /// The reward of every step; `nil`: the action.
    var reward: Double?
    var terminates = false
    var renderMode: RenderMode?
    private(set) var resets = 0
    private(set) var steps = 0
    private(set) var renders = 0
    private(set) var closes = 0
    /// A number drawn at each step, to see where the random stream is.
    private(set) var noise = 0.0

    static let metadata = Metadata(renderModes: [.ansi], renderFPS: 4)

    @discardableResult
    mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try reseed(seed)
        resets += 1
        return Reset(observation, info: ["options": .dictionary(options)])
    }

    mutating func step(_ action: Int) throws -> Step<[Float]> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        steps += 1
        noise = random.random()
        return Step(
            observation, reward: reward ?? Double(action), terminated: terminates, info: ["noise": .double(noise)])
    }

    mutating func render() throws -> RenderedFrame? {
        renders += 1
        return renderMode.map { _ in .text("step \(steps)") }
    }

    mutating func close() throws { closes += 1 }
}
