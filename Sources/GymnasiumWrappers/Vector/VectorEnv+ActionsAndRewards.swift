import GymnasiumCore

// Wrappers of single environments, put to each lane.

extension VectorEnv where SingleActionSpace: NumericSpace {
    /// The lanes with every number of an action held between the bounds of its space.
    public func actionsClipped() throws -> VectorizeTransformAction<Self, ClipAction<LaneSpaces>> {
        try actionsVectorized { try ClipAction($0) }
    }

    /// The lanes with actions between other bounds, mapped linearly to their own.
    public func actionsRescaled(
        min: ElementBounds, max: ElementBounds
    ) throws -> VectorizeTransformAction<Self, RescaleAction<LaneSpaces>> {
        try actionsVectorized { try RescaleAction($0, minAction: min, maxAction: max) }
    }
}

extension VectorEnv {
    /// The lanes with every reward held in a range.
    public func rewardsClipped(
        to range: ClosedRange<Double>
    ) throws -> VectorizeTransformReward<Self, ClipReward<LaneSpaces>> {
        try rewardsVectorized { try ClipReward($0, minReward: range.lowerBound, maxReward: range.upperBound) }
    }

    /// The lanes with every reward held at or above a bound.
    public func rewardsClipped(
        to range: PartialRangeFrom<Double>
    ) throws -> VectorizeTransformReward<Self, ClipReward<LaneSpaces>> {
        try rewardsVectorized { try ClipReward($0, minReward: range.lowerBound) }
    }

    /// The lanes with every reward held at or below a bound.
    public func rewardsClipped(
        to range: PartialRangeThrough<Double>
    ) throws -> VectorizeTransformReward<Self, ClipReward<LaneSpaces>> {
        try rewardsVectorized { try ClipReward($0, maxReward: range.upperBound) }
    }
}
