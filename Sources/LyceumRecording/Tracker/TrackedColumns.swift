import LyceumValues

/// The lists of a tracker: a column for each value, a group for each dictionary.
///
/// Lists grow in place. None is ever taken out and put back, which would copy it with every episode.
struct TrackedColumns: Sendable {
    let keys: [String]
    private var columns: [TrackedColumn]
    /// The groups, by the places of their keys; a column at such a place stays empty.
    private var groups: [Int: TrackedColumns] = [:]

    init(like info: Info) {
        keys = info.keys
        columns = keys.map { _ in TrackedColumn() }
        for (index, value) in info.values.enumerated() {
            if case .dictionary(let inner) = value { groups[index] = TrackedColumns(like: inner) }
        }
    }

    /// Compares the keys of an info with those of the lists.
    func check(_ info: Info, path: [String]) throws {
        guard Set(info.keys) == Set(keys) else {
            throw TrackedKeysDiffer(path: path, expected: keys, given: info.keys)
        }
        for (index, key) in keys.enumerated() {
            guard let group = groups[index] else { continue }
            guard let inner: Info = info[key] else {
                throw TrackedKeysDiffer(path: path + [key], expected: group.keys, given: nil)
            }
            try group.check(inner, path: path + [key])
        }
    }

    /// Adds the values of an info whose keys have been checked.
    mutating func append(_ info: Info) {
        for index in keys.indices {
            let value: Value = info[keys[index]] ?? .none
            if groups[index] == nil {
                columns[index].append(value)
            } else if case .dictionary(let inner) = value {
                groups[index]?.append(inner)
            }
        }
    }

    /// The group that a list of keys leads to.
    func group(at path: ArraySlice<String>) -> TrackedColumns? {
        guard let key = path.first else { return self }
        return keys.firstIndex(of: key).flatMap { groups[$0] }?.group(at: path.dropFirst())
    }

    /// The column that a list of keys leads to.
    func column(at path: [String]) -> TrackedColumn? {
        guard let key = path.last, let group = group(at: path.dropLast()), let index = group.keys.firstIndex(of: key),
            group.groups[index] == nil
        else { return nil }
        return group.columns[index]
    }

    /// The lists as an info.
    var info: Info {
        Info(
            keys.indices.map { index in
                (keys[index], groups[index].map { .dictionary($0.info) } ?? .list(columns[index].values))
            })
    }
}

/// The values of one key, stored compactly while they are all of one kind.
struct TrackedColumn: Sendable {
    // One of them has all values.
    private var whole: [Int] = []
    private var real: [Double] = []
    private var others: [Value] = []

    /// The values as they were given.
    var values: [Value] {
        if !whole.isEmpty { return whole.map(Value.int) }
        return real.isEmpty ? others : real.map(Value.double)
    }

    /// The values, if all of them are numbers.
    var numbers: [Double]? {
        if !whole.isEmpty { return whole.map(Double.init) }
        if others.isEmpty { return real }
        let numbers = others.compactMap(\.double)
        return numbers.count == others.count ? numbers : nil
    }

    /// Adds a value.
    mutating func append(_ value: Value) {
        switch value {
        case .int(let number) where real.isEmpty && others.isEmpty: whole.append(number)
        case .double(let number) where whole.isEmpty && others.isEmpty: real.append(number)
        default:
            if others.isEmpty {
                others = values
                whole = []
                real = []
            }
            others.append(value)
        }
    }
}
