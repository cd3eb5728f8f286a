/// A type whose values go into a ``Value`` and come back out.
///
/// Numbers convert only where nothing is lost: an `Int` reads as a `Double`, a `Double` never as an `Int`.
public protocol ValueConvertible: Sendable {
    /// The value that holds this.
    var value: Value { get }
    /// The contents of a value, if it is of this kind.
    init?(_ value: Value)
}

extension Value: ValueConvertible {
    /// The value itself.
    @inlinable public var value: Value { self }
    /// The value itself.
    @inlinable public init?(_ value: Value) { self = value }
}

extension Int: ValueConvertible {
    /// A whole number.
    @inlinable public var value: Value { .int(self) }
    /// A whole number.
    @inlinable
    public init?(_ value: Value) {
        guard case .int(let number) = value else { return nil }
        self = number
    }
}

extension Double: ValueConvertible {
    /// A number.
    @inlinable public var value: Value { .double(self) }
    /// A number, whole or not.
    public init?(_ value: Value) {
        guard let number = value.double else { return nil }
        self = number
    }
}

extension Float: ValueConvertible {
    /// A number.
    @inlinable public var value: Value { .double(Double(self)) }
    /// A number, whole or not, rounded to 32 bits.
    public init?(_ value: Value) {
        guard let number = value.double else { return nil }
        self = Float(number)
    }
}

extension Bool: ValueConvertible {
    /// A truth value.
    public var value: Value { .bool(self) }
    /// A truth value.
    public init?(_ value: Value) {
        guard case .bool(let flag) = value else { return nil }
        self = flag
    }
}

extension String: ValueConvertible {
    /// A text.
    public var value: Value { .string(self) }
    /// A text.
    public init?(_ value: Value) {
        guard case .string(let text) = value else { return nil }
        self = text
    }
}

extension Info: ValueConvertible {
    /// A dictionary.
    public var value: Value { .dictionary(self) }
    /// A dictionary.
    public init?(_ value: Value) {
        guard case .dictionary(let info) = value else { return nil }
        self = info
    }
}

extension Array: ValueConvertible where Element: ValueConvertible {
    /// A vector for `Float`, `Double` and `Int`, otherwise a list.
    public var value: Value {
        // The type decides, not the contents of the array: an empty one can be cast to any type.
        switch Element.self {
        case is Float.Type: .floats(self as? [Float] ?? [])
        case is Double.Type: .doubles(self as? [Double] ?? [])
        case is Int.Type: .integers(self as? [Int] ?? [])
        default: .list(map(\.value))
        }
    }

    /// The elements, if all of them are of the kind.
    public init?(_ value: Value) {
        let parts: [Value]
        switch value {
        case .list(let values), .tuple(let values): parts = values
        case .floats(let values): parts = values.map { .double(Double($0)) }
        case .doubles(let values): parts = values.map { .double($0) }
        case .integers(let values): parts = values.map { .int($0) }
        default: return nil
        }
        let elements = parts.compactMap(Element.init)
        guard elements.count == parts.count else { return nil }
        self = elements
    }
}
