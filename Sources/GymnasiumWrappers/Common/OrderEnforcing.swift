import GymnasiumCore
import LyceumSystem
import LyceumValues

/// Refuses `step` and `render` before the first `reset`.
@frozen
public struct OrderEnforcing<Base: Env>: Wrapper {
    public var base: Base
    /// Whether `render` is allowed before the first `reset`.
    public let allowsEarlyRender: Bool
    /// Whether an episode was ever started.
    public var hasReset: Bool { wasReset }
    @usableFromInline var wasReset: Bool
    @usableFromInline let isEnforced: Bool

    /// An environment that must be reset first.
    public init(_ base: Base, allowsEarlyRender: Bool = false) {
        self.init(base, allowsEarlyRender: allowsEarlyRender, isEnforced: true)
    }

    /// A layer that enforces nothing where the spec says so: `make` puts one around every environment.
    @usableFromInline
    package init(_ base: Base, allowsEarlyRender: Bool = false, isEnforced: Bool) {
        self.base = base
        self.allowsEarlyRender = allowsEarlyRender
        self.isEnforced = isEnforced
        wasReset = false
    }

    /// Starts an episode; from now on everything is allowed.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        DebugBuild.noteWork()
        let reset = try base.reset(seed: seed, options: options)
        wasReset = true
        return reset
    }

    /// Takes an action.
    ///
    /// - Throws: ``ResetNeeded`` before the first reset.
    @inlinable @inline(__always)
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        guard wasReset || !isEnforced else { throw ResetNeeded("step") }
        return try base.step(action)
    }

    /// Draws with the environment inside.
    ///
    /// - Throws: ``ResetNeeded`` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        guard wasReset || allowsEarlyRender || !isEnforced else { throw ResetNeeded("render") }
        return try base.render()
    }

    /// The spec of the environment inside, which then says that the order is enforced.
    public var spec: EnvSpec? {
        guard var spec = base.spec else { return nil }
        if isEnforced { spec.orderEnforce = true }
        return spec
    }

    /// The order is a field of the spec, not one of its wrappers.
    public var wrapperSpec: WrapperSpec? { nil }

    /// The text of the stack; a layer that enforces nothing is left out.
    public var description: String {
        isEnforced ? "<\(Self.typeName)\(base.description)>" : base.description
    }
}
