import GymnasiumCore
import LyceumValues

/// Shows an environment that draws images to a person.
///
/// There is no window: the newest frame is in a file, `frames/ID.png` below the ``OutputFolder``, which a picture
/// viewer or a browser shows over any connection; its path is printed once to standard error.
/// `make(…, renderMode: .human)` puts it around an environment.
public struct HumanRendering<Base: Env>: Wrapper {
    public var base: Base
    private var screen: Screen

    /// A screen for an environment.
    ///
    /// - Throws: ``InvalidRenderMode`` for an environment that draws no images; ``InvalidArgument`` if its metadata has
    ///   no frame rate.
    public init(_ base: Base) throws {
        screen = try Screen(for: base)
        self.base = base
    }

    /// Starts an episode and shows it.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        try screen.show(&base, isLast: false)
        return reset
    }

    /// Takes an action and shows the result.
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        let step = try base.step(action)
        try screen.show(&base, isLast: step.isDone)
        return step
    }

    /// Nothing: the frame is on the screen already.
    public mutating func render() throws -> RenderedFrame? { nil }

    /// Always ``RenderMode/human``.
    public var renderMode: RenderMode? { .human }

    /// The metadata of the environment inside, with this mode.
    public var metadata: Metadata { base.metadata.adding(.human) }

    public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: [:]) }
}

extension Env {
    /// This environment shown to a person.
    ///
    /// - Throws: ``InvalidRenderMode``, ``InvalidArgument``.
    public func humanRendered() throws -> HumanRendering<Self> { try HumanRendering(self) }
}
