import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Takes every action several times.
///
/// ```swift
/// var env = try make("CartPole-v1").actionsRepeated(4)
/// ```
///
/// Rewards are added up; an episode's end stops the repetition. Observation, flags and information are the last ones.
@frozen
public struct RepeatAction<Base: Env>: Wrapper {
    public var base: Base
    /// How many times an action is taken.
    public let numRepeats: Int

    /// An environment whose actions are repeated.
    ///
    /// - Parameter numRepeats: 1 or more.
    /// - Throws: ``InvalidArgument``.
    public init(_ base: Base, numRepeats: Int) throws {
        guard 1...Limits.stepsOfOne ~= numRepeats else {
            throw InvalidArgument("numRepeats", given: numRepeats, expected: "1 to \(Limits.stepsOfOne), such as 4")
        }
        self.base = base
        self.numRepeats = numRepeats
    }

    /// Takes an action several times.
    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var step = try base.step(action)
        var reward = step.reward
        var count = 1
        while count < numRepeats, !step.isDone {
            step = try base.step(action)
            reward += step.reward
            count += 1
        }
        step.reward = reward
        return step
    }

    /// How many times an action is taken.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: ["num_repeats": .int(numRepeats)])
    }
}

extension Env {
    /// The environment with every action taken several times.
    public func actionsRepeated(_ numRepeats: Int) throws -> RepeatAction<Self> {
        try RepeatAction(self, numRepeats: numRepeats)
    }
}
