import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Tells the agent how much of the episode's time has passed.
///
/// ```swift
/// var env = try make("CartPole-v1").timeObserved()                         // .doubles of five numbers
/// var apart = try make("CartPole-v1").timeObserved(flatten: false)         // {'obs': …, 'time': array([3])}
/// ```
///
/// The time is the number of steps since the reset, or with `normalizeTime` its fraction of the environment's time limit.
/// It becomes an entry of a dictionary, the last part of a tuple, or with any other observation the entry `time` beside
/// `obs`; with `flatten` all is flattened into one vector in the common type of the numbers: with 32-bit floating point
/// and a time in steps that is 64-bit floating point, as in Gymnasium.
public struct TimeAwareObservation<Base: Env>: ObservationWrapper {
    /// A vector, dictionary or tuple.
    public typealias Observation = Value
    public var base: Base
    /// The space of the observations with the time.
    public var observationSpace: AnySpace
    /// Whether observations are flattened into vectors.
    public let flatten: Bool
    /// Whether the time is a fraction of the limit.
    public let normalizeTime: Bool
    /// The key of the time, where observations are dictionaries.
    public let dictTimeKey: String
    /// The number of steps since the reset.
    public var time: Int { elapsed }
    @usableFromInline var elapsed = 0
    private let limit: Int
    private let form: Form
    private let joinedSpace: AnySpace

    private enum Form {
        case dictionary, tuple, other
    }

    /// An environment that tells the time.
    ///
    /// - Parameters:
    ///   - flatten: whether observations are flattened into vectors.
    ///   - normalizeTime: whether the time is a fraction of the limit.
    ///   - dictTimeKey: the key of the time, where observations are dictionaries.
    /// - Throws: ``TimeLimitNeeded``; ``KeyAlreadyUsed``; ``UnsuitableSpace`` where vectors are asked for and the
    ///   space cannot be flattened.
    public init(
        _ base: Base, flatten: Bool = true, normalizeTime: Bool = false, dictTimeKey: String = "time"
    ) throws {
        guard let limit = base.maxEpisodeSteps else { throw TimeLimitNeeded(wrapper: Self.typeName) }
        let time: any Space =
            normalizeTime
            ? Box<Float>(low: 0, high: 1, shape: [1])
            : Box<Int32>(low: 0, high: Int32(clamping: limit), shape: [1])
        let inner = base.observationSpace.erased
        let space: AnySpace
        if let dictionary = inner.as(DictSpace.self) {
            guard dictionary[dictTimeKey] == nil else {
                throw KeyAlreadyUsed(wrapper: Self.typeName, key: dictTimeKey, argument: "dictTimeKey")
            }
            let parts = zip(dictionary.keys, dictionary.spaces).map { ($0, $1 as any Space) } + [(dictTimeKey, time)]
            form = .dictionary
            space = DictSpace(parts.sorted { $0.0 < $1.0 }).erased
        } else if let tuple = inner.as(TupleSpace.self) {
            form = .tuple
            space = TupleSpace(tuple.spaces + [time]).erased
        } else {
            form = .other
            space = DictSpace([("obs", inner), ("time", time)]).erased
        }
        if flatten {
            guard let flat = try? space.flatSpace() else {
                throw UnsuitableSpace(
                    wrapper: Self.typeName, space: space,
                    expected: "a space of which flatSpace() makes another, or flatten: false")
            }
            observationSpace = flat
        } else {
            observationSpace = space
        }
        joinedSpace = space
        self.base = base
        self.flatten = flatten
        self.normalizeTime = normalizeTime
        self.dictTimeKey = dictTimeKey
        self.limit = limit
    }

    /// Starts an episode at time 0.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Value> {
        elapsed = 0
        let reset = try base.reset(seed: seed, options: options)
        return Reset(try observation(reset.observation), info: reset.info)
    }

    /// Takes an action; the time advances by 1.
    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Value> {
        elapsed += 1
        let step = try base.step(action)
        return step.with(observation: try observation(step.observation))
    }

    /// The observation with the current time.
    public func observation(_ observation: Base.Observation) throws -> Value {
        let time: Value =
            normalizeTime
            ? .floats([Float(Double(elapsed) / Double(limit))])
            : .array(.int32(NDArray([Int32(clamping: elapsed)])))
        let value = Base.ObservationSpace.value(of: observation)
        let joined: Value
        switch form {
        case .dictionary:
            var entries = value.dictionary ?? [:]
            entries[dictTimeKey] = time
            joined = .dictionary(entries)
        case .tuple: joined = .tuple((value.values ?? []) + [time])
        case .other: joined = .dictionary(["obs": value, "time": time])
        }
        return flatten ? try joinedSpace.flatten(joined) : joined
    }

    /// The three arguments.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(
            name: Self.typeName,
            arguments: [
                "flatten": .bool(flatten), "normalize_time": .bool(normalizeTime),
                "dict_time_key": .string(dictTimeKey),
            ])
    }
}

/// An environment without the time limit that a wrapper needs.
public struct TimeLimitNeeded: Error, Sendable, Equatable, CustomStringConvertible {
    /// The wrapper's name.
    public let wrapper: String

    /// A wrapper that needs a time limit.
    public init(wrapper: String) { self.wrapper = wrapper }

    public var description: String {
        "\(wrapper) needs an environment with a time limit: write env.timeLimited(500) first"
    }
}

extension Env {
    /// The environment with the time in its observations.
    public func timeObserved(
        flatten: Bool = true, normalizeTime: Bool = false, dictTimeKey: String = "time"
    ) throws -> TimeAwareObservation<Self> {
        try TimeAwareObservation(
            self, flatten: flatten, normalizeTime: normalizeTime, dictTimeKey: dictTimeKey)
    }
}
