import Gymnasium
import LyceumNumerics

/// A lamp that is as bright as the number of steps: draws an image of 32 × 24 or a line of text, and ends after some steps.
struct Lamp: Env {
    static let metadata = Metadata(renderModes: [.rgbArray, .ansi], renderFPS: 10)

    var observationSpace = Discrete(256)
    var actionSpace = Discrete(2)
    var random = Generator()
    let renderMode: RenderMode?
    /// The step that terminates an episode.
    let length: Int
    private(set) var brightness = 0

    init(renderMode: RenderMode? = .rgbArray, length: Int = 5) {
        self.renderMode = renderMode
        self.length = length
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        brightness = 0
        return Reset(brightness)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        brightness += 1
        return Step(brightness, reward: 0.5, terminated: brightness == length)
    }

    mutating func render() throws -> RenderedFrame? {
        switch renderMode {
        case .rgbArray: .image(NDArray(shape: [24, 32, 3], repeating: UInt8(truncatingIfNeeded: brightness)))
        case .ansi: .text("brightness \(brightness)")
        default: nil
        }
    }
}
