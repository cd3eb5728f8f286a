import LyceumValues

/// A bound for the numbers of a box: one for all, or one for each. Written as a literal: `-1`, `[0, 0.5]`.
public enum ElementBounds: Sendable, Hashable {
    /// One number for all.
    case all(Double)
    /// A number for each, row by row.
    case each([Double])

    /// The bound of each of some numbers; `nil` for the wrong number of bounds.
    func values(count: Int) -> [Double]? {
        switch self {
        case .all(let bound): return Array(repeating: bound, count: count)
        case .each(let bounds): return bounds.count == count ? bounds : nil
        }
    }
}

extension ElementBounds: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
    /// One number for all.
    public init(floatLiteral value: Double) { self = .all(value) }
    /// One number for all.
    public init(integerLiteral value: Int) { self = .all(Double(value)) }
    /// A number for each.
    public init(arrayLiteral elements: Double...) { self = .each(elements) }
}

extension ElementBounds: CustomStringConvertible, ValueConvertible {
    /// A number, or a list of numbers.
    public var value: Value {
        switch self {
        case .all(let bound): .double(bound)
        case .each(let bounds): .list(bounds.map { .double($0) })
        }
    }

    /// A number, or numbers in a vector or list; Gymnasium's arrays of one axis are lists in JSON.
    public init?(_ value: Value) {
        if let bound = value.double {
            self = .all(bound)
        } else if let bounds = value.doubles {
            self = .each(bounds)
        } else {
            return nil
        }
    }

    /// The number or numbers as Python prints them.
    public var description: String { value.description }
}
