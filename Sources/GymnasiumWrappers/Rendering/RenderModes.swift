import GymnasiumCore
import LyceumValues

/// The outermost layer that `make` puts around an environment: shows or collects frames where the render mode asks for what
/// the environment itself does not do, as ``HumanRendering`` and ``RenderCollection`` do, and else only forwards.
///
/// The typed `make` always puts it there, so that its result has one type; `make` by string does where it is needed.
public struct RenderModes<Base: Env>: Wrapper {
    public var base: Base
    @usableFromInline let isActive: Bool
    private var layer: Layer

    private enum Layer: Sendable {
        case none
        case human(Screen)
        case collection(FrameCollection)
    }

    /// A layer for a mode: `human`, a list, or `nil` for one that only forwards.
    ///
    /// - Throws: ``InvalidRenderMode``, ``InvalidArgument``.
    @usableFromInline
    package init(_ base: Base, adapting mode: RenderMode?) throws {
        switch mode {
        case nil: layer = .none
        case .human: layer = .human(try Screen(for: base))
        default: layer = .collection(try FrameCollection(of: base, popFrames: true, resetClean: true))
        }
        isActive = mode != nil
        self.base = base
    }

    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        if isActive { try draw(isReset: true, isLast: false) }
        return reset
    }

    @inlinable @inline(__always)
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        let step = try base.step(action)
        if isActive { try draw(isReset: false, isLast: step.isDone) }
        return step
    }

    @usableFromInline
    mutating func draw(isReset: Bool, isLast: Bool) throws {
        switch layer {
        case .none: break
        case .human(var screen):
            try screen.show(&base, isLast: isLast)
            layer = .human(screen)
        case .collection(var collection):
            layer = .none
            defer { layer = .collection(collection) }
            if isReset { try collection.captureReset(&base) } else { try collection.capture(&base) }
        }
    }

    /// What the mode says: nothing for a person, all frames for a list, else the environment's own frame.
    public mutating func render() throws -> RenderedFrame? {
        switch layer {
        case .none: return try base.render()
        case .human: return nil
        case .collection(var collection):
            defer { layer = .collection(collection) }
            return collection.take()
        }
    }

    /// The mode that was asked for.
    public var renderMode: RenderMode? {
        switch layer {
        case .none: base.renderMode
        case .human: .human
        case .collection: base.renderMode?.list
        }
    }

    /// The metadata of the environment inside, with the mode that this layer adapts it to.
    public var metadata: Metadata { isActive ? base.metadata.adding(renderMode) : base.metadata }

    /// The wrapper that this layer stands for.
    public var wrapperSpec: WrapperSpec? {
        switch layer {
        case .none: nil
        case .human: WrapperSpec(name: "HumanRendering", arguments: [:])
        case .collection: WrapperSpec(name: "RenderCollection", arguments: ["pop_frames": true, "reset_clean": true])
        }
    }

    /// The text of the stack; a layer that only forwards is left out.
    public var description: String {
        wrapperSpec.map { "<\($0.name)\(base.description)>" } ?? base.description
    }
}
