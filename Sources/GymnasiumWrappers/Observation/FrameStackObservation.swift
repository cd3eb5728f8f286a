import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Shows the last observations together, the newest one last.
///
/// ```swift
/// var env = try make(.cartPole).framesStacked(4)             // NDArray<Float> of shape (4, 4)
/// var zeros = try make(.cartPole).framesStacked(4, padding: .zero)
/// ```
///
/// At the start of an episode the places of earlier observations are filled with the first one, with zeros, or with an
/// element given.
@frozen
public struct FrameStackObservation<Base: Env>: ObservationWrapper {
    /// A stack of observations.
    public typealias Observation = Base.ObservationSpace.Batch
    public var base: Base
    /// The space of stacks.
    public var observationSpace: Base.ObservationSpace.Batched
    /// The number of observations in a stack.
    public let stackSize: Int
    /// What fills the places of earlier observations.
    public let padding: FramePadding<Base.Observation>
    @usableFromInline let frameSpace: Base.ObservationSpace
    @usableFromInline let filling: Base.Observation?
    @usableFromInline var frames: [Base.Observation] = []

    /// An environment with stacks of observations.
    ///
    /// - Parameters:
    ///   - stackSize: the number of observations in a stack, 1 or more.
    ///   - padding: what fills the places of earlier observations at the start of an episode.
    /// - Throws: ``InvalidArgument``, including for a padding that is not an element of the observation space.
    public init(_ base: Base, stackSize: Int, padding: FramePadding<Base.Observation> = .reset) throws {
        let space = base.observationSpace
        guard stackSize >= 1, stackSize <= 1 << 20, space.allowsBatch(stackSize) else {
            throw InvalidArgument(
                "stackSize", given: stackSize,
                expected: "1 or more, such as 4, with at most \(Limits.spaceNumbers) numbers in a stack")
        }
        switch padding {
        case .reset: filling = nil
        case .zero: filling = space.zeroElement
        case .element(let element):
            guard space.contains(element) else {
                throw InvalidArgument(
                    "padding", given: Base.ObservationSpace.value(of: element),
                    expected: ".reset, .zero, or an element of \(space)")
            }
            filling = element
        }
        observationSpace = space.batched(stackSize)
        frameSpace = space
        self.base = base
        self.stackSize = stackSize
        self.padding = padding
    }

    /// Starts an episode with a stack of its first observation and the padding.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Observation> {
        let reset = try base.reset(seed: seed, options: options)
        frames = Array(repeating: filling ?? reset.observation, count: stackSize)
        return Reset(try observation(reset.observation), info: reset.info)
    }

    /// The stack with the next observation; before the first reset it is padded as after one.
    @inlinable
    public mutating func observation(_ observation: Base.Observation) throws -> Observation {
        if frames.isEmpty { frames = Array(repeating: filling ?? observation, count: stackSize) }
        frames.removeFirst()
        frames.append(observation)
        return try frameSpace.batch(frames)
    }

    /// The number of observations, and the padding.
    public var wrapperSpec: WrapperSpec? {
        let padding: Value =
            switch padding {
            case .reset: "reset"
            case .zero: "zero"
            case .element(let element): Base.ObservationSpace.value(of: element)
            }
        return WrapperSpec(
            name: Self.typeName, arguments: ["stack_size": .int(stackSize), "padding_type": padding])
    }
}

/// What fills the places of earlier observations at the start of an episode.
public enum FramePadding<Observation: Sendable>: Sendable {
    /// The first observation of the episode.
    case reset
    /// The space's ``Space/zeroElement``: zeros, or the nearest element to them.
    case zero
    /// An element of the observation space.
    case element(Observation)
}

extension Env {
    /// The environment with the last observations together, the newest one last.
    public func framesStacked(
        _ stackSize: Int, padding: FramePadding<Observation> = .reset
    ) throws -> FrameStackObservation<Self> {
        try FrameStackObservation(self, stackSize: stackSize, padding: padding)
    }
}
