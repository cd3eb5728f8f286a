import GymnasiumCore
import LyceumValues

/// Takes any numbers as an action and clips each to the bounds of the environment's action space.
///
/// ```swift
/// var env = try make("Pendulum-v1").actionsClipped()
/// try env.step([17])                  // does [2]
/// ```
@frozen
public struct ClipAction<Base: Env>: ActionWrapper where Base.ActionSpace: NumericSpace {
    /// Same as in ``base``.
    public typealias Action = Base.Action
    public var base: Base
    /// The box of the same shape without bounds.
    public var actionSpace: Base.ActionSpace
    @usableFromInline let low: [Double]
    @usableFromInline let high: [Double]

    /// An environment that takes any numbers.
    ///
    /// - Throws: ``UnsuitableSpace`` for an action space that is not a box.
    public init(_ base: Base) throws {
        let layout = try Self.layout(of: base.actionSpace)
        (low, high) = (layout.low, layout.high)
        actionSpace = base.actionSpace.bounded(
            low: Array(repeating: -.infinity, count: low.count), high: Array(repeating: .infinity, count: low.count))
        self.base = base
    }

    /// The action, clipped to the bounds.
    @inlinable
    public func action(_ action: Base.Action) -> Base.Action {
        Base.ActionSpace.mapping(action) { index, number in
            guard index < low.count else { return number }
            return number < low[index] ? low[index] : number > high[index] ? high[index] : number
        }
    }

    public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: [:]) }
}

extension Env where ActionSpace: NumericSpace {
    /// The environment with every number of an action clipped to the bounds of its space.
    public func actionsClipped() throws -> ClipAction<Self> { try ClipAction(self) }
}
