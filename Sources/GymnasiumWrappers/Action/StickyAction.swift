import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// With a given probability, repeats the previous action instead of the one asked for (M. Machado and others,
/// "Revisiting the Arcade Learning Environment", 2018).
///
/// ```swift
/// var env = try make("CartPole-v1").actionsStuck(probability: 0.25)
/// var long = try make("CartPole-v1").actionsStuck(probability: 0.25, duration: 1...3)
/// ```
///
/// A series of repetitions has a fixed or random length. The draws come from the environment's random stream, one
/// number at each step outside a series and one whole number at the start of a series, as in Gymnasium. The first
/// action of an episode is always taken.
@frozen
public struct StickyAction<Base: Env>: Wrapper {
    public var base: Base
    /// The probability that a series begins.
    public let repeatActionProbability: Double
    /// The lengths that a series may have, each equally likely.
    public let repeatActionDuration: ClosedRange<Int>
    @usableFromInline var lastAction: Base.Action?
    /// The repetitions that are left of the series under way.
    @usableFromInline var left = 0

    /// An environment that sometimes repeats actions.
    ///
    /// - Parameters:
    ///   - repeatActionProbability: at least 0 and below 1.
    ///   - repeatActionDuration: the lengths of a series, 1 or more.
    /// - Throws: ``InvalidProbability``, ``InvalidArgument``.
    public init(
        _ base: Base, repeatActionProbability: Double, repeatActionDuration: ClosedRange<Int>
    ) throws {
        guard repeatActionProbability >= 0, repeatActionProbability < 1 else {
            throw InvalidProbability("repeatActionProbability", given: repeatActionProbability)
        }
        guard repeatActionDuration.lowerBound >= 1 else {
            throw InvalidArgument(
                "repeatActionDuration", given: repeatActionDuration, expected: "lengths of 1 or more, such as 1...3")
        }
        self.base = base
        self.repeatActionProbability = repeatActionProbability
        self.repeatActionDuration = repeatActionDuration
    }

    /// An environment that sometimes repeats actions, a fixed number of times.
    ///
    /// - Throws: ``InvalidProbability``, ``InvalidArgument``.
    public init(_ base: Base, repeatActionProbability: Double, repeatActionDuration: Int = 1) throws {
        try self.init(
            base, repeatActionProbability: repeatActionProbability,
            repeatActionDuration: repeatActionDuration...repeatActionDuration)
    }

    /// Starts an episode; no series is under way.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        lastAction = nil
        left = 0
        return try base.reset(seed: seed, options: options)
    }

    /// Takes an action, or the previous one again.
    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var action = action
        if let lastAction {
            if left == 0, base.random.random() < repeatActionProbability {
                left = try base.random.integers(
                    repeatActionDuration.lowerBound, repeatActionDuration.upperBound, endpoint: true)
            }
            if left > 0 {
                left -= 1
                action = lastAction
            }
        }
        lastAction = action
        return try base.step(action)
    }

    /// The probability, and the length or both bounds of the length.
    public var wrapperSpec: WrapperSpec? {
        let (least, most) = (repeatActionDuration.lowerBound, repeatActionDuration.upperBound)
        return WrapperSpec(
            name: Self.typeName,
            arguments: [
                "repeat_action_probability": .double(repeatActionProbability),
                "repeat_action_duration": least == most ? .int(least) : .list([.int(least), .int(most)]),
            ])
    }
}

extension Env {
    /// The environment with the previous action repeated with a given probability, a fixed number of times.
    public func actionsStuck(probability: Double, duration: Int = 1) throws -> StickyAction<Self> {
        try StickyAction(self, repeatActionProbability: probability, repeatActionDuration: duration)
    }

    /// The environment with the previous action repeated with a given probability, a random number of times.
    public func actionsStuck(probability: Double, duration: ClosedRange<Int>) throws -> StickyAction<Self> {
        try StickyAction(self, repeatActionProbability: probability, repeatActionDuration: duration)
    }
}
