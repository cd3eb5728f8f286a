import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Keeps the information of each sub-environment apart: Gymnasium's `DictInfoToList`.
///
/// ```swift
/// var lanes = try makeVec("CartPole-v1", count: 3).episodeStatisticsRecorded().infosListed()
/// _ = try lanes.step([0, 1, 0])
/// if let episode = lanes.infoList[1]["episode"]?.dictionary { print(episode) }      // {'r': 23.0, 'l': 23, 't': 0.02}
/// ```
///
/// Gymnasium's wrapper returns the list in place of the gathered information, and must be outermost for that reason.
/// Here steps keep their ``VectorStep/infos`` as they are, and the list is ``infoList``; it is outermost so that it
/// sees what other wrappers add. Without the wrapper, `try batch.infoList()` makes the list of any step.
public struct DictInfoToList<Base: VectorEnv>: VectorWrapper {
    /// Same as in ``base``.
    public typealias SingleObservationSpace = Base.SingleObservationSpace
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// The information of each sub-environment with the last reset or step.
    public private(set) var infoList: [Info]

    /// A vector environment whose information is listed for each sub-environment.
    public init(_ base: Base) {
        self.base = base
        infoList = Array(repeating: [:], count: base.count)
    }

    /// Starts episodes.
    ///
    /// - Throws: ``InvalidArgument`` for an entry that is not one for each sub-environment, besides what the vector
    ///   inside throws.
    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        let batch = try base.reset(seed: seed, options: options, mask: mask)
        infoList = try batch.infoList()
        return batch
    }

    /// Takes the actions.
    ///
    /// - Throws: ``InvalidArgument`` for an entry that is not one for each sub-environment, besides what the vector
    ///   inside throws.
    public mutating func step(_ actions: Base.Actions) throws -> VectorStep<Observations> {
        let batch = try base.step(actions)
        infoList = try batch.infoList()
        return batch
    }
}

extension VectorEnv {
    /// The sub-environments with the information of each as a dictionary of its own, in `infoList`.
    public func infosListed() -> DictInfoToList<Self> { DictInfoToList(self) }
}

extension VectorStep {
    /// The information of each sub-environment: the entries that it gave, without the masks.
    ///
    /// - Throws: ``InvalidArgument`` for an entry that is not an array, list or dictionary with something for each
    ///   sub-environment.
    public func infoList() throws -> [Info] { try listed(infos) }

    private func listed(_ infos: Info) throws -> [Info] {
        var lists = Array(repeating: Info(), count: count)
        for (key, value) in infos where !key.hasPrefix("_") {
            let entries = try entries(of: value, key: key)
            let given = try mask(infos["_\(key)"], key: key)
            for lane in 0..<count where given?[lane] ?? true { lists[lane][key] = entries[lane] }
        }
        return lists
    }

    private func mask(_ value: Value?, key: String) throws -> [Bool]? {
        guard let value else { return nil }
        guard let given = flags(of: value), given.count == count else { throw mismatch("_\(key)", value) }
        return given
    }

    private func entries(of value: Value, key: String) throws -> [Value] {
        let entries: [Value]? =
            switch value {
            case .dictionary(let nested): try listed(nested).map { .dictionary($0) }
            case .doubles(let numbers): numbers.map { .double($0) }
            case .floats(let numbers): numbers.map { .double(Double($0)) }
            case .integers(let numbers): numbers.map { .int($0) }
            case .list(let entries), .tuple(let entries): entries
            case .array(let array): array.entries
            default: nil
            }
        guard let entries, entries.count == count else { throw mismatch(key, value) }
        return entries
    }

    private func mismatch(_ key: String, _ value: Value) -> InvalidArgument {
        InvalidArgument("infos[\"\(key)\"]", given: value, expected: "an entry for each of \(count) lanes")
    }
}

extension AnyArray {
    /// What lies at each position of the first axis: numbers of an array of one axis, else arrays; none without an axis.
    fileprivate var entries: [Value]? {
        guard let count = shape.first else { return nil }
        if shape.count == 1 {
            if case .bool(let flags) = self { return flags.elements.map { .bool($0) } }
            if let integers { return integers.map { .int($0) } }
            return numbers.map { .double($0) }
        }
        func rows<S: Scalar>(_ type: S.Type) -> [Value] {
            guard let array = S.array(of: .array(self)) else { return [] }
            return (0..<count).map { S.value(of: array.entry($0)) }
        }
        return rows(scalarType.swiftType)
    }
}
