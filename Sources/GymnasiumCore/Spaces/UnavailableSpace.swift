import LyceumNumerics
import LyceumValues

/// Stands in for the space that an environment forgot to declare; it has no values.
public enum UnavailableSpace<Element: Sendable>: Space {
    public var random: Generator {
        get { switch self {} }
        set {}
    }
    public var description: String { switch self {} }
    public mutating func sample() -> Element { switch self {} }
    public func contains(_ element: Element) -> Bool { switch self {} }
    /// Always ``Value/none``.
    public static func value(of element: Element) -> Value { .none }
    /// Always `nil`.
    public static func element(of value: Value) -> Element? { nil }
}
