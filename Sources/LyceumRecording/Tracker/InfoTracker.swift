import LyceumValues

/// Collects the statistics of many episodes: for each key the list of its values.
///
/// ```swift
/// var tracker = InfoTracker()
/// try tracker.track(step.info)              // at each episode's end
/// print(tracker.info)                       // {'recorder': {'idx': [0, 2], 'length': [29, 69], …}}
/// print(tracker.latest?.rewardSum ?? 0)     // 69.0, of the episode tracked last
/// ```
///
/// All infos must have the same keys, at every level. Environments that put keys of their own into every info are tracked
/// by `InfoTracker(only: "recorder")`, which looks at one entry and skips infos that lack it.
public struct InfoTracker: Sendable {
    /// The only entry of an info that is tracked; `nil` for all of them.
    public let only: String?
    private var columns: TrackedColumns?
    /// The info tracked last.
    private(set) var last: Info = [:]

    /// An empty tracker.
    public init(only: String? = nil) {
        self.only = only
    }

    /// The lists of values collected so far; empty before the first.
    public var info: TrackedInfo { TrackedInfo(columns?.info ?? [:]) }

    /// The numbers of one column; `nil` where there is none, or where it holds something else.
    func numbers(at path: [String]) -> [Double]? { columns?.column(at: path)?.numbers }

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
        } else {
            try columns?.check(info, path: [])
        }
        columns?.append(info)
        last = info
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

    public var description: String {
        let place = path.isEmpty ? "the info" : "the info's entry \(path.joined(separator: "."))"
        let found = given.map { "the keys \($0)" } ?? "no keys"
        return "\(place) has \(found), but the ones tracked before have \(expected); "
            + "InfoTracker(only: \"recorder\") tracks one entry and skips infos without it"
    }
}
