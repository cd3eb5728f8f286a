import GymnasiumCore
import LyceumValues

/// Checks what an environment returns from its first reset, step and render, and warns of what is wrong.
///
/// `make` puts it right around the environment; there it also keeps the environment's spec. It checks that the spaces
/// are valid and have no two equal bounds, that observations lie in the observation space, that rewards are finite
/// numbers, that the render mode is a known one with a frame rate, and that frames are what the mode says. The compiler
/// has checked the types already, and actions are left to the environment, as is a step before the first reset, which
/// in Gymnasium 1.4 fails in the checker where no layer enforces the order. After the first calls it only forwards.
/// `checkEnv` checks much more.
@frozen
public struct PassiveEnvChecker<Base: Env>: Wrapper {
    public var base: Base
    /// Whether the first reset was checked.
    public var hasCheckedReset: Bool { !checks.contains(.reset) }
    /// Whether the first step was checked.
    public var hasCheckedStep: Bool { !checks.contains(.step) }
    /// Whether the first render was checked.
    public var hasCheckedRender: Bool { !checks.contains(.render) }
    @usableFromInline var checks: PassiveChecks
    @usableFromInline let made: MadeSpec?

    /// An environment whose first calls are checked.
    ///
    /// - Throws: ``InvalidSpace`` for an invalid space, or one made of parts that has none.
    public init(_ base: Base) throws {
        try self.init(base, made: nil, isEnabled: true)
    }

    /// A layer that only keeps the spec where checking is off: `make` puts one around every environment.
    @usableFromInline
    package init(_ base: Base, made: MadeSpec?, isEnabled: Bool) throws {
        self.base = base
        self.made = made
        checks = isEnabled ? [.enabled, .reset, .step, .render] : []
        if isEnabled {
            try base.observationSpace.validateForUse()
            try base.actionSpace.validateForUse()
            if made == nil { checkRenderMode() }
        } else {
            try base.observationSpace.validate()
            try base.actionSpace.validate()
        }
    }

    /// Starts an episode; the first reset is checked.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        if checks.contains(.reset) { check(reset) }
        return reset
    }

    /// Takes an action; the first step is checked.
    @inlinable @inline(__always)
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        let step = try base.step(action)
        if checks.contains(.step) { check(step) }
        return step
    }

    /// Draws with the environment inside; the first frame is checked.
    public mutating func render() throws -> RenderedFrame? {
        let frame = try base.render()
        if checks.contains(.render) { check(frame) }
        return frame
    }

    @usableFromInline
    mutating func check(_ reset: Reset<Base.Observation>) {
        checks.remove(.reset)
        for equal in [base.observationSpace.equalBounds, base.actionSpace.equalBounds].compactMap({ $0 }) {
            Warnings.warn("\(Base.typeName): \(equal); leave constant numbers out of the space, or widen the bounds")
        }
        check(reset.observation, from: "reset")
    }

    @usableFromInline
    mutating func check(_ step: Step<Base.Observation>) {
        checks.remove(.step)
        check(step.observation, from: "step")
        if step.reward.isNaN {
            Warnings.warn("\(Base.typeName): the reward of the first step is nan; return a number")
        } else if step.reward.isInfinite {
            Warnings.warn("\(Base.typeName): the reward of the first step is \(step.reward); return a finite number")
        }
    }

    private mutating func check(_ frame: RenderedFrame?) {
        checks.remove(.render)
        if let problem = base.metadata.rateProblem {
            Warnings.warn("\(Base.typeName): \(problem); write Metadata(renderModes: […], renderFPS: 30)")
        }
        if let problem = RenderedFrame.problem(of: frame, mode: base.renderMode) {
            Warnings.warn(
                "\(Base.typeName): the first call of render() returned \(problem); "
                    + "return .image of shape (height, width, 3), .text, or nil without a mode")
        }
    }

    private func check(_ observation: Base.Observation, from call: String) {
        guard let objection = base.observationSpace.objection(to: observation) else { return }
        Warnings.warn(
            "\(Base.typeName): the observation that \(call)() returned is not in the observation space: "
                + "\(Base.ObservationSpace.value(of: observation)) is not in \(base.observationSpace): \(objection)")
    }

    private func checkRenderMode() {
        guard let mode = base.renderMode, !base.metadata.renderModes.contains(mode) else { return }
        Warnings.warn(
            "\(Base.typeName): the render mode \(mode) is not among \(base.metadata.renderModes) of its metadata")
    }

    /// The spec that the environment was made from, without the layers around it; it says whether there are checks.
    public var spec: EnvSpec? {
        guard var spec = made?.spec ?? base.spec else { return nil }
        if checks.contains(.enabled) { spec.disableEnvChecker = false }
        return spec
    }

    /// The checker is a field of the spec, not one of its wrappers.
    public var wrapperSpec: WrapperSpec? { nil }

    /// The text of the stack, with the id; a layer that checks nothing is left out.
    public var description: String {
        var inner = base.description
        let plain = "<\(Base.Unwrapped.typeName) instance>"
        if let made, let range = inner.firstRange(of: plain) {
            inner.replaceSubrange(range, with: "<\(Base.Unwrapped.typeName)<\(made.spec.id)>>")
        }
        return checks.contains(.enabled) ? "<\(Self.typeName)\(inner)>" : inner
    }
}

/// Which checks are still to come, and whether there are any.
@usableFromInline @frozen
struct PassiveChecks: OptionSet, Sendable {
    @usableFromInline let rawValue: UInt8

    @inlinable
    init(rawValue: UInt8) { self.rawValue = rawValue }

    // Computed, so that the module of a program sees numbers and reads no global variables.
    @inlinable static var enabled: PassiveChecks { PassiveChecks(rawValue: 1) }
    @inlinable static var reset: PassiveChecks { PassiveChecks(rawValue: 2) }
    @inlinable static var step: PassiveChecks { PassiveChecks(rawValue: 4) }
    @inlinable static var render: PassiveChecks { PassiveChecks(rawValue: 8) }
}

/// A spec in a box, so that the layer that keeps it stays small.
@usableFromInline
package final class MadeSpec: Sendable {
    @usableFromInline let spec: EnvSpec

    @usableFromInline
    package init(_ spec: EnvSpec) { self.spec = spec }
}
