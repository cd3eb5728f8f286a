import LyceumNumerics
import LyceumValues

/// The type of a space that an environment forgot to declare; there is no such space.
public enum UnavailableSpace<Element: Sendable>: Space {
    /// There is none.
    public var random: Generator {
        get { switch self {} }
        set {}
    }
    /// There is none.
    public var description: String { switch self {} }
    /// There is none.
    public mutating func sample() -> Element { switch self {} }
    /// There is none.
    public func contains(_ element: Element) -> Bool { switch self {} }
    /// No value.
    public static func value(of element: Element) -> Value { .none }
    /// No element.
    public static func element(of value: Value) -> Element? { nil }
}
