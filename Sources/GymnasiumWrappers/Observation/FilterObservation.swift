import GymnasiumCore
import LyceumValues

/// Keeps some parts of observations that are dictionaries or tuples.
///
/// ```swift
/// let both = try make("CartPole-v1", renderMode: .rgbArray).renderAddedToObservations()
/// let pixels = try both.observationsFiltered(keys: ["pixels"])
/// let hand = try make("Blackjack-v1").observationsFiltered(positions: [0, -1])
/// ```
///
/// Parts of a dictionary whose keys are sorted stay sorted; otherwise the parts come in the order given.
public struct FilterObservation<Base: Env>: ObservationWrapper where Base.Observation == Value {
    /// A dictionary or a tuple.
    public typealias Observation = Value
    public var base: Base
    /// The space of the parts that are kept.
    public var observationSpace: AnySpace
    /// The keys that are kept, of a dictionary; none for a tuple.
    public let keys: [String]
    /// The positions that are kept, as they were given, of a tuple; none for a dictionary.
    public let positions: [Int]
    private let offsets: [Int]

    /// An environment whose observations are dictionaries of the given keys.
    ///
    /// - Throws: ``UnsuitableSpace`` where observations are not dictionaries; ``InvalidArgument`` for no keys, or
    ///   unknown ones.
    public init(_ base: Base, keys: [String]) throws {
        guard let space = base.observationSpace.erased.as(DictSpace.self) else {
            throw UnsuitableSpace(
                wrapper: Self.typeName, space: base.observationSpace, expected: "a Dict to take keys from")
        }
        let known = "some of \(space.keys.map { "\"\($0)\"" }.joined(separator: ", ")), each once"
        guard !keys.isEmpty, Set(keys).count == keys.count, keys.allSatisfy(space.keys.contains) else {
            throw InvalidArgument("keys", given: keys, expected: known)
        }
        let isSorted = zip(space.keys, space.keys.dropFirst()).allSatisfy { $0 < $1 }
        self.base = base
        self.keys = keys
        (positions, offsets) = ([], [])
        let left = isSorted ? space.keys.filter(keys.contains) : keys
        observationSpace = DictSpace(left.compactMap { key in space[key].map { (key, $0) } }).erased
    }

    /// An environment whose observations are tuples of the parts at the given positions; -1 is the last one.
    ///
    /// - Throws: ``UnsuitableSpace`` where observations are not tuples; ``InvalidArgument`` for no positions, one
    ///   outside or one given twice.
    public init(_ base: Base, positions: [Int]) throws {
        guard let space = base.observationSpace.erased.as(TupleSpace.self) else {
            throw UnsuitableSpace(
                wrapper: Self.typeName, space: base.observationSpace, expected: "a Tuple to take positions from")
        }
        let offsets = positions.map { $0 < 0 ? $0 + space.count : $0 }
        guard !offsets.isEmpty, Set(offsets).count == offsets.count, offsets.allSatisfy(space.spaces.indices.contains)
        else {
            throw InvalidArgument(
                "positions", given: positions,
                expected: "some positions from 0 to \(space.count - 1), each once; -1 is the last")
        }
        self.base = base
        self.positions = positions
        self.offsets = offsets
        keys = []
        observationSpace = TupleSpace(offsets.map { space.spaces[$0] }).erased
    }

    /// The parts that are kept.
    ///
    /// - Throws: ``UnexpectedObservation`` where one is missing.
    public func observation(_ observation: Value) throws -> Value {
        func missing() -> UnexpectedObservation {
            UnexpectedObservation(wrapper: Self.typeName, given: observation, space: base.observationSpace)
        }
        if offsets.isEmpty, let space = observationSpace.as(DictSpace.self) {
            return .dictionary(
                Info(
                    try space.keys.map { key in
                        guard let part = observation[key] else { throw missing() }
                        return (key, part)
                    }))
        }
        guard let parts = observation.values, offsets.allSatisfy(parts.indices.contains) else { throw missing() }
        return .tuple(offsets.map { parts[$0] })
    }

    /// The keys or positions.
    public var wrapperSpec: WrapperSpec? {
        let left: [Value] = offsets.isEmpty ? keys.map { .string($0) } : positions.map { .int($0) }
        return WrapperSpec(name: Self.typeName, arguments: ["filter_keys": .list(left)])
    }
}

extension Env where Observation == Value {
    /// The environment with only some parts of its observations, which are dictionaries.
    public func observationsFiltered(keys: [String]) throws -> FilterObservation<Self> {
        try FilterObservation(self, keys: keys)
    }

    /// The environment with only some parts of its observations, which are tuples.
    public func observationsFiltered(positions: [Int]) throws -> FilterObservation<Self> {
        try FilterObservation(self, positions: positions)
    }
}
