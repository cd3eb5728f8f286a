import LyceumNumerics

/// What `render` returns.
public enum RenderedFrame: Sendable, Equatable {
    /// An image of shape (height, width, 3), bytes of red, green and blue.
    case image(NDArray<UInt8>)
    /// Text for a terminal.
    case text(String)
    /// Several frames, oldest first.
    case list([RenderedFrame])
}

extension RenderedFrame {
    /// The image, or the last one of a list; `nil` for text.
    public var lastImage: NDArray<UInt8>? {
        switch self {
        case .image(let image): image
        case .text: nil
        case .list(let frames): frames.last?.lastImage
        }
    }
}

extension RenderedFrame: CustomStringConvertible {
    /// A text as it is, so that `print(frame)` draws it; an image by its size.
    public var description: String {
        switch self {
        case .image(let image): "<image of \(image.shape.map(String.init).joined(separator: "×"))>"
        case .text(let text): text
        case .list(let frames): frames.map(\.description).joined(separator: "\n")
        }
    }
}
