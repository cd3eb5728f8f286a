/// Two hand-ins of a class that have something in common which they should not.
public struct Duplicate: Sendable, Hashable, CustomStringConvertible {
    /// What they share.
    public enum Kind: Sendable, Hashable {
        /// The same trace, byte for byte.
        case trace
        /// The same rows in the log.
        case rows
        /// The same actions in some episodes: as many of the first hand-in's, and of the second's.
        case actions(shared: Int, first: Int, second: Int)
        /// Much of the program: the share of what the two programs consist of together.
        case sources(similarity: Double)
        /// The same student's id.
        case student
    }

    /// The position of the one among the grades.
    public let first: Int
    /// The position of the other.
    public let second: Int
    /// The names of the two.
    public let names: [String]
    /// What they share.
    public let kind: Kind

    /// A sentence.
    public var description: String { "\(names.joined(separator: " and ")): \(shared)" }

    /// What they share, in words.
    package var shared: String {
        switch kind {
        case .trace: "the same trace, byte for byte"
        case .rows: "the same rows in the log"
        case .actions(let shared, let first, let second):
            "the same actions in \(shared) episodes, of \(first) and of \(second) that were compared"
        case .sources(let similarity): "\(Int((similarity * 100).rounded())) % of their programs are the same"
        case .student: "two hand-ins of one student's id"
        }
    }

    /// The share of two programs from which on they are told: of all runs of eight words that are in either, so many are in both. Runs
    /// that more than half of a class of five or more have, such as what was handed out, do not count.
    public static let similarityLimit = 0.5
    /// The share of the episodes of one of two runs from which on equal actions are told. Programs that begin with the same seed and
    /// sample the same actions share some of their first episodes without anybody's fault.
    public static let actionLimit = 0.2
}

extension [Grade] {
    /// The pairs of hand-ins that share a trace, rows, actions or much of a program, the most certain first.
    ///
    /// It is a reason to look, and no proof: a lecturer judges.
    public func duplicates() -> [Duplicate] {
        var found: [Duplicate] = []
        func add(_ first: Int, _ second: Int, _ kind: Duplicate.Kind) {
            let names = [first, second].map { position in
                let grade = self[position]
                return grade.student == nil || grade.archive.hasPrefix(grade.name + ".")
                    ? grade.name : "\(grade.name) (\(grade.archive))"
            }
            found.append(Duplicate(first: first, second: second, names: names, kind: kind))
        }
        for (first, second) in pairs(by: { $0.student.map { $0.lowercased() } ?? "" }) { add(first, second, .student) }
        let sameTrace = pairs(by: \.traits.trace)
        for (first, second) in sameTrace { add(first, second, .trace) }
        let sameRows = pairs(by: \.traits.rows).filter { pair in !sameTrace.contains { $0 == pair } }
        for (first, second) in sameRows { add(first, second, .rows) }
        let known = Set((sameTrace + sameRows).map { [$0.0, $0.1] })

        let episodes = map { Set($0.traits.episodes) }
        for (pair, shared) in episodes.sharedCounts() where !known.contains(pair) {
            let (one, other) = (episodes[pair[0]].count, episodes[pair[1]].count)
            guard Double(shared) >= Duplicate.actionLimit * Double(Swift.min(one, other)) else { continue }
            add(pair[0], pair[1], .actions(shared: shared, first: one, second: other))
        }
        let programs = map { Set($0.traits.shingles) }
        let most = count >= 5 ? count / 2 : nil
        let own = programs.withoutCommon(most)
        for (pair, shared) in own.sharedCounts() {
            let all = own[pair[0]].count + own[pair[1]].count - shared
            let similarity = Double(shared) / Double(Swift.max(all, 1))
            guard shared >= 16, similarity >= Duplicate.similarityLimit else { continue }
            add(pair[0], pair[1], .sources(similarity: similarity))
        }
        return found
    }

    /// The pairs of which a text is the same, and not empty.
    private func pairs(by text: (Grade) -> String) -> [(Int, Int)] {
        var groups: [String: [Int]] = [:]
        for (position, grade) in enumerated() {
            let key = text(grade)
            if !key.isEmpty { groups[key, default: []].append(position) }
        }
        // Of many that are the same, each is named with the first.
        return groups.values.flatMap { group in group.dropFirst().map { (group[0], $0) } }.sorted { $0 < $1 }
    }
}

extension [Set<UInt64>] {
    /// How many numbers two sets have in common, for all pairs that have any, sorted.
    fileprivate func sharedCounts() -> [([Int], Int)] {
        var owners: [UInt64: [Int]] = [:]
        for (position, set) in enumerated() { for number in set { owners[number, default: []].append(position) } }
        var counts = [Int](repeating: 0, count: count * count)
        for group in owners.values where group.count > 1 {
            // Where a large part of a class has it, the first stands for all.
            for (index, first) in group.enumerated().prefix(group.count > 64 ? 1 : group.count) {
                for second in group[(index + 1)...] { counts[first * count + second] += 1 }
            }
        }
        return counts.indices.filter { counts[$0] > 0 }.map { ([$0 / count, $0 % count], counts[$0]) }
    }

    /// The sets without what more than so many of them have.
    fileprivate func withoutCommon(_ most: Int?) -> [Set<UInt64>] {
        guard let most else { return self }
        var counts: [UInt64: Int] = [:]
        for set in self { for number in set { counts[number, default: 0] += 1 } }
        return map { set in set.filter { counts[$0, default: 0] <= most } }
    }
}
