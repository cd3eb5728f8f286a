import Gymnasium

/// Collects the statistics of many episodes: for each key the list of its values.
///
/// ```swift
/// var tracker = InfoTracker()
/// try tracker.track(step.info)              // at each episode's end
/// print(tracker.info)                       // {'recorder': {'idx': [0, 2], 'length': [29, 69], …}}
/// ```
///
/// All infos must have the same keys, at every level. Environments that put keys of their own into every info are tracked
/// by `InfoTracker(only: "recorder")`, which looks at one entry and skips infos that lack it.
public struct InfoTracker: Sendable {
    /// The only entry of an info that is looked at; `nil` for the whole of it.
    public let only: String?
    private var columns: TrackedColumns?

    /// An empty tracker.
    public init(only: String? = nil) {
        self.only = only
    }

    /// The lists of values collected so far; empty before the first.
    public var info: Info { columns?.info ?? [:] }

    /// The numbers of one column; `nil` where there is none, or where it holds something else.
    func numbers(at path: [String]) -> [Double]? { columns?.column(at: path[...])?.numbers }

    /// The keys of a group of columns; `nil` where there is none.
    func keys(at path: [String]) -> [String]? { columns?.group(at: path[...])?.keys }

    /// The number of infos collected.
    public private(set) var count = 0

    /// Adds the values of an info to the lists: all of them, or none where the keys differ.
    ///
    /// - Parameters:
    ///   - info: of the same keys as the ones before.
    ///   - ignoreEmpty: whether an empty info is skipped instead of being an error.
    /// - Throws: ``TrackedKeysDiffer``.
    public mutating func track(_ info: Info, ignoreEmpty: Bool = true) throws {
        var info = info
        if let only {
            guard let entry: Value = info[only] else { return }
            info = [:]
            info[only] = entry
        }
        if info.isEmpty, ignoreEmpty || columns == nil { return }
        if columns == nil {
            columns = TrackedColumns(like: info)
        } else if let columns {
            try columns.check(info, path: [])
        }
        columns?.append(info)
        count += 1
    }
}

/// An info whose keys are not those of the infos tracked before it.
public struct TrackedKeysDiffer: Error, Sendable, Equatable, CustomStringConvertible {
    /// The keys that lead to the level where they differ; empty for the top.
    public let path: [String]
    /// The keys tracked so far.
    public let expected: [String]
    /// The keys given; `nil` where a value was given instead of a dictionary.
    public let given: [String]?

    /// One sentence.
    public var description: String {
        let place = path.isEmpty ? "the info" : "the info's entry \(path.joined(separator: "."))"
        let found = given.map { "the keys \($0)" } ?? "no keys"
        return "\(place) has \(found), but the ones tracked before have \(expected); "
            + "InfoTracker(only: \"recorder\") tracks one entry and skips infos without it"
    }
}

/// The lists of a tracker: a column for each value, a group for each dictionary.
private struct TrackedColumns: Sendable {
    private enum Content: Sendable {
        case column(TrackedColumn)
        indirect case group(TrackedColumns)
    }

    let keys: [String]
    private var contents: [Content]

    init(like info: Info) {
        keys = info.keys
        contents = info.values.map { value in
            switch value {
            case .dictionary(let inner): .group(TrackedColumns(like: inner))
            default: .column(.integers([]))
            }
        }
    }

    func check(_ info: Info, path: [String]) throws {
        guard Set(info.keys) == Set(keys) else {
            throw TrackedKeysDiffer(path: path, expected: keys, given: info.keys)
        }
        for (key, content) in zip(keys, contents) {
            guard case .group(let group) = content else { continue }
            guard let inner: Info = info[key] else {
                throw TrackedKeysDiffer(path: path + [key], expected: group.keys, given: nil)
            }
            try group.check(inner, path: path + [key])
        }
    }

    mutating func append(_ info: Info) {
        for index in keys.indices {
            let value: Value = info[keys[index]] ?? .none
            switch contents[index] {
            case .column(var column):
                contents[index] = .column(.integers([]))
                column.append(value)
                contents[index] = .column(column)
            case .group(var group):
                contents[index] = .column(.integers([]))
                if case .dictionary(let inner) = value { group.append(inner) }
                contents[index] = .group(group)
            }
        }
    }

    func group(at path: ArraySlice<String>) -> TrackedColumns? {
        guard let key = path.first else { return self }
        guard let index = keys.firstIndex(of: key), case .group(let group) = contents[index] else { return nil }
        return group.group(at: path.dropFirst())
    }

    func column(at path: ArraySlice<String>) -> TrackedColumn? {
        guard let key = path.last, let group = group(at: path.dropLast()), let index = group.keys.firstIndex(of: key),
            case .column(let column) = group.contents[index]
        else { return nil }
        return column
    }

    var info: Info {
        Info(
            zip(keys, contents).map { key, content in
                switch content {
                case .column(let column): (key, .list(column.values))
                case .group(let group): (key, .dictionary(group.info))
                }
            })
    }
}

/// The values of one key, stored compactly while they are all of one kind.
private enum TrackedColumn: Sendable {
    case integers([Int])
    case numbers([Double])
    case any([Value])

    var values: [Value] {
        switch self {
        case .integers(let values): values.map(Value.int)
        case .numbers(let values): values.map(Value.double)
        case .any(let values): values
        }
    }

    /// The values, if all of them are numbers.
    var numbers: [Double]? {
        switch self {
        case .integers(let values): return values.map(Double.init)
        case .numbers(let values): return values
        case .any(let values):
            let numbers = values.compactMap(\.double)
            return numbers.count == values.count ? numbers : nil
        }
    }

    mutating func append(_ value: Value) {
        switch (self, value) {
        case (.integers(var values), .int(let number)):
            self = .integers([])
            values.append(number)
            self = .integers(values)
        case (.numbers(var values), .double(let number)):
            self = .integers([])
            values.append(number)
            self = .numbers(values)
        case (.integers(let values), .double(let number)) where values.isEmpty:
            self = .numbers([number])
        case (.any(var values), _):
            self = .integers([])
            values.append(value)
            self = .any(values)
        default:
            self = .any(values + [value])
        }
    }
}
