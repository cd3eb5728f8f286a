import GymnasiumCore

// Wrappers of single environments, applied to each sub-environment.

extension VectorEnv where SingleActionSpace: NumericSpace {
    /// The sub-environments with every number of an action clipped to the bounds of its space.
    public func actionsClipped() throws -> VectorizeTransformAction<Self, ClipAction<LaneSpaces>> {
        try actionsVectorized { try ClipAction($0) }
    }

    /// The sub-environments with actions between other bounds, mapped linearly to their own.
    public func actionsRescaled(
        min: ElementBounds, max: ElementBounds
    ) throws -> VectorizeTransformAction<Self, RescaleAction<LaneSpaces>> {
        try actionsVectorized { try RescaleAction($0, minAction: min, maxAction: max) }
    }
}

extension VectorEnv {
    /// The sub-environments with every reward clipped to a range.
    public func rewardsClipped(
        to range: ClosedRange<Double>
    ) throws -> VectorizeTransformReward<Self, ClipReward<LaneSpaces>> {
        try rewardsVectorized { try ClipReward($0, minReward: range.lowerBound, maxReward: range.upperBound) }
    }

    /// The sub-environments with every reward clipped from below.
    public func rewardsClipped(
        to range: PartialRangeFrom<Double>
    ) throws -> VectorizeTransformReward<Self, ClipReward<LaneSpaces>> {
        try rewardsVectorized { try ClipReward($0, minReward: range.lowerBound) }
    }

    /// The sub-environments with every reward clipped from above.
    public func rewardsClipped(
        to range: PartialRangeThrough<Double>
    ) throws -> VectorizeTransformReward<Self, ClipReward<LaneSpaces>> {
        try rewardsVectorized { try ClipReward($0, maxReward: range.upperBound) }
    }
}
