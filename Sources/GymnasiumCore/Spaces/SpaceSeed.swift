/// The seed of a space: a number, or one for each part of a space made of parts.
///
/// Written as a literal: `42`, `[1, 2]`, `["position": 1, "speed": 2]`.
public indirect enum SpaceSeed: Sendable, Hashable {
    /// A number of 0 or more.
    case seed(Int)
    /// One for each part, in order.
    case seeds([SpaceSeed])
    /// One for each named part.
    case named([String: SpaceSeed])

    /// The number, if it is a single one.
    public var int: Int? {
        if case .seed(let number) = self { number } else { nil }
    }
}

extension SpaceSeed: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// A number.
    public init(integerLiteral value: Int) { self = .seed(value) }
    /// One for each part.
    public init(arrayLiteral elements: SpaceSeed...) { self = .seeds(elements) }
    /// One for each named part; if a name occurs twice, the last one counts.
    public init(dictionaryLiteral elements: (String, SpaceSeed)...) {
        self = .named(Dictionary(elements) { $1 })
    }
}

extension SpaceSeed: CustomStringConvertible {
    /// The literal.
    public var description: String {
        switch self {
        case .seed(let number): String(number)
        case .seeds(let parts): "(\(parts.map(\.description).joined(separator: ", ")))"
        case .named(let parts):
            "{\(parts.sorted { $0.key < $1.key }.map { "'\($0.key)': \($0.value)" }.joined(separator: ", "))}"
        }
    }
}
