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
    private var columns: [Column] = []

    /// Without entries yet.
    public init(count: Int) { self.count = count }

    /// Whether nothing was added.
    public var isEmpty: Bool { columns.isEmpty }

    /// Adds the information of a sub-environment.
    public mutating func add(_ info: Info, lane: Int) {
        for position in 0..<info.count {
            let entry = info.entry(at: position)
            // Sub-environments mostly give the same keys in the same order.
            var index = position
            if index >= columns.count || columns[index].key != entry.key {
                index = columns.firstIndex { $0.key == entry.key } ?? columns.count
            }
            if index == columns.count { columns.append(Column(key: entry.key, like: entry.value, count: count)) }
            columns[index].set(entry.value, at: lane)
        }
    }

    /// What was added for a sub-environment.
    public func lane(_ lane: Int) -> Info {
        Info(columns.filter { $0.mask[lane] }.map { ($0.key, $0.entry(lane)) })
    }

    /// The gathered entries, with their masks.
    public var info: Info {
        var info = Info()
        for column in columns {
            info[column.key] = column.value
            info["_\(column.key)"] = .array(.bool(NDArray(column.mask)))
        }
        return info
    }
}

/// The entries of all sub-environments under one key: those of its kind in the one array that is not empty.
private struct Column: Sendable {
    let key: String
    private(set) var mask: [Bool]
    private var kind: Kind
    private var bools: [Bool] = []
    private var integers: [Int] = []
    private var doubles: [Double] = []
    private var objects: [Value] = []
    /// One, in an array because it consists of columns itself.
    private var nested: [VectorInfo] = []

    private enum Kind { case bools, integers, doubles, objects, nested }

    private static let neverStacked = "final_obs"

    /// A column whose first entry will be `value`.
    init(key: String, like value: Value, count: Int) {
        self.key = key
        mask = Array(repeating: false, count: count)
        switch value {
        case _ where key == Self.neverStacked: kind = .objects
        case .bool: kind = .bools
        case .int: kind = .integers
        case .double: kind = .doubles
        case .dictionary: kind = .nested
        default: kind = .objects
        }
        switch kind {
        case .bools: bools = mask
        case .integers: integers = Array(repeating: 0, count: count)
        case .doubles: doubles = Array(repeating: 0, count: count)
        case .objects: objects = Array(repeating: .none, count: count)
        case .nested: nested = [VectorInfo(count: count)]
        }
    }

    mutating func set(_ value: Value, at lane: Int) {
        switch (kind, value) {
        case (.bools, .bool(let entry)): bools[lane] = entry
        case (.integers, .int(let entry)): integers[lane] = entry
        case (.integers, .double(let entry)):
            doubles = integers.map(Double.init)
            (kind, integers) = (.doubles, [])
            doubles[lane] = entry
        case (.doubles, .double(let entry)): doubles[lane] = entry
        case (.doubles, .int(let entry)): doubles[lane] = Double(entry)
        case (.nested, .dictionary(let entries)): nested[0].add(entries, lane: lane)
        case (.objects, _): objects[lane] = value
        default:
            objects = mask.indices.map { mask[$0] ? entry($0) : .none }
            (kind, bools, integers, doubles, nested) = (.objects, [], [], [], [])
            objects[lane] = value
        }
        mask[lane] = true
    }

    /// The entry of a sub-environment that gave one.
    func entry(_ lane: Int) -> Value {
        switch kind {
        case .bools: .bool(bools[lane])
        case .integers: .int(integers[lane])
        case .doubles: .double(doubles[lane])
        case .objects: objects[lane]
        case .nested: .dictionary(nested[0].lane(lane))
        }
    }

    /// All entries.
    var value: Value {
        switch kind {
        case .bools: .array(.bool(NDArray(bools)))
        case .integers: .integers(integers)
        case .doubles: .doubles(doubles)
        case .objects: key == Self.neverStacked ? .list(objects) : stacked ?? .list(objects)
        case .nested: .dictionary(nested[0].info)
        }
    }

    /// The arrays along a new first axis; `nil` if an entry is not an array, or types or shapes differ.
    private var stacked: Value? {
        switch mask.firstIndex(of: true).flatMap({ objects[$0].vectorOrArray }) {
        case nil: nil
        case .float32(let first): stack(first.shape) { if case .float32(let array) = $0 { array } else { nil } }
        case .float64(let first): stack(first.shape) { if case .float64(let array) = $0 { array } else { nil } }
        case .int8(let first): stack(first.shape) { if case .int8(let array) = $0 { array } else { nil } }
        case .int16(let first): stack(first.shape) { if case .int16(let array) = $0 { array } else { nil } }
        case .int32(let first): stack(first.shape) { if case .int32(let array) = $0 { array } else { nil } }
        case .int64(let first): stack(first.shape) { if case .int64(let array) = $0 { array } else { nil } }
        case .uint8(let first): stack(first.shape) { if case .uint8(let array) = $0 { array } else { nil } }
        case .uint16(let first): stack(first.shape) { if case .uint16(let array) = $0 { array } else { nil } }
        case .uint32(let first): stack(first.shape) { if case .uint32(let array) = $0 { array } else { nil } }
        case .uint64(let first): stack(first.shape) { if case .uint64(let array) = $0 { array } else { nil } }
        case .bool(let first): stack(first.shape) { if case .bool(let array) = $0 { array } else { nil } }
        }
    }

    private func stack<S: Scalar>(_ shape: [Int], _ content: (AnyArray) -> NDArray<S>?) -> Value? {
        var rows = NDArray<S>(shape: [objects.count] + shape, repeating: S(sample: 0))
        let length = rows.rowLength
        let areAlike = rows.withUnsafeMutableElements { numbers in
            for (lane, entry) in objects.enumerated() where mask[lane] {
                guard let row = entry.vectorOrArray.flatMap(content), row.shape == shape else { return false }
                for (index, number) in row.elements.enumerated() { numbers[lane * length + index] = number }
            }
            return true
        }
        guard areAlike else { return nil }
        return S.value(of: rows)
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
