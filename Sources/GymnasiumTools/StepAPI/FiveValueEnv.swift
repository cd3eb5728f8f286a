import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Makes an environment with the four-value API an ``Env``, as `GymV21Environment` does in Gymnasium.
///
/// `done` becomes `truncated` where the information says `"TimeLimit.truncated": true`, otherwise `terminated`.
/// Properties of the environment inside show through. An environment with Gym 0.26's API needs no such layer: that API
/// is ``Env``'s.
@dynamicMemberLookup
public struct FiveValueEnv<Base: FourValueEnv>: Env {
    public var base: Base
    /// The mode that `render` draws in; `nil` to draw nothing.
    public let renderMode: RenderMode?

    /// An environment with the five-value API.
    ///
    /// - Throws: ``InvalidArgument`` for a mode that is not in the metadata.
    public init(_ base: Base, renderMode: RenderMode? = nil) throws {
        if let renderMode, !Base.metadata.renderModes.contains(renderMode) {
            let modes = Base.metadata.renderModes.map { ".\($0)" }.joined(separator: ", ")
            throw InvalidArgument(
                "renderMode", given: renderMode, expected: modes.isEmpty ? "nil: it draws nothing" : "one of \(modes)")
        }
        self.base = base
        self.renderMode = renderMode
    }

    /// What the environment inside can draw.
    public static var metadata: Metadata { Base.metadata }

    /// The observation space of the environment inside.
    public var observationSpace: Base.ObservationSpace {
        get { base.observationSpace }
        _modify { yield &base.observationSpace }
    }

    /// The action space of the environment inside.
    public var actionSpace: Base.ActionSpace {
        get { base.actionSpace }
        _modify { yield &base.actionSpace }
    }

    /// The random stream of the environment inside.
    public var random: Generator {
        get { base.random }
        _modify { yield &base.random }
    }

    /// Starts an episode, after seeding where a seed is given. The four-value API has no options: they are ignored,
    /// with a warning.
    ///
    /// - Throws: `InvalidSeed`, and what the environment inside throws.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        if let seed { try base.seed(seed) }
        if !options.isEmpty {
            Warnings.warn("\(self) has the four-value API, whose reset takes no options: \(options) is left out")
        }
        return Reset(try base.reset())
    }

    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        stepAPICompatibility(try base.step(action))
    }

    /// Draws in the mode that this was made with.
    public mutating func render() throws -> RenderedFrame? {
        guard let renderMode else { return nil }
        return try base.render(mode: renderMode)
    }

    /// Closes the environment inside.
    public mutating func close() throws { try base.close() }

    /// The text of an environment of the type inside: `<Countdown instance>`.
    public var description: String { "<\(Base.self) instance>" }

    /// A member of the environment inside.
    public subscript<Member>(dynamicMember path: WritableKeyPath<Base, Member>) -> Member {
        get { base[keyPath: path] }
        _modify { yield &base[keyPath: path] }
    }

    /// A member of the environment inside that can only be read.
    public subscript<Member>(dynamicMember path: KeyPath<Base, Member>) -> Member { base[keyPath: path] }
}
