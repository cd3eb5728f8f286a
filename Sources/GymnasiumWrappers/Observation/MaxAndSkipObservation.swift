import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Takes every action several times and gives the elementwise maximum of the last two observations.
///
/// ```swift
/// var env = try make(.cartPole).framesSkipped(4)
/// ```
///
/// Rewards are added up, and an episode's end stops the repetition. As in Gymnasium 1.4 the two frames are kept from
/// one step to the next, so that an observation after an early stop may have numbers of an earlier step: this follows
/// what Gymnasium computes, not its description, which says "the last two frames". The observation of a `reset` is
/// passed on.
@frozen
public struct MaxAndSkipObservation<Base: Env>: Wrapper where Base.ObservationSpace: ShapedSpace {
    public var base: Base
    /// How many times an action is taken.
    public let skip: Int
    @usableFromInline var frames: (last: Base.Observation, beforeLast: Base.Observation)

    /// An environment whose actions are repeated.
    ///
    /// - Parameter skip: how many times an action is taken, 2 or more.
    /// - Throws: ``UnsuitableSpace`` for an observation space whose elements are not numbers in a shape;
    ///   ``InvalidArgument``.
    public init(_ base: Base, skip: Int = 4) throws {
        let layout = try Self.arrayLayout(of: base.observationSpace)
        guard 2...Limits.stepsOfOne ~= skip else {
            throw InvalidArgument("skip", given: skip, expected: "2 to \(Limits.stepsOfOne), such as 4")
        }
        self.base = base
        self.skip = skip
        let zeros = base.observationSpace.element(of: Array(repeating: 0, count: layout.count))
        frames = (zeros, zeros)
    }

    /// Takes an action several times.
    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var reward = 0.0
        var step = try base.step(action)
        for repetition in 0..<skip {
            if repetition > 0 { step = try base.step(action) }
            if repetition == skip - 2 { frames.beforeLast = step.observation }
            if repetition == skip - 1 { frames.last = step.observation }
            reward += step.reward
            if step.isDone { break }
        }
        step.reward = reward
        let other = Base.ObservationSpace.numbers(frames.last)
        step.observation = Base.ObservationSpace.mapping(frames.beforeLast) { index, number in
            index < other.count && !(number > other[index]) && !number.isNaN ? other[index] : number
        }
        return step
    }

    /// How many times an action is taken.
    public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: ["skip": .int(skip)]) }
}

extension Env where ObservationSpace: ShapedSpace {
    /// The environment with every action taken several times; observations are the elementwise maximum of the last two.
    public func framesSkipped(_ skip: Int) throws -> MaxAndSkipObservation<Self> {
        try MaxAndSkipObservation(self, skip: skip)
    }
}
