import Gymnasium
import LyceumNumerics

/// A lamp that is as bright as the number of steps: draws an image of 32 × 24 or a line of text, and ends after some steps.
package struct Lamp: Env {
    package static let metadata = Metadata(renderModes: [.rgbArray, .ansi], renderFPS: 10)

    package var observationSpace = Discrete(256)
    package var actionSpace = Discrete(2)
    package var random = Generator()
    package let renderMode: RenderMode?
    /// The step that terminates an episode.
    package let length: Int
    package private(set) var brightness = 0

    package init(renderMode: RenderMode? = .rgbArray, length: Int = 5) {
        self.renderMode = renderMode
        self.length = length
    }

    package mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        brightness = 0
        return Reset(brightness)
    }

    package mutating func step(_ action: Int) throws -> Step<Int> {
        brightness += 1
        return Step(brightness, reward: 0.5, terminated: brightness == length)
    }

    package mutating func render() throws -> RenderedFrame? {
        switch renderMode {
        case .rgbArray: .image(NDArray(shape: [24, 32, 3], repeating: UInt8(truncatingIfNeeded: brightness)))
        case .ansi: .text("brightness \(brightness)")
        default: nil
        }
    }
}
