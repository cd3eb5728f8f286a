import LyceumNumerics
import LyceumValues

/// Stands in for the space that an environment forgot to declare; it has no values.
public enum UnavailableSpace<Element: Sendable>: Space {
    public var random: Generator {
        get { switch self {} }
        set {}
    }
    /// Unreachable, as the type has no values.
    public var structure: SpaceStructure { switch self {} }
    public var description: String { switch self {} }
    public mutating func sample() -> Element { switch self {} }
    /// Unreachable, as the type has no values.
    public mutating func sample(mask: Value) -> Element { switch self {} }
    /// Unreachable, as the type has no values.
    public mutating func sample(probability: Value) -> Element { switch self {} }
    public func contains(_ element: Element) -> Bool { switch self {} }
    /// Unreachable, as the type has no values.
    public mutating func seed(_ seed: SpaceSeed?) -> SpaceSeed { switch self {} }
    /// Unreachable, as the type has no values.
    public func validate() { switch self {} }
    /// Always ``Value/none``.
    public static func value(of element: Element) -> Value { .none }
    /// Always `nil`.
    public static func element(of value: Value) -> Element? { nil }
}
