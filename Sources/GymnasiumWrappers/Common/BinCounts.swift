import LyceumValues

/// Into how many cells the range of each number of a box is divided: one count for all, or one for each. Written as a
/// literal: `5`, `[5, 4, 7]`.
public enum BinCounts: Sendable, Hashable {
    /// One count for all numbers.
    case all(Int)
    /// A count for each number.
    case each([Int])

    /// The count for each of some numbers; `nil` for the wrong number of counts, or one below 1.
    func values(count: Int) -> [Int]? {
        let values =
            switch self {
            case .all(let bins): Array(repeating: bins, count: count)
            case .each(let bins): bins
            }
        return values.count == count && values.allSatisfy { $0 >= 1 } ? values : nil
    }
}

extension BinCounts: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
    /// One count for all.
    public init(integerLiteral value: Int) { self = .all(value) }
    /// A count for each.
    public init(arrayLiteral elements: Int...) { self = .each(elements) }
}

extension BinCounts: CustomStringConvertible, ValueConvertible {
    /// A whole number, or a list of them.
    public var value: Value {
        switch self {
        case .all(let bins): .int(bins)
        case .each(let bins): .list(bins.map { .int($0) })
        }
    }

    /// A whole number, or whole numbers in a vector, tuple or list.
    public init?(_ value: Value) {
        if let bins = value.int {
            self = .all(bins)
        } else if let bins = value.integers {
            self = .each(bins)
        } else {
            return nil
        }
    }

    /// The count or counts as Python prints them.
    public var description: String { value.description }
}
