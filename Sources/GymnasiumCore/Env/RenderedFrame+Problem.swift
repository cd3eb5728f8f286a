import LyceumNumerics
import LyceumValues

extension RenderedFrame {
    /// What is wrong with a frame for a render mode; `nil` if nothing is.
    package static func problem(of frame: RenderedFrame?, mode: RenderMode?) -> String? {
        switch (mode, frame) {
        case (nil, nil), (.human, nil): return nil
        case (nil, let frame?): return "\(frame.kind) without a render mode"
        case (.human, let frame?): return "\(frame.kind) where a person watches"
        case (let mode?, nil): return "nil in the mode \(mode)"
        case (.rgbArray, .image(let image)), (.statePixels, .image(let image)):
            if image.rank == 3, image.shape[2] == 3, image.count > 0 { return nil }
            return "an image of the shape \(shapeText(image.shape)), not (height, width, 3)"
        case (.ansi, .text(let text)): return text.isEmpty ? "an empty text" : nil
        case (.rgbArrayList, .list(let frames)):
            return frames.lazy.compactMap { problem(of: $0, mode: .rgbArray) }.first
        case (.ansiList, .list(let frames)):
            return frames.lazy.compactMap { problem(of: $0, mode: .ansi) }.first
        case (let mode?, let frame?): return "\(frame.kind) in the mode \(mode)"
        }
    }

    private var kind: String {
        switch self {
        case .image: "an image"
        case .text: "a text"
        case .list: "a list"
        }
    }
}
