import GymnasiumCore
import LyceumValues

/// Takes actions between other bounds and maps them linearly to those of the environment.
///
/// ```swift
/// var env = try make("Pendulum-v1").actionsRescaled(min: -1, max: 1)
/// try env.step([0.5])                 // does [1]
/// ```
///
/// A number with two finite bounds is scaled, one with a single finite bound moved, and one without bounds stays. The
/// arithmetic is that of the actions' type, to the last bit as in Gymnasium 1.4 on x86-64.
@frozen
public struct RescaleAction<Base: Env>: ActionWrapper where Base.ActionSpace: NumericSpace {
    /// Same as in ``base``.
    public typealias Action = Base.Action
    public var base: Base
    /// The box of the new bounds.
    public var actionSpace: Base.ActionSpace
    /// The new lower bounds.
    public let minAction: ElementBounds
    /// The new upper bounds.
    public let maxAction: ElementBounds
    @usableFromInline let map: AffineMap

    /// An environment with rescaled actions.
    ///
    /// - Parameters:
    ///   - minAction: the lower bound of every number, or of each; minus infinity where the box has no lower bound.
    ///   - maxAction: the upper bound of every number, or of each, above the lower one; infinity where the box has no upper
    ///     bound.
    /// - Throws: ``UnsuitableSpace`` for an action space that is not a box of floating point; ``InvalidArgument`` for a
    ///   wrong number of bounds; ``InvalidBound`` for bounds that are equal or contradict each other or the box.
    public init(_ base: Base, minAction: ElementBounds, maxAction: ElementBounds) throws {
        let layout = try Self.layout(
            of: base.actionSpace, expected: "a Box of float32 or float64", \.isFloatingPoint)
        map = try AffineMap(layout, low: minAction, high: maxAction, names: ("minAction", "maxAction"))
        for (low, high) in zip(map.low, map.high) where low == high {
            throw InvalidBound(low: low, high: high, expected: "minAction to be below maxAction")
        }
        actionSpace = base.actionSpace.bounded(low: map.low, high: map.high)
        self.base = base
        self.minAction = minAction
        self.maxAction = maxAction
    }

    /// The action between the bounds of the environment.
    @inlinable
    public func action(_ action: Base.Action) -> Base.Action {
        Base.ActionSpace.mapping(action) { map.backward($0, $1) }
    }

    /// The bounds.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: ["min_action": minAction.value, "max_action": maxAction.value])
    }
}

extension Env where ActionSpace: NumericSpace {
    /// The environment with actions between other bounds, mapped linearly to its own.
    public func actionsRescaled(min: ElementBounds, max: ElementBounds) throws -> RescaleAction<Self> {
        try RescaleAction(self, minAction: min, maxAction: max)
    }
}
