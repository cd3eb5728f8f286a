import LyceumNumerics
import LyceumValues

/// The information of several sub-environments, gathered under common keys as Gymnasium does.
///
/// Numbers and arrays of one kind become an array with an entry for each sub-environment, zeros where a sub-environment
/// gave none; texts, lists and entries of mixed kinds or shapes become a list, with `none` where a sub-environment gave
/// none; dictionaries become a dictionary of gathered entries. Beside each key there is the same after a `_`, with the
/// sub-environments that gave an entry. Where some sub-environments give whole numbers and others do not, all become
/// 64-bit floating point: NumPy would drop the fractions.
public struct VectorInfo: Sendable {
    /// The number of sub-environments.
    public let count: Int
    private var keys: [String] = []
    private var columns: [Column] = []
    private var masks: [[Bool]] = []

    private enum Column: Sendable {
        case bools([Bool])
        case integers([Int])
        case doubles([Double])
        case objects([Value])
        case nested(VectorInfo)
    }

    /// Without entries yet.
    public init(count: Int) { self.count = count }

    /// Whether nothing was added.
    public var isEmpty: Bool { keys.isEmpty }

    /// Adds the information of a sub-environment.
    public mutating func add(_ info: Info, lane: Int) {
        for (key, value) in info { add(value, key: key, lane: lane) }
    }

    private mutating func add(_ value: Value, key: String, lane: Int) {
        let index: Int
        if let known = keys.firstIndex(of: key) {
            index = known
        } else {
            index = keys.count
            keys.append(key)
            columns.append(column(for: value, key: key))
            masks.append(Array(repeating: false, count: count))
        }
        set(value, at: lane, in: index)
        masks[index][lane] = true
    }

    private func column(for value: Value, key: String) -> Column {
        if key == "final_obs" { return .objects(Array(repeating: .none, count: count)) }
        return switch value {
        case .bool: .bools(Array(repeating: false, count: count))
        case .int: .integers(Array(repeating: 0, count: count))
        case .double: .doubles(Array(repeating: 0, count: count))
        case .dictionary: .nested(VectorInfo(count: count))
        default: .objects(Array(repeating: .none, count: count))
        }
    }

    private mutating func set(_ value: Value, at lane: Int, in index: Int) {
        let column = columns[index]
        columns[index] = .bools([])  // so that the array below is changed in place
        switch (column, value) {
        case (.bools(var entries), .bool(let entry)):
            entries[lane] = entry
            columns[index] = .bools(entries)
        case (.integers(var entries), .int(let entry)):
            entries[lane] = entry
            columns[index] = .integers(entries)
        case (.integers(let entries), .double(let entry)):
            var numbers = entries.map(Double.init)
            numbers[lane] = entry
            columns[index] = .doubles(numbers)
        case (.doubles(var entries), .double(let entry)):
            entries[lane] = entry
            columns[index] = .doubles(entries)
        case (.doubles(var entries), .int(let entry)):
            entries[lane] = Double(entry)
            columns[index] = .doubles(entries)
        case (.nested(var info), .dictionary(let entries)):
            info.add(entries, lane: lane)
            columns[index] = .nested(info)
        default:
            var entries = objects(column, mask: masks[index])
            entries[lane] = value
            columns[index] = .objects(entries)
        }
    }

    private func objects(_ column: Column, mask: [Bool]) -> [Value] {
        (0..<count).map { lane in
            guard mask[lane] else { return .none }
            return switch column {
            case .bools(let entries): .bool(entries[lane])
            case .integers(let entries): .int(entries[lane])
            case .doubles(let entries): .double(entries[lane])
            case .objects(let entries): entries[lane]
            case .nested(let info): .dictionary(info.lane(lane))
            }
        }
    }

    /// What was added for a sub-environment.
    public func lane(_ lane: Int) -> Info {
        Info(
            keys.indices.filter { masks[$0][lane] }.map { index in
                (keys[index], objects(columns[index], mask: masks[index])[lane])
            })
    }

    /// The gathered entries, with their masks.
    public var info: Info {
        var info = Info()
        for (index, key) in keys.enumerated() {
            info[key] = value(columns[index], mask: masks[index], key: key)
            info["_\(key)"] = .array(.bool(NDArray(masks[index])))
        }
        return info
    }

    private func value(_ column: Column, mask: [Bool], key: String) -> Value {
        switch column {
        case .bools(let entries): .array(.bool(NDArray(entries)))
        case .integers(let entries): .integers(entries)
        case .doubles(let entries): .doubles(entries)
        case .objects(let entries): key == "final_obs" ? .list(entries) : stacked(entries, mask) ?? .list(entries)
        case .nested(let info): .dictionary(info.info)
        }
    }

    /// The arrays along a new first axis; `nil` if an entry is not an array, or types or shapes differ.
    private func stacked(_ entries: [Value], _ mask: [Bool]) -> Value? {
        let given = zip(entries, mask).filter(\.1).map(\.0.vectorOrArray)
        let arrays = given.compactMap { $0 }
        guard arrays.count == given.count, let first = arrays.first,
            arrays.allSatisfy({ $0.shape == first.shape && $0.scalarType == first.scalarType })
        else { return nil }
        func stack<S: Scalar>(_ type: S.Type) -> Value {
            var rows = NDArray<S>(shape: [count] + first.shape, repeating: S(sample: 0))
            for (lane, entry) in entries.enumerated() where mask[lane] {
                if let array = entry.vectorOrArray { rows.setRow(lane, to: S.cast(array)) }
            }
            return S.value(of: rows)
        }
        return stack(first.scalarType.swiftType)
    }
}

extension Value {
    /// The value as an array, if NumPy would hold it as one.
    fileprivate var vectorOrArray: AnyArray? {
        switch self {
        case .floats, .doubles, .integers, .array: vectorArray
        default: nil
        }
    }
}
