import GymnasiumCore
import LyceumValues

/// Draws after every reset and step, and gives all frames together when `render` is called.
///
/// `make(…, renderMode: .rgbArrayList)` and `.ansiList` put it around an environment that draws single frames.
///
/// ```swift
/// var env = try make("CartPole-v1", renderMode: .rgbArrayList)
/// try env.reset(seed: 42)
/// for _ in 0..<10 { _ = try env.step(env.actionSpace.sample()) }
/// if case .list(let frames)? = try env.render() { print(frames.count) }        // 11
/// ```
///
/// The frames are kept in memory until they are taken: a picture of 600 × 400 is 720 kB.
public struct RenderCollection<Base: Env>: Wrapper {
    public var base: Base
    private var collection: FrameCollection

    /// A collection of the frames of an environment.
    ///
    /// - Parameters:
    ///   - popFrames: whether `render` empties the collection.
    ///   - resetClean: whether `reset` empties it.
    /// - Throws: ``InvalidRenderMode`` for an environment that draws nothing, or draws lists already.
    public init(_ base: Base, popFrames: Bool = true, resetClean: Bool = true) throws {
        collection = try FrameCollection(of: base, popFrames: popFrames, resetClean: resetClean)
        self.base = base
    }

    /// Starts an episode and draws it.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        try collection.captureReset(&base)
        return reset
    }

    /// Takes an action and draws the result.
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        let step = try base.step(action)
        try collection.capture(&base)
        return step
    }

    /// All frames since the last call, or since the last reset.
    public mutating func render() throws -> RenderedFrame? { collection.take() }

    /// The mode of the environment inside, as a list.
    public var renderMode: RenderMode? { base.renderMode?.list }

    /// The metadata of the environment inside, with the mode of the list.
    public var metadata: Metadata { base.metadata.adding(renderMode) }

    /// `pop_frames` and `reset_clean`.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(
            name: Self.typeName,
            arguments: ["pop_frames": .bool(collection.popFrames), "reset_clean": .bool(collection.resetClean)])
    }
}

extension Env {
    /// This environment with all frames of an episode given together by `render`.
    ///
    /// - Throws: ``InvalidRenderMode``.
    public func framesCollected(popFrames: Bool = true, resetClean: Bool = true) throws -> RenderCollection<Self> {
        try RenderCollection(self, popFrames: popFrames, resetClean: resetClean)
    }
}

extension Metadata {
    /// The same with one more mode.
    func adding(_ mode: RenderMode?) -> Metadata {
        guard let mode, !renderModes.contains(mode) else { return self }
        return Metadata(renderModes: renderModes + [mode], renderFPS: renderFPS)
    }
}
