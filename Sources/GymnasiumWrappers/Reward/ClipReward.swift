import GymnasiumCore
import LyceumValues

/// Clips every reward to two bounds, one of which may be missing.
///
/// ```swift
/// var env = try make("CartPole-v1").rewardsClipped(to: 0...1)
/// ```
@frozen
public struct ClipReward<Base: Env>: RewardWrapper {
    public var base: Base
    /// The least reward; `nil` for no bound.
    public let minReward: Double?
    /// The greatest reward; `nil` for no bound.
    public let maxReward: Double?
    @usableFromInline let low: Double
    @usableFromInline let high: Double

    /// An environment with bounded rewards.
    ///
    /// - Throws: ``InvalidBound`` without bounds, or with the upper below the lower one.
    public init(_ base: Base, minReward: Double? = nil, maxReward: Double? = nil) throws {
        func fail(_ expected: String) -> InvalidBound {
            InvalidBound(low: minReward, high: maxReward, expected: expected)
        }
        guard minReward != nil || maxReward != nil else {
            throw fail("minReward, maxReward or both to be numbers")
        }
        let (low, high) = (minReward ?? -.infinity, maxReward ?? .infinity)
        guard low <= high else { throw fail("minReward to be at most maxReward") }
        self.base = base
        self.minReward = minReward
        self.maxReward = maxReward
        self.low = low
        self.high = high
    }

    /// The reward, clipped to the bounds.
    @inlinable
    public func reward(_ reward: Double) -> Double { reward < low ? low : reward > high ? high : reward }

    /// The bounds.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(
            name: Self.typeName,
            arguments: [
                "min_reward": minReward.map(Value.double) ?? .none, "max_reward": maxReward.map(Value.double) ?? .none,
            ])
    }
}

extension Env {
    /// The environment with every reward clipped to a range.
    public func rewardsClipped(to range: ClosedRange<Double>) throws -> ClipReward<Self> {
        try ClipReward(self, minReward: range.lowerBound, maxReward: range.upperBound)
    }

    /// The environment with every reward clipped from below.
    public func rewardsClipped(to range: PartialRangeFrom<Double>) throws -> ClipReward<Self> {
        try ClipReward(self, minReward: range.lowerBound)
    }

    /// The environment with every reward clipped from above.
    public func rewardsClipped(to range: PartialRangeThrough<Double>) throws -> ClipReward<Self> {
        try ClipReward(self, maxReward: range.upperBound)
    }
}
