import GymnasiumCore

/// The frames since the last reset or the last time they were taken.
@usableFromInline
struct FrameCollection: Sendable {
    let popFrames: Bool
    let resetClean: Bool
    private(set) var frames: [RenderedFrame] = []

    /// An empty collection.
    ///
    /// - Throws: as ``RenderCollection``.
    init(of env: some Env, popFrames: Bool, resetClean: Bool) throws {
        guard env.renderMode?.list != nil else {
            throw InvalidRenderMode("RenderCollection", env: env, expected: [.rgbArray, .ansi])
        }
        self.popFrames = popFrames
        self.resetClean = resetClean
    }

    /// Draws the state after a reset.
    @usableFromInline
    mutating func captureReset(_ env: inout some Env) throws {
        if resetClean { frames = [] }
        try capture(&env)
    }

    /// Draws the current state.
    @usableFromInline
    mutating func capture(_ env: inout some Env) throws {
        if let frame = try env.render() { frames.append(frame) }
    }

    /// All frames; if taking them empties the collection, they are then forgotten.
    @usableFromInline
    mutating func take() -> RenderedFrame {
        defer { if popFrames { frames = [] } }
        return .list(frames)
    }
}

extension RenderMode {
    /// The mode of a collection of this mode's frames; `nil` for a mode that gives no frames, or is a list already.
    public var list: RenderMode? {
        switch self {
        case .rgbArray: .rgbArrayList
        case .ansi: .ansiList
        case .human, .statePixels, .rgbArrayList, .ansiList: nil
        }
    }

    /// The mode of the single frames that a list is made of; `nil` for a mode that is not a list.
    public var single: RenderMode? {
        switch self {
        case .rgbArrayList: .rgbArray
        case .ansiList: .ansi
        case .human, .rgbArray, .statePixels, .ansi: nil
        }
    }
}
