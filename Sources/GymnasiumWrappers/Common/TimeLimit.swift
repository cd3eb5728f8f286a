import GymnasiumCore
import LyceumValues

/// Truncates episodes after a number of steps.
///
/// ```swift
/// var env = try CartPole().timeLimited(200)
/// ```
///
/// A step that is terminated and reaches the limit is both. Steps after the limit are truncated too.
@frozen
public struct TimeLimit<Base: Env>: Wrapper {
    public var base: Base
    /// The greatest number of steps of an episode; `Int.max` for a layer that limits nothing.
    @usableFromInline let limit: Int
    @usableFromInline var elapsed: Int

    /// An environment with a time limit.
    ///
    /// - Parameter maxEpisodeSteps: 1 or more.
    /// - Throws: ``InvalidArgument``.
    public init(_ base: Base, maxEpisodeSteps: Int) throws {
        try self.init(base, limit: maxEpisodeSteps)
    }

    /// A layer that limits nothing where the limit is `nil`: `make` puts one around every environment.
    @usableFromInline
    package init(_ base: Base, limit: Int?) throws {
        if let limit, limit <= 0 {
            throw InvalidArgument(
                "maxEpisodeSteps", given: limit, expected: "1 or more, such as 500; make takes -1 for no limit")
        }
        self.base = base
        self.limit = limit ?? .max
        elapsed = .min  // so that no number of steps without a reset counts as an episode
    }

    /// The number of steps since the last reset; `nil` before the first one.
    public var elapsedSteps: Int? { elapsed < 0 ? nil : elapsed }

    /// Starts an episode, and the count of its steps.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        elapsed = 0
        return reset
    }

    /// Takes an action; truncated at the limit.
    ///
    /// - Throws: ``ResetNeeded`` before the first reset.
    @inlinable @inline(__always)
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        guard elapsed >= 0 || maxEpisodeSteps == nil else { throw ResetNeeded("step") }
        var step = try base.step(action)
        elapsed += 1
        if elapsed >= limit { step.truncated = true }
        return step
    }

    private var limits: Bool { limit != .max }

    /// The greatest number of steps of an episode; `nil` for no limit.
    public var maxEpisodeSteps: Int? { limits ? limit : base.maxEpisodeSteps }

    /// The spec of the environment inside, with this limit.
    public var spec: EnvSpec? {
        guard var spec = base.spec else { return nil }
        if limits { spec.maxEpisodeSteps = limit }
        return spec
    }

    /// The limit is a field of the spec, not one of its wrappers.
    public var wrapperSpec: WrapperSpec? { nil }

    /// The text of the stack; a layer that limits nothing is left out.
    public var description: String {
        limits ? "<\(Self.typeName)\(base.description)>" : base.description
    }
}

extension Env {
    /// The environment with episodes truncated after a number of steps, 1 or more.
    public func timeLimited(_ maxEpisodeSteps: Int) throws -> TimeLimit<Self> {
        try TimeLimit(self, maxEpisodeSteps: maxEpisodeSteps)
    }
}
