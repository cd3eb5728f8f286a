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
