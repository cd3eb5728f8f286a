import Gymnasium
import LyceumNumerics

/// An environment of one number, the number of its steps, with a reward of 1 and episodes of a given length.
struct Metronome: Env {
    static let metadata = Metadata(renderModes: [.rgbArray], renderFPS: 10)
    var observationSpace = Box(low: 0, high: 100)
    var actionSpace = Discrete(2)
    var random = Generator()
    let length: Int
    var truncates = false
    var renderMode: RenderMode?
    private(set) var beats = 0

    init(length: Int, truncates: Bool = false, renderMode: RenderMode? = nil) {
        self.length = length
        self.truncates = truncates
        self.renderMode = renderMode
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try reseed(seed)
        beats = 0
        return Reset([0])
    }

    mutating func step(_ action: Int) throws -> Step<[Float]> {
        beats += 1
        let ends = beats == length
        return Step([Float(beats)], reward: 1, terminated: ends && !truncates, truncated: ends && truncates)
    }

    /// An image of 16 × 16 pixels whose brightness is the number of the step.
    mutating func render() throws -> RenderedFrame? {
        renderMode.map { _ in .image(NDArray(shape: [16, 16, 3], repeating: UInt8(beats))) }
    }
}

extension SyncVectorEnv where E == Metronome {
    /// A lane for each length.
    init(
        _ lengths: [Int], autoresetMode: AutoresetMode = .nextStep, truncates: Bool = false,
        renderMode: RenderMode? = nil
    ) throws {
        try self.init(
            lengths.map { Metronome(length: $0, truncates: truncates, renderMode: renderMode) },
            autoresetMode: autoresetMode)
    }
}
