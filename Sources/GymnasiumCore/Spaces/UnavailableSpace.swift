import LyceumNumerics
import LyceumValues

/// The type of a space that an environment forgot to declare; there is no such space.
public enum UnavailableSpace<Element: Sendable>: Space {
    /// Never called.
    public var random: Generator {
        get { switch self {} }
        set {}
    }
    /// Never called.
    public var structure: SpaceStructure { switch self {} }
    /// Never called.
    public var description: String { switch self {} }
    /// Never called.
    public mutating func sample() -> Element { switch self {} }
    /// Never called.
    public mutating func sample(mask: Value) -> Element { switch self {} }
    /// Never called.
    public mutating func sample(probability: Value) -> Element { switch self {} }
    /// Never called.
    public func contains(_ element: Element) -> Bool { switch self {} }
    /// Never called.
    public mutating func seed(_ seed: SpaceSeed?) -> SpaceSeed { switch self {} }
    /// Never called.
    public func validate() { switch self {} }
    /// No value.
    public static func value(of element: Element) -> Value { .none }
    /// No element.
    public static func element(of value: Value) -> Element? { nil }
}
